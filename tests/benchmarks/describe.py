"""What the generated problems look like, so that one can see whether they are sane."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median, quantiles

from solver.points import available_points, load, maximum_cases
from solver.problem import Problem
from solver.rules import is_within_cap, pair_obstacle
from tests.benchmarks.generators import fullness_of

TITLE = f"{'':24}{'load':>6}  {'who could by rule':>18}  {'with room, any none':>20}  room in points 10/50/90 %  over"


def description(problem: Problem) -> str:
    """One line: the load, the workers for each new case by rule and with room for it, the room, who is over."""
    policy, day = problem.policy, problem.day
    held = {worker.id: [case for case in problem.cases if case.worker_id == worker.id] for worker in problem.workers}
    by_rule, with_room = [], []
    for case in problem.cases:
        if case.worker_id is None and not case.locked:
            able = [worker for worker in problem.workers if pair_obstacle(problem, case, worker) is None]
            by_rule.append(len(able))
            with_room.append(
                sum(
                    is_within_cap(
                        load([*held[w.id], case], w.id, policy),
                        available_points(w, policy, day),
                        len(held[w.id]) + 1,
                        maximum_cases(w, policy, day),
                    )
                    for w in able
                )
            )
    there = [worker for worker in problem.workers if available_points(worker, policy, day)]
    rooms = [(available_points(w, policy, day) - load(held[w.id], w.id, policy)) / 100 for w in there]
    full_heads = sum(len(held[w.id]) >= maximum_cases(w, policy, day) for w in there)
    return (
        f"{fullness_of(problem):6.3f}  {_low_and_middle(by_rule):>18}  "
        f"{_low_and_middle(with_room):>14} {with_room.count(0):>5}  {_tenths(rooms):>26}  "
        f"{sum(room < 0 for room in rooms)} of {len(there)}, head count reached {full_heads}"
    )


def _low_and_middle(numbers: Sequence[int]) -> str:
    return f"min {min(numbers)}, median {median(numbers):g}"


def _tenths(numbers: Sequence[float]) -> str:
    tenths = quantiles(numbers, n=10)
    return f"{tenths[0]:.1f} / {tenths[4]:.1f} / {tenths[8]:.1f}"
