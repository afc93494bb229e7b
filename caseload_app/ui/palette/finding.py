"""What happens with what was found: a case or a worker is shown and selected, a command is done."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from caseload_app.services.board import Board
from caseload_app.ui.actions import ACTIONS, Act
from caseload_app.ui.allocate_page import AllocatePage
from caseload_app.ui.desk import Desk
from caseload_app.ui.palette.entries import Entry, Kind, board_entries, command_entries, help_entries
from caseload_app.ui.palette.finder import Finder
from caseload_app.ui.theme.theme import Theme

_SAY_MORE = {
    Act.ACCEPT_ALL: QAction.text,
    Act.UNDO: QAction.toolTip,
    Act.REDO: QAction.toolTip,
}
"""Actions whose own words say more than the table does: how many, and what would be taken back."""


class Finding(QObject):
    """Belongs to one window; the finder lies over `over`."""

    help_asked = Signal(str)
    """The name of a page of the help."""

    def __init__(  # noqa: PLR0913, PLR0917  (the parts that it brings together)
        self,
        desk: Desk,
        page: AllocatePage,
        actions: Mapping[Act, QAction],
        theme: Theme,
        over: QWidget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        self._actions = actions
        self._known: tuple[Board | None, tuple[Entry, ...]] = (None, ())
        self.finder = Finder(over, theme, self._entries)
        self.finder.chosen.connect(self._show)
        desk.opened.connect(self.finder.forget)
        page.selection_changed.connect(self._board_may_be_another)

    def open(self) -> None:
        """Open the finder."""
        self.finder.open()

    def _board_may_be_another(self) -> None:
        if self._known[0] is not self._page.board:
            self._known = (None, ())
            self.finder.refresh()

    def _entries(self) -> tuple[Entry, ...]:
        board = self._page.board
        if self._known[0] is not board:
            self._known = (board, board_entries(board) if board is not None else ())
        return (*self._known[1], *command_entries(self._why_off, self._words), *help_entries())

    def _why_off(self, act: Act) -> str | None:
        if self._actions[act].isEnabled():
            return None
        if self._desk.team is not None and self._desk.team.read_only is not None:
            return "The team file is open to look at only"
        return f"Needs {ACTIONS[act].needs}" if ACTIONS[act].needs else "Not possible now"

    def _words(self, act: Act) -> str:
        say = _SAY_MORE.get(act)
        return say(self._actions[act]) if say is not None else ACTIONS[act].alone

    def _show(self, entry: Entry) -> None:
        if entry.kind is Kind.COMMAND:
            self._actions[Act(entry.id)].trigger()
        elif entry.kind is Kind.HELP:
            self.help_asked.emit(entry.id)
        elif entry.kind is Kind.CASE:
            self._page.reveal_case(entry.id)
        elif entry.kind is Kind.WORKER:
            self._page.reveal_worker(entry.id)
        else:
            self._page.reveal_team(entry.id)
