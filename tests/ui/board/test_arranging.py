"""The board sorted, by team, collapsed and zoomed; and what is kept of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from caseload_app.app import make_window
from caseload_app.services.board import Arrangement, Board, Order
from caseload_app.ui.actions import Act
from caseload_app.ui.board.model import mime_of
from caseload_app.ui.board.view import BoardView
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.window_state import WindowState
from tests.ui.board.two_teams import show_two_teams
from tests.ui.dragging import hover, leave


@pytest.fixture
def two_teams(sample: MainWindow) -> MainWindow:
    """The sample team with its second half in a team of its own."""
    show_two_teams(sample)
    return sample


def _names(window: MainWindow) -> list[str]:
    rows = (window.page.board_model.row_at(n) for n in range(window.page.board_model.rowCount()))
    return [row.name for row in rows if row is not None]


def _board(window: MainWindow) -> Board:
    assert window.page.board is not None
    return window.page.board


def test_one_team_has_no_line_of_its_own(sample: MainWindow) -> None:
    assert len(_names(sample)) == sample.page.board_model.rowCount() == len(_board(sample).rows)


def test_rows_are_sorted_by_their_actions_and_what_is_selected_stays_selected(sample: MainWindow) -> None:
    case_id = _board(sample).rows[3].blocks[0].case_id
    sample.page.select_case(case_id)
    sample.act[Act.SORT_NAME].trigger()
    assert _names(sample) == sorted(_names(sample), key=str.casefold)
    assert sample.page.selected_cases() == (case_id,)
    sample.act[Act.SORT_LOAD].trigger()
    loads = [row.percent for name in _names(sample) for row in _board(sample).rows if row.name == name]
    known = [percent for percent in loads if percent is not None]
    assert known == sorted(known, reverse=True)
    assert loads[len(known) :] == [None] * (len(loads) - len(known))
    sample.act[Act.SORT_LIST].trigger()
    assert _names(sample) == [row.name for row in _board(sample).rows]


def test_a_team_has_a_line_with_its_figures_for_eye_and_ear(two_teams: MainWindow) -> None:
    model = two_teams.page.board_model
    line = model.team_at(0)
    assert line is not None
    assert line.workers == len(_board(two_teams).rows) // 2
    table = QAccessible.queryAccessibleInterface(two_teams.page.board_view)
    names = {table.child(k).text(QAccessible.Text.Name) for k in range(table.childCount())}
    assert any(name.startswith("Care South, team: workload") and name.endswith("expanded") for name in names)


def test_qt_finds_nothing_wrong_with_teams(two_teams: MainWindow, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(two_teams.page.board_model, force_py=True)


def test_a_click_on_its_line_collapses_a_team_and_shows_it_again(two_teams: MainWindow) -> None:
    view, model = two_teams.page.board_view, two_teams.page.board_model
    everybody = model.rowCount()
    at = view.visualRect(model.index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert model.rowCount() == everybody - len(_board(two_teams).rows) // 2
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert model.rowCount() == everybody


def test_left_and_right_collapse_a_team_and_show_it_again(two_teams: MainWindow) -> None:
    view, model = two_teams.page.board_view, two_teams.page.board_model
    everybody = model.rowCount()
    view.setFocus()
    view.setCurrentIndex(model.index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert model.rowCount() < everybody
    assert view.currentIndex().row() == 0
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert model.rowCount() == everybody
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert model.row_at(view.currentIndex().row()) == _board(two_teams).rows[0]


def test_a_worker_in_a_collapsed_team_is_shown_when_looked_for(two_teams: MainWindow) -> None:
    two_teams.act[Act.COLLAPSE_TEAMS].trigger()
    assert _names(two_teams) == []
    last = _board(two_teams).rows[-1]
    two_teams.page.reveal_worker(last.worker_id)
    assert last.name in _names(two_teams)
    assert two_teams.page.selected_worker() == last.worker_id


def test_the_neighbour_past_a_teams_line_is_the_next_worker(two_teams: MainWindow) -> None:
    rows = _board(two_teams).rows
    half = len(rows) // 2
    view = two_teams.page.board_view
    assert view.neighbour(rows[half - 1].worker_id, 1) == rows[half].worker_id
    assert view.neighbour(rows[half].worker_id, -1) == rows[half - 1].worker_id
    assert view.neighbour(rows[0].worker_id, -1) is None


def test_cases_held_over_a_collapsed_team_open_it(two_teams: MainWindow, qtbot: QtBot) -> None:
    view, model = two_teams.page.board_view, two_teams.page.board_model
    two_teams.act[Act.COLLAPSE_TEAMS].trigger()
    case_id = _board(two_teams).tray[0].case_id
    assert not hover(view.viewport(), view.visualRect(model.index(0, 0)).center(), mime_of([case_id]))
    qtbot.waitUntil(lambda: model.rowCount() > 2)
    leave(view.viewport())


def test_zoom_makes_blocks_wider_and_back_by_keys_and_by_the_wheel(sample: MainWindow) -> None:
    view, model = sample.page.board_view, sample.page.board_model
    usual = view.visualRect(model.index(0, 1)).width()
    sample.act[Act.ZOOM_IN].trigger()
    assert view.visualRect(model.index(0, 1)).width() > usual
    assert view.horizontalScrollBar().maximum() > 0
    sample.act[Act.ZOOM_USUAL].trigger()
    assert view.visualRect(model.index(0, 1)).width() == usual
    _turn(view, 120)
    assert view.visualRect(model.index(0, 1)).width() > usual
    _turn(view, -120)
    _turn(view, -120)
    assert view.geometry_in_use.is_compact
    assert view.visualRect(model.index(0, 1)).width() == usual


def test_a_block_that_is_scrolled_away_is_not_found_under_the_names(sample: MainWindow) -> None:
    view, model = sample.page.board_view, sample.page.board_model
    view.set_zoom(3.0)
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    away = view.visualRect(model.index(0, 1)).center()
    under_names = QPoint(20, away.y())
    assert away.x() < view.geometry_in_use.bar_left
    assert view.indexAt(under_names) == model.index(0, 0)
    view.scrollTo(model.index(0, 1))
    assert view.visualRect(model.index(0, 1)).left() >= int(view.geometry_in_use.bar_left)


def test_sorting_zoom_and_collapsed_teams_are_there_again_at_the_next_start(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "kept.ini"
    first = make_window(qapp, WindowState(path), tmp_path)
    qtbot.addWidget(first)
    first.page.board_view.arrange(Arrangement(Order.HEADROOM, frozenset({"Care South"})))
    first.page.board_view.set_zoom(1.5)
    first.close()
    second = make_window(qapp, WindowState(path), tmp_path)
    qtbot.addWidget(second)
    assert second.page.board_view.arrangement == Arrangement(Order.HEADROOM, frozenset({"Care South"}))
    assert second.page.board_view.zoom == 1.5


def _turn(view: BoardView, by: int) -> None:
    at = QPointF(400, 60)
    event = QWheelEvent(
        at,
        view.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
