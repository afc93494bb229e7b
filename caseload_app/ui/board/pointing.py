"""What the pointer rests on: its card after a moment, and its brothers and sisters at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QTimer, Signal
from PySide6.QtWidgets import QWidget

from caseload_app.services.board import Board
from caseload_app.ui.board.card_words import case_card, team_card, worker_card
from caseload_app.ui.board.hover_card import HoverCard
from caseload_app.ui.board.model import BoardModel
from caseload_app.ui.theme.theme import Theme

AFTER_MS = 550
_NOWHERE: frozenset[str] = frozenset()


class Pointing(QObject):
    """Shows one card at a time, beside a cell of the board."""

    families_changed = Signal(frozenset)
    """The family group of the case under the pointer; empty when there is none."""

    def __init__(
        self, view: QWidget, model: BoardModel, theme: Theme, place_of: Callable[[QModelIndex], QRect]
    ) -> None:
        super().__init__(view)
        self._model = model
        self._theme = theme
        self._place_of = place_of
        self._pointed = QPersistentModelIndex()
        self._families = _NOWHERE
        self.card = HoverCard(theme, view)
        self._timer = QTimer(self, interval=AFTER_MS, singleShot=True)
        self._timer.timeout.connect(lambda: self._show(self._index()))

    @property
    def families(self) -> frozenset[str]:
        """The family group of the case under the pointer."""
        return self._families

    def at(self, index: QModelIndex) -> None:
        """The pointer is over a cell now; an invalid one: over none."""
        if index.isValid() and QPersistentModelIndex(index) == self._pointed:
            return
        self._pointed = QPersistentModelIndex(index)
        self.card.hide()
        block = self._model.block_at(index)
        families = _NOWHERE if block is None or block.family_id is None else frozenset({block.family_id})
        if families != self._families:
            self._families = families
            self.families_changed.emit(families)
        if index.isValid():
            self._timer.start()
        else:
            self._timer.stop()

    def rest(self) -> None:
        """Put the card away until the pointer goes to something else."""
        self._timer.stop()
        self.card.hide()

    def show_now(self, index: QModelIndex) -> None:
        """Show the card of a cell at once and speak it, or put it away again: asked for with the keyboard."""
        if self.card.isVisible():
            self.rest()
        elif self._show(index):
            self.card.speak()

    def _index(self) -> QModelIndex:
        return self._model.index(self._pointed.row(), self._pointed.column())

    def _show(self, index: QModelIndex) -> bool:
        board = self._model.board
        row, team = self._model.row_at(index.row()), self._model.team_at(index.row())
        if board is None or not index.isValid():
            return False
        stripe = ""
        if team is not None:
            title, lines = team_card(team)
        elif row is not None:
            title, lines, stripe = self._of_row(board, index)
        else:
            return False
        self.card.show_beside(self._place_of(index), title, lines, stripe)
        return True

    def _of_row(self, board: Board, index: QModelIndex) -> tuple[str, list[str], str]:
        row, block = self._model.row_at(index.row()), self._model.block_at(index)
        assert row is not None
        if block is None:
            return (*worker_card(row), "")
        return (*case_card(board, block, row), self._theme.tokens.block[block.colour_group])
