"""The cards of the tray as Qt's list: those that the filter lets through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, Qt

from caseload_app.services.board import Board, Card
from caseload_app.ui.board.model import CASES_MIME, Index, mime_of
from caseload_app.ui.tray.filters import Filter
from caseload_app.ui.tray.words import card_in_words

CARD = Qt.ItemDataRole.UserRole


class TrayModel(QAbstractListModel):
    """The cards that the filter lets through, most urgent first as the board has them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board: Board | None = None
        self._cards: tuple[Card, ...] = ()
        self._filter = Filter()

    def show(self, board: Board | None) -> None:
        """Show the tray of another board."""
        self._board = board
        self._choose()

    def choose(self, chosen: Filter) -> None:
        """Let through what fits a filter."""
        self._filter = chosen
        self._choose()

    def _choose(self) -> None:
        tray = () if self._board is None else self._board.tray
        self.beginResetModel()
        self._cards = tray if self._filter.is_empty else tuple(filter(self._filter.lets, tray))
        self.endResetModel()

    @property
    def cards(self) -> tuple[Card, ...]:
        """What is let through."""
        return self._cards

    def index_of_case(self, case_id: str) -> QModelIndex:
        """Where a case's card is; invalid when it is not shown."""
        number = next((n for n, card in enumerate(self._cards) if card.case_id == case_id), None)
        return QModelIndex() if number is None else self.index(number)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._cards):
            return None
        card = self._cards[index.row()]
        if role == CARD:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return card.case_id
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return card_in_words(card)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return [CASES_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        rows = sorted({index.row() for index in indexes})
        return mime_of([self._cards[row].case_id for row in rows])

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        return Qt.DropAction.MoveAction
