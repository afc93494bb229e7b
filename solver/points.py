"""Capacity of a worker, points of a case on a worker, and load with the family factor: the only place.

Points are whole hundredths. Each product is rounded half up to a hundredth, from left to right, in exact
arithmetic (no floats), so that a figure can be checked with paper and pencil. The shape follows published
workload schemes of an English council and of the Ministry of Justice; the numbers are the policy's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import floor

from solver.problem import Case, Hundredths, Policy, Worker

_WHOLE = Fraction(1)


@lru_cache(maxsize=1_000)
def _exact(number: Decimal) -> Fraction:
    """The number as a fraction. The same few shares of full time and factors are asked for again and again."""
    return Fraction(number)


@lru_cache(maxsize=1_000)
def _product(number: Decimal, share: Decimal) -> Fraction:
    return Fraction(number) * Fraction(share)


def times(points: Hundredths, factor: Fraction) -> Hundredths:
    """Points times a factor, rounded half up to a whole hundredth."""
    top, bottom = factor.numerator, factor.denominator
    return (2 * points * top + bottom) // (2 * bottom)


def remaining_share(worker: Worker, day: date) -> Fraction:
    """The share of a worker's capacity left on a day: 1 less the active reductions, at least 0."""
    if not worker.reductions:
        return _WHOLE
    percent = sum((r.percent for r in worker.reductions if r.is_active(day)), Decimal(0))
    return max(Fraction(0), 1 - Fraction(percent) / 100)


def available_points(worker: Worker, policy: Policy, day: date) -> Hundredths:
    """How many points a worker can carry on a day, in hundredths."""
    if worker.max_points is not None:
        before_reductions = worker.max_points
    else:
        caps = policy.caps
        full_time = max(0, (caps.asye_points if worker.asye else caps.points) - caps.stable_points)
        before_reductions = times(full_time, _exact(worker.fte))
    share = remaining_share(worker, day)
    return before_reductions if share is _WHOLE else times(before_reductions, share)


def maximum_cases(worker: Worker, policy: Policy, day: date) -> int:
    """How many cases a worker may hold on a day; rounded down once, at the end."""
    if worker.max_cases is not None:
        before_reductions = _exact(worker.max_cases)
    else:
        caps = policy.caps
        full_time = caps.asye_max_cases if worker.asye else caps.max_cases
        before_reductions = _product(full_time, worker.fte)
    share = remaining_share(worker, day)
    return floor(before_reductions if share is _WHOLE else before_reductions * share)


def travel_points(minutes: Decimal, policy: Policy) -> Hundredths:
    """What a journey of so many minutes adds."""
    first, second = policy.load.travel_minutes
    if minutes > second:
        return policy.load.travel_over_60
    return policy.load.travel_over_30 if minutes > first else 0


def case_points(case: Case, worker_id: str | None, policy: Policy) -> Hundredths:
    """Points of a case on a worker (None: on nobody yet, with its own travel), before the family factor."""
    minutes = case.travel_minutes if worker_id is None else case.travel_to.get(worker_id, case.travel_minutes)
    return points_from(minutes, case, policy)


def points_from(minutes: Decimal, case: Case, policy: Policy) -> Hundredths:
    """Points of a case on somebody so many minutes away, before the family factor."""
    points = policy.categories[case.category].points if case.points is None else case.points
    if case.exploitation:
        points += policy.load.exploitation
    if case.interpreter:
        points += policy.load.interpreter
    return points + travel_points(minutes, policy)


def family_points(points: Iterable[Hundredths], policy: Policy) -> Hundredths:
    """What brothers and sisters add together on one worker: the heaviest in full, the others by the factor."""
    heaviest_first = sorted(points, reverse=True)
    factor = _exact(policy.load.sibling_factor)
    return sum(heaviest_first[:1]) + sum(times(p, factor) for p in heaviest_first[1:])


def load(cases: Iterable[Case], worker_id: str, policy: Policy) -> Hundredths:
    """The load of a worker who holds exactly these cases, in hundredths."""
    total = 0
    families: dict[str, list[Hundredths]] = {}
    for case in cases:
        points = case_points(case, worker_id, policy)
        if case.family_id is None:
            total += points
        else:
            families.setdefault(case.family_id, []).append(points)
    return total + sum(family_points(family, policy) for family in families.values())


def shares(cases: Iterable[Case], worker_id: str, policy: Policy) -> Mapping[str, Hundredths]:
    """What each case (by id) adds to a worker's load, family factor included; they sum to the load.

    Of equally heavy brothers and sisters the one with the smallest case id counts in full.
    """
    factor = _exact(policy.load.sibling_factor)
    heaviest: dict[str, tuple[Hundredths, str]] = {}
    points: dict[str, Hundredths] = {}
    family: dict[str, str] = {}
    for case in sorted(cases, key=lambda c: c.id):
        points[case.id] = case_points(case, worker_id, policy)
        if case.family_id is not None:
            family[case.id] = case.family_id
            if case.family_id not in heaviest or points[case.id] > heaviest[case.family_id][0]:
                heaviest[case.family_id] = (points[case.id], case.id)
    return {
        case_id: p if case_id not in family or heaviest[family[case_id]][1] == case_id else times(p, factor)
        for case_id, p in points.items()
    }


def workload_percent_up(load_points: Hundredths, available: Hundredths) -> int:
    """Workload in whole per cent, rounded up; ``available`` must be above 0."""
    return -(-100 * load_points // available)
