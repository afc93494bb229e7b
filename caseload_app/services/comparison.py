"""What an import would change, case by case, and the team that comes of it.

Three sides meet: the workbook, the last import, and what was decided here since. What only one side changed stays
changed; where both did, the workbook counts unless the manager keeps the decision made here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from caseload_app.domain.involvement import Involvement
from caseload_app.domain.team import Team, TeamCase
from caseload_app.domain.wording import list_of
from caseload_app.store.state import BaselineCase


class Effect(StrEnum):
    """What an import does to a case."""

    NEW = "new"
    CHANGED = "changed"
    CONFLICT = "conflict"
    SAME = "same"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEffect:
    """One case and what becomes of it, in words ("New, to allocate"); worker by name, as the workbook has it."""

    case_id: str
    category: str
    worker: str | None
    received: date | None
    effect: Effect
    words: str


_IN_WORDS: Mapping[str, str] = {
    "name": "name",
    "family_id": "family",
    "category": "category",
    "team": "team",
    "points": "points",
    "priority": "priority",
    "received": "received",
    "due": "due",
    "skills": "skills",
    "language": "language",
    "preferred_language": "preferred language",
    "preferred_skills": "preferred skills",
    "worker_id": "worker",
    "previous_worker_id": "previous worker",
    "locked": "lock",
    "excluded_workers": "excluded workers",
    "restricted": "restricted",
    "travel_minutes": "travel",
    "exploitation": "exploitation",
    "interpreter": "interpreter",
    "notes": "notes",
}


@dataclass(frozen=True)
class Comparison:
    """A team as a workbook has it, held against the present one and the last import."""

    present: Team
    baseline: Mapping[str, BaselineCase]
    workbook: Team

    @cached_property
    def effects(self) -> tuple[CaseEffect, ...]:
        """Every case of the workbook in its order, then those that it does not have any more."""
        return (*map(self._effect, self.workbook.cases), *self._closed())

    def count(self, effect: Effect) -> int:
        """How many cases an effect has."""
        return sum(case.effect is effect for case in self.effects)

    def merged(self, day: date, keep_ours: Collection[str] = ()) -> Team:
        """The team after the import.

        Args:
            day: where a decision made here does not count any more, its involvement ends on this day.
            keep_ours: the conflicts, by case id, in which the decision made here counts.
        """
        cases = tuple(self._settled(case, keep_ours) for case in self.workbook.cases)
        return replace(self.workbook, cases=cases, involvements=tuple(self._involvements(cases, day)))

    def _settled(self, theirs: TeamCase, keep_ours: Collection[str]) -> TeamCase:
        ours = self._present.get(theirs.id)
        if ours is None or not self._we_decided(ours) or not self._is_worker_there(ours):
            return theirs
        if self._they_decided(theirs) and theirs.id not in keep_ours:
            return theirs
        return replace(theirs, worker_id=ours.worker_id, locked=ours.locked)

    def _effect(self, theirs: TeamCase) -> CaseEffect:
        effect, words = self._judged(theirs)
        return CaseEffect(
            case_id=theirs.id,
            category=theirs.category,
            worker=None if theirs.worker_id is None else self._name(theirs.worker_id),
            received=theirs.received,
            effect=effect,
            words=words,
        )

    def _judged(self, theirs: TeamCase) -> tuple[Effect, str]:
        ours = self._present.get(theirs.id)
        if ours is None:
            return Effect.NEW, "New, to allocate" if theirs.worker_id is None else "New"
        if self._is_conflict(ours, theirs):
            place = "left it unallocated" if ours.worker_id is None else f"gave it to {self._name(ours.worker_id)}"
            return Effect.CONFLICT, f"Worker differs: you {place}"
        settled = self._settled(theirs, ())
        changed = [name for name in _IN_WORDS if getattr(settled, name) != getattr(ours, name)]
        if changed == ["category"]:
            return Effect.CHANGED, f"Changed: was {ours.category}"
        if changed:
            return Effect.CHANGED, f"Changed: {list_of([_IN_WORDS[name] for name in changed])}"
        if settled.worker_id != theirs.worker_id:
            return Effect.SAME, "Same; your decision here stays"
        return Effect.SAME, "Same"

    def _is_conflict(self, ours: TeamCase, theirs: TeamCase) -> bool:
        if ours.worker_id == theirs.worker_id or not self._we_decided(ours):
            return False
        return self._they_decided(theirs) or not self._is_worker_there(ours)

    def _closed(self) -> Iterator[CaseEffect]:
        there = {case.id for case in self.workbook.cases}
        for case in self.present.cases:
            if case.id not in there:
                yield CaseEffect(
                    case_id=case.id,
                    category=case.category,
                    worker=None if case.worker_id is None else self._name(case.worker_id),
                    received=case.received,
                    effect=Effect.CLOSED,
                    words="Closed: not in this workbook",
                )

    def _we_decided(self, ours: TeamCase) -> bool:
        then = self.baseline.get(ours.id)
        return then is not None and (then.worker_id, then.locked) != (ours.worker_id, ours.locked)

    def _they_decided(self, theirs: TeamCase) -> bool:
        then = self.baseline.get(theirs.id)
        return then is None or (then.worker_id, then.locked) != (theirs.worker_id, theirs.locked)

    def _is_worker_there(self, ours: TeamCase) -> bool:
        return ours.worker_id is None or ours.worker_id in self._workers_to_come

    def _involvements(self, cases: tuple[TeamCase, ...], day: date) -> Iterator[Involvement]:
        """Those of the workbook, and those that only this file knows: children go back to a worker they know."""
        holder = {case.id: case.worker_id for case in cases}
        ours = {_key(row): row for row in self.present.involvements}
        for row in self.workbook.involvements:
            known = ours.pop(_key(row), None)
            ended_here = known is not None and known.last_day is not None and row.last_day is None
            yield known if known is not None and ended_here and holder.get(row.case_id) != row.worker_id else row
        for row in ours.values():
            is_over = row.last_day is None and row.case_id in holder and holder[row.case_id] != row.worker_id
            yield replace(row, last_day=max(day, row.first_day)) if is_over else row

    def _name(self, worker_id: str) -> str:
        return self._names.get(worker_id, worker_id)

    @cached_property
    def _present(self) -> Mapping[str, TeamCase]:
        return {case.id: case for case in self.present.cases}

    @cached_property
    def _workers_to_come(self) -> frozenset[str]:
        return frozenset(worker.id for worker in self.workbook.workers)

    @cached_property
    def everybody(self) -> Team:
        """Everybody whom its words may name: the people of the team and of the workbook."""
        workers = {worker.id: worker for worker in (*self.present.workers, *self.workbook.workers)}
        return Team(workers=tuple(workers.values()), cases=(*self.present.cases, *self.workbook.cases))

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {worker.id: worker.name for worker in (*self.present.workers, *self.workbook.workers)}


def _key(row: Involvement) -> tuple[str, str, date]:
    return row.case_id, row.worker_id, row.first_day
