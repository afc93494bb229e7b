"""A moved block glides from its old place to the new one, shortly, and only where that is wanted and seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from caseload_app.ui.board.gliding import places_seen
from caseload_app.ui.board.view import BoardView
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.theme.motion import Motion

CASE = "C-2001"


@pytest.fixture
def moving(sample: MainWindow) -> Iterator[MainWindow]:
    sample.theme.motion = Motion.ON
    yield sample
    sample.theme.motion = Motion.SYSTEM


def place(window: MainWindow) -> QRectF:
    return QRectF(window.page.board_view.visualRect(window.page.board_model.index_of_case(CASE)))


def rest(view: BoardView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not view.gliding.places and not view.flashing.strengths, timeout=10_000)


def test_a_moved_block_begins_where_it_was_and_ends_where_it_is(moving: MainWindow, qtbot: QtBot) -> None:
    view, before = moving.page.board_view, place(moving)
    moving.deciding.move((CASE,), "W03")
    now, target = view.gliding.places[CASE]
    assert target == place(moving) != before
    assert abs(now.top() - before.top()) <= abs(now.top() - target.top())
    qtbot.waitUntil(lambda: not view.gliding.places, timeout=10_000)


def test_undone_it_glides_back(moving: MainWindow, qtbot: QtBot) -> None:
    view, home = moving.page.board_view, place(moving)
    moving.deciding.move((CASE,), "W03")
    rest(view, qtbot)
    moving.deciding.undo()
    assert view.gliding.places[CASE][1] == home


def test_what_is_clicked_meanwhile_is_where_it_is_by_then(moving: MainWindow) -> None:
    view = moving.page.board_view
    moving.deciding.move((CASE,), "W03")
    moving.page.clear_selection()
    assert CASE in view.gliding.places
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place(moving).center().toPoint())
    assert moving.page.selected_cases() == (CASE,)


def test_at_rest_the_board_looks_as_if_nothing_had_glided(moving: MainWindow, qtbot: QtBot) -> None:
    view = moving.page.board_view
    moving.deciding.move((CASE,), "W03")
    in_between = view.viewport().grab().toImage()
    rest(view, qtbot)
    after = view.viewport().grab().toImage()
    assert in_between != after
    moving.theme.motion = Motion.OFF
    moving.deciding.undo()
    moving.deciding.redo()
    moving.page.select_case(CASE)
    assert view.viewport().grab().toImage() == after


def test_nothing_glides_where_animations_are_off(moving: MainWindow) -> None:
    moving.theme.motion = Motion.OFF
    moving.deciding.move((CASE,), "W03")
    assert not moving.page.board_view.gliding.places


def test_a_block_from_the_tray_has_no_way_to_show(moving: MainWindow) -> None:
    moving.deciding.move(("C-2207",), "W08")
    view = moving.page.board_view
    assert not view.gliding.places
    assert "C-2207" in view.flashing.strengths


def test_scrolled_away_it_is_where_it_belongs(moving: MainWindow) -> None:
    moving.resize(1200, 500)
    view = moving.page.board_view
    moving.deciding.move((CASE,), "W03")
    assert CASE in view.gliding.places
    view.verticalScrollBar().setValue(40)
    assert not view.gliding.places


def test_many_blocks_at_once_do_not_glide(moving: MainWindow) -> None:
    page = moving.page
    assert page.board is not None
    held = [block.case_id for row in page.board.rows for block in row.blocks]
    assert len(places_seen(page.board_view, page.board_model, held[:30])) > 10
    assert places_seen(page.board_view, page.board_model, held[:31]) == {}
    assert places_seen(page.board_view, page.board_model, ["C-2207"]) == {}
