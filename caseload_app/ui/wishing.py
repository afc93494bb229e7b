"""What the page asks of the search: with a wish, for some cases, again with some locked; and what it does meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QObject

from caseload_app.services.explanation import Basis
from caseload_app.ui.allocate_page import AllocatePage
from caseload_app.ui.deciding import Deciding
from caseload_app.ui.desk import Desk
from caseload_app.ui.suggesting import Suggesting
from caseload_app.ui.wish import Wish


class Wishing(QObject):
    """Between page and search: reasons wait while it runs, and what it found is looked at first."""

    def __init__(
        self,
        desk: Desk,
        page: AllocatePage,
        deciding: Deciding,
        suggesting: Suggesting,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        self._deciding = deciding
        self._suggesting = suggesting
        page.why.use(self._basis_of)
        page.why.lock_and_suggest_asked.connect(self._lock_and_suggest)
        page.why.suggest_asked.connect(lambda ids: suggesting.start(Wish(only=frozenset(ids))))
        suggesting.running_changed.connect(self._running_changed)
        suggesting.shown.connect(self._shown)

    def suggest_with(self) -> None:
        """Ask for a special wish, then for a suggestion."""
        team = self._desk.team
        if team is not None and self._desk.can_change:
            wish = self._deciding.asking.wish(team, self._suggesting.wish, self._page.selected_cases())
            if wish is not None:
                self._suggesting.start(wish)

    def _lock_and_suggest(self, case_ids: tuple[str, ...]) -> None:
        """Keep these where the suggestion has them, and ask the same question again."""
        team = self._desk.team
        asked = None if team is None or team.draft is None else team.draft.suggestion.problem
        self._deciding.lock(case_ids, True)  # noqa: FBT003
        if team is not None and all(team.board.case[case_id].locked for case_id in case_ids):
            self._suggesting.start(Wish() if asked is None else Wish.again(asked))

    def _basis_of(self, case_id: str | None) -> Basis | None:
        team = self._desk.team
        return None if team is None or self._suggesting.is_running else team.basis(case_id)

    def _running_changed(self) -> None:
        if self._suggesting.is_running:
            self._page.why.stop()
        else:
            self._page.why.resume()

    def _shown(self) -> None:
        team, board = self._desk.team, self._page.board
        if team is not None and team.draft is not None and team.draft.earlier is not None:
            self._page.clear_selection()  # what changed since the last suggestion comes first
        elif board is not None and board.proposals:
            self._page.select_case(next(iter(board.proposals)))
        self._page.middle_view.setFocus()
