"""The list of cards; cases are dragged from it, and dropped on it to leave them unallocated."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from caseload_app.services.board import Board, Card
from caseload_app.ui.board.dragging import drag_out
from caseload_app.ui.board.model import CASES_MIME, cases_in
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.tray.card_delegate import CardDelegate
from caseload_app.ui.tray.model import CARD, TrayModel

_GOING = (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class TrayView(QListView):
    """Tells of cases dropped on it; a service moves them."""

    cases_dropped = Signal(tuple)
    selection_changed = Signal()
    drag_ended = Signal()
    drag_hovered = Signal(tuple)
    """The cases held over the tray; empty when they have gone."""
    families_pointed = Signal(frozenset)
    """The family group of the card under the pointer; empty when there is none."""

    def __init__(self, model: TrayModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tray_model = model
        self._theme = theme
        self._board: Board | None = None
        self.setModel(model)
        self.setProperty("look", "cards")
        self.setAccessibleName("Cases to allocate, most urgent first")
        self._delegate = CardDelegate(theme, self)
        self._pointed: frozenset[str] = frozenset()
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setMouseTracking(True)
        theme.changed.connect(self.viewport().update)

    def show_board(self, board: Board | None) -> None:
        """Show another board's tray; what is selected stays selected."""
        self._board = board
        self.keep_selection(lambda: self._tray_model.show(board))

    def keep_selection(self, change: Callable[[], None]) -> None:
        """Change what is shown; what is selected and still shown stays selected."""
        selected, current = self.selected_cases(), self.currentIndex().data()
        change()
        if selected:
            self.select_cases(selected)
        elif current is not None and (index := self._tray_model.index_of_case(current)).isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def light_up(self, families: frozenset[str]) -> None:
        """Mark the cards of these family groups."""
        self._delegate.light_up(families)
        self.viewport().update()

    def selected_cases(self) -> tuple[str, ...]:
        """The ids of the selected cards, in the order of the tray."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return tuple(self._tray_model.cards[row].case_id for row in rows)

    def select_cases(self, case_ids: Sequence[str]) -> None:
        """Select these cards; those not shown are passed over."""
        selection = QItemSelection()
        first = QModelIndex()
        for case_id in case_ids:
            index = self._tray_model.index_of_case(case_id)
            if index.isValid():
                selection.select(index, index)
                first = first if first.isValid() else index
        if first.isValid():
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(first)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        super().keyPressEvent(event)
        index = self.currentIndex()
        if event.key() in _GOING and index.isValid() and not self.selectedIndexes():
            # Qt selects only what a key moves to, and the first card is current as soon as the focus comes.
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseMoveEvent(event)
        self._point(self.indexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._point(QModelIndex())

    def _point(self, index: QModelIndex) -> None:
        card = index.data(CARD) if index.isValid() else None
        family = card.family_id if isinstance(card, Card) else None
        pointed: frozenset[str] = frozenset() if family is None else frozenset({family})
        if pointed != self._pointed:
            self._pointed = pointed
            self.families_pointed.emit(pointed)

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802
        case_ids = self.selected_cases()
        if not case_ids or self._board is None:
            return
        drag_out(self, case_ids, self._board, self._theme.tokens)
        self.drag_ended.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        self._judge(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        self._judge(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802
        self.drag_hovered.emit(())

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        case_ids = self._droppable(event)
        self.drag_hovered.emit(())
        if not case_ids:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.cases_dropped.emit(case_ids)

    def _judge(self, event: QDragEnterEvent | QDragMoveEvent) -> None:
        case_ids = self._droppable(event)
        self.drag_hovered.emit(case_ids)
        if case_ids:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def _droppable(self, event: QDropEvent) -> tuple[str, ...]:
        """The dragged cases that somebody holds: only those can be left unallocated."""
        if self._board is None or not event.mimeData().hasFormat(CASES_MIME):
            return ()
        board = self._board
        return tuple(c for c in cases_in(event.mimeData()) if c in board.case and board.case[c].worker_id is not None)
