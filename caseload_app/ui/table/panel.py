"""The table with what belongs to it: search, grouping, filters above the headings, choice of columns, and a count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from caseload_app.domain.wording import amount
from caseload_app.services.board import Board
from caseload_app.ui.table.columns import COLUMNS, GROUPINGS, PLACE
from caseload_app.ui.table.copying import as_rows
from caseload_app.ui.table.filter_row import FilterRow
from caseload_app.ui.table.model import CaseTableModel
from caseload_app.ui.table.view import CaseTableView
from caseload_app.ui.theme.fonts import scaled
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.labels import button, label
from caseload_app.ui.widgets.search_field import SearchField

_EVERY_COLUMN = "All columns"
_AS_THEY_COME = "Columns as they come"
_SEARCH = 220
"""Pixels of the search field at a text size of 100 %."""


class CaseTable(QWidget):
    """Shows the cases of one board. Built only while it is seen, as nobody pays for what nobody looks at."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._board: Board | None = None
        self._is_behind = False
        self._model = CaseTableModel(self)
        self.view = CaseTableView(self._model, theme, self)
        self.filters = FilterRow(self.view, self)
        self.filters.hide()
        self.filters.changed.connect(self._choose)
        self.search = SearchField("Search the table", parent=self)
        self.search.textChanged.connect(self._choose)
        self.group_menu = QMenu(self)
        self.group_button = self._chip("Group", self.group_menu)
        self._groups = QActionGroup(self)
        for key in ("", *GROUPINGS):
            heading = COLUMNS[PLACE[key]].heading if key else ""
            action = self.group_menu.addAction(f"By {heading.casefold()}" if key else "Not grouped")
            action.setCheckable(True)
            action.setData(key)
            action.triggered.connect(lambda _checked=False, key=key: self.group_by(key))
            self._groups.addAction(action)
        self.filter_button = button("Filters", "chip", parent=self)
        self.filter_button.setCheckable(True)
        self.filter_button.setAccessibleName("Filters above the headings")
        self.filter_button.toggled.connect(self._show_filters)
        self.column_menu = QMenu(self)
        self.column_menu.aboutToShow.connect(self._list_columns)
        self.column_button = self._chip("Columns", self.column_menu)
        self.column_button.setAccessibleName("Choose the columns")
        header = self.view.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._column_menu_at)
        self.count = label("", "small")
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.clear_button = button("Show every case", parent=self)
        self.clear_button.clicked.connect(self.show_all)
        self._lay_out()
        self.group_by("")
        theme.changed.connect(self._restyle)
        self._restyle()

    def _chip(self, words: str, menu: QMenu) -> QPushButton:
        chip = button(words, "chip", parent=self)
        chip.setMenu(menu)
        return chip

    def _lay_out(self) -> None:
        bar = QWidget(self)
        wrapping = FlowLayout(8)
        bar.setLayout(wrapping)
        around = QHBoxLayout()
        around.setContentsMargins(8, 0, 8, 8)
        around.addWidget(bar)
        for part in (self.search, self.group_button, self.filter_button, self.column_button, self.count):
            wrapping.addWidget(part)
        inside = QVBoxLayout(self.view.viewport())
        inside.setContentsMargins(24, 32, 24, 12)
        inside.addWidget(self._empty)
        inside.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(around)
        layout.addWidget(self.filters)
        layout.addWidget(self.view, 1)

    # What is shown

    def show_board(self, board: Board | None) -> None:
        """Show another board, or another state of it, as soon as the table is seen."""
        self._board = board
        self._is_behind = True
        if self.isVisible():
            self._catch_up()
        else:
            self._model.show(None)  # so that no name stays where nobody looks, which may be hidden by now

    def _catch_up(self) -> None:
        if self._is_behind:
            self._is_behind = False
            self.view.show_board(self._board)
            self._say()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._catch_up()

    def reveal(self, case_id: str) -> None:
        """See that a case is shown, whatever search and filters let through."""
        self._catch_up()
        if not self._model.reveal(case_id):
            self.show_all()
            self._model.reveal(case_id)

    def show_all(self) -> None:
        """Empty the search and every filter."""
        self.search.clear()
        self.filters.clear()

    def text_of(self, case_ids: Iterable[str]) -> str:
        """These cases as rows for a spreadsheet, in the columns shown."""
        if self._is_behind:
            self._model.show(self._board)
        return as_rows(self._model.lines_of(case_ids), self.view.shown_columns())

    def group_by(self, key: str) -> None:
        """Put the cases under headings: of which column, by its key; empty for none."""
        heading = COLUMNS[PLACE[key]].heading.casefold() if key else ""
        self.group_button.setText(f"Group: {heading}" if key else "Group")
        self.group_button.setAccessibleName(f"Grouped by {heading}" if key else "Group the cases")
        self.group_button.setChecked(bool(key))
        for action in self._groups.actions():
            action.setChecked(action.data() == key)
        selected = self.view.selected_cases()
        self._model.wish_for(replace(self._model.wish, group=key, closed=frozenset()))
        self.view.select_cases(selected)

    def _choose(self) -> None:
        selected = self.view.selected_cases()
        filters = self.filters.filters if self.filter_button.isChecked() else {}
        self._model.wish_for(replace(self._model.wish, words=self.search.text(), filters=filters))
        self.view.select_cases(selected)
        self._say()

    def _say(self) -> None:
        shown, of_all = self._model.number, self._model.number_of_all
        self.count.setText(amount(shown, "case") if shown == of_all else f"{shown} of {amount(of_all, 'case')}")
        self._empty.setText(
            "No case fits the search and the filters."
            if of_all
            else "No case yet. Import a workbook, and each case has its row here."
        )
        self.view.setAccessibleDescription("" if shown else self._empty.text())
        for part in (self._empty, self.clear_button):
            part.setVisible(shown == 0 and (part is self._empty or of_all > 0))

    def _show_filters(self, wanted: bool) -> None:  # noqa: FBT001  (a signal's)
        self.filters.setVisible(wanted)
        self._choose()
        if wanted:
            self.filters.fields[self.view.shown_columns()[0]].setFocus()

    # Columns

    def _list_columns(self) -> None:
        self.column_menu.clear()
        header = self.view.horizontalHeader()
        for place in range(header.count()):
            number = header.logicalIndex(place)
            action = QAction(COLUMNS[number].heading, self.column_menu)
            action.setCheckable(True)
            action.setChecked(not self.view.isColumnHidden(number))
            is_last = self.view.shown_columns() == [number]
            action.setEnabled(not is_last)
            action.toggled.connect(lambda wanted, number=number: self.show_column(number, wanted=wanted))
            self.column_menu.addAction(action)
        self.column_menu.addSeparator()
        self.column_menu.addAction(_EVERY_COLUMN, self._every_column)
        self.column_menu.addAction(_AS_THEY_COME, self.columns_as_they_come)

    def show_column(self, number: int, *, wanted: bool) -> None:
        """Show or hide a column; a filter above it counts only while it is shown."""
        self.view.setColumnHidden(number, not wanted)
        self.filters.follow()
        self._choose()

    def _every_column(self) -> None:
        for number in range(len(COLUMNS)):
            self.show_column(number, wanted=True)

    def columns_as_they_come(self) -> None:
        """Columns, their widths and the order of the rows as at the first start."""
        self.view.columns_as_they_come()
        self.filters.follow()
        self._choose()

    def _column_menu_at(self, at: QPoint) -> None:
        self.column_menu.popup(self.view.horizontalHeader().mapToGlobal(at))

    # What the window remembers

    @property
    def layout_kept(self) -> tuple[QByteArray, str]:
        """Columns and grouping, for the next start."""
        return self.view.horizontalHeader().saveState(), self._model.wish.group

    def restore_layout(self, header: QByteArray, group: str) -> None:
        """Columns and grouping as they were; what does not fit this version is left out."""
        if not header.isEmpty() and self.view.horizontalHeader().restoreState(header) and self.view.shown_columns():
            self._model.sort(
                self.view.horizontalHeader().sortIndicatorSection(), self.view.horizontalHeader().sortIndicatorOrder()
            )
        self.group_by(group if group in GROUPINGS else "")

    def _restyle(self) -> None:
        self.search.setFixedWidth(scaled(_SEARCH))
