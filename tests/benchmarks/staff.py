"""The people of a service: what they do, how much they work, where they sit, who is away or about to go."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from solver.problem import Reduction, Role, Worker
from tests.benchmarks.council import Council
from tests.benchmarks.profiles import LANGUAGES, SPECIAL_SKILLS, Profile

ASYE, AGENCY, LEAVING, PARTLY_AWAY, LONG_LEAVE = 0.12, 0.12, 0.06, 0.12, 0.015
"""Shares of the workers; of social workers for the first."""
NO_NEW_CHILD_PROTECTION = frozenset({"S47", "CPP", "COURT", "PLO"})
WORKERS_AN_OFFICE = 60


@dataclass(frozen=True)
class Post:
    """A worker, the function and the office."""

    worker: Worker
    profile: Profile
    office: int


def staff(council: Council, profiles: Sequence[Profile], number: int) -> list[Post]:
    """So many workers, shared out over the functions; one has a breather, a few are on long leave."""
    rng, day = council.rng, council.day
    offices = offices_for(number)
    on_leave = int(LONG_LEAVE * number + rng.random())
    away = set(rng.sample(range(number), on_leave + 1))
    breather = away.pop()
    posts = []
    for w, profile in enumerate(_shared_out(profiles, number)):
        worker = _worker(rng, profile, day, f"{council.prefix}W{w:04}", council.prefix or "North")
        if w in away:
            leave = Reduction(first_day=day - timedelta(60), last_day=None, percent=Decimal(100))
            worker = replace(worker, reductions=(leave,))
        elif w == breather:
            pause = Reduction(
                first_day=day - timedelta(5),
                last_day=day + timedelta(20),
                percent=Decimal(0),
                no_new_categories=NO_NEW_CHILD_PROTECTION,
            )
            worker = replace(worker, reductions=(*worker.reductions, pause))
        posts.append(Post(worker, profile, rng.randrange(offices)))
    return posts


def offices_for(workers: int) -> int:
    """How many offices so many workers sit in."""
    return max(1, round(workers / WORKERS_AN_OFFICE))


def _shared_out(profiles: Sequence[Profile], number: int) -> list[Profile]:
    """The profile of each worker: whole numbers by largest remainder, at least one each."""
    exact = {p.name: p.share * number / sum(q.share for q in profiles) for p in profiles}
    workers = {name: max(1, int(share)) for name, share in exact.items()}
    by_remainder = sorted(profiles, key=lambda p: exact[p.name] - int(exact[p.name]), reverse=True)
    for profile in by_remainder[: number - sum(workers.values())]:
        workers[profile.name] += 1
    return [profile for profile in profiles for _ in range(workers[profile.name])][:number]


def _worker(rng: random.Random, profile: Profile, day: date, worker_id: str, team: str) -> Worker:
    skills = {skill for skill, per_cent in profile.skills.items() if rng.random() * 100 < per_cent}
    skills |= {next(iter(profile.skills))} if not skills else set()
    skills |= {skill for skill in SPECIAL_SKILLS if rng.random() < 0.3}
    fte = Decimal(rng.choices(("1", "0.8", "0.6", "0.5"), (70, 16, 10, 4))[0])
    asye = profile.role is Role.SW and rng.random() < ASYE
    reductions: tuple[Reduction, ...] = ()
    if rng.random() < PARTLY_AWAY:
        percent = Decimal(rng.choice((10, 20, 20, 50)))
        reductions = (Reduction(first_day=day - timedelta(20), last_day=day + timedelta(40), percent=percent),)
    return Worker(
        id=worker_id,
        team=team,
        role=profile.role,
        fte=fte,
        asye=asye,
        agency=not asye and rng.random() < AGENCY,
        skills=frozenset(skills),
        languages=frozenset({"english", *(language for language in LANGUAGES if rng.random() < 0.08)}),
        max_cases=None if profile.max_cases is None else profile.max_cases * fte,
        leaving_date=day + timedelta(rng.randrange(5, 200)) if rng.random() < LEAVING else None,
        reductions=reductions,
    )
