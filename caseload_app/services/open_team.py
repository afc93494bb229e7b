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
from caseload_app.domain.wording import amount
from caseload_app.domain.wording import day as in_words
from caseload_app.services.acceptance import change_reasons, in_the_way_of
from caseload_app.services.board import Board, InTheWay, board_of, preview_move
from caseload_app.services.changed import NOTHING, BoardHasChanged, Changed, NeedsReason, NotDone
from caseload_app.services.decide import placed, with_locks
from caseload_app.services.draft import Draft
from caseload_app.services.effective_policy import CouncilPolicy, council_policy
from caseload_app.services.explanation import Basis
from caseload_app.services.intake import Intake, imported, read_workbook
from caseload_app.services.question import Question
from caseload_app.services.shown_names import Hidden, ShownNames
from caseload_app.services.suggest import Suggestion
from caseload_app.services.what_changed import cases_changed, rows_changed
from caseload_app.store.changes import PROPOSAL, Change
from caseload_app.store.history import Step, StepKind
from caseload_app.store.state import State
from caseload_app.store.team_file import TakenBack, TeamFile
from caseload_app.store.unit_of_work import What
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
        self.board = self._board(None)

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
        steps = self._file.steps(newest=newest)
        if self._names.hidden == Hidden():
            return steps
        team = self.state.team
        return [
            replace(
                step,
                words=self._as_shown(step.words),
                reason=None if step.reason is None else self._names.free_text(step.reason, team),
            )
            for step in steps
        ]

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
        preview = preview_move(self.board, case_ids, worker_id)
        if not preview.changes_anything:
            return NOTHING
        why = _reason_for(preview.in_the_way, reason)
        team = placed(self.state.team, dict.fromkeys(preview.case_ids, worker_id), self.day, change_reason)
        words = f"{_cases(preview.case_ids)} {_to(self.state.team, worker_id)}"
        overridden = "; ".join(dict.fromkeys(found.sentence for found in preview.in_the_way))
        code = change_reason.value if any(self.board.now.worker_of[c] is not None for c in preview.case_ids) else None
        what = What(
            kind=StepKind.MOVE,
            words=f"{words}, although: {overridden}" if overridden else words,
            reason=why,
            change_reason=code if worker_id is not None else None,
        )
        return self._save(replace(self.state, team=team), what, lambda: f"{words}{self._now(worker_id)}")

    def accept(self, case_ids: Iterable[str], *, reason: str | None = None) -> Changed:
        """Accept suggestions, all of them as one step. Cases without an open suggestion are passed over.

        Raises:
            NeedsReason: when a hard rule stands in the way meanwhile and no reason is given.
        """
        return self._accept(set(case_ids), reason)

    def accept_all(self, *, reason: str | None = None) -> Changed:
        """Accept every suggestion that is still open, as one step.

        Raises:
            NeedsReason: when a hard rule stands in the way meanwhile and no reason is given.
        """
        return self._accept(self.board.proposals.keys(), reason)

    def refuse(self, case_ids: Iterable[str], reason: str) -> Changed:
        """Refuse suggestions: the cases stay where they are, and the history says why.

        The same worker is not suggested for the case again before the refusal is taken back or a workbook imported.

        Raises:
            NotDone: without a reason.
        """
        self._file.check_may_change()
        wanted = set(case_ids)
        refused = {case_id: w for case_id, w in self.board.proposals.items() if case_id in wanted}
        if not refused or self.draft is None:
            return NOTHING
        if not reason.strip():
            raise NotDone("Say in a few words why the suggestion is refused.")
        told = tuple(Change(PROPOSAL, case_id, {"worker_id": w}, None) for case_id, w in refused.items())
        words = f"{_suggestions(refused)} refused"
        what = What(kind=StepKind.REFUSE, words=words, reason=reason.strip())
        self._file.save(self.state, what, told)
        before, self.draft = self.board, self.draft.without(refused)
        self._show()
        return replace(self._difference(before), words=words, can_undo=True)

    def lock(self, case_ids: Iterable[str], *, reason: str | None = None) -> Changed:
        """Lock cases where they are, so that the next suggestion leaves them alone.

        A suggested one is accepted and locked there.

        Raises:
            NeedsReason: when a hard rule stands in the way of a suggestion meanwhile and no reason is given.
        """
        self._file.check_may_change()
        wanted = [case_id for case_id in dict.fromkeys(case_ids) if not self.board.case[case_id].locked]
        if not wanted:
            return NOTHING
        accepted = {case_id: w for case_id, w in self.board.proposals.items() if case_id in wanted}
        why = _reason_for(in_the_way_of(self.board, accepted), reason)
        team = placed(self.state.team, accepted, self.day, change_reasons(self.board, accepted))
        team = with_locks(team, wanted, locked=True)
        words = f"{_cases(wanted)} locked"
        return self._save(
            replace(self.state, team=team), What(kind=StepKind.LOCK, words=words, reason=why), lambda: words
        )

    def unlock(self, case_ids: Iterable[str]) -> Changed:
        """Release locks."""
        self._file.check_may_change()
        wanted = [case_id for case_id in dict.fromkeys(case_ids) if self.board.case[case_id].locked]
        if not wanted:
            return NOTHING
        words = f"{_cases(wanted)} unlocked"
        team = with_locks(self.state.team, wanted, locked=False)
        return self._save(replace(self.state, team=team), What(kind=StepKind.UNLOCK, words=words), lambda: words)

    def set_day(self, day: date | None) -> Changed:
        """Choose the allocation day, None for today whenever that is. A suggestion for another day goes."""
        self._file.check_may_change()
        if day == self.state.day:
            return NOTHING
        words = "Allocation day: today" if day is None else f"Allocation day: {in_words(day)}"
        what = What(kind=StepKind.DAY, words=words)
        return self._save(replace(self.state, day=day), what, lambda: words)

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
        return self._difference(before)

    def preview(self, suggestion: Suggestion, *, released: Collection[str] = ()) -> Board:
        """The board as it would be with another suggestion. Changes nothing, not even what is shown.

        Args:
            suggestion: made for the team as it stands.
            released: cases that it takes the lock off.
        """
        team = with_locks(self.state.team, released, locked=False)
        draft = Draft(revision=self.revision, suggestion=suggestion)
        return board_of(self._names.team(team), self.policy, self.day, draft, refused=self._file.refusals)

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
        unlocked = self.unlock(released) if released else NOTHING
        shown = self.show(Draft(revision=self.revision, suggestion=suggestion))
        return replace(
            shown,
            case_ids=shown.case_ids | unlocked.case_ids,
            worker_ids=shown.worker_ids | unlocked.worker_ids,
            words=unlocked.words,
            can_undo=unlocked.can_undo,
        )

    def basis(self, case_id: str | None = None) -> Basis:
        """What explanations are held against, as the board stands; to be used in another thread.

        Args:
            case_id: the case to be explained; where the suggestion on the board was not asked about it, it is held
                against one for every case.
        """
        draft = self.draft
        asked = None if draft is None else draft.suggestion.problem
        untouched = draft is not None and draft.revision == self.revision and not draft.refused
        if (
            asked is not None
            and case_id is not None
            and asked.case[case_id].locked is not self.board.case[case_id].locked
        ):
            asked, untouched = None, False
        moves = sum(self.board.now.worker_of[case] is not None for case in self.board.proposals)
        question = (
            self.question(asked.mode, max_moves=moves, covered=asked.covered, any_team=asked.any_team)
            if asked is not None
            else self.question()
        )
        return Basis(
            team=self.board.team,
            question=replace(question, last_seen=None),
            suggestion=draft.suggestion if draft is not None and untouched else None,
        )

    def drop_draft(self) -> Changed:
        """Put the suggestion aside. Nothing is saved, for nothing was."""
        before = self.board
        self.draft = None
        self._show()
        return self._difference(before)

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
        cases, workers = len(intake.team.cases), len(intake.team.workers)
        words = f"Imported {intake.name}: {amount(cases, 'case')}, {amount(workers, 'worker')}"
        new = imported(self.state, intake, self.day, keep_ours)
        return self._save(new, What(kind=StepKind.IMPORT, words=words), lambda: words)

    def export(self, path: Path) -> None:
        """Write the allocation sheet: what was accepted since the last import is suggested or moved there.

        Raises:
            CannotWrite: when it cannot be written; an older file is untouched.
        """
        from caseload_app.exchange.allocation_sheet.writer import write_allocation_sheet  # loads openpyxl
        from caseload_app.services.sheet_since_import import sheet_since_import

        write_allocation_sheet(path, sheet_since_import(self.board, self.state, self.draft))

    def _accept(self, case_ids: Collection[str], reason: str | None) -> Changed:
        self._file.check_may_change()
        accepted = {case_id: w for case_id, w in self.board.proposals.items() if case_id in case_ids}
        if not accepted:
            return NOTHING
        why = _reason_for(in_the_way_of(self.board, accepted), reason)
        reasons = change_reasons(self.board, accepted)
        team = placed(self.state.team, accepted, self.day, reasons)
        moved = {reasons[case_id] for case_id in accepted if self.board.now.worker_of[case_id] is not None}
        one = next(iter(accepted.values())) if len(accepted) == 1 else None
        words = f"{_suggestions(accepted)} accepted"
        if one is not None:
            words = f"{next(iter(accepted))} accepted for {_name(self.state.team, one)}"
        what = What(
            kind=StepKind.ACCEPT,
            words=words,
            reason=why,
            change_reason="; ".join(sorted(reason.value for reason in moved)) or None,
        )
        return self._save(replace(self.state, team=team), what, lambda: f"{words}{self._now(one)}")

    def _save(self, new: State, what: What, words: Callable[[], str]) -> Changed:
        before = self.board
        self._file.save(new, what)
        if what.kind in _BEGIN_ANEW:
            self.draft = None
        self._show()
        if what.kind in _BEGIN_ANEW:
            return Changed(everything=True, words=self._as_shown(words()), can_undo=True)
        return replace(self._difference(before), words=self._as_shown(words()), can_undo=True)

    def _taken_back(self, taken: TakenBack | None) -> Changed:
        if taken is None:
            return NOTHING
        before = self.board
        if taken.of_step.kind in _BEGIN_ANEW:
            self.draft = None
        elif self.draft is not None:
            refused = [change for change in taken.changes if change.kind == PROPOSAL]
            again = [change.thing for change in refused if change.after is not None]
            suggested = self.draft.proposals
            gone = [
                change.thing
                for change in refused
                if change.before is not None and suggested.get(change.thing) == change.before["worker_id"]
            ]
            self.draft = self.draft.with_again(again).without(gone)
        self._show()
        if taken.of_step.kind in _BEGIN_ANEW:
            return Changed(everything=True, words=self._as_shown(taken.step.words))
        return replace(self._difference(before), words=self._as_shown(taken.step.words))

    def _show(self) -> None:
        self.board = self._board(self.board)

    def _board(self, earlier: Board | None) -> Board:
        team = self._names.team(self.state.team)
        return board_of(team, self.policy, self.day, self.draft, refused=self._file.refusals, earlier=earlier)

    def _as_shown(self, words: str) -> str:
        return self._names.sentence(words, self.state.team.workers)

    def _difference(self, before: Board) -> Changed:
        return Changed(
            case_ids=cases_changed(before, self.board),
            worker_ids=rows_changed(before, self.board),
            everything=before.day != self.board.day,
        )

    def _now(self, worker_id: str | None) -> str:
        row = None if worker_id is None else self.board.row[worker_id]
        return "" if row is None or row.percent is None else f", now {row.percent} %"


_BEGIN_ANEW = frozenset({StepKind.IMPORT, StepKind.DAY})
"""What leaves no view and no suggestion as it was."""


def _reason_for(in_the_way: tuple[InTheWay, ...], reason: str | None) -> str | None:
    given = (reason or "").strip() or None
    if in_the_way and given is None:
        raise NeedsReason(in_the_way)
    return given


def _cases(case_ids: Collection[str]) -> str:
    return next(iter(case_ids)) if len(case_ids) == 1 else amount(len(case_ids), "case")


def _suggestions(proposals: Mapping[str, str]) -> str:
    if len(proposals) == 1:
        return f"Suggestion for {next(iter(proposals))}"
    return amount(len(proposals), "suggestion")


def _to(team: Team, worker_id: str | None) -> str:
    return "left unallocated" if worker_id is None else f"moved to {_name(team, worker_id)}"


def _name(team: Team, worker_id: str) -> str:
    """The name as it is, whatever is shown: for the history."""
    return next(worker.name for worker in team.workers if worker.id == worker_id)
