"""The table with real keys and clicks, beside tray and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from caseload_app.app import make_window
from caseload_app.ui.actions import Act
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.table.columns import COLUMNS, PLACE
from caseload_app.ui.table.panel import CaseTable
from caseload_app.ui.window_state import WindowState
from tests.ui.answers import Answers

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def table(suggested: MainWindow, qtbot: QtBot) -> CaseTable:
    with qtbot.waitActive(suggested):
        suggested.activateWindow()
    press(suggested, "Ctrl+T")
    assert suggested.page.table.isVisible()
    return suggested.page.table


def press(window: MainWindow, keys: str) -> None:
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(keys))


def cells(table: CaseTable, key: str) -> list[str]:
    model = table.view.model()
    return [str(model.index(row, PLACE[key]).data()) for row in range(model.rowCount())]


def click_row(table: CaseTable, row: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    index = table.view.model().index(row, 0)
    table.view.scrollTo(index)
    QTest.mouseClick(table.view.viewport(), LEFT, held, table.view.visualRect(index).center())


def test_every_case_has_a_row_with_who_has_it(suggested: MainWindow, table: CaseTable) -> None:
    assert suggested.page.board is not None
    assert sorted(cells(table, "case")) == sorted(suggested.page.board.case)
    assert cells(table, "worker").count("Unallocated") == 14
    assert len([name for name in cells(table, "suggested") if name]) == 13
    assert table.count.text() == "134 cases"


def test_the_buttons_above_change_between_board_and_table(sample: MainWindow) -> None:
    buttons = {one.text(): one for one in sample.page.switch.findChildren(QPushButton)}
    QTest.mouseClick(buttons["Table"], LEFT)
    assert sample.page.is_table
    assert not sample.page.board_view.isVisible()
    QTest.mouseClick(buttons["Board"], LEFT)
    assert sample.page.board_view.isVisible()


def test_what_is_selected_is_the_same_on_board_tray_table_and_why(suggested: MainWindow, table: CaseTable) -> None:
    row = cells(table, "case").index("C-2203")
    click_row(table, row)
    assert suggested.page.selected_cases() == ("C-2203",)
    assert suggested.page.tray.view.selected_cases() == ("C-2203",)
    assert suggested.page.board_view.selected_cases() == ("C-2203",)
    suggested.page.tray.view.select_cases(("C-2207",))
    assert table.view.selected_cases() == ("C-2207",)
    press(suggested, "Ctrl+T")
    assert suggested.page.selected_cases() == ("C-2207",)


def test_a_selection_made_on_the_board_is_there_when_the_table_opens(suggested: MainWindow) -> None:
    suggested.page.select_cases(("C-2011", "C-2033"))
    suggested.act[Act.TABLE].trigger()
    assert set(suggested.page.table.view.selected_cases()) == {"C-2011", "C-2033"}


def test_a_click_on_a_heading_sorts_and_another_one_turns_round(table: CaseTable) -> None:
    header = table.view.horizontalHeader()
    for _ in range(2):
        x = header.sectionViewportPosition(PLACE["case"]) + 20
        QTest.mouseClick(header.viewport(), LEFT, pos=QPoint(x, 8))
    ids = cells(table, "case")
    assert ids == sorted(ids, reverse=True)


def test_the_search_narrows_and_says_how_many(table: CaseTable) -> None:
    QTest.keyClicks(table.search, "nowicki s47")
    assert set(cells(table, "category")) == {"Section 47 enquiry (S47)"}
    assert table.count.text().endswith("of 134 cases")
    QTest.keyClicks(table.search, " qqqq")
    assert table.clear_button.isVisible()
    QTest.mouseClick(table.clear_button, LEFT)
    assert table.count.text() == "134 cases"


def test_a_filter_above_a_heading_counts_only_while_filters_are_shown(table: CaseTable) -> None:
    QTest.mouseClick(table.filter_button, LEFT)
    field = table.filters.fields[PLACE["points"]]
    QTest.keyClicks(field, ">=10")
    assert {float(text) for text in cells(table, "points")} == {10.0, 11.0}
    QTest.mouseClick(table.filter_button, LEFT)
    assert len(cells(table, "points")) == 134


def test_the_filters_stand_above_their_columns_wherever_those_are(table: CaseTable, qtbot: QtBot) -> None:
    QTest.mouseClick(table.filter_button, LEFT)
    header = table.view.horizontalHeader()
    header.moveSection(header.visualIndex(PLACE["worker"]), 0)
    field = table.filters.fields[PLACE["worker"]]
    qtbot.waitUntil(lambda: field.x() < 8)
    assert not table.filters.fields[PLACE["team"]].isVisible()


def test_groups_open_and_close_by_click_and_by_key(suggested: MainWindow, table: CaseTable) -> None:
    table.group_by("worker")
    rows = cells(table, "case")
    assert rows[0].startswith("Unallocated · 14 cases")
    click_row(table, 0)
    assert cells(table, "case")[1].startswith("Amara Okafor")
    table.view.setFocus()
    table.view.setCurrentIndex(table.view.model().index(0, 0))
    press(suggested, "Right")
    assert cells(table, "case") == rows
    press(suggested, "Left")
    press(suggested, "Down")
    press(suggested, "Space")
    assert cells(table, "case")[2].startswith("Bethan Pryce")
    assert table.count.text() == "134 cases"


def test_a_column_is_chosen_from_the_menu(table: CaseTable) -> None:
    table.column_menu.aboutToShow.emit()
    actions = {action.text(): action for action in table.column_menu.actions()}
    actions["Previous worker"].trigger()
    assert PLACE["previous"] in table.view.shown_columns()
    actions["Points"].trigger()
    assert PLACE["points"] not in table.view.shown_columns()
    actions["Columns as they come"].trigger()
    assert table.view.shown_columns() == [n for n, column in enumerate(COLUMNS) if column.shown]


def test_keys_do_on_the_table_what_they_do_on_the_board(suggested: MainWindow, table: CaseTable) -> None:
    team = suggested.desk.team
    assert team is not None
    assert isinstance(suggested.asking, Answers)
    suggested.page.select_case("C-2203")
    table.view.setFocus()
    press(suggested, "A")
    assert team.board.now.worker_of["C-2203"] == "W03"
    assert cells(table, "worker")[cells(table, "case").index("C-2203")] == "Daniel Whitcombe"
    assert suggested.page.selected_cases() == ("C-2203",)
    press(suggested, "L")
    assert team.board.case["C-2203"].locked
    suggested.page.select_case("C-2209")
    suggested.asking.chosen_worker = "W08"
    press(suggested, "M")
    assert team.board.now.worker_of["C-2209"] == "W08"


def test_every_action_on_a_case_works_on_the_table_too(suggested: MainWindow) -> None:
    on_board = set(suggested.page.board_view.actions())
    assert on_board == set(suggested.page.table.view.actions()) == set(suggested.page.tray.view.actions())


def test_several_rows_are_selected_and_accepted_together(suggested: MainWindow, table: CaseTable) -> None:
    team = suggested.desk.team
    assert team is not None
    table.view.sortByColumn(PLACE["suggested"], Qt.SortOrder.AscendingOrder)
    click_row(table, 0)
    click_row(table, 2, Qt.KeyboardModifier.ShiftModifier)
    assert len(suggested.page.selected_cases()) == 3
    table.view.setFocus()
    press(suggested, "A")
    assert len(team.board.proposals) == 10


def test_copied_rows_can_be_pasted_into_a_spreadsheet(suggested: MainWindow, table: CaseTable) -> None:
    suggested.page.select_cases(("C-2201", "C-2202"))
    table.view.setFocus()
    press(suggested, "Ctrl+C")
    heading, *rows = QGuiApplication.clipboard().text().split("\n")
    assert heading.split("\t")[:3] == ["Case", "Child", "Category"]
    assert [row.split("\t")[0] for row in rows] == ["C-2201", "C-2202"]
    assert "copied" in suggested.toast.words


def test_home_selects_the_first_row(suggested: MainWindow, table: CaseTable) -> None:
    suggested.page.clear_selection()
    table.view.setFocus()
    press(suggested, "Home")
    assert suggested.page.selected_cases() == (cells(table, "case")[0],)


def test_find_shows_a_case_that_search_or_a_closed_heading_hides(suggested: MainWindow, table: CaseTable) -> None:
    table.search.setText("nothing like this")
    suggested.page.reveal_case("C-2011")
    assert table.view.selected_cases() == ("C-2011",)
    table.group_by("worker")
    row = next(n for n, text in enumerate(cells(table, "case")) if text.startswith("Amara"))
    click_row(table, row)
    assert "C-2011" not in cells(table, "case")
    suggested.page.reveal_case("C-2011")
    assert table.view.selected_cases() == ("C-2011",)
    assert table.view.hasFocus()


def test_a_team_without_cases_says_what_to_do(window: MainWindow, tmp_path: Path) -> None:
    table = window.page.table
    window.page.show_board(None)
    window.page.show_table(wanted=True)
    table.setParent(None)
    table.show()
    assert table.view.accessibleDescription().startswith("No case yet. Import a workbook")


def test_the_window_remembers_columns_grouping_and_that_the_table_was_shown(
    suggested: MainWindow, table: CaseTable, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    table.show_column(PLACE["previous"], wanted=True)
    table.view.sortByColumn(PLACE["due"], Qt.SortOrder.DescendingOrder)
    table.group_by("team")
    suggested.close()
    again = make_window(qapp, WindowState(tmp_path / "window.ini"), tmp_path)
    qtbot.addWidget(again)
    assert again.page.is_table
    assert PLACE["previous"] in again.page.table.view.shown_columns()
    again.show()
    again.filing.open_sample()
    assert cells(again.page.table, "case")[0].startswith("Safeguarding North")
    assert again.page.table.view.horizontalHeader().sortIndicatorSection() == PLACE["due"]
    again.close()


def test_a_screen_reader_finds_a_table_with_headings_and_cells(table: CaseTable) -> None:
    seen = QAccessible.queryAccessibleInterface(table.view)
    assert seen.role() is QAccessible.Role.Table
    assert seen.text(QAccessible.Text.Name) == "Table: a row for each case"
    children = [seen.child(number) for number in range(3 * len(COLUMNS))]
    names = [child.text(QAccessible.Text.Name) for child in children]
    assert {column.heading for column in COLUMNS if column.shown} <= set(names)
    assert cells(table, "case")[0] in names
    assert cells(table, "category")[0] in names
