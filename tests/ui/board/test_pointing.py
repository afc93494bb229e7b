"""The hover card, brothers and sisters under the pointer, and the light on a case that has just come."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from caseload_app.services.shown_names import Hidden
from caseload_app.ui.actions import Act
from caseload_app.ui.board.model import BLOCK
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.theme.motion import Motion


def test_a_card_says_more_after_a_moment_and_goes_with_the_pointer(sample: MainWindow, qtbot: QtBot) -> None:
    view, model = sample.page.board_view, sample.page.board_model
    QTest.mouseMove(view.viewport(), view.visualRect(model.index(0, 1)).center())
    card = view.pointing.card
    assert not card.isVisible()
    qtbot.waitUntil(card.isVisible)
    block = model.index(0, 1).data(BLOCK)
    assert card.lines[0].startswith(block.case_id)
    assert card.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    QTest.mouseMove(view.viewport(), view.visualRect(model.index(1, 1)).center())
    assert not card.isVisible()


def test_the_card_of_what_has_the_keyboard_comes_and_goes_with_one_key(sample: MainWindow) -> None:
    view = sample.page.board_view
    assert sample.page.board is not None
    row = sample.page.board.rows[0]
    view.select_worker(row.worker_id)
    view.setFocus()
    sample.act[Act.CARD].trigger()
    assert view.pointing.card.isVisible()
    assert view.pointing.card.lines[0] == row.name
    assert any(f"{row.percent} %" in line for line in view.pointing.card.lines)
    sample.act[Act.CARD].trigger()
    assert not view.pointing.card.isVisible()
    sample.act[Act.CARD].trigger()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert not view.pointing.card.isVisible(), "any other key puts it away"


def test_the_card_lies_beside_what_it_is_about_and_inside_the_board(sample: MainWindow) -> None:
    view, model = sample.page.board_view, sample.page.board_model
    for number in range(model.rowCount()):
        for column in (0, 1):
            index = model.index(number, column)
            view.scrollTo(index)
            view.pointing.show_now(index)
            card = view.pointing.card.geometry()
            assert not card.intersects(view.visualRect(index))
            assert view.rect().contains(card)
            view.pointing.rest()


def test_the_card_names_nobody_whose_name_is_hidden(sample: MainWindow) -> None:
    assert sample.page.board is not None
    block = next(b for row in sample.page.board.rows for b in row.blocks if b.name)
    sample.desk.hide_names(Hidden(children=True))
    view = sample.page.board_view
    view.pointing.show_now(sample.page.board_model.index_of_case(block.case_id))
    assert view.pointing.card.isVisible()
    assert block.name is not None
    assert not any(block.name in line for line in view.pointing.card.lines)


def test_brothers_and_sisters_of_the_case_under_the_pointer_light_up_in_the_tray_too(sample: MainWindow) -> None:
    page = sample.page
    assert page.board is not None
    block = next(b for row in page.board.rows for b in row.blocks if b.family_id)
    place = page.board_view.visualRect(page.board_model.index_of_case(block.case_id))
    told: list[frozenset[str]] = []
    page.board_view.families_pointed.connect(told.append)
    QTest.mouseMove(page.board_view.viewport(), place.center())
    assert told[-1] == frozenset({block.family_id})
    page.board_view.pointing.at(page.board_model.index(0, 0))
    assert told[-1] == frozenset()


def test_a_case_that_has_just_come_lights_up_unless_nothing_may_move(suggested: MainWindow) -> None:
    view, board = suggested.page.board_view, suggested.page.board
    assert board is not None
    row = next(row for row in board.rows if row.has_capacity)
    first, second = [card.case_id for card in board.tray if not card.locked][:2]
    suggested.theme.motion = Motion.ON
    moved_to = next(r.worker_id for r in board.rows if r.worker_id != board.after.worker_of[first] and r.has_capacity)
    _place(suggested, first, moved_to)
    assert first in view.flashing.strengths
    suggested.theme.motion = Motion.OFF
    _place(suggested, second, row.worker_id)
    assert not view.flashing.strengths


def _place(window: MainWindow, case_id: str, worker_id: str) -> None:
    window.desk.do(lambda team, _: team.move((case_id,), worker_id, reason="Agreed at the meeting"))
