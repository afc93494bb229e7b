"""The board itself: one Qt table view over one model, with its own geometry, so that Qt's selection and access stay."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QTableView, QWidget

from caseload_app.services.board import Board, MovePreview, Row, preview_move
from caseload_app.services.board.colour_group import block_code, colour_group
from caseload_app.ui.board.block_painter import BlockPainter
from caseload_app.ui.board.dragging import drag_picture
from caseload_app.ui.board.geometry import BoardGeometry
from caseload_app.ui.board.model import CASES_MIME, BoardModel, Index, cases_in, mime_of
from caseload_app.ui.board.row_painter import RowPainter
from caseload_app.ui.theme.theme import Theme

_EDGE = 36
_SCROLL_EVERY_MS = 25
_SCROLL_BY = 14


class BoardView(QTableView):
    """Rows of blocks. Cases dropped on a row are only told of: a service moves them, never the view."""

    cases_dropped = Signal(tuple, str)
    """Ids of the cases, and of the worker on whose row they were dropped."""
    hover_changed = Signal(object, QPoint)
    """The `MovePreview` under the pointer while cases are dragged over the board (None: no longer), and where."""
    selection_changed = Signal()
    drag_ended = Signal()

    def __init__(self, model: BoardModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board_model = model
        self._theme = theme
        self._preview: MovePreview | None = None
        self._dragged: tuple[str, ...] = ()
        self._pictures: dict[str, tuple[object, QPixmap]] = {}
        self._band: QRect | None = None
        self._pressed = QPoint()
        self.setModel(model)
        self.setProperty("look", "board")
        self.setAccessibleName("Board: a row for each worker, a block for each case")
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
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(520)
        self.geometry_in_use = BoardGeometry.of(None, self.viewport().width(), self.font())
        self._scroller = QTimer(self, interval=_SCROLL_EVERY_MS)
        self._scroller.timeout.connect(self._scroll_while_dragging)
        self._scroll_step = 0
        theme.changed.connect(self._restyle)

    # What is shown and selected

    def show_board(self, board: Board | None) -> None:
        """Show another board or another state of it; what is selected stays selected."""
        selected = self.selected_cases()
        worker = self.selected_worker()
        current = self._board_model.block_at(self.currentIndex())
        self._board_model.show(board)
        self._measure()
        if selected:
            self.select_cases(selected, keep_current=current.case_id if current else None)
        elif worker is not None:
            self.select_worker(worker)

    def selected_cases(self) -> tuple[str, ...]:
        """The ids of the selected cases."""
        return self._board_model.case_ids(self.selectedIndexes())

    def selected_worker(self) -> str | None:
        """The worker whose own cell alone is selected."""
        cells = [index for index in self.selectedIndexes() if index.column() == 0]
        row = self._board_model.row_at(cells[0].row()) if len(cells) == 1 and not self.selected_cases() else None
        return row.worker_id if row is not None else None

    def select_cases(self, case_ids: Sequence[str], *, keep_current: str | None = None) -> None:
        """Select these cases where they are on the board now; those that are not there are passed over."""
        selection = QItemSelection()
        places = [index for case_id in case_ids if (index := self._board_model.index_of_case(case_id)).isValid()]
        for index in places:
            selection.select(index, index)
        wanted = self._board_model.index_of_case(keep_current) if keep_current else QModelIndex()
        current = wanted if wanted.isValid() else places[0] if places else QModelIndex()
        if current.isValid():
            self.selectionModel().setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if current.isValid():
            self.scrollTo(current)

    def select_worker(self, worker_id: str) -> None:
        """Select a worker's own cell."""
        index = self._board_model.index_of_worker(worker_id)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def neighbour(self, worker_id: str, step: int) -> str | None:
        """The worker so many rows further down (negative: up); None past the ends."""
        index = self._board_model.index_of_worker(worker_id)
        row = self._board_model.row_at(index.row() + step) if index.isValid() else None
        return row.worker_id if row is not None else None

    # Geometry

    def _measure(self) -> None:
        self.geometry_in_use = BoardGeometry.of(self._board_model.board, self.viewport().width(), self.font())
        self._pictures.clear()
        self.updateGeometries()
        self.viewport().update()

    def _restyle(self) -> None:
        self._pictures.clear()
        self.viewport().update()

    def _row_top(self, row: int) -> float:
        return row * self.geometry_in_use.row_height - self.verticalScrollBar().value()

    def _row_number_at(self, y: int) -> int:
        number = int((y + self.verticalScrollBar().value()) // self.geometry_in_use.row_height)
        return number if 0 <= number < self._board_model.rowCount() else -1

    def updateGeometries(self) -> None:  # noqa: N802
        geometry = getattr(self, "geometry_in_use", None)
        if geometry is None:
            return
        height = round(self._board_model.rowCount() * geometry.row_height)
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(round(geometry.row_height / 2))
        bar.setRange(0, max(0, height - self.viewport().height()))

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(800, 600)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._measure()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802
        self.viewport().update()

    def horizontalOffset(self) -> int:  # noqa: N802
        return 0

    def verticalOffset(self) -> int:  # noqa: N802
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: Index) -> bool:  # noqa: N802
        return False

    def visualRect(self, index: Index) -> QRect:  # noqa: N802
        row = self._board_model.row_at(index.row()) if index.isValid() else None
        if row is None:
            return QRect()
        top = self._row_top(index.row())
        if index.column() == 0:
            return self.geometry_in_use.names().translated(0, top).toAlignedRect()
        if index.column() > len(row.blocks):
            return QRect()
        return self.geometry_in_use.blocks(row)[index.column() - 1].translated(0, top).toAlignedRect()

    def indexAt(self, position: QPoint) -> QModelIndex:  # noqa: N802
        number = self._row_number_at(position.y())
        row = self._board_model.row_at(number)
        if row is None:
            return QModelIndex()
        y = position.y() - self._row_top(number)
        for column, place in enumerate(self.geometry_in_use.blocks(row), start=1):
            if place.adjusted(-1, -2, 1, 2).contains(position.x(), y):
                return self._board_model.index(number, column)
        return self._board_model.index(number, 0)

    def scrollTo(  # noqa: N802
        self, index: Index, _hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid():
            return
        top, height = self._row_top(index.row()), self.geometry_in_use.row_height
        bar = self.verticalScrollBar()
        if top < 0:
            bar.setValue(round(bar.value() + top))
        elif top + height > self.viewport().height():
            bar.setValue(round(bar.value() + top + height - self.viewport().height()))

    # Selection and keyboard

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:  # noqa: N802
        selection = QItemSelection()
        area = rect.normalized()
        first, last = self.indexAt(rect.topLeft()), self.indexAt(rect.bottomRight())
        if area.width() <= 2 and area.height() <= 2:
            if first.isValid():
                selection.select(first, first)
        else:
            for number in range(self._board_model.rowCount()):
                row = self._board_model.row_at(number)
                top = self._row_top(number)
                if row is None or top > area.bottom() or top + self.geometry_in_use.row_height < area.top():
                    continue
                for column, place in enumerate(self.geometry_in_use.blocks(row), start=1):
                    if QRectF(area).intersects(place.translated(0, top)):
                        index = self._board_model.index(number, column)
                        selection.select(index, index)
            if selection.isEmpty():
                for end in (first, last):
                    if end.isValid():
                        selection.select(end, end)
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: N802
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index).adjusted(-4, -4, 4, 8)
        return region

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        here = self.currentIndex()
        rows = self._board_model.rowCount()
        if not rows:
            return QModelIndex()
        if not here.isValid():
            return self._board_model.index(0, 0)
        move = QAbstractItemView.CursorAction
        length = self._length(here.row())
        page = max(1, int(self.viewport().height() // self.geometry_in_use.row_height) - 1)
        if action in (move.MoveLeft, move.MovePrevious):
            return self._board_model.index(here.row(), max(0, here.column() - 1))
        if action in (move.MoveRight, move.MoveNext):
            return self._board_model.index(here.row(), min(length, here.column() + 1))
        if action is move.MoveHome:
            return self._board_model.index(here.row(), 0)
        if action is move.MoveEnd:
            return self._board_model.index(here.row(), length)
        steps = {move.MoveUp: -1, move.MoveDown: 1, move.MovePageUp: -page, move.MovePageDown: page}
        return self._nearest(here, min(max(0, here.row() + steps.get(action, 0)), rows - 1))

    def _length(self, number: int) -> int:
        row = self._board_model.row_at(number)
        return len(row.blocks) if row is not None else 0

    def _nearest(self, here: QModelIndex, number: int) -> QModelIndex:
        """The block of another row that is straight above or below; the worker's own cell stays a worker's cell."""
        row = self._board_model.row_at(number)
        if here.column() == 0 or row is None or not row.blocks:
            return self._board_model.index(number, 0)
        x = self.visualRect(here).center().x()
        places = self.geometry_in_use.blocks(row)
        nearest = min(range(len(places)), key=lambda k: abs(places[k].center().x() - x))
        return self._board_model.index(number, nearest + 1)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.selection_changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.viewport().update()

    # Mouse: the rubber band

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseMoveEvent(event)
        if self.state() is QAbstractItemView.State.DragSelectingState:
            self._band = QRect(self._pressed, event.position().toPoint()).normalized()
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        self._band = None
        self.viewport().update()

    # Drag and drop

    @property
    def preview(self) -> MovePreview | None:
        """What a drop here and now would do."""
        return self._preview

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802
        case_ids = self.selected_cases()
        if case_ids:
            self.drag_cases(case_ids)

    def drag_cases(self, case_ids: tuple[str, ...]) -> None:
        """Let the person drag these cases until they are dropped or Esc is pressed."""
        board = self._board_model.board
        if board is None:
            return
        drag = QDrag(self)
        drag.setMimeData(mime_of(case_ids))
        picture, hot_spot = drag_picture(board, case_ids, self._theme.tokens, self.font(), self.devicePixelRatioF())
        drag.setPixmap(picture)
        drag.setHotSpot(hot_spot)
        drag.exec(Qt.DropAction.MoveAction)
        self.end_hover()
        self.drag_ended.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if event.mimeData().hasFormat(CASES_MIME) and self._board_model.board is not None:
            self._dragged = cases_in(event.mimeData())
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        if not event.mimeData().hasFormat(CASES_MIME):
            event.ignore()
            return
        position = event.position().toPoint()
        self._hover(cases_in(event.mimeData()), position)
        self._scroll_near_edge(position.y())
        event.setDropAction(Qt.DropAction.MoveAction)
        event.setAccepted(self._preview is not None)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802
        self.end_hover()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        case_ids = cases_in(event.mimeData())
        row = self._board_model.row_at(self._row_number_at(event.position().toPoint().y()))
        self.end_hover()
        if not case_ids or row is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.cases_dropped.emit(case_ids, row.worker_id)

    def _hover(self, case_ids: tuple[str, ...], position: QPoint) -> None:
        board = self._board_model.board
        row = self._board_model.row_at(self._row_number_at(position.y()))
        before = self._preview
        if board is None or row is None or not all(case_id in board.case for case_id in case_ids):
            self._preview = None
        elif before is None or before.worker_id != row.worker_id or self._dragged != case_ids:
            self._preview = preview_move(board, case_ids, row.worker_id)
        self._dragged = case_ids
        if self._preview is not before:
            self.viewport().update()
        self.hover_changed.emit(self._preview, position)

    def end_hover(self) -> None:
        """Forget what was dragged over the board."""
        self._scroller.stop()
        self._preview = None
        self._dragged = ()
        self.viewport().update()
        self.hover_changed.emit(None, QPoint())

    def _scroll_near_edge(self, y: int) -> None:
        height = self.viewport().height()
        self._scroll_step = -_SCROLL_BY if y < _EDGE else _SCROLL_BY if y > height - _EDGE else 0
        if self._scroll_step and not self._scroller.isActive():
            self._scroller.start()
        elif not self._scroll_step:
            self._scroller.stop()

    def _scroll_while_dragging(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self._scroll_step)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self.viewport())
        height = self.geometry_in_use.row_height
        selected = {(index.row(), index.column()) for index in self.selectedIndexes()}
        chosen_rows = {row for row, _ in selected}
        leaving = frozenset(self._preview.case_ids) if self._preview else frozenset()
        first = max(0, self._row_number_at(0))
        last = min(self._board_model.rowCount(), first + int(self.viewport().height() // height) + 2)
        for number in range(first, last):
            row = self._board_model.row_at(number)
            if row is None:
                continue
            top = self._row_top(number)
            if event.rect().intersects(QRect(0, int(top), self.viewport().width(), int(height) + 1)):
                painter.drawPixmap(
                    QRectF(0, top, self.viewport().width(), height).topLeft(),
                    self._picture(row, number in chosen_rows, leaving),
                )
                self._paint_over(painter, row, number, top, selected)
        if self._band is not None:
            self._paint_band(painter, self._band)
        painter.end()

    def _picture(self, row: Row, chosen: bool, leaving: frozenset[str]) -> QPixmap:  # noqa: FBT001
        """The row at rest, painted once for as long as nothing about it changes."""
        gone = leaving & {block.case_id for block in row.blocks}
        preview = (
            self._preview if self._preview and any(r.worker_id == row.worker_id for r in self._preview.rows) else None
        )
        ratio = self.devicePixelRatioF()
        state = (row, chosen, gone, preview, ratio)
        kept = self._pictures.get(row.worker_id)
        if kept is not None and kept[0] == state:
            return kept[1]
        size = QSize(self.viewport().width(), round(self.geometry_in_use.row_height))
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(self._theme.tokens.window))
        painter = QPainter(picture)
        row_painter = RowPainter(self._theme.tokens, self.geometry_in_use, ratio)
        row_painter.paint(painter, row, chosen=chosen, leaving=gone)
        row_painter.figures(painter, row, preview)
        painter.end()
        self._pictures[row.worker_id] = (state, picture)
        return picture

    def _paint_over(self, painter: QPainter, row: Row, number: int, top: float, selected: set[tuple[int, int]]) -> None:
        """What changes from moment to moment: selection, focus, brothers and sisters, ghosts."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        blocks = BlockPainter(self._theme.tokens, self.font(), self.devicePixelRatioF())
        places = self.geometry_in_use.blocks(row)
        families = self._selected_families()
        here = self.currentIndex()
        for column, (block, place) in enumerate(zip(row.blocks, places, strict=True), start=1):
            spot = place.translated(0, top)
            if (number, column) in selected:
                blocks.ring(painter, spot, focused=self.hasFocus())
            elif block.family_id is not None and block.family_id in families:
                blocks.family(painter, spot)
        if (self.hasFocus() and here.row() == number and (number, here.column()) not in selected) or (
            self.hasFocus() and here.row() == number and here.column() == 0
        ):
            self._paint_focus(painter, QRectF(self.visualRect(here)))
        if self._preview is not None and self._preview.worker_id == row.worker_id:
            self._paint_ghosts(painter, blocks, row, top)

    def _paint_focus(self, painter: QPainter, place: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.tokens.accent), 2))
        painter.drawRoundedRect(
            place.adjusted(-3, 4, 3, -4) if place.height() > 40 else place.adjusted(-3, -3, 3, 3), 5, 5
        )

    def _paint_ghosts(self, painter: QPainter, blocks: BlockPainter, row: Row, top: float) -> None:
        assert self._preview is not None
        geometry, tokens, board = self.geometry_in_use, self._theme.tokens, self._board_model.board
        wrong = not self._preview.is_allowed
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.over if wrong else tokens.accent), 2))
        frame = QRectF(1, top + 1, geometry.width - 2, geometry.row_height - 3)
        painter.drawRoundedRect(frame, 4, 4)
        for case_id, place in geometry.ghosts(row, self._preview):
            category = board.category(case_id) if board is not None else None
            if category is not None:
                group = colour_group(category)
                blocks.hatched(painter, place.translated(0, top), block_code(category.code), group, over=wrong)

    def _paint_band(self, painter: QPainter, band: QRect) -> None:
        accent = QColor(self._theme.tokens.accent)
        painter.setPen(QPen(accent, 1))
        accent.setAlphaF(0.12)
        painter.setBrush(accent)
        painter.drawRect(band)

    def _selected_families(self) -> frozenset[str]:
        blocks = (self._board_model.block_at(index) for index in self.selectedIndexes())
        own = {block.family_id for block in blocks if block is not None and block.family_id is not None}
        return frozenset(own) | self._families_from_tray

    _families_from_tray: frozenset[str] = frozenset()

    def light_up(self, families: frozenset[str]) -> None:
        """Mark the brothers and sisters of cases that are selected elsewhere."""
        self._families_from_tray = families
        self.viewport().update()
