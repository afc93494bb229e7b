"""*Suggest with*: what for, which cases, how many moves, and the curve of what each move gains."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from caseload_app.ui.dialogs.moves_part import MOST_MOVES
from caseload_app.ui.dialogs.suggest_dialog import SuggestDialog
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.wish import Wish
from solver.problem import Mode

LEFT = Qt.MouseButton.LeftButton


def a_dialog(window: MainWindow, qtbot: QtBot, selected: Sequence[str] = ()) -> SuggestDialog:
    assert window.desk.team is not None
    dialog = SuggestDialog(window, window.theme, window.desk.team, Wish(), selected)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def some_held(window: MainWindow) -> list[str]:
    """Cases of somebody over cap: few, so that their curve is found at once."""
    assert window.page.board is not None
    row = next(row for row in window.page.board.rows if row.is_over and row.has_capacity)
    return [block.case_id for block in row.blocks if not block.locked][:3]


def with_its_curve(window: MainWindow, qtbot: QtBot) -> SuggestDialog:
    dialog = a_dialog(window, qtbot, some_held(window))
    dialog.scope.setCurrentIndex(dialog.scope.count() - 1)
    dialog.choose(Wish(Mode.REBALANCE))
    qtbot.waitUntil(lambda: len(dialog.moves.points) == MOST_MOVES + 1, timeout=60_000)
    return dialog


def test_the_slider_goes_from_no_move_to_twenty_with_keys(sample: MainWindow, qtbot: QtBot) -> None:
    dialog = a_dialog(sample, qtbot)
    slider = dialog.moves.slider
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert dialog.wish == Wish(max_moves=1)
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert dialog.wish == Wish(max_moves=20)
    assert dialog.moves.curve.isHidden(), "only a rebalance has a curve"


def test_only_the_selected_cases_can_be_asked_about(sample: MainWindow, qtbot: QtBot) -> None:
    dialog = a_dialog(sample, qtbot, ["C-2201", "C-2202"])
    assert dialog.scope.itemText(1) == "The 2 selected cases"
    assert dialog.wish == Wish()
    QTest.keyClick(dialog.scope, Qt.Key.Key_Down)
    wish = dialog.wish
    assert wish == Wish(only=frozenset({"C-2201", "C-2202"}))
    sample.suggesting.start(wish)
    qtbot.waitUntil(lambda: not sample.suggesting.is_running, timeout=40_000)
    assert sample.page.board is not None
    assert set(sample.page.board.proposals) == {"C-2201", "C-2202"}


def test_the_curve_of_a_rebalance_comes_by_itself_and_never_gets_worse(sample: MainWindow, qtbot: QtBot) -> None:
    points = with_its_curve(sample, qtbot).moves.points
    assert [point.allowed for point in points] == list(range(MOST_MOVES + 1))
    assert points[1].over_cap < points[0].over_cap
    overs = [point.over_cap for point in points]
    assert overs == sorted(overs, reverse=True)


def test_a_click_on_the_curve_or_a_line_of_the_table_chooses_so_many_moves(sample: MainWindow, qtbot: QtBot) -> None:
    dialog = with_its_curve(sample, qtbot)
    chart, table = dialog.moves.chart, dialog.moves.table
    QTest.mouseClick(chart, LEFT, pos=chart.place_of(2).toPoint())
    assert dialog.moves.moves == 2
    assert "points over cap" in dialog.moves.said.text()
    QTest.mouseClick(dialog.moves.as_table, LEFT)
    assert table.isVisible()
    assert table.currentRow() == 2
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert dialog.moves.moves == 1
    item = table.item(1, 3)
    assert item is not None
    assert item.text().endswith("points")
    assert chart.accessibleDescription().startswith("0 moves: gap")


def test_a_proved_point_of_the_curve_is_on_the_board_at_once(sample: MainWindow, qtbot: QtBot) -> None:
    dialog = with_its_curve(sample, qtbot)
    dialog.moves.slider.setValue(2)
    point = dialog.moves.chosen
    assert point is not None
    assert point.is_proved
    wish = dialog.wish
    assert wish.ready is not None
    sample.suggesting.start(wish)
    assert not sample.suggesting.is_running
    assert sample.page.board is not None
    assert len(sample.page.board.proposals) == point.used
    assert sample.suggesting.wish.ready is None, "an answer is for one board only"


def test_closing_the_dialog_ends_the_search_for_the_curve(sample: MainWindow, qtbot: QtBot) -> None:
    dialog = a_dialog(sample, qtbot)
    dialog.choose(Wish(Mode.REBALANCE))
    qtbot.waitUntil(lambda: len(dialog.moves.points) > 0, timeout=30_000)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not dialog.moves.points


def test_a_click_beside_the_curve_chooses_the_nearest_number(sample: MainWindow, qtbot: QtBot) -> None:
    dialog = a_dialog(sample, qtbot)
    dialog.choose(Wish(Mode.REBALANCE))
    chart = dialog.moves.chart
    QTest.mouseClick(chart, LEFT, pos=QPoint(chart.width() - 1, 10))
    assert dialog.moves.moves == MOST_MOVES
    QTest.mouseClick(chart, LEFT, pos=QPoint(1, 10))
    assert dialog.moves.moves == 0


def test_tab_goes_from_what_is_wanted_down_to_the_buttons(sample: MainWindow, qtbot: QtBot) -> None:
    dialog = a_dialog(sample, qtbot)
    seen = []
    for _ in range(5):
        focus = dialog.focusWidget()
        assert focus is not None
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    first, scope, slider, cancel, confirm = seen
    assert isinstance(first, QRadioButton)
    assert first.isChecked()
    assert [scope, slider, confirm] == [dialog.scope, dialog.moves.slider, dialog.confirm]
    assert isinstance(cancel, QPushButton)
