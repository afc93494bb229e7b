"""What a person decides on the board, turned into one service call each; asks for a reason where one is needed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from caseload_app.domain.wording import case_or_cases
from caseload_app.services.board import Board, preview_move
from caseload_app.services.changed import NeedsReason
from caseload_app.ui.allocate_page import AllocatePage
from caseload_app.ui.asking import Asking
from caseload_app.ui.desk import Desk


class Deciding(QObject):
    """Works on the desk's team and on what is selected on the page."""

    def __init__(self, desk: Desk, page: AllocatePage, asking: Asking, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        self.asking = asking
        self._cut: tuple[str, ...] = ()
        why = page.why
        why.accept_asked.connect(self.accept)
        why.refuse_asked.connect(self.refuse)
        why.lock_asked.connect(self.lock)
        why.move_asked.connect(self.move_to)
        why.unallocate_asked.connect(self.unallocate)
        why.worker_asked.connect(self.move)
        page.cases_dropped.connect(self.move)

    def move(self, case_ids: Sequence[str], worker_id: str | None) -> None:
        """Give cases to a worker; asks for a reason when a rule stands in the way. None: leave them unallocated."""
        if worker_id is None:
            self.unallocate(case_ids)
            return
        ids = tuple(case_ids)
        name = self._page.board.worker[worker_id].name if self._page.board is not None else worker_id
        done = self._desk.do(
            lambda team, reason: team.move(ids, worker_id, reason=reason),
            lambda needed: self._override(needed, f"Give {case_or_cases(ids)} to {name} all the same?"),
        )
        if done is not None:
            self._page.select_cases(ids)

    def move_to(self, case_ids: Sequence[str] = ()) -> None:
        """Ask for the worker, then move."""
        ids = tuple(case_ids) or self._page.selected_cases()
        if not ids or self._page.board is None or not self._desk.can_change:
            return
        worker_id = self.asking.worker(self._page.board, ids)
        if worker_id is not None:
            self.move(ids, worker_id)

    def move_by_row(self, step: int) -> None:
        """Move the selected cases to the next worker up or down."""
        ids, board = self._page.selected_cases(), self._page.board
        if not ids or board is None:
            return
        holders = {board.after.worker_of[case_id] for case_id in ids}
        holder = next(iter(holders)) if len(holders) == 1 else None
        if holder is None:
            first = self._page.board_view.first_worker() if step > 0 else None
            neighbour = first if holders == {None} else None
        else:
            neighbour = self._page.board_view.neighbour(holder, step)
        if neighbour is not None:
            self.move(ids, neighbour)

    def unallocate(self, case_ids: Sequence[str] = ()) -> None:
        """Leave these cases, or the selected ones, unallocated, with a reason: a child loses its worker."""
        board = self._page.board
        chosen = tuple(case_ids) or self._page.selected_cases()
        ids = tuple(c for c in chosen if board is not None and board.case[c].worker_id is not None)
        if board is None or not ids or not self._desk.can_change:
            return
        reason = self.asking.reason(
            title=f"Leave {case_or_cases(ids)} unallocated?",
            intro="The case goes back to the tray." if len(ids) == 1 else "The cases go back to the tray.",
            sentences=_against_unallocating(board, ids),
            action="Leave unallocated",
            hint="For example: the worker leaves on Friday, to be given out at the meeting",
        )
        if reason and self._desk.do(lambda team, _: team.move(ids, None, reason=reason)) is not None:
            self._page.select_cases(ids)

    def accept(self, case_ids: Sequence[str] = ()) -> None:
        """Accept the suggestions for these cases, or for the selected ones."""
        ids = tuple(case_ids) or self._page.selected_cases()
        if ids:
            self._desk.do(
                lambda team, reason: team.accept(ids, reason=reason),
                lambda needed: self._override(needed, f"Accept {case_or_cases(ids)} all the same?"),
            )

    def accept_all(self) -> None:
        """Accept everything that is suggested, as one step."""
        self._desk.do(
            lambda team, reason: team.accept_all(reason=reason),
            lambda needed: self._override(needed, "Accept all the same?"),
        )

    def refuse(self, case_ids: Sequence[str] = ()) -> None:
        """Refuse suggestions, with a reason."""
        board = self._page.board
        chosen = tuple(case_ids) or self._page.selected_cases()
        ids = tuple(case_id for case_id in chosen if board is not None and case_id in board.proposals)
        if not ids or not self._desk.can_change:
            return
        reason = self.asking.reason(
            title=f"Refuse the suggestion for {case_or_cases(ids)}?",
            intro=(
                "The case stays where it is, and this worker is not suggested for it again unless you undo that."
                if len(ids) == 1
                else "The cases stay where they are, and the same workers are not suggested for them again unless you "
                "undo that."
            ),
            sentences=(),
            action="Refuse",
            hint="For example: the family asked for somebody else",
        )
        if reason:
            self._desk.do(lambda team, _: team.refuse(ids, reason))

    def lock(self, case_ids: Sequence[str] = (), wanted: bool | None = None) -> None:  # noqa: FBT001
        """Lock cases where they are, or release them: whichever some of them still need."""
        board = self._page.board
        ids = tuple(case_ids) or self._page.selected_cases()
        if not ids or board is None:
            return
        lock = not all(board.case[case_id].locked for case_id in ids) if wanted is None else wanted
        if lock:
            self._desk.do(
                lambda team, reason: team.lock(ids, reason=reason),
                lambda needed: self._override(needed, f"Lock {case_or_cases(ids)} there all the same?"),
            )
        else:
            self._desk.do(lambda team, _: team.unlock(ids))

    def cut(self) -> None:
        """Remember the selected cases, to be pasted on a worker."""
        self._cut = self._page.selected_cases()

    def paste(self) -> None:
        """Move the cases that were cut to the worker of the row that has the focus."""
        row = self._page.board_model.row_at(self._page.board_view.currentIndex().row())
        if self._cut and row is not None:
            ids, self._cut = self._cut, ()
            self.move(ids, row.worker_id)

    def choose_day(self) -> None:
        """Ask for the allocation day."""
        team = self._desk.team
        if team is None or not self._desk.can_change:
            return
        day = self.asking.day(team.day)
        if day is not None:
            self._desk.do(lambda open_team, _: open_team.set_day(day))

    def undo(self) -> None:
        """Take back the last step."""
        self._desk.do(lambda team, _: team.undo())

    def redo(self) -> None:
        """Do again what was taken back."""
        self._desk.do(lambda team, _: team.redo())

    def _override(self, needed: NeedsReason, title: str) -> str | None:
        return self.asking.reason(
            title=title,
            intro="A rule stands in the way. You decide; the reason is recorded.",
            sentences=list(dict.fromkeys(f"{found.sentence}." for found in needed.in_the_way)),
            action="Do it all the same",
            hint="For example: agreed with the worker and the head of service",
        )


def _against_unallocating(board: Board, case_ids: Sequence[str]) -> list[str]:
    """What to know before cases lose their worker: the lock, and that somebody must have them."""
    said = [f"{found.sentence}." for found in preview_move(board, case_ids, None).in_the_way]
    must = [case_id for case_id in case_ids if board.category(case_id).must_allocate]
    said += [f"{case_id} must be allocated: without a worker it is an alarm." for case_id in must]
    return list(dict.fromkeys(said))
