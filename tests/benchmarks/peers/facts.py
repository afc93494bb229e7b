"""What every peer model starts from: who could take which case, and what the rest weighs already.

Rules and points are asked, as everybody does; nothing of the engine is used.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from solver.objectives.continuity import previous_worker
from solver.objectives.fit import categories_held, cost
from solver.points import available_points, case_points, load, maximum_cases, times
from solver.problem import Case, Hundredths, Problem, Worker
from solver.rules import pair_obstacle


@dataclass(frozen=True)
class Pair:
    """A case on a worker: its points, what it weighs beside a heavier sibling, and its cost in fit."""

    points: Hundredths
    as_sibling: Hundredths
    fit: int


@dataclass(frozen=True)
class Facts:
    """The cases that may still go somewhere, and what everybody holds for good."""

    problem: Problem
    free: list[Case]
    pairs: list[dict[str, Pair]]
    """For each free case the workers it may be with, its present one included."""
    home: list[str | None]
    previous: list[str | None]
    available: dict[str, Hundredths]
    maximum_cases: dict[str, int]
    fixed: dict[str, str | None]
    fixed_load: dict[str, Hundredths]
    fixed_count: dict[str, int]
    fixed_extra: dict[tuple[str, str], Hundredths]
    """By family and worker: what the heaviest sibling who stays there weighs more than a lighter one would."""
    fixed_workers: dict[str, set[str]]
    """By family, the workers who hold one of it for good."""

    @property
    def families(self) -> dict[str, list[int]]:
        """The free cases of every family group that has one, by number."""
        members: dict[str, list[int]] = defaultdict(list)
        for i, case in enumerate(self.free):
            if case.family_id is not None:
                members[case.family_id].append(i)
        return members

    @property
    def loads_now(self) -> dict[str, Hundredths]:
        """What each worker carries when the run begins."""
        held: dict[str, list[Case]] = {worker_id: [] for worker_id in self.available}
        for case in self.problem.cases:
            start = self.problem.start_worker(case)
            if start is not None:
                held[start].append(case)
        return {worker_id: load(cases, worker_id, self.problem.policy) for worker_id, cases in held.items()}

    def unallocated_for_good(self, priority: int) -> int:
        """How many cases of a priority have no worker and cannot get one."""
        return sum(
            w is None and self.problem.priority_of(self.problem.case[c]) == priority for c, w in self.fixed.items()
        )


def facts(problem: Problem) -> Facts:
    """Look everything up."""
    held_before = categories_held(problem)
    free, pairs, fixed = [], [], {}
    for case in problem.cases:
        home = problem.start_worker(case)
        to = {}
        if not case.locked and (home is None or problem.max_moves):
            to = {
                worker.id: _pair(problem, case, worker, cost(problem, case, worker, held_before[worker.id]))
                for worker in problem.workers
                if worker.id != home and pair_obstacle(problem, case, worker) is None
            }
        if not to:
            fixed[case.id] = home
            continue
        if home is not None:
            to[home] = _pair(problem, case, problem.worker[home], 0)
        free.append(case)
        pairs.append(to)
    held: dict[str, list[Case]] = {worker.id: [] for worker in problem.workers}
    for case_id, worker_id in fixed.items():
        if worker_id is not None:
            held[worker_id].append(problem.case[case_id])
    extra: dict[tuple[str, str], Hundredths] = {}
    workers_of: dict[str, set[str]] = defaultdict(set)
    for worker_id, cases in held.items():
        for case in cases:
            if case.family_id is not None:
                pair = _pair(problem, case, problem.worker[worker_id], 0)
                key = case.family_id, worker_id
                extra[key] = max(extra.get(key, 0), pair.points - pair.as_sibling)
                workers_of[case.family_id].add(worker_id)
    policy, day = problem.policy, problem.day
    return Facts(
        problem=problem,
        free=free,
        pairs=pairs,
        home=[problem.start_worker(case) for case in free],
        previous=[previous_worker(problem, case) if problem.start_worker(case) is None else None for case in free],
        available={worker.id: available_points(worker, policy, day) for worker in problem.workers},
        maximum_cases={worker.id: maximum_cases(worker, policy, day) for worker in problem.workers},
        fixed=fixed,
        fixed_load={worker_id: load(cases, worker_id, policy) for worker_id, cases in held.items()},
        fixed_count={worker_id: len(cases) for worker_id, cases in held.items()},
        fixed_extra=extra,
        fixed_workers=workers_of,
    )


def _pair(problem: Problem, case: Case, worker: Worker, fit: int) -> Pair:
    points = case_points(case, worker.id, problem.policy)
    factor = Fraction(problem.policy.load.sibling_factor)
    return Pair(points, points if case.family_id is None else times(points, factor), fit)
