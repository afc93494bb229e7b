"""Who holds which case, and what follows from it: cases, load and arrivals of each worker.

The objectives and the judge read an assignment; nothing here knows how one is found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from solver.points import available_points, load, maximum_cases
from solver.problem import Case, Hundredths, Problem


@dataclass(frozen=True)
class Assignment:
    """Every case of a problem with its worker's id, or None for unallocated."""

    problem: Problem
    worker_of: Mapping[str, str | None]

    @cached_property
    def held(self) -> Mapping[str, tuple[Case, ...]]:
        """The cases of each worker, in the problem's order."""
        lists: dict[str, list[Case]] = {worker.id: [] for worker in self.problem.workers}
        for case in self.problem.cases:
            worker_id = self.worker_of[case.id]
            if worker_id is not None:
                lists[worker_id].append(case)
        return {worker_id: tuple(cases) for worker_id, cases in lists.items()}

    @cached_property
    def load(self) -> Mapping[str, Hundredths]:
        """The load of each worker, in hundredths of a point."""
        return {worker_id: load(cases, worker_id, self.problem.policy) for worker_id, cases in self.held.items()}

    @cached_property
    def available(self) -> Mapping[str, Hundredths]:
        """The available points of each worker, in hundredths."""
        problem = self.problem
        return {w.id: available_points(w, problem.policy, problem.day) for w in problem.workers}

    @cached_property
    def maximum_cases(self) -> Mapping[str, int]:
        """How many cases each worker may hold."""
        problem = self.problem
        return {w.id: maximum_cases(w, problem.policy, problem.day) for w in problem.workers}

    @cached_property
    def unallocated(self) -> tuple[Case, ...]:
        """The cases that are left over, locked ones included."""
        return tuple(case for case in self.problem.cases if self.worker_of[case.id] is None)

    @cached_property
    def placed(self) -> tuple[Case, ...]:
        """The cases newly given to a worker, or moved from one to another."""
        return tuple(
            case
            for case in self.problem.cases
            if self.worker_of[case.id] is not None and self.worker_of[case.id] != self.problem.start_worker(case)
        )

    @cached_property
    def moved(self) -> tuple[Case, ...]:
        """The held cases that go to another worker; in *cover* the covered workers' cases are not among them."""
        return tuple(case for case in self.placed if self.problem.start_worker(case) is not None)

    @cached_property
    def receivers(self) -> frozenset[str]:
        """The workers who receive at least one case."""
        return frozenset(w for case in self.placed if (w := self.worker_of[case.id]) is not None)


def as_it_stands(problem: Problem) -> Assignment:
    """The assignment in which nothing is given out yet."""
    return Assignment(problem, {case.id: problem.start_worker(case) for case in problem.cases})
