"""Seeded teams, services and authorities, as full as asked for: the same seed always gives the same problem."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from solver.points import available_points, load, maximum_cases
from solver.problem import Case, Mode, Policy, Problem, Reduction, Role, Worker

DAY = date(2026, 3, 2)
ROOM, TIGHT, SCARCE = 0.90, 0.97, 1.04
"""The load, as a share of what is available, that the team would carry with every new case allocated."""


@dataclass(frozen=True)
class Size:
    """How many workers and new cases."""

    workers: int
    new_cases: int


TEAM, SERVICE, AUTHORITY = Size(12, 15), Size(100, 150), Size(500, 600)

_PROFILES = (
    # role, skills, categories usually held, how many in a hundred
    (Role.SW, ("assessment", "family support", "child protection"), ("REF", "CIN", "CPP", "S47", "EH"), 34),
    (Role.SW, ("assessment", "family support", "child protection", "court"), ("CPP", "COURT", "PLO", "CIN"), 20),
    (Role.SW, ("children in care", "family support", "court", "asylum"), ("CLA", "CLALT", "UASC", "COURT"), 14),
    (Role.SW, ("disability", "family support", "children in care"), ("CWD", "CIN", "CLA"), 8),
    (Role.SSW, ("fostering", "fostering assessment", "kinship"), ("FOS", "FASS", "SGO"), 14),
    (Role.PA, ("leaving care",), ("CL18",), 10),
)
_NEW = (
    "S47",
    "S47",
    "CPP",
    "CPP",
    "COURT",
    "REF",
    "REF",
    "REF",
    "CIN",
    "CIN",
    "CLA",
    "CWD",
    "UASC",
    "FASS",
    "FOS",
    "CL18",
    "PLO",
)
_LANGUAGES = ("welsh", "urdu", "polish", "tigrinya", "bengali")


def a_problem(size: Size, fullness: float, seed: int, policy: Policy, **asked: object) -> Problem:
    """A problem of a size and a fullness; ``asked`` are further fields of `Problem` (mode, max_moves, covered ...)."""
    rng = random.Random(f"{size}-{fullness}-{seed}")
    workers = tuple(_worker(rng, w) for w in range(size.workers))
    new = _new_cases(rng, size, workers)
    wanted = fullness * sum(available_points(w, policy, DAY) for w in workers)
    to_come = sum(policy.categories[case.category].points for case in new)
    held = _held_cases(rng, workers, policy, wanted - to_come)
    return Problem(day=DAY, policy=policy, workers=workers, cases=(*held, *new), **{"mode": Mode.ALLOCATE, **asked})  # type: ignore[arg-type]


def _worker(rng: random.Random, w: int) -> Worker:
    shares = [profile[3] for profile in _PROFILES]
    role, skills, _, _ = _PROFILES[_profile_of(w)] if w < len(_PROFILES) else rng.choices(_PROFILES, shares)[0]
    reductions = []
    if rng.random() < 0.08:
        reductions.append(Reduction(first_day=DAY - timedelta(60), last_day=DAY + timedelta(90), percent=Decimal(100)))
    elif rng.random() < 0.15:
        percent = Decimal(rng.choice((10, 20, 50)))
        reductions.append(Reduction(first_day=DAY - timedelta(20), last_day=None, percent=percent))
    asye = role is Role.SW and rng.random() < 0.12
    return Worker(
        id=f"W{w:04}",
        team="North",
        role=role,
        fte=Decimal(rng.choice(("1", "1", "1", "0.8", "0.6"))),
        asye=asye,
        agency=not asye and rng.random() < 0.12,
        skills=frozenset(s for s in skills if rng.random() < 0.93),
        languages=frozenset({"english", *(lang for lang in _LANGUAGES if rng.random() < 0.12)}),
        leaving_date=DAY + timedelta(rng.randrange(200)) if rng.random() < 0.08 else None,
        reductions=tuple(reductions),
    )


def _profile_of(w: int) -> int:
    return (0, 1, 2, 4, 5, 3)[w]


def _new_cases(rng: random.Random, size: Size, workers: tuple[Worker, ...]) -> tuple[Case, ...]:
    cases: list[Case] = []
    while len(cases) < size.new_cases:
        siblings = rng.choices((1, 2, 3), (70, 22, 8))[0]
        category = rng.choice(_NEW)
        family = f"N{len(cases):04}" if siblings > 1 else None
        for _ in range(min(siblings, size.new_cases - len(cases))):
            previous = rng.choice(workers).id if rng.random() < 0.25 else None
            language = rng.choice(_LANGUAGES)
            cases.append(
                Case(
                    id=f"N{len(cases):04}",
                    category=category,
                    family_id=family,
                    due=DAY + timedelta(rng.randrange(-1, 40)),
                    previous_worker_id=previous,
                    preferred_language=language if rng.random() < 0.12 else None,
                    travel_minutes=Decimal(rng.choice((10, 20, 20, 35, 65))),
                    interpreter=rng.random() < 0.06,
                    exploitation=rng.random() < 0.05,
                )
            )
    return tuple(cases)


def _held_cases(rng: random.Random, workers: tuple[Worker, ...], policy: Policy, wanted: float) -> tuple[Case, ...]:
    """Deal cases out until the team carries what is wanted, now and then somebody over the cap."""
    held: dict[str, list[Case]] = {worker.id: [] for worker in workers}
    carried = {worker.id: 0 for worker in workers}
    number = 0
    stuck = 0
    while sum(carried.values()) < wanted and stuck < 40 * len(workers):
        worker = rng.choice(workers)
        room = available_points(worker, policy, DAY)
        heads = maximum_cases(worker, policy, DAY) + rng.choice((0, 0, 1))
        if carried[worker.id] > room * rng.choice((0.75, 0.9, 1.0, 1.0, 1.03)) or len(held[worker.id]) >= heads:
            stuck += 1
            continue
        category = rng.choice(_usual(worker))
        family = f"H{number:05}" if rng.random() < 0.35 else None
        for _ in range(rng.choice((2, 2, 3)) if family else 1):
            held[worker.id].append(
                Case(
                    id=f"H{number:05}",
                    category=category,
                    family_id=family,
                    worker_id=worker.id,
                    locked=rng.random() < 0.03,
                    travel_minutes=Decimal(rng.choice((10, 20, 20, 35))),
                )
            )
            number += 1
        carried[worker.id] = load(held[worker.id], worker.id, policy)
    return tuple(case for cases in held.values() for case in cases)


def _usual(worker: Worker) -> tuple[str, ...]:
    for role, skills, categories, _ in _PROFILES:
        if role is worker.role and worker.skills & set(skills) and worker.skills <= set(skills):
            return categories
    return ("CIN",)
