"""Where the new cases are while they are dealt out, and what that costs: a state made for many thousands of deals.

Only cases without a worker at the start are dealt; all others stay where they are. Peak and spread are left out of
account, and so is what cannot change. `state.State` has the last word on every answer that comes out.
"""

from __future__ import annotations

import numpy as np

from solver.engine.reduce import NOBODY, Instance
from solver.engine.state import State, Vector

Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]

NEVER = 1 << 60
"""The cost of what cannot be."""
NOT_AS_CHOSEN, LEFT_OVER, CONTINUITY, FIT = 51_200_000, (2_560_000, 128_000, 6_400, 320), 80, 1
"""What a unit of each level counts while cases are dealt: near enough to each other that a level may get worse for a
while. All but continuity are in units of what continuity counts most."""


class Deal:
    """The places of new cases, with cost and level values kept up to date.

    Attributes:
        unit: What continuity counts most for one case.
        cases: The new cases that somebody may take.
        options: The workers who may take each of them.
        mates: The new cases of the same family, each without itself.
        urgency: The most urgent case first, the heaviest first among those alike.
        place: The worker of every free case.
        on: The new cases on each worker.
        cost: All levels through *fit* in one number.
    """

    def __init__(self, state: State) -> None:
        self.instance = instance = state.instance
        weights = instance.problem.policy.continuity
        self._split = weights.family_split
        self.unit = max(1, weights.previous_worker, weights.family_split)
        self.cases = [i for i, case in enumerate(instance.cases) if case.home == NOBODY and case.options]
        self.options = {i: list(instance.cases[i].options) for i in self.cases}
        self.mates = _mates(instance, self.cases)
        self._workers = {i: np.array(self.options[i], dtype=np.int64) for i in self.cases}
        self._index = {i: {w: n for n, w in enumerate(ws)} for i, ws in self.options.items()}
        points = {i: [option.points for option in instance.cases[i].options.values()] for i in self.cases}
        self._points = {i: np.array(of_case, dtype=np.int64) for i, of_case in points.items()}
        self.urgency = {i: (instance.cases[i].priority, -max(points[i])) for i in self.cases}
        self._values = {i: {w: self._value_of(i, w) for w in (NOBODY, *self.options[i])} for i in self.cases}
        self._costs = {i: {w: self._cost_of(value) for w, value in of.items()} for i, of in self._values.items()}
        self._cost_by_option = {
            i: np.array([self._costs[i][w] for w in ws], dtype=np.int64) for i, ws in self.options.items()
        }
        # Everybody as if no new case had a worker, and then each to where it is.
        without = State(instance)
        without.put_all(
            w if case.home != NOBODY else NOBODY for case, w in zip(instance.cases, state.place, strict=True)
        )
        self.place, self._load, self._count = list(without.place), list(without.load), list(without.count)
        self._value = [0, 0, 0, 0, 0, 0, 0]
        self.cost = 0
        self._together: dict[tuple[int, int], list[int]] = {}
        self._workers_of = {f: dict.fromkeys(ws, 1) for f, ws in instance.families_at_base.items()}
        for i, w in enumerate(self.place):
            if w != NOBODY and instance.cases[i].family != NOBODY:
                self._join(i, w)
        self.on: list[list[int]] = [[] for _ in instance.worker_ids]
        self.space: Numbers = np.zeros(len(instance.worker_ids), dtype=np.int64)
        for w in range(len(instance.worker_ids)):
            self._count_space(w)
        for i in self.cases:
            self._count_place(i, NOBODY, +1)
            self.put(i, state.place[i])

    @property
    def value(self) -> Vector:
        """The levels through *fit*, as far as new cases change them."""
        return (*self._value,)

    def put(self, i: int, w: int) -> None:
        """Put a new case on a worker, or nowhere; whether it fits there is asked before."""
        old = self.place[i]
        if old == w:
            return
        case = self.instance.cases[i]
        self._count_place(i, old, -1)
        self._count_place(i, w, +1)
        self.place[i] = w
        if old != NOBODY:
            self.on[old].remove(i)
            self._count[old] -= 1
            self._load[old] -= case.options[old].points if case.family == NOBODY else self._leave(i, old)
            self._count_space(old)
        if w != NOBODY:
            self.on[w].append(i)
            self._count[w] += 1
            self._load[w] += case.options[w].points if case.family == NOBODY else self._join(i, w)
            self._count_space(w)

    def fits(self, i: int, w: int) -> bool:
        """Whether there is room for a case on a worker."""
        return self._added(i, w) <= int(self.space[w])

    def deal_out(self, i: int, whim: Numbers) -> None:
        """Give a case to the worker with room who is the cheapest, or seems so; to nobody where nobody has."""
        workers, points, cost = self._workers[i], self._points[i], self._cost_by_option[i]
        family = self.instance.cases[i].family
        here = self._workers_of.get(family) if family != NOBODY else None
        if here:
            points, cost = points.copy(), cost + self._split * CONTINUITY
            for w in here:
                n = self._index[i].get(w)
                if n is not None:
                    points[n] = self._added(i, w)
                    cost[n] -= self._split * CONTINUITY
        seeming = np.where(self.space[workers] >= points, cost + whim[workers], NEVER)
        n = int(seeming.argmin())
        if seeming[n] < NEVER:
            self.put(i, self.options[i][n])

    def is_badly_placed(self, i: int) -> bool:
        """Whether a case costs anything where it is."""
        family, w = self.instance.cases[i].family, self.place[i]
        if NOBODY not in {family, w} and len(self._workers_of[family]) > 1:
            return True
        return self._costs[i][w] > 0

    def wishes(self, i: int) -> list[int]:
        """The workers with whom continuity would have a case: its previous one, and those of its family."""
        case, w = self.instance.cases[i], self.place[i]
        wanted = [case.previous, *(self._workers_of.get(case.family, ()) if case.family != NOBODY else ())]
        return [v for v in dict.fromkeys(wanted) if v != w and v in case.options]

    def _value_of(self, i: int, w: int) -> tuple[tuple[int, int], ...]:
        """What a case adds to levels where it is, its family apart: the number of the level, and how much."""
        case = self.instance.cases[i]
        found = []
        if case.chosen is not None and case.chosen != w:
            found.append((0, 1))
        if w == NOBODY:
            found.append((1 + case.priority, 1))
        else:
            if case.previous not in (NOBODY, w):
                found.append((5, self.instance.problem.policy.continuity.previous_worker))
            if case.options[w].fit:
                found.append((6, case.options[w].fit))
        return tuple(found)

    def _cost_of(self, value: tuple[tuple[int, int], ...]) -> int:
        unit = self.unit
        rates = (NOT_AS_CHOSEN * unit, *(rate * unit for rate in LEFT_OVER), CONTINUITY, FIT * unit)
        return sum(rates[level] * amount for level, amount in value)

    def _count_place(self, i: int, w: int, sign: int) -> None:
        self.cost += sign * self._costs[i][w]
        for level, amount in self._values[i][w]:
            self._value[level] += sign * amount

    def _count_space(self, w: int) -> None:
        """Points that are free on a worker, where a place is."""
        has_place = self._count[w] < self.instance.maximum_cases[w]
        self.space[w] = self.instance.available[w] - self._load[w] if has_place else -1

    def _added(self, i: int, w: int) -> int:
        """The points that a case would add to a worker."""
        case = self.instance.cases[i]
        option = case.options[w]
        if case.family == NOBODY:
            return option.points
        return option.as_sibling + max(0, option.as_heaviest - self._heaviest(case.family, w))

    def _heaviest(self, family: int, w: int) -> int:
        heaviest = self.instance.base[w].heaviest.get(family, 0)
        for j in self._together.get((family, w), ()):
            heaviest = max(heaviest, self.instance.cases[j].options[w].as_heaviest)
        return heaviest

    def _join(self, i: int, w: int) -> int:
        """Let a case join its family on a worker; the points it adds."""
        family = self.instance.cases[i].family
        added = self._added(i, w)
        self._together.setdefault((family, w), []).append(i)
        workers = self._workers_of.setdefault(family, {})
        self._count_split(len(workers), -1)
        workers[w] = workers.get(w, 0) + 1
        self._count_split(len(workers), +1)
        return added

    def _leave(self, i: int, w: int) -> int:
        """Let a case leave its family on a worker; the points it takes along."""
        family = self.instance.cases[i].family
        self._together[family, w].remove(i)
        workers = self._workers_of[family]
        self._count_split(len(workers), -1)
        workers[w] -= 1
        if not workers[w]:
            del workers[w]
        self._count_split(len(workers), +1)
        return self._added(i, w)

    def _count_split(self, workers: int, sign: int) -> None:
        split = sign * self._split * max(0, workers - 1)
        self._value[5] += split
        self.cost += split * CONTINUITY


def _mates(instance: Instance, cases: list[int]) -> dict[int, list[int]]:
    by_family: dict[int, list[int]] = {}
    for i in cases:
        if instance.cases[i].family != NOBODY:
            by_family.setdefault(instance.cases[i].family, []).append(i)
    return {i: [j for j in by_family.get(instance.cases[i].family, ()) if j != i] for i in cases}
