"""The tour: five steps beside the parts they are about, by mouse and by keyboard, never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from caseload_app.ui.actions import Act
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.theme.motion import Motion
from caseload_app.ui.tour.steps import STEPS, Part
from caseload_app.ui.tour.tour import beside
from caseload_app.ui.window_state import WindowState
from tests.ui.clipping import cut_off


def is_on(window: MainWindow) -> bool:
    return window.tour.is_on


def part(window: MainWindow) -> Part:
    return window.tour.part


def click(window: MainWindow, name: str) -> None:
    QTest.mouseClick(getattr(window.tour.card, name), Qt.MouseButton.LeftButton)


def test_five_steps_lead_from_the_tray_to_the_export(sample: MainWindow) -> None:
    sample.act[Act.TOUR].trigger()
    seen = []
    while is_on(sample):
        seen.append(sample.tour.part)
        click(sample, "next")
    assert seen == [Part.TRAY, Part.BOARD, Part.SUGGEST, Part.WHY, Part.EXPORT]
    assert len(STEPS) == 5


def test_the_ring_is_around_the_part_that_is_meant(sample: MainWindow) -> None:
    sample.act[Act.TOUR].trigger()
    parts = {
        Part.TRAY: sample.page.tray,
        Part.BOARD: sample.page.board_view,
        Part.SUGGEST: sample.bar.button_of(Act.SUGGEST),
        Part.WHY: sample.page.why,
        Part.EXPORT: sample.bar.button_of(Act.EXPORT),
    }
    while is_on(sample):
        target = parts[sample.tour.part]
        ring = sample.tour.ring
        middle = target.mapTo(sample, target.rect().center())
        assert QRect(ring.mapTo(sample, QPoint(0, 0)), ring.size()).contains(middle)
        click(sample, "next")


def test_keys_alone_go_on_back_and_away_and_the_focus_returns(sample: MainWindow) -> None:
    sample.page.board_view.setFocus()
    QTest.keyClick(sample, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is sample.tour.card.next
    QTest.keyClick(sample.tour.card.next, Qt.Key.Key_Space)
    assert part(sample) is Part.BOARD
    QTest.keyClick(sample.tour.card.next, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is sample.tour.card.back
    QTest.keyClick(sample.tour.card.back, Qt.Key.Key_Space)
    assert part(sample) is Part.TRAY
    QTest.keyClick(sample.tour.card.next, Qt.Key.Key_Escape)
    assert not is_on(sample)
    assert QApplication.focusWidget() is sample.page.board_view


def test_esc_ends_it_from_anywhere_and_only_then_what_it_lies_over(suggested: MainWindow) -> None:
    board = suggested.page.board
    assert board is not None
    places: list[QWidget] = [
        suggested.page.board_view,
        suggested.page.tray.view,
        suggested.page.why,
        suggested.bar.button_of(Act.SUGGEST),
        suggested.tour.card.next,
        suggested,
    ]
    for place in places:
        suggested.page.select_case(next(iter(board.proposals)))
        chosen = suggested.page.selected_cases()
        suggested.tour.offer()
        place.setFocus()
        QTest.keyClick(QApplication.focusWidget() or suggested, Qt.Key.Key_Escape)
        assert not is_on(suggested), place
        assert suggested.page.selected_cases() == chosen
        QTest.keyClick(suggested, Qt.Key.Key_Escape)
        assert suggested.page.selected_cases() == ()


def test_esc_in_the_search_clears_it_first(sample: MainWindow) -> None:
    sample.tour.offer()
    sample.page.tray.search.setFocus()
    QTest.keyClicks(sample.page.tray.search, "asylum")
    QTest.keyClick(sample.page.tray.search, Qt.Key.Key_Escape)
    assert sample.page.tray.search.text() == ""
    assert is_on(sample)
    QTest.keyClick(sample.page.tray.search, Qt.Key.Key_Escape)
    QTest.keyClick(sample.page.tray.view, Qt.Key.Key_Escape)
    assert not is_on(sample)


def test_it_is_offered_once_and_takes_no_focus(sample: MainWindow, tmp_path: Path) -> None:
    sample.page.board_view.setFocus()
    sample.offer_tour()
    assert is_on(sample)
    assert QApplication.focusWidget() is sample.page.board_view
    click(sample, "skip")
    sample.offer_tour()
    assert not is_on(sample)
    assert WindowState(tmp_path / "window.ini").has_seen_tour
    sample.act[Act.TOUR].trigger()
    assert is_on(sample)


def test_work_goes_on_under_it(sample: MainWindow) -> None:
    sample.offer_tour()
    sample.deciding.move(("C-2207",), "W08")
    assert sample.page.board is not None
    assert sample.page.board.now.worker_of["C-2207"] == "W08"
    assert is_on(sample)


def test_without_a_team_the_tour_opens_the_sample(window: MainWindow) -> None:
    window.act[Act.TOUR].trigger()
    assert window.desk.team is not None
    assert is_on(window)
    window.desk.close()
    assert not is_on(window)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (911, 480)])
def test_every_step_is_seen_in_full(sample: MainWindow, width: int, height: int) -> None:
    sample.resize(width, height)
    sample.theme.motion = Motion.OFF
    sample.act[Act.TOUR].trigger()
    while is_on(sample):
        QTest.qWait(60)
        card = sample.tour.card
        assert sample.rect().contains(QRect(card.mapTo(sample, QPoint(0, 0)), card.size()))
        assert [fault for fault in cut_off(sample) if "Step" in fault or "tour" in fault.casefold()] == []
        click(sample, "next")


def test_it_glides_only_where_animations_are_wanted(sample: MainWindow) -> None:
    sample.theme.motion = Motion.OFF
    sample.act[Act.TOUR].trigger()
    click(sample, "next")
    still = sample.tour.card.pos()
    QTest.qWait(60)
    assert sample.tour.card.pos() == still
    sample.theme.motion = Motion.ON
    click(sample, "next")
    moving = sample.tour.card.pos()
    QTest.qWait(400)
    assert sample.tour.card.pos() != moving


def test_a_card_stands_below_a_button_and_beside_a_tall_part() -> None:
    page, card = QRect(0, 0, 1000, 600), QRect(0, 0, 300, 150)
    assert beside(QRect(100, 10, 80, 30), card, page) == QPoint(100, 51)
    assert beside(QRect(0, 50, 250, 550), card, page).x() == 261
    assert beside(QRect(750, 50, 250, 550), card, page).x() == 438
    assert beside(QRect(900, 10, 80, 30), card, page).x() == 687
