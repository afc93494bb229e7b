"""The team that the window shows: file, policy, day, board and draft in one place. Every change is one call here.

Each call saves (or raises, and nothing has changed), brings the board up to date, and returns what changed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from caseload_app.domain.change_reason import ChangeReason
from caseload_app.domain.team import Team
from caseload_app.services.board import Board, board_of
from caseload_app.services.changed import NOTHING, BoardHasChanged, Changed, NotDone
from caseload_app.services.decide import with_locks
from caseload_app.services.draft import Draft
from caseload_app.services.effective_policy import CouncilPolicy, council_policy
from caseload_app.services.explanation import Basis, basis_of
from caseload_app.services.intake import Intake, read_workbook
from caseload_app.services.question import Question
from caseload_app.services.sheet_to_write import SheetToWrite
from caseload_app.services.shown_names import Hidden, ShownNames
from caseload_app.services.steps import NewStep, Standing
from caseload_app.services.suggest import Suggestion
from caseload_app.services.what_changed import difference
from caseload_app.store.changes import Change
from caseload_app.store.history import Step, StepKind
from caseload_app.store.state import State
from caseload_app.store.team_file import TakenBack, TeamFile
from solver.problem import Mode, Policy


class OpenTeam:
    """Made by `create` and `open`; belongs to one thread, the window's.

    Attributes:
        board: what to show. Replaced by every change.
        draft: the suggestion that is not yet decided on; None when there is none.

    Every method that changes something raises `TeamFileError` when it cannot be saved, and `NotDone` when it cannot be
    done as things stand; in both cases nothing has changed.
    """

    def __init__(
        self, file: TeamFile, council: CouncilPolicy | None = None, *, today: Callable[[], date] = date.today
    ) -> None:
        self._file = file
        self._council = council or council_policy(None)
        self._today = today
        self._settings: Mapping[str, object] | None = None
        self._policy = self._council.with_team_settings(None)
        self._names = ShownNames()
        self.draft: Draft | None = None
        self.board = self._board(self.state.team, None)

    @classmethod
    def create(cls, path: Path, council: CouncilPolicy | None = None) -> Self:
        """A new, empty team file.

        Raises:
            TeamFileError: when none can be made there.
        """
        return cls._of(TeamFile.create(path), council)

    @classmethod
    def open(cls, path: Path, council: CouncilPolicy | None = None) -> Self:
        """A team file that is there; look at `read_only` before offering changes.

        Raises:
            TeamFileError: when it cannot be opened.
            PolicyError: when a setting of the team does not go with the council's policy.
        """
        return cls._of(TeamFile.open(path), council)

    @classmethod
    def _of(cls, file: TeamFile, council: CouncilPolicy | None) -> Self:
        try:
            return cls(file, council)
        except BaseException:
            file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Leave one complete file behind and let others write."""
        self._file.close()

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._file.path

    @property
    def read_only(self) -> str | None:
        """Why nothing can be changed, in a sentence; None when it can."""
        return self._file.read_only

    @property
    def state(self) -> State:
        """What is saved."""
        return self._file.state

    @property
    def revision(self) -> int:
        """The board's revision; goes up with every change."""
        return self._file.revision

    @property
    def policy(self) -> Policy:
        """The policy that counts, with the team's own settings."""
        settings = self.state.team.settings
        if settings is not self._settings:
            self._settings, self._policy = settings, self._council.with_team_settings(settings)
        return self._policy

    @property
    def day(self) -> date:
        """The allocation day: the one chosen, else today."""
        return self.state.day or self._today()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing yet: no worker and no case."""
        return not self.state.team.workers and not self.state.team.cases

    @property
    def undo_words(self) -> str | None:
        """What *Undo* would take back, in words; None when there is nothing."""
        step = self._file.next_undo
        return None if step is None else self._as_shown(step.words)

    @property
    def redo_words(self) -> str | None:
        """What *Redo* would do again, in words; None when there is nothing."""
        step = self._file.next_redo
        return None if step is None else self._as_shown(step.words)

    def steps(self, *, newest: int | None = None) -> list[Step]:
        """The history, the oldest step first, with the names that may be shown."""
        return self._names.history(self._file.steps(newest=newest), self.state.team)

    def hide_names(self, hidden: Hidden) -> Changed:
        """Choose which names the board shows from now on. Nothing is saved, and nothing that is saved changes."""
        self._names.hidden = hidden
        self._show()
        return Changed(everything=True)

    def as_shown(self, words: str) -> str:
        """Words in which anybody of the team may be named, with the names that may be shown."""
        return self._names.free_text(words, self.state.team)

    def refresh(self) -> Changed:
        """See what another person saved meanwhile, where the file is open to look at only, or that it is tomorrow."""
        revision = self.revision
        if self.read_only is not None:
            self._file.reload()
        if self.revision != revision:
            self.draft = None
        self._show()
        return Changed(everything=True)

    def move(
        self,
        case_ids: Iterable[str],
        worker_id: str | None,
        *,
        reason: str | None = None,
        change_reason: ChangeReason = ChangeReason.MANAGE,
    ) -> Changed:
        """Move cases to a worker, or to the tray (None). Cases that are there already stay.

        Raises:
            NeedsReason: when a hard rule stands in the way and no reason is given.
            KeyError: when a case or the worker is not on the board.
        """
        self._file.check_may_change()
        return self._take(self._standing.moved(case_ids, worker_id, reason, change_reason))

    def accept(self, case_ids: Iterable[str], *, reason: str | None = None) -> Changed:
        """Accept suggestions, all of them as one step. Cases without an open suggestion are passed over.

        Raises:
            NeedsReason: when a hard rule stands in the way meanwhile and no reason is given.
        """
        self._file.check_may_change()
        return self._take(self._standing.accepted(set(case_ids), reason))

    def accept_all(self, *, reason: str | None = None) -> Changed:
        """Accept every suggestion that is still open, as one step.

        Raises:
            NeedsReason: when a hard rule stands in the way meanwhile and no reason is given.
        """
        return self.accept(self.board.proposals, reason=reason)

    def refuse(self, case_ids: Iterable[str], reason: str) -> Changed:
        """Refuse suggestions: the cases stay where they are, and the history says why.

        The same worker is not suggested for the case again before the refusal is taken back or a workbook imported.

        Raises:
            NotDone: without a reason.
        """
        self._file.check_may_change()
        return self._take(self._standing.refused(set(case_ids), reason))

    def lock(self, case_ids: Iterable[str], *, reason: str | None = None) -> Changed:
        """Lock cases where they are, so that the next suggestion leaves them alone.

        A suggested one is accepted and locked there.

        Raises:
            NeedsReason: when a hard rule stands in the way of a suggestion meanwhile and no reason is given.
        """
        self._file.check_may_change()
        return self._take(self._standing.locked(case_ids, reason))

    def unlock(self, case_ids: Iterable[str]) -> Changed:
        """Release locks."""
        self._file.check_may_change()
        return self._take(self._standing.unlocked(case_ids))

    def set_day(self, day: date | None) -> Changed:
        """Choose the allocation day, None for today whenever that is. A suggestion for another day goes."""
        self._file.check_may_change()
        return self._take(self._standing.day_chosen(day))

    def undo(self) -> Changed:
        """Take back the last step."""
        self._file.check_may_change()
        return self._taken_back(self._file.undo())

    def redo(self) -> Changed:
        """Do again what was taken back last."""
        self._file.check_may_change()
        return self._taken_back(self._file.redo())

    def question(  # noqa: PLR0913  (what a manager may ask, all by name)
        self,
        mode: Mode = Mode.ALLOCATE,
        *,
        max_moves: int = 0,
        covered: Collection[str] = (),
        any_team: bool = False,
        only: Collection[str] | None = None,
        time_limit: float = 60.0,
    ) -> Question:
        """What to ask the solver about the team as it stands: answer it in another thread, then `show` the answer."""
        seen = self.draft.suggestion if self.draft is not None else None
        return Question(
            revision=self.revision,
            team=self.state.team,
            policy=self.policy,
            day=self.day,
            mode=mode,
            max_moves=max_moves,
            covered=frozenset(covered),
            any_team=any_team,
            only=None if only is None else frozenset(only),
            last_seen=seen.result.worker_of if seen is not None and seen.problem.mode is mode else None,
            refused=self._file.refusals,
            time_limit=time_limit,
        )

    def show(self, draft: Draft) -> Changed:
        """Show a suggestion on the board. Nothing is saved.

        Raises:
            BoardHasChanged: when the board is not the one any more that the suggestion was made for.
        """
        if draft.revision != self.revision or draft.suggestion.problem.day != self.day:
            raise BoardHasChanged("The board has changed since, so this suggestion was put aside. Suggest again.")
        before = self.board
        self.draft = replace(draft, earlier=self.draft.suggestion if self.draft is not None else None)
        self._show()
        return difference(before, self.board)

    def preview(self, suggestion: Suggestion, *, released: Collection[str] = ()) -> Board:
        """The board as it would be with another suggestion. Changes nothing, not even what is shown.

        Args:
            suggestion: made for the team as it stands.
            released: cases that it takes the lock off.
        """
        team = with_locks(self.state.team, released, locked=False)
        return self._board(team, Draft(revision=self.revision, suggestion=suggestion))

    def keep(self, suggestion: Suggestion, revision: int, *, released: Collection[str] = ()) -> Changed:
        """Put another suggestion on the board, to be decided on like any; only a lock that it needs off is saved.

        Args:
            suggestion: what to show.
            revision: the board's revision that it was made for.
            released: cases that it takes the lock off.

        Raises:
            BoardHasChanged: when the board is not the one any more that it was made for.
        """
        if revision != self.revision:
            raise BoardHasChanged("The board has changed since, so this was put aside.")
        unlocking = self.unlock(released) if released else NOTHING
        shown = self.show(Draft(revision=self.revision, suggestion=suggestion))
        return replace(
            shown,
            case_ids=shown.case_ids | unlocking.case_ids,
            worker_ids=shown.worker_ids | unlocking.worker_ids,
            words=unlocking.words,
            can_undo=unlocking.can_undo,
        )

    def basis(self, case_id: str | None = None) -> Basis:
        """What explanations are held against, as the board stands; to be used in another thread.

        Args:
            case_id: the case to be explained; where the suggestion on the board was not asked about it, it is held
                against one for every case.
        """
        return basis_of(self.question(), self.board, self.draft, case_id)

    def drop_draft(self) -> Changed:
        """Put the suggestion aside. Nothing is saved, for nothing was."""
        before = self.board
        self.draft = None
        self._show()
        return difference(before, self.board)

    def read_workbook(self, path: Path) -> Intake:
        """Read a workbook to look at what importing it would do. Changes nothing, and may run in another thread."""
        return read_workbook(path, self._council, self.day, self.state, self.revision)

    def import_(self, intake: Intake, *, keep_ours: Collection[str] = ()) -> Changed:
        """Bring a workbook in, after a backup; one undo takes all of it back.

        Args:
            intake: as `read_workbook` gave it.
            keep_ours: the conflicts, by case id, in which the decision made here counts.

        Raises:
            BoardHasChanged: when the board is not the one any more that the workbook was compared with.
            NotDone: when there is nothing in it that could be imported.
        """
        self._file.check_may_change()
        if not intake.can_import:
            raise NotDone(f"There is nothing in {intake.name} that could be imported.")
        if intake.revision != self.revision:
            raise BoardHasChanged("The board has changed since the workbook was read. Read it again, then import.")
        if not self.is_empty:
            self._file.back_up("import")
        return self._take(self._standing.brought_in(intake, keep_ours))

    def start_with(self, workbook: Path, day: date) -> None:
        """Fill a new file for an allocation day. It begins so: undo goes back to here and no further."""
        intake = read_workbook(workbook, self._council, day, self.state, self.revision)
        step = Standing(self.state, self.board, day).brought_in(intake, ())
        self._file.save(replace(step.state, day=day), replace(step.what, kind=StepKind.START))
        self._show()

    def sheet(self) -> SheetToWrite:
        """The allocation sheet of this moment, to be written in another thread."""
        return SheetToWrite(self.board, self.state, self.draft)

    @property
    def _standing(self) -> Standing:
        return Standing(self.state, self.board, self.day)

    def _take(self, step: NewStep | None) -> Changed:
        """Save a step and show what it did."""
        if step is None:
            return NOTHING
        self._file.save(step.state, step.what, step.told)
        changed = self._after(step.what.kind, step.told)
        return replace(changed, words=self._as_shown(f"{step.words}{self._now(step.receiver)}"), can_undo=True)

    def _taken_back(self, taken: TakenBack | None) -> Changed:
        if taken is None:
            return NOTHING
        return replace(self._after(taken.of_step.kind, taken.changes), words=self._as_shown(taken.step.words))

    def _after(self, kind: StepKind, changes: Iterable[Change]) -> Changed:
        """Bring suggestion and board up to date after a step of this kind, done or taken back."""
        before = self.board
        if kind in _BEGIN_ANEW:
            self.draft = None
        elif self.draft is not None:
            self.draft = self.draft.after(changes)
        self._show()
        return Changed(everything=True) if kind in _BEGIN_ANEW else difference(before, self.board)

    def _show(self) -> None:
        self.board = self._board(self.state.team, self.draft, self.board)

    def _board(self, team: Team, draft: Draft | None, earlier: Board | None = None) -> Board:
        shown = self._names.team(team)
        return board_of(shown, self.policy, self.day, draft, refused=self._file.refusals, earlier=earlier)

    def _as_shown(self, words: str) -> str:
        return self._names.sentence(words, self.state.team.workers)

    def _now(self, worker_id: str | None) -> str:
        row = None if worker_id is None else self.board.row[worker_id]
        return "" if row is None or row.percent is None else f", now {row.percent} %"


_BEGIN_ANEW = frozenset({StepKind.IMPORT, StepKind.DAY})
"""What leaves no view and no suggestion as it was."""
