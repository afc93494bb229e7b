"""Shows on the board what another suggestion would do, before anything is changed; then keeps it or goes back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from caseload_app.services.suggest import Suggestion
from caseload_app.ui.allocate_page import AllocatePage
from caseload_app.ui.desk import Desk
from caseload_app.ui.widgets.toast import announce


@dataclass(frozen=True, slots=True)
class _Shown:
    words: str
    suggestion: Suggestion
    revision: int
    released: tuple[str, ...]


class Previewing(QObject):
    """At most one preview; any change of the team ends it."""

    changed = Signal()

    def __init__(self, desk: Desk, page: AllocatePage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        self._shown: _Shown | None = None
        page.preview_bar.keep_clicked.connect(self.keep)
        page.preview_bar.discard_clicked.connect(self.discard)
        page.why.preview_asked.connect(self.show)

    @property
    def is_on(self) -> bool:
        """Whether the board shows a preview."""
        return self._shown is not None

    def show(self, words: str, suggestion: Suggestion, revision: int, released: tuple[str, ...]) -> None:
        """Show what a suggestion would do."""
        team = self._desk.team
        if team is None or not self._desk.can_change:
            return
        if revision != team.revision:
            self._desk.refused.emit("The board has changed since this was worked out. Choose the case again.")
            return
        self._shown = _Shown(words, suggestion, revision, released)
        self._page.show_preview(team.preview(suggestion, released=released))
        self._page.preview_bar.begin(words)
        self._page.preview_bar.keep.setFocus()
        announce(self._page, self._page.preview_bar.words)
        self.changed.emit()

    def keep(self) -> None:
        """Put the previewed suggestion on the board, to be decided on like any."""
        shown = self._shown
        if shown is not None:
            self.end()
            self._desk.do(lambda team, _: team.keep(shown.suggestion, shown.revision, released=shown.released))
            self._page.board_view.setFocus()

    def discard(self) -> None:
        """Go back to the board as it is."""
        team = self._desk.team
        if self._shown is not None and team is not None:
            self.end()
            self._page.show_board(team.board, draft=team.draft)
            self._page.why.setFocus()

    def end(self) -> None:
        """Forget the preview; the board is about to be shown anew."""
        if self._shown is not None:
            self._shown = None
            self._page.preview_bar.hide()
            self.changed.emit()
