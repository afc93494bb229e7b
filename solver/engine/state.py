"""A place for every free case, with the level vector kept up to date as cases are put here and there.

The vector has the problem's levels in order, smallest is best, and compares as a tuple. It is the engine's own
arithmetic, made for speed; `solver.check` judges the answer with the plain one.
"""

from __future__ import annotations

from collections.abc import Iterable

from solver.engine.reduce import NOBODY, Instance
from solver.objectives import levels_of, spread
from solver.points import workload_percent_up
from solver.problem import Mode
from solver.rules import is_within_cap

Vector = tuple[int, ...]


class State:
    """Where every free case is, and what follows from it. Start: as it stands, nothing given out."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        problem = instance.problem
        self._weights = problem.policy.continuity
        self._levels = tuple(level.name for level in levels_of(problem))
        self._rebalances = problem.mode is Mode.REBALANCE
        workers = range(len(instance.worker_ids))
        self.place = [NOBODY] * len(instance.cases)
        self.load = [base.load for base in instance.base]
        self.count = [base.count for base in instance.base]
        self.arrivals = [0 for _ in workers]
        self.moves = sum(case.home != NOBODY for case in instance.cases)
        self.unallocated = list(instance.fixed_unallocated)
        self._previous_lost = 0
        self._fit = 0
        self._unseen = instance.fixed_unseen
        self._not_as_chosen = instance.fixed_not_as_chosen
        self._members: dict[tuple[int, int], list[int]] = {}
        self._workers_of_family: dict[int, dict[int, int]] = {
            family: dict.fromkeys(ws, 1) for family, ws in instance.families_at_base.items()
        }
        self._beyond_first = sum(max(0, len(ws) - 1) for ws in self._workers_of_family.values())
        self._overload = sum(max(0, load - a) for load, a in zip(self.load, instance.available, strict=True))
        self._spread = sum(self._spread_of(w) for w in workers)
        self._peaks = [self._peak_of(w) for w in workers]
        self._highest: int | None = None
        for i, case in enumerate(instance.cases):
            self._count_place(i, NOBODY, +1)
            if case.home != NOBODY:
                self.put(i, case.home)

    def put(self, i: int, w: int) -> None:
        """Put the free case ``i`` on the worker ``w``, or nowhere (`NOBODY`); a place it may not have is a KeyError."""
        old = self.place[i]
        if old == w:
            return
        self._count_place(i, old, -1)
        if old != NOBODY:
            self._change(i, old, -1)
        self.place[i] = w
        if w != NOBODY:
            self._change(i, w, +1)
        self._count_place(i, w, +1)

    def put_all(self, place: Iterable[int]) -> None:
        """Put every free case where the list says."""
        for i, w in enumerate(place):
            self.put(i, w)

    def fits(self, w: int) -> bool:
        """Whether the worker keeps the cap rule: whoever receives a case is within points and cases afterwards."""
        if not self.arrivals[w]:
            return True
        instance = self.instance
        return is_within_cap(self.load[w], instance.available[w], self.count[w], instance.maximum_cases[w])

    def may_fit(self, i: int, w: int) -> bool:
        """The cheap part of the cap rule: whether the case could come to the worker if it counted as a sibling only."""
        instance = self.instance
        load = self.load[w] + instance.cases[i].options[w].as_sibling
        return is_within_cap(load, instance.available[w], self.count[w] + 1, instance.maximum_cases[w])

    @property
    def is_legal(self) -> bool:
        """Whether cap, moves and "a held case never becomes unallocated" hold; pairs are legal by construction."""
        instance = self.instance
        if self.moves > instance.problem.max_moves:
            return False
        if any(w == NOBODY and case.home != NOBODY for w, case in zip(self.place, instance.cases, strict=True)):
            return False
        return all(self.fits(w) for w in range(len(instance.worker_ids)))

    @property
    def continuity(self) -> int:
        """What the places break, in units of the continuity weights."""
        weights = self._weights
        return (
            weights.move * self.moves
            + weights.previous_worker * self._previous_lost
            + weights.family_split * self._beyond_first
        )

    @property
    def vector(self) -> Vector:
        """The value of every level, in order."""
        unseen = (self._unseen,) if self.instance.problem.last_seen is not None else ()
        chosen = (self._not_as_chosen,) if self.instance.problem.chosen else ()
        if self._rebalances:
            return (
                *chosen,
                *self.unallocated,
                self._overload,
                self._peak,
                self._spread,
                self.continuity,
                self._fit,
                *unseen,
            )
        return (*chosen, *self.unallocated, self.continuity, self._fit, self._peak, self._spread, *unseen)

    @property
    def value_by_level(self) -> dict[str, int]:
        """The value of every level by name."""
        return dict(zip(self._levels, self.vector, strict=True))

    @property
    def _peak(self) -> int:
        if self._highest is None:
            self._highest = max(max(self._peaks, default=0), self.instance.problem.peak_elsewhere)
        return self._highest

    def _heaviest(self, family: int, w: int) -> int:
        cases = self.instance.cases
        extra = self.instance.base[w].heaviest.get(family, 0)
        for j in self._members.get((family, w), ()):
            extra = max(extra, cases[j].options[w].as_heaviest)
        return extra

    def _change(self, i: int, w: int, sign: int) -> None:
        """Let the case come (+1) or go (-1): load, counts, family, overload, spread and peak of the worker."""
        instance = self.instance
        case = instance.cases[i]
        option = case.options[w]
        if instance.available[w]:
            self._spread -= self._spread_of(w)
        self._overload -= max(0, self.load[w] - instance.available[w])
        if case.family == NOBODY:
            self.load[w] += sign * option.points
        else:
            members = self._members.setdefault((case.family, w), [])
            before = self._heaviest(case.family, w)
            if sign > 0:
                members.append(i)
            else:
                members.remove(i)
            self.load[w] += sign * option.as_sibling + self._heaviest(case.family, w) - before
            self._count_family(case.family, w, sign)
        self.count[w] += sign
        if w == case.home:
            self.moves -= sign
        else:
            self.arrivals[w] += sign
            self._fit += sign * option.fit
        self._overload += max(0, self.load[w] - instance.available[w])
        if instance.available[w]:
            self._spread += self._spread_of(w)
        before, self._peaks[w] = self._peaks[w], self._peak_of(w)
        if self._highest is not None:
            # Whoever had the highest and has it no more may leave it to anybody: looked up when it is asked for.
            self._highest = None if before == self._highest > self._peaks[w] else max(self._highest, self._peaks[w])

    def _count_family(self, family: int, w: int, sign: int) -> None:
        workers = self._workers_of_family.setdefault(family, {})
        self._beyond_first -= max(0, len(workers) - 1)
        workers[w] = workers.get(w, 0) + sign
        if not workers[w]:
            del workers[w]
        self._beyond_first += max(0, len(workers) - 1)

    def _count_place(self, i: int, w: int, sign: int) -> None:
        """Count what a place costs by itself: nobody, not the previous worker, not as last seen."""
        case = self.instance.cases[i]
        if case.home == NOBODY:
            if w == NOBODY:
                self.unallocated[case.priority] += sign
            elif case.previous not in (NOBODY, w):
                self._previous_lost += sign
        if case.chosen is not None and case.chosen != w:
            self._not_as_chosen += sign
        if case.last_seen is not None and case.last_seen != w:
            self._unseen += sign

    def _spread_of(self, w: int) -> int:
        available = self.instance.available[w]
        return spread.of_worker(self.load[w], available) if available else 0

    def _peak_of(self, w: int) -> int:
        available = self.instance.available[w]
        counts = available and (self._rebalances or self.arrivals[w])
        return workload_percent_up(self.load[w], available) if counts else 0
