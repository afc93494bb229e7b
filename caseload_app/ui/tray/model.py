"""The cards of the tray as Qt's list, and what is chosen of them by chips and search."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, Qt

from caseload_app.domain.wording import list_of, points
from caseload_app.services.board import Board, Card, DueState
from caseload_app.ui.board.model import CASES_MIME, Index, mime_of

CARD = Qt.ItemDataRole.UserRole


class Chip(StrEnum):
    """What the chips choose."""

    ALL = "All"
    DUE_SOON = "Due in 2 days"
    MUST = "Must allocate"
    SIBLINGS = "Siblings"
    RETURNING = "Returning"


_SOON_DAYS = 2


def fits(card: Card, chip: Chip, board: Board) -> bool:
    """Whether a chip lets a card through."""
    match chip:
        case Chip.ALL:
            return True
        case Chip.DUE_SOON:
            due = card.due.day
            return due is not None and (due - board.day).days <= _SOON_DAYS
        case Chip.MUST:
            return card.must_allocate
        case Chip.SIBLINGS:
            return bool(card.siblings)
        case Chip.RETURNING:
            return card.previous_worker is not None


def matches(card: Card, words: str) -> bool:
    """Whether every word of the search stands somewhere on the card."""
    said = " ".join(
        filter(
            None,
            (
                card.case_id,
                card.name,
                card.category,
                card.category_name,
                card.previous_worker,
                card.suggested_worker,
                card.language,
                card.preferred_language,
                *card.required_skills,
            ),
        )
    ).casefold()
    return all(word in said for word in words.casefold().split())


def card_details(card: Card) -> str:
    """What to know beside the category: siblings, previous worker, languages, skills, days waiting."""
    said = []
    if card.locked:
        said.append("locked")
    if len(card.siblings) == 1:
        said.append(f"sibling of {card.siblings[0]}")
    elif card.siblings:
        said.append(f"{len(card.siblings)} siblings")
    if card.previous_worker:
        said.append(f"was with {card.previous_worker}")
    if card.language:
        said.append(f"{card.language} needed")
    if card.preferred_language:
        said.append(f"{card.preferred_language} preferred")
    if card.required_skills and len(said) < 2:
        said.append(f"{list_of(card.required_skills)} skill")
    if card.days_waiting:
        said.append(f"waiting {card.days_waiting} day{'' if card.days_waiting == 1 else 's'}")
    line = " · ".join(said)
    return line[:1].upper() + line[1:]


def card_in_words(card: Card) -> str:
    """The card for a screen reader and for the hover card."""
    said = [card.case_id]
    if card.restricted:
        said.append("restricted")
    elif card.name:
        said.append(card.name)
    said += [card.category_name, f"{points(card.points)} points"]
    said += [words for words in (card.due.words, card_details(card)) if words]
    if card.suggested_worker:
        said.append(f"suggested for {card.suggested_worker}")
    if card.must_allocate:
        said.append("must be allocated")
    return ", ".join(said)


class TrayModel(QAbstractListModel):
    """The cards that the chip and the search let through, most urgent first as the board has them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board: Board | None = None
        self._cards: tuple[Card, ...] = ()
        self._chip = Chip.ALL
        self._words = ""

    def show(self, board: Board | None) -> None:
        """Show the tray of another board."""
        self._board = board
        self._choose()

    def choose(self, chip: Chip, words: str) -> None:
        """Let through what fits a chip and a search."""
        self._chip, self._words = chip, words
        self._choose()

    def _choose(self) -> None:
        board = self._board
        self.beginResetModel()
        self._cards = (
            ()
            if board is None
            else tuple(c for c in board.tray if fits(c, self._chip, board) and matches(c, self._words))
        )
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


def is_pressing(card: Card) -> bool:
    """Whether the due date is a thing to look at now."""
    return card.due.state in (DueState.OVERDUE, DueState.WITHIN_A_WEEK)
