"""What comes in: families with their languages, journeys and the workers they knew before."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from solver.problem import Case, Worker
from tests.benchmarks.council import Council
from tests.benchmarks.profiles import LANGUAGES, SPECIAL_SKILLS, Profile
from tests.benchmarks.staff import Post

RETURNING, CANNOT_NOW = 0.25, 0.15
"""Shares: of families that knew a worker before; of those workers, how many are anybody, able or not."""
SEVERAL_CAN = 4
"""A category that so many workers can take comes in as often as its weight says; one that fewer can, more rarely."""
AT_THE_OFFICE = (10, 15, 20, 25, 35)
FROM_ANOTHER = (35, 40, 50, 65, 75)
"""Minutes to a family: of the workers who sit in its office, and of those of another one."""

Journeys = tuple[int, Mapping[str, Decimal]]
"""How far a place is from its own office, and how far for each worker of another one."""


def come_in(
    council: Council, posts: Sequence[Post], shares: Mapping[str, float], number: int
) -> list[tuple[str, Case]]:
    """So many new cases, each with the name of the function it comes in for; ``shares`` weighs the functions."""
    rng = council.rng
    workers = [post.worker for post in posts]
    new_of = {post.profile.name: post.profile for post in posts}
    weights = {name: _weights(council, profile, workers) for name, profile in new_of.items()}
    shares = {name: share for name, share in shares.items() if weights[name]}
    places = [_journeys(rng, posts) for _ in range(8)]
    found: list[tuple[str, Case]] = []
    while len(found) < number:
        name = rng.choices(list(shares), list(shares.values()))[0]
        category = rng.choices(list(weights[name]), list(weights[name].values()))[0]
        siblings = min(rng.choices((1, 2, 3, 4), (62, 22, 11, 5))[0], number - len(found))
        ids = [f"{council.prefix}N{len(found) + n:04}" for n in range(siblings)]
        family = _family(rng, category, ids, rng.choice(places), council.day)
        able = council.who_can(family[0], workers)
        if able and rng.random() < RETURNING:
            known = rng.choice(workers if rng.random() < CANNOT_NOW else able)
            family = [replace(case, previous_worker_id=known.id) for case in family]
        found += [(name, _with_conflict(rng, case, workers)) for case in family]
    return found


def _weights(council: Council, profile: Profile, workers: Sequence[Worker]) -> dict[str, float]:
    """The weights of the categories that come in for a function, after how many workers can take them."""
    able = {code: len(council.who_can(Case(id="any", category=code), workers)) for code in profile.new}
    return {code: weight * min(1.0, able[code] / SEVERAL_CAN) for code, weight in profile.new.items() if able[code]}


def _journeys(rng: random.Random, posts: Sequence[Post]) -> Journeys:
    office = rng.choice(posts).office
    far = {post.worker.id: Decimal(rng.choice(FROM_ANOTHER)) for post in posts if post.office != office}
    return rng.choice(AT_THE_OFFICE), far


def _family(rng: random.Random, category: str, ids: Sequence[str], journeys: Journeys, day: date) -> list[Case]:
    """Brothers and sisters: mostly the same kind of work, the same home and language, due together."""
    language = rng.choice(LANGUAGES) if rng.random() < 0.1 else None
    interpreter = rng.random() < 0.05
    due = day + timedelta(rng.randrange(-3, 40))
    minutes, from_another = journeys
    return [
        Case(
            id=case_id,
            category=category,
            family_id=f"F{ids[0]}" if len(ids) > 1 else None,
            points=_own_points(rng),
            due=due,
            language=language if language is not None and rng.random() < 0.05 else None,
            preferred_language=language,
            preferred_skills=frozenset({rng.choice(SPECIAL_SKILLS)} if rng.random() < 0.15 else ()),
            locked=rng.random() < 0.015,
            travel_minutes=Decimal(minutes),
            travel_to=from_another,
            exploitation=rng.random() < 0.05,
            interpreter=interpreter,
        )
        for case_id in ids
    ]


def _own_points(rng: random.Random) -> int | None:
    """Now and then a manager weighs a case otherwise than its category."""
    return rng.choice((350, 450, 550, 650, 750, 850)) if rng.random() < 0.06 else None


def _with_conflict(rng: random.Random, case: Case, workers: Sequence[Worker]) -> Case:
    if rng.random() >= 0.03:
        return case
    return replace(case, excluded=frozenset(worker.id for worker in rng.sample(workers, min(2, len(workers)))))
