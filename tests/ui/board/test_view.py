"""The board: geometry, selection, keyboard, drag and drop."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from caseload_app.services.board import preview_move
from caseload_app.ui.board.model import BLOCK, mime_of
from caseload_app.ui.main_window import MainWindow
from tests.ui.answers import Answers
from tests.ui.dragging import drop, hover, leave, on_row


def _answers(window: MainWindow) -> Answers:
    assert isinstance(window.asking, Answers)
    return window.asking


def test_qt_finds_nothing_wrong_with_the_model(suggested: MainWindow, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(suggested.page.board_model, force_py=True)


def test_every_block_is_found_where_it_is_painted(suggested: MainWindow) -> None:
    view, model = suggested.page.board_view, suggested.page.board_model
    assert suggested.page.board is not None
    for number, row in enumerate(suggested.page.board.rows):
        for column, block in enumerate(row.blocks, start=1):
            index = model.index(number, column)
            assert view.indexAt(view.visualRect(index).center()).data(BLOCK) is block


def test_all_rows_share_one_scale_on_which_the_cap_is_one_line(sample: MainWindow) -> None:
    geometry, board = sample.page.board_view.geometry_in_use, sample.page.board
    assert board is not None
    for row in board.rows:
        if row.has_capacity and row.blocks:
            end = geometry.blocks(row)[-1].right() + 2
            assert end == pytest.approx(geometry.x_of(100 * row.load / row.available), abs=1.5)


def test_a_click_selects_a_case_and_says_why(suggested: MainWindow, qtbot: QtBot) -> None:
    view, model = suggested.page.board_view, suggested.page.board_model
    place = view.visualRect(model.index(0, 1))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert suggested.page.selected_cases() == (model.index(0, 1).data(BLOCK).case_id,)


def test_ctrl_and_shift_select_several_cases_across_rows(suggested: MainWindow, qtbot: QtBot) -> None:
    view, model = suggested.page.board_view, suggested.page.board_model
    left, ctrl = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(view.viewport(), left, pos=view.visualRect(model.index(0, 1)).center())
    QTest.mouseClick(view.viewport(), left, ctrl, pos=view.visualRect(model.index(3, 2)).center())
    assert len(view.selected_cases()) == 2
    QTest.mouseClick(view.viewport(), left, pos=view.visualRect(model.index(1, 1)).center())
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(view.viewport(), left, shift, pos=view.visualRect(model.index(1, 4)).center())
    assert len(view.selected_cases()) == 4


def test_a_rubber_band_selects_what_it_touches(sample: MainWindow, qtbot: QtBot) -> None:
    view, model = sample.page.board_view, sample.page.board_model
    start = QPoint(view.visualRect(model.index(11, 1)).left() - 4, view.visualRect(model.index(11, 1)).bottom() + 5)
    end = view.visualRect(model.index(10, 2)).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 9):
        QTest.mouseMove(view.viewport(), start + (end - start) * step / 8)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert len(view.selected_cases()) >= 4


def test_arrow_keys_go_along_a_row_and_straight_up_and_down(sample: MainWindow, qtbot: QtBot) -> None:
    view, model = sample.page.board_view, sample.page.board_model
    view.setFocus()
    view.setCurrentIndex(model.index(0, 2))
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (0, 3)
    x = view.visualRect(view.currentIndex()).center().x()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 1
    assert (
        view.visualRect(view.currentIndex())
        .adjusted(-30, 0, 30, 0)
        .contains(QPoint(x, view.visualRect(view.currentIndex()).center().y()))
    )


def test_both_rows_show_the_load_that_would_result_while_a_case_hovers(suggested: MainWindow) -> None:
    page = suggested.page
    assert page.board is not None
    case_id, holder = next(iter(page.board.proposals.items()))
    receiver = next(row for row in page.board.rows if row.has_capacity and row.worker_id != holder)
    at = on_row(page.board_view, page.board.rows.index(receiver))
    assert hover(page.board_view.viewport(), at, mime_of([case_id]))
    expected = preview_move(page.board, (case_id,), receiver.worker_id)
    assert page.board_view.preview == expected
    assert [row.worker_id for row in expected.rows] == [receiver.worker_id, holder]
    assert f"{expected.rows[0].percent_after} %" in page.note.lines[0]
    leave(page.board_view.viewport())
    assert suggested.page.board_view.preview is None
    assert not page.note.isVisible()


def test_a_rule_in_the_way_stands_at_the_pointer(suggested: MainWindow) -> None:
    page = suggested.page
    assert page.board is not None
    refused = [
        (case.case_id, number, preview.in_the_way[0].sentence)
        for case in page.board.tray
        for number, row in enumerate(page.board.rows)
        if (preview := preview_move(page.board, (case.case_id,), row.worker_id)).in_the_way
    ]
    case_id, number, sentence = refused[0]
    hover(page.board_view.viewport(), on_row(page.board_view, number), mime_of([case_id]))
    assert f"{sentence}." in page.note.lines
    leave(page.board_view.viewport())


def test_a_drop_moves_the_case_and_undo_takes_it_back(suggested: MainWindow) -> None:
    page, team = suggested.page, suggested.desk.team
    assert page.board is not None
    assert team is not None
    case_id, worker_id = next(iter(page.board.proposals.items()))
    drop(page.board_view.viewport(), on_row(page.board_view, _row_of(suggested, worker_id)), [case_id])
    assert team.board.case[case_id].worker_id == worker_id
    assert "moved to" in suggested.toast.words
    suggested.deciding.undo()
    assert team.board.case[case_id].worker_id is None


def test_a_drop_against_a_rule_asks_for_a_reason_and_records_it(suggested: MainWindow) -> None:
    page, team = suggested.page, suggested.desk.team
    assert page.board is not None
    assert team is not None
    case_id, number, worker_id = _against_a_rule(suggested)
    drop(page.board_view.viewport(), on_row(page.board_view, number), [case_id])
    assert team.board.case[case_id].worker_id is None, "without a reason nothing moves"
    _answers(suggested).words = "Agreed with the head of service"
    drop(page.board_view.viewport(), on_row(page.board_view, number), [case_id])
    assert team.board.case[case_id].worker_id == worker_id
    assert _answers(suggested).sentences
    assert any(step.reason == "Agreed with the head of service" for step in team.steps())


def test_a_case_dropped_on_the_tray_is_left_unallocated(suggested: MainWindow) -> None:
    team = suggested.desk.team
    assert team is not None
    held = next(case.id for case in team.state.team.cases if case.worker_id is not None and not case.locked)
    tray = suggested.page.tray.view
    drop(tray.viewport(), QPoint(40, 40), [held])
    assert team.board.case[held].worker_id is not None, "without a reason nothing moves"
    _answers(suggested).words = "The worker leaves on Friday"
    drop(tray.viewport(), QPoint(40, 40), [held])
    assert team.board.case[held].worker_id is None
    assert held in team.board.card
    assert team.steps()[-1].reason == "The worker leaves on Friday"


def test_something_else_cannot_be_dropped_on_the_board(sample: MainWindow) -> None:
    from PySide6.QtCore import QMimeData

    data = QMimeData()
    data.setText("words")
    view = sample.page.board_view
    assert not hover(view.viewport(), on_row(view, 2), data)


def test_near_the_edge_the_board_scrolls_while_dragging(sample: MainWindow, qtbot: QtBot) -> None:
    sample.resize(1366, 640)
    view = sample.page.board_view
    assert sample.page.board is not None
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    case_id = sample.page.board.tray[0].case_id
    hover(view.viewport(), QPoint(400, view.viewport().height() - 6), mime_of([case_id]))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 0)
    leave(view.viewport())


def test_what_is_selected_stays_selected_when_the_board_changes(suggested: MainWindow) -> None:
    assert suggested.page.board is not None
    first, second = list(suggested.page.board.proposals)[:2]
    suggested.page.select_case(first)
    suggested.deciding.accept((second,))
    assert suggested.page.selected_cases() == (first,)


def test_a_screen_reader_finds_a_table_with_every_case_named(sample: MainWindow) -> None:
    view = sample.page.board_view
    table = QAccessible.queryAccessibleInterface(view)
    assert table.role() is QAccessible.Role.Table
    names = {table.child(k).text(QAccessible.Text.Name) for k in range(table.childCount())}
    assert sample.page.board is not None
    for row in sample.page.board.rows:
        for block in row.blocks:
            assert any(name.startswith(f"{block.case_id},") and row.name in name for name in names)
        assert any(name.startswith(f"{row.name},") for name in names)


def _row_of(window: MainWindow, worker_id: str) -> int:
    assert window.page.board is not None
    return [row.worker_id for row in window.page.board.rows].index(worker_id)


def _against_a_rule(window: MainWindow) -> tuple[str, int, str]:
    board = window.page.board
    assert board is not None
    return next(
        (card.case_id, number, row.worker_id)
        for card in board.tray
        for number, row in enumerate(board.rows)
        if not card.locked and preview_move(board, (card.case_id,), row.worker_id).in_the_way
    )
