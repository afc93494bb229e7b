"""A Qt table whose cells stand where the board's geometry puts them: found, scrolled to, selected and walked there.

Being a table it keeps Qt's selection model and Qt's accessible table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QTableView, QWidget

from caseload_app.services.board import Line
from caseload_app.ui.board.geometry import BoardGeometry
from caseload_app.ui.board.lines import Lines
from caseload_app.ui.board.model import BoardModel, Index
from caseload_app.ui.board.walking import next_cell

_STEP_ASIDE = 40


class PlacedTable(QTableView):
    """The table without anything painted, dragged or told."""

    geometry_changed = Signal()
    """Places are others than before: axis and controls follow."""

    def __init__(self, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board_model = model
        self._zoom = 1.0
        self.setModel(model)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setCornerButtonEnabled(False)
        for corner in self.findChildren(QAbstractButton):
            corner.hide()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.geometry_in_use = BoardGeometry.of(None, self.viewport().width(), self.font())
        self._lines = Lines(())

    def measure(self) -> None:
        """Find every place anew."""
        board, model = self._board_model.board, self._board_model
        measured = BoardGeometry.of(board, self.viewport().width(), self.font(), self._zoom)
        offset = min(max(0.0, self.horizontalScrollBar().value()), measured.longest_offset)
        before, self.geometry_in_use = self.geometry_in_use, replace(measured, offset=float(offset))
        self._lines = Lines.of(model.lines, self.geometry_in_use)
        self.updateGeometries()
        self.viewport().update()
        if self.geometry_in_use != before:
            self.geometry_changed.emit()

    def top_of(self, number: int) -> float:
        """Where a line begins in the viewport."""
        return self._lines.tops[number] - self.verticalScrollBar().value()

    def line_at(self, y: int) -> int:
        """The number of the line at a height of the viewport; -1 where there is none."""
        return self._lines.number_at(y + self.verticalScrollBar().value())

    def lines_between(self, top: float, bottom: float) -> Iterator[tuple[int, Line, float]]:
        """The lines that are seen between two heights of the viewport: number, line, top."""
        for number in range(max(0, self.line_at(max(0, int(top)))), len(self._board_model.lines)):
            y = self.top_of(number)
            if y > bottom:
                return
            yield number, self._board_model.lines[number], y

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(800, 600)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.measure()

    def updateGeometries(self) -> None:  # noqa: N802
        if getattr(self, "_lines", None) is None:  # Qt asks while the table is being made
            return
        geometry, view = self.geometry_in_use, self.viewport()
        bar = self.verticalScrollBar()
        bar.setPageStep(view.height())
        bar.setSingleStep(round(geometry.row_height / 2))
        bar.setRange(0, max(0, round(self._lines.height) - view.height()))
        aside = self.horizontalScrollBar()
        aside.setPageStep(round(geometry.bar_right - geometry.bar_left))
        aside.setSingleStep(_STEP_ASIDE)
        aside.setRange(0, geometry.longest_offset)

    def scrollContentsBy(self, dx: int, _dy: int) -> None:  # noqa: N802
        if dx:
            self.geometry_in_use = replace(self.geometry_in_use, offset=float(self.horizontalScrollBar().value()))
            self.geometry_changed.emit()
        self.viewport().update()

    def horizontalOffset(self) -> int:  # noqa: N802
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:  # noqa: N802
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: Index) -> bool:  # noqa: N802
        return False

    def visualRect(self, index: Index) -> QRect:  # noqa: N802
        if not index.isValid() or not 0 <= index.row() < len(self._lines.heights):
            return QRect()
        geometry, top = self.geometry_in_use, self.top_of(index.row())
        row = self._board_model.row_at(index.row())
        if row is None:
            whole = QRectF(0, top, geometry.width, geometry.team_height)
            return whole.toAlignedRect() if index.column() == 0 else QRect()
        if index.column() == 0:
            return geometry.names().translated(0, top).toAlignedRect()
        if index.column() > len(row.blocks):
            return QRect()
        return geometry.blocks(row)[index.column() - 1].translated(0, top).toAlignedRect()

    def indexAt(self, position: QPoint) -> QModelIndex:  # noqa: N802
        number = self.line_at(position.y())
        row = self._board_model.row_at(number)
        if row is not None and self.geometry_in_use.bar_area().contains(position.x(), 1):
            y = position.y() - self.top_of(number)
            for column, place in enumerate(self.geometry_in_use.blocks(row), start=1):
                if place.adjusted(-1, -2, 1, 2).contains(position.x(), y):
                    return self._board_model.index(number, column)
        return self._board_model.index(number, 0) if number >= 0 else QModelIndex()

    def scrollTo(  # noqa: N802
        self, index: Index, _hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid() or index.row() >= len(self._lines.heights):
            return
        top, height = self.top_of(index.row()), self._lines.heights[index.row()]
        bar = self.verticalScrollBar()
        if top < 0:
            bar.setValue(round(bar.value() + top))
        elif top + height > self.viewport().height():
            bar.setValue(round(bar.value() + top + height - self.viewport().height()))
        if index.column() > 0:
            place, geometry, aside = self.visualRect(index), self.geometry_in_use, self.horizontalScrollBar()
            if place.left() < geometry.bar_left:
                aside.setValue(round(aside.value() + place.left() - geometry.bar_left - 8))
            elif place.right() > geometry.bar_right:
                aside.setValue(round(aside.value() + place.right() - geometry.bar_right + 8))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:  # noqa: N802
        selection = QItemSelection()
        area = rect.normalized()
        if area.width() > 2 or area.height() > 2:
            for index in self._touched(area):
                selection.select(index, index)
        if selection.isEmpty():
            for index in (self.indexAt(rect.topLeft()), self.indexAt(rect.bottomRight())):
                if index.isValid():
                    selection.select(index, index)
        self.selectionModel().select(selection, command)

    def _touched(self, area: QRect) -> Iterator[QModelIndex]:
        """The blocks that a rectangle touches."""
        for number, _line, top in self.lines_between(area.top(), area.bottom()):
            row = self._board_model.row_at(number)
            if row is not None:
                for column, place in enumerate(self.geometry_in_use.blocks(row), start=1):
                    if QRectF(area).intersects(place.translated(0, top)):
                        yield self._board_model.index(number, column)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: N802
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index).adjusted(-4, -4, 4, 8)
        return region

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        page = max(1, int(self.viewport().height() // self.geometry_in_use.row_height) - 1)
        return next_cell(self._board_model, self.geometry_in_use, self.currentIndex(), action, page)
