"""What is held already: dealt out until each function carries its share, its workers about as much as one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from solver.points import load, maximum_cases
from solver.problem import Case, Worker
from tests.benchmarks.council import Council
from tests.benchmarks.staff import Post

UNEVEN = 0.10
"""How the workers of a function lie round its mean (standard deviation, as a share of what is available)."""
LEAST, MOST = 0.5, 1.12
LOCKED, IN_A_FAMILY, SIBLING_COMES_IN = 0.03, 0.4, 0.15
POINTS_A_CASE = 560
"""Hundredths. Where less is left for each further case of a desk, families may come; else single children, of the
heavier kinds: the points and not the number of cases are what is short on most desks."""


def deal(
    council: Council, posts: Sequence[Post], room: Mapping[str, int], points: float, numbers: Iterator[int]
) -> list[Case]:
    """Cases for the workers of one function that add up to about so many hundredths."""
    mean = points / sum(room[post.worker.id] for post in posts)
    wanted = {}
    for post in posts:
        available = room[post.worker.id]
        share = min(MOST, max(LEAST, council.rng.gauss(mean, UNEVEN)))
        # Somebody on leave keeps a few cases, which wait for cover.
        wanted[post.worker.id] = share * available if available else float(council.rng.randrange(2500))
    desks: dict[str, list[Case]] = {}
    left = points
    order = sorted(posts, key=lambda post: room[post.worker.id] > 0)
    for n, post in enumerate(order):
        target = wanted[post.worker.id]
        if room[post.worker.id]:
            # What somebody before could not take, or took too much, the others share.
            later = sum(wanted[other.worker.id] for other in order[n:])
            target = min(target * max(0.0, left) / later, MOST * room[post.worker.id])
        desks[post.worker.id] = _desk(council, post, target, numbers)
        left -= load(desks[post.worker.id], post.worker.id, council.policy)
    # What is left still, because some had as many cases as they may, goes on top one by one.
    for post in order * 2:
        desk = desks[post.worker.id]
        if left > 300 and room[post.worker.id] and len(desk) < maximum_cases(post.worker, council.policy, council.day):
            before = load(desk, post.worker.id, council.policy)
            desk.append(_held(council, post.worker.id, _kind(council, post, 1), next(numbers)))
            left -= load(desk, post.worker.id, council.policy) - before
    return [case for desk in desks.values() for case in desk]


def _desk(council: Council, post: Post, target: float, numbers: Iterator[int]) -> list[Case]:
    """One worker's cases: family after family, until the next one would lead further away from the target."""
    rng, worker = council.rng, post.worker
    most = maximum_cases(replace(worker, reductions=()), council.policy, council.day) - rng.choice((0, 1, 1, 2))
    desk: list[Case] = []
    carried = 0
    while len(desk) < most:
        light = (target - carried) / (most - len(desk)) < POINTS_A_CASE
        siblings = rng.choice((2, 2, 3, 4)) if light and rng.random() < IN_A_FAMILY else 1
        category = _kind(council, post, 1 if light else 2)
        family = [_held(council, worker.id, category, next(numbers)) for _ in range(siblings)]
        if siblings > 1:
            family = [replace(case, family_id=f"F{family[0].id}") for case in family]
        after = load([*desk, *family], worker.id, council.policy)
        too_much = after - target > target - carried or len(desk) + siblings > most
        if too_much and siblings == 1:
            break
        if not too_much:
            desk += family
            carried = after
    return desk


def _kind(council: Council, post: Post, draws: int) -> str:
    """A category that the worker can hold, the heaviest of so many draws."""
    codes = {code: weight for code, weight in post.profile.held.items() if council.could_lead(code, post.worker)}
    kinds = council.rng.choices(list(codes or post.profile.held), list((codes or post.profile.held).values()), k=draws)
    return max(kinds, key=lambda code: council.policy.categories[code].points)


def _held(council: Council, worker_id: str, category: str, number: int) -> Case:
    rng = council.rng
    return Case(
        id=f"{council.prefix}H{number:05}",
        category=category,
        worker_id=worker_id,
        locked=rng.random() < LOCKED,
        travel_minutes=Decimal(rng.choice((10, 15, 20, 20, 25, 35, 45))),
        exploitation=rng.random() < 0.08,
        interpreter=rng.random() < 0.06,
    )


def with_held_siblings(
    council: Council, new: Sequence[Case], held: Sequence[Case], workers: Sequence[Worker]
) -> list[Case]:
    """All cases; now and then somebody who could take a new family holds a brother or sister of it already."""
    single: dict[str | None, list[Case]] = {}
    for case in held:
        if case.family_id is None:
            single.setdefault(case.worker_id, []).append(case)
    all_cases = {case.id: case for case in (*held, *new)}
    families: dict[str, list[Case]] = {}
    for case in new:
        families.setdefault(case.family_id or f"F{case.id}", []).append(case)
    for family_id, family in families.items():
        able = [worker.id for worker in council.who_can(family[0], workers) if single.get(worker.id)]
        if able and council.rng.random() < SIBLING_COMES_IN:
            at_home = single[council.rng.choice(able)]
            sibling = at_home.pop(council.rng.randrange(len(at_home)))
            for case in (sibling, *family):
                all_cases[case.id] = replace(case, family_id=family_id)
    return list(all_cases.values())
