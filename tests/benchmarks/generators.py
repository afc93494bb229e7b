"""Seeded teams, services and authorities, as full as asked for: the same seed always gives the same problem.

What comes in is shared out over the functions by what each of them can carry, and each is about as full as asked for,
so that a load means something: with room nearly everything has a place somewhere, when scarce nearly every function
is short, some more and some less.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from solver.points import available_points, load
from solver.problem import Case, Mode, Policy, Problem, Worker
from tests.benchmarks.council import Council
from tests.benchmarks.held_cases import deal, with_held_siblings
from tests.benchmarks.new_cases import come_in
from tests.benchmarks.profiles import FUNCTIONS, LOCALITY
from tests.benchmarks.staff import Post, staff

DAY = date(2026, 3, 2)
ROOM, TIGHT, SCARCE = 0.90, 0.97, 1.04
"""The load, as a share of what is available, that the team would carry with every new case allocated."""


@dataclass(frozen=True)
class Size:
    """How many workers and new cases."""

    workers: int
    new_cases: int


TEAM, SERVICE, AUTHORITY = Size(12, 15), Size(100, 150), Size(500, 600)

UNEVEN = 0.03
"""How far the functions' loads lie apart (standard deviation, as a share of the mean)."""


def a_problem(size: Size, fullness: float, seed: int, policy: Policy, **asked: object) -> Problem:
    """A problem of a size and a fullness; ``asked`` are further fields of `Problem` (mode, max_moves, covered ...).

    No case names a team: everybody with the skill counts, so it hangs together as one.
    """
    workers, cases = _people_and_cases(size, fullness, f"{size.workers}-{size.new_cases}-{fullness}-{seed}", policy)
    return _problem(workers, cases, policy, asked)


def a_nation(authorities: int, size: Size, fullness: float, seed: int, policy: Policy, **asked: object) -> Problem:
    """Many authorities in one problem; every case names its own authority's team, so they do not touch."""
    workers: list[Worker] = []
    cases: list[Case] = []
    for a in range(authorities):
        text = f"{size.workers}-{size.new_cases}-{fullness}-{seed}-{a}"
        some_workers, some_cases = _people_and_cases(size, fullness, text, policy, team := f"A{a:03}")
        workers += some_workers
        cases += [replace(case, team=team) for case in some_cases]
    return _problem(workers, cases, policy, asked)


def fullness_of(problem: Problem) -> float:
    """The load with every new case allocated, new brothers and sisters together, over what is available."""
    held: dict[str, list[Case]] = {worker.id: [] for worker in problem.workers}
    new = [case for case in problem.cases if case.worker_id is None]
    for case in problem.cases:
        if case.worker_id is not None:
            held[case.worker_id].append(case)
    carried = sum(load(cases, worker_id, problem.policy) for worker_id, cases in held.items())
    to_come = load(new, "", problem.policy)
    return (carried + to_come) / sum(available_points(w, problem.policy, problem.day) for w in problem.workers)


def _problem(workers: list[Worker], cases: list[Case], policy: Policy, asked: dict[str, object]) -> Problem:
    fields = {"mode": Mode.ALLOCATE, **asked}
    return Problem(day=DAY, policy=policy, workers=tuple(workers), cases=tuple(cases), **fields)  # type: ignore[arg-type]


def _people_and_cases(
    size: Size, fullness: float, text: str, policy: Policy, prefix: str = ""
) -> tuple[list[Worker], list[Case]]:
    council = Council(random.Random(text), DAY, policy, prefix)
    posts = staff(council, LOCALITY if size.workers <= TEAM.workers else FUNCTIONS, size.workers)
    workers = [post.worker for post in posts]
    room = {worker.id: available_points(worker, policy, DAY) for worker in workers}
    shares = _shares(council.rng, posts, room)
    new = come_in(council, posts, shares, size.new_cases)
    total = sum(room.values())
    held: list[Case] = []
    numbers = count()
    for name, share in shares.items():
        mine = [post for post in posts if post.profile.name == name]
        to_come = load([case for function, case in new if function == name], "", policy)
        held += deal(council, mine, room, fullness * share * total - to_come, numbers)
    return workers, with_held_siblings(council, [case for _, case in new], held, workers)


def _shares(rng: random.Random, posts: list[Post], room: dict[str, int]) -> dict[str, float]:
    """Each function's share of the work: that of what it can carry, a little more or less."""
    weights: dict[str, float] = {}
    for post in posts:
        weights[post.profile.name] = weights.get(post.profile.name, 0) + room[post.worker.id]
    weights = {name: weight * max(0.5, rng.gauss(1, UNEVEN)) for name, weight in weights.items() if weight}
    return {name: weight / sum(weights.values()) for name, weight in weights.items()}
