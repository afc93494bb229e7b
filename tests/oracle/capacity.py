"""Capacity and load, read naively: what a worker can carry, what a case weighs, what a desk of cases adds up to.

Points are whole hundredths here. What depends on the problem alone is remembered, because the search asks for it
thousands of times.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from math import floor

from tests.oracle.inputs import OracleCase, OracleProblem, OracleWorker

Answer = Mapping[str, str | None]
remembered = lru_cache(maxsize=5000)


def hundredths(points: Fraction) -> int:
    """Points as whole hundredths, rounded half up."""
    return floor(points * 100 + Fraction(1, 2))


def times(points: int, factor: Fraction) -> int:
    """A product of hundredths, rounded half up to a hundredth."""
    return floor(points * factor + Fraction(1, 2))


def active(first: date | None, last: date | None, day: date) -> bool:
    """A dated thing counts on its first and on its last day."""
    return (first is None or first <= day) and (last is None or day <= last)


def kept_share(problem: OracleProblem, worker: OracleWorker) -> Fraction:
    """1 - the sum of the reductions active on the day, at most 1."""
    lost = sum((r.percent / 100 for r in worker.reductions if active(r.first, r.last, problem.day)), Fraction(0))
    return 1 - min(lost, Fraction(1))


@remembered
def available_points(problem: OracleProblem, worker: OracleWorker) -> int:
    """Available points in hundredths."""
    policy = problem.policy
    if worker.max_points is not None:
        whole = hundredths(worker.max_points)
    else:
        full = policy.asye_full_points if worker.asye else policy.full_points
        whole = times(hundredths(full - policy.stable_points), worker.fte)
    return times(whole, kept_share(problem, worker))


@remembered
def maximum_cases(problem: OracleProblem, worker: OracleWorker) -> int:
    """Maximum cases, rounded down once at the end."""
    policy = problem.policy
    if worker.max_cases is not None:
        whole = worker.max_cases
    else:
        whole = (policy.asye_max_cases if worker.asye else policy.max_cases) * worker.fte
    return floor(whole * kept_share(problem, worker))


@remembered
def case_points(problem: OracleProblem, case: OracleCase, worker: OracleWorker) -> int:
    """Points of a case on this worker, in hundredths."""
    policy = problem.policy
    points = policy.categories[case.category].points if case.own_points is None else case.own_points
    if case.exploitation:
        points += policy.exploitation_points
    if case.interpreter:
        points += policy.interpreter_points
    minutes = case.travel_minutes.get(worker.name, Fraction(0))
    over = [extra for limit, extra in sorted(policy.travel) if minutes > limit]
    return hundredths(points + (over[-1] if over else 0))


def load(problem: OracleProblem, answer: Answer, worker: OracleWorker) -> int:
    """Load of a worker in hundredths: in each family the heaviest in full, the others at the family factor."""
    total = 0
    families: dict[str, list[int]] = {}
    for case in problem.cases:
        if answer[case.name] != worker.name:
            continue
        points = case_points(problem, case, worker)
        if case.family is None:
            total += points
        else:
            families.setdefault(case.family, []).append(points)
    for members in families.values():
        heaviest, *others = sorted(members, reverse=True)
        total += heaviest + sum(times(points, problem.policy.family_factor) for points in others)
    return total
