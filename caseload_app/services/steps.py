"""The steps of a manager as they are to be saved: the state after each, and what the history and the window say of it.

Nothing is saved or shown here. Each is a method of how things stand, and None where there is nothing to do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from caseload_app.domain.change_reason import ChangeReason
from caseload_app.domain.team import Team
from caseload_app.domain.wording import amount, case_or_cases
from caseload_app.domain.wording import day as in_words
from caseload_app.services.acceptance import change_reasons, in_the_way_of
from caseload_app.services.board import Board, InTheWay, preview_move
from caseload_app.services.changed import NeedsReason, NotDone
from caseload_app.services.decide import placed, with_locks
from caseload_app.services.intake import Intake, imported
from caseload_app.store.changes import PROPOSAL, Change
from caseload_app.store.history import StepKind
from caseload_app.store.state import State
from caseload_app.store.unit_of_work import What


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStep:
    """One step.

    Attributes:
        state: after it.
        what: its entry in the history.
        words: what the window says of it, with the names as they are.
        told: what the history tells besides what changes in the tables.
        receiver: the one worker whose workload afterwards is worth saying; None where there is none.
    """

    state: State
    what: What
    words: str
    told: tuple[Change, ...] = ()
    receiver: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand: what is saved, the board that shows it and the allocation day; and every step from there."""

    state: State
    board: Board
    day: date

    def moved(
        self, case_ids: Iterable[str], worker_id: str | None, reason: str | None, change_reason: ChangeReason
    ) -> NewStep | None:
        """Cases go to a worker, or to the tray (None). Those that are there already stay.

        Raises:
            NeedsReason: when a hard rule stands in the way and no reason is given.
            KeyError: when a case or the worker is not on the board.
        """
        preview = preview_move(self.board, case_ids, worker_id)
        if not preview.changes_anything:
            return None
        why = _reason_for(preview.in_the_way, reason)
        team = self.state.team
        words = f"{case_or_cases(preview.case_ids)} {_to(team, worker_id)}"
        overridden = "; ".join(dict.fromkeys(found.sentence for found in preview.in_the_way))
        code = change_reason.value if any(self.board.now.worker_of[c] is not None for c in preview.case_ids) else None
        return NewStep(
            state=replace(
                self.state, team=placed(team, dict.fromkeys(preview.case_ids, worker_id), self.day, change_reason)
            ),
            what=What(
                kind=StepKind.MOVE,
                words=f"{words}, although: {overridden}" if overridden else words,
                reason=why,
                change_reason=code if worker_id is not None else None,
            ),
            words=words,
            receiver=worker_id,
        )

    def accepted(self, case_ids: Collection[str], reason: str | None) -> NewStep | None:
        """Suggestions are accepted, all of them as one step. Cases without an open suggestion are passed over.

        Raises:
            NeedsReason: when a hard rule stands in the way meanwhile and no reason is given.
        """
        chosen = self._proposed(case_ids)
        if not chosen:
            return None
        why = _reason_for(in_the_way_of(self.board, chosen), reason)
        reasons = change_reasons(self.board, chosen)
        left = {reasons[case_id] for case_id in chosen if self.board.now.worker_of[case_id] is not None}
        one = next(iter(chosen.values())) if len(chosen) == 1 else None
        words = f"{_suggestions(chosen)} accepted"
        if one is not None:
            words = f"{next(iter(chosen))} accepted for {_name(self.state.team, one)}"
        return NewStep(
            state=replace(self.state, team=placed(self.state.team, chosen, self.day, reasons)),
            what=What(
                kind=StepKind.ACCEPT,
                words=words,
                reason=why,
                change_reason="; ".join(sorted(reason.value for reason in left)) or None,
            ),
            words=words,
            receiver=one,
        )

    def refused(self, case_ids: Collection[str], reason: str) -> NewStep | None:
        """Suggestions are refused: the cases stay where they are, and the history says why.

        Raises:
            NotDone: without a reason.
        """
        chosen = self._proposed(case_ids)
        if not chosen:
            return None
        if not reason.strip():
            raise NotDone("Say in a few words why the suggestion is refused.")
        words = f"{_suggestions(chosen)} refused"
        return NewStep(
            state=self.state,
            what=What(kind=StepKind.REFUSE, words=words, reason=reason.strip()),
            words=words,
            told=tuple(Change(PROPOSAL, case_id, {"worker_id": w}, None) for case_id, w in chosen.items()),
        )

    def locked(self, case_ids: Iterable[str], reason: str | None) -> NewStep | None:
        """Cases are locked where they are; a suggested one is accepted and locked there.

        Raises:
            NeedsReason: when a hard rule stands in the way of a suggestion meanwhile and no reason is given.
        """
        wanted = [case_id for case_id in dict.fromkeys(case_ids) if not self.board.case[case_id].locked]
        if not wanted:
            return None
        chosen = self._proposed(wanted)
        why = _reason_for(in_the_way_of(self.board, chosen), reason)
        team = placed(self.state.team, chosen, self.day, change_reasons(self.board, chosen))
        words = f"{case_or_cases(wanted)} locked"
        return NewStep(
            state=replace(self.state, team=with_locks(team, wanted, locked=True)),
            what=What(kind=StepKind.LOCK, words=words, reason=why),
            words=words,
        )

    def unlocked(self, case_ids: Iterable[str]) -> NewStep | None:
        """Locks are released."""
        wanted = [case_id for case_id in dict.fromkeys(case_ids) if self.board.case[case_id].locked]
        if not wanted:
            return None
        words = f"{case_or_cases(wanted)} unlocked"
        team = with_locks(self.state.team, wanted, locked=False)
        return NewStep(state=replace(self.state, team=team), what=What(kind=StepKind.UNLOCK, words=words), words=words)

    def day_chosen(self, day: date | None) -> NewStep | None:
        """Another allocation day; None for today, whenever that is."""
        if day == self.state.day:
            return None
        words = "Allocation day: today" if day is None else f"Allocation day: {in_words(day)}"
        return NewStep(state=replace(self.state, day=day), what=What(kind=StepKind.DAY, words=words), words=words)

    def brought_in(self, intake: Intake, keep_ours: Collection[str]) -> NewStep:
        """A workbook is imported.

        Args:
            intake: what is in it.
            keep_ours: the conflicts, by case id, in which the decision made here counts.
        """
        cases, workers = amount(len(intake.team.cases), "case"), amount(len(intake.team.workers), "worker")
        words = f"Imported {intake.name}: {cases}, {workers}"
        state = imported(self.state, intake, self.day, keep_ours)
        return NewStep(state=state, what=What(kind=StepKind.IMPORT, words=words), words=words)

    def _proposed(self, case_ids: Collection[str]) -> dict[str, str]:
        """The suggestions for these cases that are still open, case id to worker id."""
        return {case_id: w for case_id, w in self.board.proposals.items() if case_id in case_ids}


def _reason_for(in_the_way: tuple[InTheWay, ...], reason: str | None) -> str | None:
    given = (reason or "").strip() or None
    if in_the_way and given is None:
        raise NeedsReason(in_the_way)
    return given


def _suggestions(proposals: Mapping[str, str]) -> str:
    if len(proposals) == 1:
        return f"Suggestion for {next(iter(proposals))}"
    return amount(len(proposals), "suggestion")


def _to(team: Team, worker_id: str | None) -> str:
    return "left unallocated" if worker_id is None else f"moved to {_name(team, worker_id)}"


def _name(team: Team, worker_id: str) -> str:
    """The name as it is, whatever is shown: for the history."""
    return next(worker.name for worker in team.workers if worker.id == worker_id)
