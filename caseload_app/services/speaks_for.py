"""What speaks for the worker of a case in an answer: the terms of the levels, the most important first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from caseload_app.domain.reason import (
    FamilyThere,
    KnowsTheChild,
    PreferredLanguage,
    PreferredSkills,
    Reason,
    RequiredLanguage,
    RequiredSkills,
    SameWork,
    TakesLoadOff,
    WithinCap,
)
from caseload_app.domain.team import Team
from solver.assignment import Assignment
from solver.objectives.fit import categories_held
from solver.problem import Case


@dataclass(frozen=True)
class SpeaksFor:
    """Answers for one team: who held what before, and who holds what afterwards."""

    team: Team
    before: Assignment
    after: Assignment

    def worker_of(self, case: Case) -> tuple[Reason, ...]:
        """What speaks for the worker who holds the case afterwards; nothing where nobody does."""
        worker_id = self.after.worker_of[case.id]
        return () if worker_id is None else tuple(self._reasons(case, worker_id))

    def _reasons(self, case: Case, worker_id: str) -> Iterator[Reason]:
        problem = self.after.problem
        worker = problem.worker[worker_id]
        if case.previous_worker_id == worker_id:
            yield KnowsTheChild()
        if siblings := self._siblings(case, worker_id):
            yield FamilyThere(siblings)
        if skills := problem.required_skills(case):
            yield RequiredSkills(tuple(sorted(skills)))
        if case.language is not None:
            yield RequiredLanguage(case.language)
        if case.preferred_language is not None and case.preferred_language in worker.languages:
            yield PreferredLanguage(case.preferred_language)
        if skills := case.preferred_skills & worker.skills:
            yield PreferredSkills(tuple(sorted(skills)))
        if case.category in self._held_before[worker_id]:
            yield SameWork(case.category)
        yield from self._takes_load_off(case)
        yield WithinCap(
            self.after.load[worker_id],
            self.after.available[worker_id],
            len(self.after.held[worker_id]),
            self.after.maximum_cases[worker_id],
        )

    def _siblings(self, case: Case, worker_id: str) -> tuple[str, ...]:
        family = () if case.family_id is None else self.after.problem.families[case.family_id]
        return tuple(s.id for s in family if s.id != case.id and self.after.worker_of[s.id] == worker_id)

    def _takes_load_off(self, case: Case) -> Iterator[Reason]:
        giver = self.before.worker_of[case.id]
        if giver is None or giver in self.after.problem.covered:
            return
        before, after = self.before.load[giver], self.after.load[giver]
        if after < before:
            yield TakesLoadOff(self._names[giver], before, after)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {worker.id: worker.name for worker in self.team.workers}

    @cached_property
    def _held_before(self) -> dict[str, frozenset[str]]:
        return categories_held(self.after.problem)
