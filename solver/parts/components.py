"""The parts of a problem that have nothing to do with one another: cases and workers that no rule and no level joins.

What joins: that a case may go to a worker (cap apart, so that nothing hangs on what else the worker gets); and that
cases that may go somewhere are of one family, since it counts how many workers a family has. What each worker holds is
with the worker. Brothers and sisters who are held elsewhere for good only matter by being there, so they, with their
worker, stand in both parts. A budget of moves would have to be shared out: a problem with one is one part.

Found by kinds of cases and not pair by pair (`solver.engine.eligible`).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace

from solver.engine.eligible import Eligible
from solver.problem import Case, Mode, Problem, Worker

WORTH_A_PART = 8
"""Cases that may go somewhere from which a part is worth a search of its own; smaller ones are put together."""


def parts_of(problem: Problem) -> tuple[Problem, ...]:
    """The parts as problems, in an order that does not depend on the order of rows; the problem alone where it is one.

    The level values of the parts sum up to those of the whole, but for a constant, and for the *peak*: that is the
    highest of theirs. Cases that can go nowhere, and workers to whom none can come, may be in no part: they are
    constant.
    """
    if problem.max_moves or problem.mode is Mode.REBALANCE:
        return (problem,)
    free = sorted(free_cases(problem), key=lambda case: case.id)
    if len(free) < 2 * WORTH_A_PART:
        return (problem,)
    workers = sorted(problem.workers, key=lambda worker: worker.id)
    number = _numbered(problem, workers, free)
    parts = 1 + max(number.cases.values(), default=-1)
    return _made(problem, number, parts) if parts > 1 else (problem,)


def free_cases(problem: Problem) -> list[Case]:
    """The cases that may go somewhere when none that is held moves."""
    return [case for case in problem.cases if not case.locked and problem.start_worker(case) is None]


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The number of the part of each case that may go somewhere, by id, and of each worker who may take one."""

    cases: dict[str, int] = field(default_factory=dict)
    workers: dict[str, int] = field(default_factory=dict)


def _numbered(problem: Problem, workers: Sequence[Worker], free: Sequence[Case]) -> _Numbers:
    eligible = Eligible(problem, workers)
    index = {worker.id: w for w, worker in enumerate(workers)}
    joined = _Joined(len(workers))
    taker: dict[str, int] = {}
    known: set[int] = set()
    for case in free:
        takers = eligible.of(case)
        excluded = {index[worker_id] for worker_id in case.excluded if worker_id in index}
        if excluded:
            takers = [w for w in takers if w not in excluded]
        elif id(takers) in known:
            takers = takers[:1]
        else:
            known.add(id(takers))
        joined.join(takers)
        if takers:
            taker[case.id] = takers[0]
    for family in problem.families.values():
        joined.join([taker[case.id] for case in family if case.id in taker])
    return _gathered(workers, free, taker, joined)


def _gathered(workers: Sequence[Worker], free: Sequence[Case], taker: dict[str, int], joined: _Joined) -> _Numbers:
    """Number the components as they come by their first worker, small ones put together."""
    size: dict[int, int] = {}
    for w in taker.values():
        root = joined.root(w)
        size[root] = size.get(root, 0) + 1
    number: dict[int, int] = {}
    parts, gathering, gathered = 0, -1, WORTH_A_PART
    for root in dict.fromkeys(joined.root(w) for w in range(len(workers))):
        if root not in size:
            continue
        if size[root] < WORTH_A_PART and gathered < WORTH_A_PART:
            number[root] = gathering
            gathered += size[root]
            continue
        number[root] = parts
        if size[root] < WORTH_A_PART:
            gathering, gathered = parts, size[root]
        parts += 1
    return _Numbers(
        {case.id: number[joined.root(taker[case.id])] for case in free if case.id in taker},
        {worker.id: number[root] for w, worker in enumerate(workers) if (root := joined.root(w)) in number},
    )


def _made(problem: Problem, number: _Numbers, parts: int) -> tuple[Problem, ...]:
    cases: list[list[Case]] = [[] for _ in range(parts)]
    present: list[set[str]] = [set() for _ in range(parts)]
    for worker_id, n in number.workers.items():
        present[n].add(worker_id)
    part_of_family: dict[str, int] = {}
    for case in problem.cases:
        if case.id not in number.cases:
            continue
        n = number.cases[case.id]
        cases[n].append(case)
        # Whoever is covered for, or chosen though no rule lets them, is named: so they have to be there.
        present[n] |= {w for w in (case.worker_id, problem.chosen.get(case.id)) if w is not None}
        if case.family_id is not None:
            part_of_family[case.family_id] = n
    for case in problem.cases:
        holder = problem.start_worker(case)
        if holder is None:
            continue
        where = {number.workers.get(holder)}
        if case.family_id is not None:
            where.add(part_of_family.get(case.family_id))
        for n in (n for n in where if n is not None):
            cases[n].append(case)
            present[n].add(holder)
    return tuple(_part(problem, present[n], cases[n], number.cases.keys()) for n in range(parts))


def _part(problem: Problem, present: set[str], cases: list[Case], free: Container[str]) -> Problem:
    covered = problem.covered & present
    mine = [case.id for case in cases if case.id in free]
    seen = problem.last_seen
    return replace(
        problem,
        workers=tuple(problem.worker[worker_id] for worker_id in sorted(present)),
        cases=tuple(cases),
        mode=Mode.COVER if covered else Mode.ALLOCATE,
        covered=covered,
        last_seen=None if seen is None else {case_id: seen[case_id] for case_id in mine if case_id in seen},
        chosen={case_id: problem.chosen[case_id] for case_id in mine if case_id in problem.chosen},
    )


class _Joined:
    """Which of so many things hang together, as they are joined."""

    def __init__(self, number: int) -> None:
        self._above = list(range(number))

    def root(self, thing: int) -> int:
        """One thing that stands for all that hang together with this one: the first of them."""
        above = self._above
        while above[thing] != thing:
            above[thing] = above[above[thing]]
            thing = above[thing]
        return thing

    def join(self, things: Iterable[int]) -> None:
        """Let these hang together."""
        roots = {self.root(thing) for thing in things}
        first = min(roots, default=0)
        for root in roots:
            self._above[root] = first
