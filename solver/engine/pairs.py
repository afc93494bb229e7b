"""Which workers a case may go to, and what it would be there: the pairs of the problem, cap and lock apart.

The rules and the weights look at few things in a case, so that whole rows of pairs are alike; each kind of row is
worked out once. In an authority there are 300,000 pairs and some fifty kinds.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from solver.engine.eligible import Eligible
from solver.objectives.fit import categories_held, cost
from solver.points import case_points, times
from solver.problem import Case, Hundredths, Problem, Worker


@dataclass(frozen=True, slots=True)
class Option:
    """A free case on a worker: its points, what it adds as a lighter sibling, and its cost in fit."""

    points: Hundredths
    as_sibling: Hundredths
    as_heaviest: Hundredths
    """What being the family's heaviest adds on top of counting as a sibling."""
    fit: int


class Pairs:
    """The pairs of a problem, workers by their index in the given order."""

    def __init__(self, problem: Problem, workers: Sequence[Worker]) -> None:
        self._problem = problem
        self._workers = workers
        self._index = {worker.id: w for w, worker in enumerate(workers)}
        self._factor = Fraction(problem.policy.load.sibling_factor)
        self._held_before = categories_held(problem)
        self._eligible = Eligible(problem, workers)
        self._fit: dict[Hashable, list[int]] = {}
        self._options: dict[tuple[Hundredths, int], Option] = {}

    def elsewhere(self, case: Case, home: int) -> dict[int, Option]:
        """The case on every worker but its own whom the rules let take it."""
        fit = self._fit_of(case)
        points = case_points(case, None, self._problem.policy)
        excluded = {self._index[worker_id] for worker_id in case.excluded if worker_id in self._index}
        travels = {self._index[worker_id] for worker_id in case.travel_to if worker_id in self._index}
        found = {w: self._option(points, fit[w]) for w in self._eligible.of(case) if w != home and w not in excluded}
        by_minutes: dict[Decimal, Hundredths] = {}
        for w in travels & found.keys():
            minutes = case.travel_to[self._workers[w].id]
            if minutes not in by_minutes:
                by_minutes[minutes] = case_points(case, self._workers[w].id, self._problem.policy)
            found[w] = self._option(by_minutes[minutes], fit[w])
        return found

    def here(self, case: Case, w: int, fit: int = 0) -> Option:
        """The case on one worker."""
        return self._option(case_points(case, self._workers[w].id, self._problem.policy), fit)

    def _fit_of(self, case: Case) -> list[int]:
        key = (case.category, case.preferred_language, case.preferred_skills)
        if key not in self._fit:
            held = self._held_before
            self._fit[key] = [cost(self._problem, case, worker, held[worker.id]) for worker in self._workers]
        return self._fit[key]

    def _option(self, points: Hundredths, fit: int) -> Option:
        option = self._options.get((points, fit))
        if option is None:
            as_sibling = times(points, self._factor)
            option = self._options[points, fit] = Option(points, as_sibling, points - as_sibling, fit)
        return option
