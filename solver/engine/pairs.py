"""Which workers a case may go to, and what it would be there: the pairs of the problem, cap and lock apart.

The rules and the weights look at few things in a case, so that whole rows of pairs are alike; each kind of row is
worked out once. In an authority there are 300,000 pairs and some fifty kinds.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from solver.engine.eligible import Eligible
from solver.objectives.fit import categories_held, cost
from solver.points import case_points, points_from, times
from solver.problem import Case, Hundredths, Problem, Worker
from solver.rules import looked_at


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
        self._fit: dict[Hashable, dict[int, int]] = {}
        self._weighing: dict[Hundredths, _Weighing] = {}
        self._journeys: dict[int, Mapping[Decimal, list[int]]] = {}

    def elsewhere(self, case: Case, home: int) -> dict[int, Option]:
        """The case on every worker but its own whom the rules let take it."""
        fit = self._fit_of(case)
        weighing = self._weighing_of(case_points(case, None, self._problem.policy))
        found = {w: weighing[cost] for w, cost in fit.items()}
        for minutes, travellers in self._journeys_of(case).items():
            there = self._weighing_of(points_from(minutes, case, self._problem.policy))
            if there is not weighing:
                for w in travellers:
                    if w in fit:
                        found[w] = there[fit[w]]
        found.pop(home, None)
        for worker_id in case.excluded:
            found.pop(self._index.get(worker_id, home), None)
        return found

    def here(self, case: Case, w: int, fit: int = 0) -> Option:
        """The case on one worker."""
        return self._weighing_of(case_points(case, self._workers[w].id, self._problem.policy))[fit]

    def _fit_of(self, case: Case) -> dict[int, int]:
        """What the case costs in fit on each worker whom the rules let take it, exclusions apart."""
        key = (looked_at(case), case.preferred_language, case.preferred_skills)
        if key not in self._fit:
            held = self._held_before
            able = ((w, self._workers[w]) for w in self._eligible.of(case))
            self._fit[key] = {w: cost(self._problem, case, worker, held[worker.id]) for w, worker in able}
        return self._fit[key]

    def _journeys_of(self, case: Case) -> Mapping[Decimal, list[int]]:
        """The workers from whom it is so many minutes to the case, where that differs; for a shared table once."""
        table = case.travel_to
        if id(table) not in self._journeys:
            travellers: dict[Decimal, list[int]] = {}
            for worker_id, minutes in table.items():
                if worker_id in self._index:
                    travellers.setdefault(minutes, []).append(self._index[worker_id])
            self._journeys[id(table)] = travellers
        return self._journeys[id(table)]

    def _weighing_of(self, points: Hundredths) -> _Weighing:
        if points not in self._weighing:
            self._weighing[points] = _Weighing(points, times(points, self._factor))
        return self._weighing[points]


class _Weighing(dict[int, Option]):
    """A case of so many points on a worker, by what it costs in fit: made when it is first asked for."""

    def __init__(self, points: Hundredths, as_sibling: Hundredths) -> None:
        super().__init__()
        self._points, self._as_sibling = points, as_sibling

    def __missing__(self, fit: int) -> Option:
        option = self[fit] = Option(self._points, self._as_sibling, self._points - self._as_sibling, fit)
        return option
