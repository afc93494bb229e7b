"""The table itself: Qt's table view, whose rows are cases, under headings that open and close."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from caseload_app.services.board import Board
from caseload_app.ui.board.dragging import drag_out
from caseload_app.ui.board.model import Index
from caseload_app.ui.table.columns import COLUMNS
from caseload_app.ui.table.delegate import PADDING, CellDelegate
from caseload_app.ui.table.model import URGENT_FIRST, CaseTableModel
from caseload_app.ui.theme.theme import Theme

_SPACE = 10
"""Pixels above and below a row's words, together."""
_FLAG = QItemSelectionModel.SelectionFlag
_GOING = (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CaseTableView(QTableView):
    """Rows are selected as a whole. Tells of what is selected; changes nothing."""

    selection_changed = Signal()
    drag_ended = Signal()

    def __init__(self, model: CaseTableModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cases = model
        self._theme = theme
        self._board: Board | None = None
        self.setModel(model)
        self.setItemDelegate(CellDelegate(model, theme, self))
        self.setProperty("look", "cells")
        self.setAccessibleName("Table: a row for each case")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setAccessibleName("Columns of the table")
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        # Its own, empty one: else each heading asks every row of a selection whether it is selected.
        header.setSelectionModel(QItemSelectionModel(model, header))
        header.setMinimumSectionSize(40)
        self.setSortingEnabled(True)
        self.columns_as_they_come()
        model.modelReset.connect(self._span_headings)
        self._letter = self.fontMetrics().averageCharWidth()
        theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        """Rows and columns grow with the text."""
        self.verticalHeader().setDefaultSectionSize(max(24, self.fontMetrics().height() + _SPACE))
        before, self._letter = self._letter, self.fontMetrics().averageCharWidth()
        if before != self._letter:
            for number in range(len(COLUMNS)):
                if not self.isColumnHidden(number):
                    self.setColumnWidth(number, self.columnWidth(number) * self._letter // before)
        self.viewport().update()

    def columns_as_they_come(self) -> None:
        """Columns as wide and in the order in which they come, and only those shown until somebody chooses."""
        header, letter = self.horizontalHeader(), self.fontMetrics().averageCharWidth()
        self.verticalHeader().setDefaultSectionSize(max(24, self.fontMetrics().height() + _SPACE))
        for number, column in enumerate(COLUMNS):
            header.moveSection(header.visualIndex(number), number)
            self.setColumnHidden(number, not column.shown)
            self.setColumnWidth(number, letter * column.width + 2 * PADDING)
        self.sortByColumn(*URGENT_FIRST)

    def shown_columns(self) -> list[int]:
        """The numbers of the columns shown, from left to right."""
        header = self.horizontalHeader()
        in_order = (header.logicalIndex(place) for place in range(header.count()))
        return [number for number in in_order if not self.isColumnHidden(number)]

    def show_board(self, board: Board | None) -> None:
        """Show another board, or another state of it; what is selected and where one was stays."""
        selected, current = self.selected_cases(), self._cases.line_at(self.currentIndex().row())
        at = self.verticalScrollBar().value()
        self._board = board
        self._cases.show(board)
        self.select_cases(selected, keep_current=current.case_id if current else None, scroll=False)
        self.verticalScrollBar().setValue(at)

    def _span_headings(self) -> None:
        self.clearSpans()
        for row in self._cases.headings:
            self.setSpan(row, 0, 1, len(COLUMNS))

    # Selection

    def selected_cases(self) -> tuple[str, ...]:
        """The ids of the selected cases, in the order shown."""
        ranges = sorted((one.top(), one.bottom()) for one in self.selectionModel().selection().toList())
        lines = (self._cases.line_at(row) for top, bottom in ranges for row in range(top, bottom + 1))
        return tuple(dict.fromkeys(line.case_id for line in lines if line is not None))

    def select_cases(self, case_ids: Sequence[str], *, keep_current: str | None = None, scroll: bool = True) -> None:
        """Select these cases; those that are not shown are passed over."""
        rows = [row for case_id in case_ids if (row := self._cases.row_of(case_id)) is not None]
        selection = QItemSelection()
        for top, bottom in _runs(rows):
            selection.select(self._cases.index(top, 0), self._cases.index(bottom, len(COLUMNS) - 1))
        wanted = self._cases.row_of(keep_current) if keep_current else None
        current = wanted if wanted is not None else rows[0] if rows else None
        if current is not None:
            column = max(0, self.currentIndex().column())
            self.selectionModel().setCurrentIndex(self._cases.index(current, column), _FLAG.NoUpdate)
        self.selectionModel().select(selection, _FLAG.ClearAndSelect)
        if current is not None and scroll:
            self.scrollTo(self._cases.index(current, self.currentIndex().column()))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.viewport().update()

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:  # noqa: N802
        """What to paint anew: everything, as Qt would ask cell by cell where headings span the columns."""
        return QRegion(self.viewport().rect())

    # Keys and clicks

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        index = self.currentIndex()
        heading = self._cases.heading_at(index.row())
        if heading is not None and self._opens(event, is_open=heading.is_open):
            self._toggle(index.row())
            return
        super().keyPressEvent(event)
        index = self.currentIndex()
        if event.key() in _GOING and index.isValid() and not self.selectionModel().hasSelection():
            # Qt selects only what a key moves to, and the first row is current as soon as the focus comes.
            self.selectionModel().select(index, _FLAG.ClearAndSelect | _FLAG.Rows)

    @staticmethod
    def _opens(event: QKeyEvent, *, is_open: bool) -> bool:
        wanted = Qt.Key.Key_Left if is_open else Qt.Key.Key_Right
        return event.key() in (Qt.Key.Key_Space, wanted)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._cases.heading_at(index.row()) is not None:
            self._toggle(index.row())

    def _toggle(self, row: int) -> None:
        selected, at = self.selected_cases(), self.verticalScrollBar().value()
        self._cases.toggle(row)
        self.select_cases(selected, scroll=False)
        self.selectionModel().setCurrentIndex(self._cases.index(row, 0), _FLAG.NoUpdate)
        self.verticalScrollBar().setValue(at)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.viewport().update()

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802
        case_ids = self.selected_cases()
        if not case_ids or self._board is None:
            return
        drag_out(self, case_ids, self._board, self._theme.tokens)
        self.drag_ended.emit()


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring rows together, so that thousands of them are selected at once."""
    runs: list[tuple[int, int]] = []
    for row in sorted(rows):
        if runs and runs[-1][1] + 1 == row:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
