"""The board itself: shows rows and teams, tells what is selected, dropped and pointed at. Changes nothing by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from caseload_app.services.board import Arrangement, Board, MovePreview, Row
from caseload_app.ui.board import zoom
from caseload_app.ui.board.canvas import Canvas, Moment, paint_band
from caseload_app.ui.board.dragging import drag_out
from caseload_app.ui.board.flashing import Flashing, moved_between
from caseload_app.ui.board.gliding import Gliding, places_seen
from caseload_app.ui.board.hovering import Hovering
from caseload_app.ui.board.model import CASES_MIME, BoardModel, cases_in
from caseload_app.ui.board.placed_table import PlacedTable
from caseload_app.ui.board.pointing import Pointing
from caseload_app.ui.theme.theme import Theme

_NONE: frozenset[str] = frozenset()


class BoardView(PlacedTable):
    """Rows of blocks. Cases dropped on a row are only told of: a service moves them, never the view."""

    cases_dropped = Signal(tuple, str)
    """Ids of the cases, and of the worker on whose row they were dropped."""
    hover_changed = Signal(object, QPoint)
    """The `MovePreview` under the pointer while cases are dragged over the board (None: no longer), and where."""
    selection_changed = Signal()
    drag_ended = Signal()
    arranged = Signal()
    """The rows are sorted in another way, a team was collapsed or shown, or the zoom is another."""
    families_pointed = Signal(frozenset)
    """The family group of the case under the pointer; empty when there is none."""

    def __init__(self, model: BoardModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._theme = theme
        self._canvas = Canvas()
        self._band: QRect | None = None
        self._pressed = QPoint()
        self._families = self._families_from_tray = _NONE
        self.hovering = Hovering(self)
        self.flashing = Flashing(self)
        self.gliding = Gliding(self)
        self.pointing = Pointing(self, model, theme, self.visualRect)
        self.setProperty("look", "board")
        self.setAccessibleName("Board: a row for each worker, a block for each case")
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setMouseTracking(True)
        self.setMinimumWidth(520)
        self.hovering.changed.connect(self.viewport().update)
        self.hovering.team_waited_on.connect(lambda team: self.collapse(team, collapsed=False))
        self.flashing.changed.connect(self.viewport().update)
        self.gliding.changed.connect(self.viewport().update)
        self.verticalScrollBar().valueChanged.connect(self.gliding.stop)
        self.pointing.families_changed.connect(self.families_pointed)
        self.pointing.families_changed.connect(lambda _families: self.viewport().update())
        self.geometry_changed.connect(self._canvas.clear)
        self.geometry_changed.connect(self.gliding.stop)
        self.geometry_changed.connect(self.pointing.rest)
        theme.changed.connect(self._restyle)

    # What is shown

    def show_board(self, board: Board | None) -> None:
        """Show another board or another state of it; what is selected stays selected."""
        moved = moved_between(self._board_model.board, board) if self._theme.animates else _NONE
        before = places_seen(self, self._board_model, moved)
        self._show(board, self._board_model.arrangement)
        self.gliding.start(before, places_seen(self, self._board_model, before))
        self.flashing.start(moved)

    def arrange(self, arrangement: Arrangement) -> None:
        """Sort the rows in another way, or collapse other teams; what is selected stays selected."""
        if arrangement != self._board_model.arrangement:
            self._show(self._board_model.board, arrangement)
            self.arranged.emit()

    @property
    def arrangement(self) -> Arrangement:
        """How the rows stand."""
        return self._board_model.arrangement

    def collapse(self, team: str, *, collapsed: bool) -> None:
        """Show only the line of a team, or its workers again."""
        self.arrange(self.arrangement.with_team(team, collapsed=collapsed))
        index = self._board_model.index_of_team(team)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    @property
    def has_teams(self) -> bool:
        """Whether there is more than one team, so that they have lines."""
        board = self._board_model.board
        return board is not None and len(board.teams) > 1

    def collapse_all(self, *, collapsed: bool) -> None:
        """Show only the lines of all teams, or everybody again."""
        board = self._board_model.board
        if board is not None and self.has_teams:
            self.arrange(Arrangement(self.arrangement.order, frozenset(board.teams) if collapsed else frozenset()))

    def uncover(self, worker_id: str) -> None:
        """See that a worker's row is shown, even when the team was collapsed."""
        board = self._board_model.board
        if board is not None and worker_id in board.row:
            self.arrange(self.arrangement.with_team(board.row[worker_id].team, collapsed=False))

    @property
    def zoom(self) -> float:
        """How much wider than the board the axis is; below 1, rows are one line high."""
        return self._zoom

    def set_zoom(self, wanted: float) -> None:
        """Make blocks and rows larger or smaller, to the nearest step; what was at the left edge stays there."""
        step = zoom.nearest_step(wanted)
        if step != self._zoom:
            left = self.horizontalScrollBar().value() / self._zoom
            top, height = self.verticalScrollBar().value(), self.geometry_in_use.row_height
            self._zoom = step
            self.measure()
            self.horizontalScrollBar().setValue(round(left * step))
            self.verticalScrollBar().setValue(round(top * self.geometry_in_use.row_height / height))
            self.arranged.emit()

    def zoom_by(self, steps: int) -> None:
        """So many steps larger; negative: smaller."""
        self.set_zoom(zoom.next_step(self._zoom, steps))

    def light_up(self, families: frozenset[str]) -> None:
        """Mark the brothers and sisters of cases that are selected, or pointed at in the tray."""
        self._families_from_tray = families
        self.viewport().update()

    def _show(self, board: Board | None, arrangement: Arrangement) -> None:
        selected = self.selected_cases()
        worker = self.selected_worker()
        current = self._board_model.block_at(self.currentIndex())
        self.pointing.at(QModelIndex())
        self._board_model.show(board, arrangement)
        self.measure()
        if selected:
            self.select_cases(selected, keep_current=current.case_id if current else None)
        elif worker is not None:
            self.select_worker(worker)

    def _restyle(self) -> None:
        self._canvas.clear()
        self.measure()

    # What is selected

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

    def go_to_team(self, team: str) -> None:
        """Go to the line of a team with nothing selected; where there is only one team, to its first worker."""
        index = self._board_model.index_of_team(team)
        if not index.isValid():
            self.select_worker(self.first_worker() or "")
            return
        self.clearSelection()
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.verticalScrollBar().setValue(round(self.verticalScrollBar().value() + self.top_of(index.row())))

    def first_worker(self) -> str | None:
        """The worker of the uppermost row; None when no row is shown."""
        return next((line.worker_id for line in self._board_model.lines if isinstance(line, Row)), None)

    def neighbour(self, worker_id: str, step: int) -> str | None:
        """The worker so many rows further down (negative: up), past the lines of teams; None past the ends."""
        index = self._board_model.index_of_worker(worker_id)
        number = index.row() + step
        while index.isValid() and self._board_model.team_at(number) is not None:
            number += 1 if step > 0 else -1
        row = self._board_model.row_at(number) if index.isValid() else None
        return row.worker_id if row is not None else None

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        super().selectionChanged(selected, deselected)
        blocks = (self._board_model.block_at(index) for index in self.selectedIndexes())
        self._families = frozenset(block.family_id for block in blocks if block is not None and block.family_id)
        self.viewport().update()
        self.selection_changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.viewport().update()

    # Mouse, wheel and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.pointing.rest()
        position = event.position().toPoint()
        self._pressed = position
        team = self._board_model.team_at(self.line_at(position.y()))
        super().mousePressEvent(event)
        if team is not None and event.button() is Qt.MouseButton.LeftButton:
            self.setState(QAbstractItemView.State.NoState)
            self.collapse(team.team, collapsed=not team.is_collapsed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseMoveEvent(event)
        position = event.position().toPoint()
        if event.buttons() == Qt.MouseButton.NoButton:
            self.pointing.at(self.indexAt(position))
        if self.state() is QAbstractItemView.State.DragSelectingState:
            self._band = QRect(self._pressed, position).normalized()
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        self._band = None
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self.pointing.at(QModelIndex())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        self.pointing.rest()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.zoom_by(1 if turned > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        self.pointing.rest()
        team = self._board_model.team_at(self.currentIndex().row())
        wanted = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}
        if team is not None and event.key() in (*wanted, Qt.Key.Key_Space):
            self.collapse(team.team, collapsed=wanted.get(Qt.Key(event.key()), not team.is_collapsed))
            return
        super().keyPressEvent(event)

    def show_card(self) -> None:
        """Show the card of what has the keyboard, and speak it; or put it away again."""
        self.scrollTo(self.currentIndex())
        self.pointing.show_now(self.currentIndex())

    # Drag and drop

    @property
    def preview(self) -> MovePreview | None:
        """What a drop here and now would do."""
        return self.hovering.preview

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802
        case_ids = self.selected_cases()
        if case_ids:
            self.drag_cases(case_ids)

    def drag_cases(self, case_ids: tuple[str, ...]) -> None:
        """Let the person drag these cases until they are dropped or Esc is pressed."""
        board = self._board_model.board
        if board is None:
            return
        self.pointing.at(QModelIndex())
        drag_out(self, case_ids, board, self._theme.tokens)
        self.end_hover()
        self.drag_ended.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if event.mimeData().hasFormat(CASES_MIME) and self._board_model.board is not None:
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
        self.hovering.near_edge(position.y())
        event.setDropAction(Qt.DropAction.MoveAction)
        event.setAccepted(self.preview is not None)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802
        self.end_hover()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        case_ids = cases_in(event.mimeData())
        row = self._board_model.row_at(self.line_at(event.position().toPoint().y()))
        self.end_hover()
        if not case_ids or row is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.cases_dropped.emit(case_ids, row.worker_id)

    def _hover(self, case_ids: tuple[str, ...], position: QPoint) -> None:
        board, number = self._board_model.board, self.line_at(position.y())
        if board is None:
            return
        team = self._board_model.team_at(number)
        waits = team.team if team is not None and team.is_collapsed else None
        self.hovering.over(board, case_ids, self._board_model.row_at(number), waits)
        self.hover_changed.emit(self.preview, position)

    def end_hover(self) -> None:
        """Forget what was dragged over the board."""
        self.hovering.end()
        self.hover_changed.emit(None, QPoint())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self.viewport())
        moment = self._moment()
        for number, line, top in self.lines_between(event.rect().top(), event.rect().bottom()):
            self._canvas.paint_line(painter, moment, line, number, top)
        for case_id, way in self.gliding.places.items():
            index = self._board_model.index_of_case(case_id)
            row, block = self._board_model.row_at(index.row()), self._board_model.block_at(index)
            if row is not None and block is not None:
                self._canvas.paint_gliding(painter, moment, row, block, way)
        if self._band is not None:
            paint_band(painter, self._band, self._theme.tokens)
        painter.end()

    def _moment(self) -> Moment:
        return Moment(
            board=self._board_model.board,
            geometry=self.geometry_in_use,
            tokens=self._theme.tokens,
            font=self.font(),
            ratio=self.devicePixelRatioF(),
            selected=frozenset((index.row(), index.column()) for index in self.selectedIndexes()),
            current=self.currentIndex(),
            has_focus=self.hasFocus(),
            families=self._families | self._families_from_tray | self.pointing.families,
            preview=self.preview,
            flashes=self.flashing.strengths,
        )
