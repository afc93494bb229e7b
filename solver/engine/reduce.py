"""The problem in numbers: only what can still change, in one fixed order, so that the order of rows says nothing.

Workers and cases are sorted by id and become indices. A *free* case may still go somewhere: an unallocated one, or a
held one that the budget of moves may touch. Everything else is folded into the workers' base loads. A pair of a free
case and a worker exists only where every hard rule but the cap lets it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from solver.engine.pairs import Option, Pairs
from solver.objectives.continuity import previous_worker
from solver.points import available_points, maximum_cases
from solver.problem import Hundredths, Problem
from solver.rules import room_for_one_more

NOBODY = -1
"""The index that stands for "unallocated", "no family" or "no previous worker"."""


@dataclass(frozen=True, slots=True)
class FreeCase:
    """A case that may still go somewhere; ``home`` is its worker now, `NOBODY` while unallocated."""

    id: str
    home: int
    priority: int
    family: int
    previous: int
    options: Mapping[int, Option]
    last_seen: int | None
    chosen: int | None
    """The worker chosen for the case, if any."""


@dataclass(frozen=True, slots=True)
class Base:
    """What a worker holds whatever happens: load, head count and, by family, the heaviest case's extra points."""

    load: Hundredths
    count: int
    heaviest: Mapping[int, Hundredths]


@dataclass(frozen=True, slots=True)
class Instance:
    """A problem reduced to what can change."""

    problem: Problem
    worker_ids: tuple[str, ...]
    available: tuple[Hundredths, ...]
    maximum_cases: tuple[int, ...]
    base: tuple[Base, ...]
    cases: tuple[FreeCase, ...]
    families_at_base: Mapping[int, frozenset[int]]
    """The workers who hold a case of the family that cannot move, by family."""
    fixed: Mapping[str, str | None]
    fixed_unallocated: tuple[int, ...]
    """Locked unallocated cases by priority."""
    fixed_unseen: int
    """Cases that cannot move and differ from the suggestion last seen."""
    fixed_not_as_chosen: int
    """Cases that cannot move and have another worker chosen for them."""

    def assignment(self, place: list[int]) -> dict[str, str | None]:
        """The worker of every case of the problem, in the problem's order, for a place of each free case."""
        found: dict[str, str | None] = dict(self.fixed)
        for case, worker in zip(self.cases, place, strict=True):
            found[case.id] = None if worker == NOBODY else self.worker_ids[worker]
        return {case.id: found[case.id] for case in self.problem.cases}

    def places(self, worker_of: Mapping[str, str | None]) -> list[int]:
        """The place of each free case in a known assignment; where that is no option, its home or nowhere."""
        index = {worker_id: w for w, worker_id in enumerate(self.worker_ids)}
        place = []
        for case in self.cases:
            worker_id = worker_of.get(case.id)
            w = NOBODY if worker_id is None else index.get(worker_id, NOBODY)
            place.append(w if w in case.options else case.home)
        return place


def reduce(problem: Problem) -> Instance:
    """Reduce a problem to what can change."""
    workers = tuple(sorted(problem.workers, key=lambda worker: worker.id))
    index = {worker.id: w for w, worker in enumerate(workers)}
    families = {family_id: f for f, family_id in enumerate(sorted(problem.families))}
    pairs = Pairs(problem, workers)
    seen = problem.last_seen or {}
    folded = _Folded(len(workers))
    free: list[FreeCase] = []
    options_of_free: list[tuple[int, dict[int, Option]]] = []
    for case in sorted(problem.cases, key=lambda case: case.id):
        start = problem.start_worker(case)
        home = NOBODY if start is None else index[start]
        family = NOBODY if case.family_id is None else families[case.family_id]
        options: dict[int, Option] = {}
        if not case.locked and (home == NOBODY or problem.max_moves > 0):
            options = pairs.elsewhere(case, home)
        if not options:
            folded.unseen += case.id in seen and seen[case.id] != start
            folded.worker_of[case.id] = start
            folded.not_as_chosen += case.id in problem.chosen and problem.chosen[case.id] != start
            if home == NOBODY:
                folded.unallocated[problem.priority_of(case)] += 1
            else:
                folded.hold(home, family, pairs.here(case, home))
            continue
        if home != NOBODY:
            options[home] = pairs.here(case, home)
        options_of_free.append((family, options))
        known = previous_worker(problem, case) if home == NOBODY else None
        free.append(
            FreeCase(
                id=case.id,
                home=home,
                priority=int(problem.priority_of(case)),
                family=family,
                previous=NOBODY if known is None else index[known],
                options=options,
                last_seen=_place(seen[case.id], index) if case.id in seen else None,
                chosen=index[problem.chosen[case.id]] if case.id in problem.chosen else None,
            )
        )
    available = tuple(available_points(worker, problem.policy, problem.day) for worker in workers)
    maximum = tuple(maximum_cases(worker, problem.policy, problem.day) for worker in workers)
    base = folded.bases()
    if problem.max_moves == 0:
        _leave_where_there_is_room(options_of_free, folded, available, maximum)
    return Instance(
        problem=problem,
        worker_ids=tuple(index),
        available=available,
        maximum_cases=maximum,
        base=base,
        cases=tuple(free),
        families_at_base={family: frozenset(ws) for family, ws in folded.workers_of_family.items()},
        fixed=folded.worker_of,
        fixed_unallocated=(*folded.unallocated,),
        fixed_unseen=folded.unseen,
        fixed_not_as_chosen=folded.not_as_chosen,
    )


class _Folded:
    """What cannot change, folded together as cases are met."""

    def __init__(self, workers: int) -> None:
        self.worker_of: dict[str, str | None] = {}
        self.unallocated = [0, 0, 0, 0]
        self.unseen = 0
        self.not_as_chosen = 0
        self.workers_of_family: dict[int, set[int]] = defaultdict(set)
        self._load = [0] * workers
        self._count = [0] * workers
        self._heaviest: list[dict[int, Hundredths]] = [{} for _ in range(workers)]

    def hold(self, w: int, family: int, here: Option) -> None:
        """Let a worker hold a case for good."""
        self._count[w] += 1
        if family == NOBODY:
            self._load[w] += here.points
            return
        before = self._heaviest[w].get(family, 0)
        heaviest = max(before, here.as_heaviest)
        self._heaviest[w][family] = heaviest
        self._load[w] += here.as_sibling + heaviest - before
        self.workers_of_family[family].add(w)

    def bases(self) -> tuple[Base, ...]:
        """The bases of all workers."""
        return tuple(map(Base, self._load, self._count, self._heaviest))


def _leave_where_there_is_room(
    free: list[tuple[int, dict[int, Option]]], folded: _Folded, available: tuple[int, ...], maximum: tuple[int, ...]
) -> None:
    """Without moves nothing leaves a worker: an option that breaks the cap by itself is none.

    Args:
        free: The family and the options of each free case; options are taken out.
        folded: What cannot change.
        available: The available points of each worker.
        maximum: The maximum cases of each worker.
    """
    base = folded.bases()
    rooms = [
        room_for_one_more(held.load, points, held.count, cases)
        for held, points, cases in zip(base, available, maximum, strict=True)
    ]
    for family, options in free:
        siblings = folded.workers_of_family.get(family, ())
        for w in [w for w, option in options.items() if option.points > rooms[w]]:
            # Beside a brother or sister who stays there it weighs less.
            more = max(0, options[w].as_heaviest - base[w].heaviest[family]) if w in siblings else 0
            if w not in siblings or options[w].as_sibling + more > rooms[w]:
                del options[w]


def _place(worker_id: str | None, index: Mapping[str, int]) -> int:
    """Where a worker id of the last suggestion stands; -2 for somebody who is not here any more."""
    return NOBODY if worker_id is None else index.get(worker_id, -2)
