"""Which workers the rules let take a case: worked out once for each kind of case, and only among those of its team."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from solver.problem import Case, Problem, Worker
from solver.rules import looked_at, only_team, pair_obstacle


class Eligible:
    """The workers by their index in the given order; exclusions, cap and lock apart."""

    def __init__(self, problem: Problem, workers: Sequence[Worker]) -> None:
        self._problem = problem
        self._workers = workers
        self._everybody = range(len(workers))
        self._team: dict[str, list[int]] = {}
        for w, worker in enumerate(workers):
            self._team.setdefault(worker.team, []).append(w)
        self._of_kind: dict[Hashable, list[int]] = {}

    def of(self, case: Case) -> list[int]:
        """Those whom every rule but exclusions and cap lets take the case, in order; cases alike share the list."""
        kind = looked_at(case)
        if kind not in self._of_kind:
            alike = Case(id="", category=case.category, skills=case.skills, language=case.language, team=case.team)
            team = only_team(self._problem, case)
            asked = self._everybody if team is None else self._team.get(team, [])
            self._of_kind[kind] = [w for w in asked if pair_obstacle(self._problem, alike, self._workers[w]) is None]
        return self._of_kind[kind]
