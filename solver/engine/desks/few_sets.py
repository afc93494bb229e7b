"""A desk with room for few sets of cases: all of them in a table, priced at once instead of packed again and again.

Where capacity is short most desks are like that, and a row of figures a set is all that prices need.
"""

from __future__ import annotations

import numpy as np

from solver.engine.desks.desk import Desk
from solver.engine.desks.packing import NEVER, Limits, Packed, Tariff, Vector
from solver.objectives import spread

MOST_SETS = 400
"""Sets up to which a desk has few: listing them takes less than packing the desk again and again."""
_Set = tuple[tuple[int, ...], int, int]
"""The cases, in ascending order, the units they add to the load, and how many families are new with them."""


class FewSets:
    """Every set that a worker may be given."""

    def __init__(self, desk: Desk, found: list[_Set]) -> None:
        self.desk = desk
        self.sets = [cases for cases, _, _ in found]
        self.number = {i: n for n, i in enumerate(desk.cases)}
        self.holds = np.zeros((len(found), len(desk.cases)), dtype=np.int64)
        rows = [s for s, cases in enumerate(self.sets) for _ in cases]
        self.holds[rows, [self.number[i] for cases in self.sets for i in cases]] = 1
        self.load: Vector = desk.base + desk.unit * np.array([units for _, units, _ in found], dtype=np.int64)
        self.new_families: Vector = np.array([new for _, _, new in found], dtype=np.int64)

    @staticmethod
    def of(desk: Desk) -> FewSets | None:
        """The table of a desk; None where there are too many sets."""
        found = _sets(desk)
        return None if found is None else FewSets(desk, found)

    def priced(self, tariff: Tariff, limits: Limits) -> PricedSets:
        """The sets at some prices."""
        return PricedSets(self, tariff, limits)


class PricedSets:
    """A desk's sets at the prices of the moment: what `packing.Packing` answers, looked up."""

    def __init__(self, table: FewSets, tariff: Tariff, limits: Limits) -> None:
        self._table = table
        desk = table.desk
        prices: Vector = np.array([tariff.case[i] for i in desk.cases], dtype=np.int64)
        cost: Vector = table.holds @ prices
        if tariff.new_family:
            cost = cost + tariff.new_family * table.new_families
        if tariff.over:
            cost = cost + tariff.over * np.maximum(0, table.load - desk.available)
        if tariff.spread and desk.available:
            cost = cost + tariff.spread * spread.of_worker(table.load, desk.available)  # type: ignore[arg-type]
        too_much = table.load > limits.points_with_arrivals
        # The first set is the empty one: whoever receives nobody may stay over the cap.
        too_much[0] = too_much[0] and limits.points is not None and desk.base > limits.points
        self._cost: Vector = np.where(too_much, NEVER, cost)
        cheapest = int(self._cost.argmin())
        self.best = Packed(int(self._cost[cheapest]), () if too_much[cheapest] else table.sets[cheapest])

    def cheapest(self, number: int) -> list[tuple[int, ...]]:
        """The cheapest set and others that cost less than nothing, up to so many in all."""
        if self.best.cost >= NEVER:
            return []
        others = np.argpartition(self._cost, number)[:number] if len(self._cost) > number else range(len(self._cost))
        return list(dict.fromkeys([self.best.cases, *(self._table.sets[s] for s in others if self._cost[s] < 0)]))

    def dearer_with(self, i: int) -> int:
        """How much dearer the cheapest set with this case in it is."""
        with_it = self._cost[self._table.holds[:, self._table.number[i]] == 1]
        return (int(with_it.min()) if len(with_it) else NEVER) - self.best.cost

    def sets_within(self, slack: int, most: int) -> list[tuple[int, ...]] | None:
        """Every set at most so much dearer than the cheapest; None when there are more than so many."""
        if self.best.cost >= NEVER:
            return []
        found = np.flatnonzero(self._cost <= min(NEVER - 1, self.best.cost + slack)).tolist()
        return None if len(found) > most else sorted(self._table.sets[s] for s in found)


def _sets(desk: Desk) -> list[_Set] | None:
    """Every set that fits, the empty one first; None where there are too many."""
    room = (desk.available - desk.base) // desk.unit
    groups = [(items, int(family >= 0 and family not in desk.families_here)) for family, items in desk.groups.items()]
    lightest = [min(item.first for item in items) for items, _ in groups]
    found: list[_Set] = [((), 0, 0)]

    def add(g: int, k: int, before: _Set, *, is_first: bool) -> None:
        """Those with one more case, of a group from its k-th on, and all that go further from there."""
        items, is_new = groups[g]
        chosen, units, new = before
        for n in range(k, len(items)):
            fuller = units + (items[n].first if is_first else items[n].further)
            if fuller <= room and len(found) <= MOST_SETS:
                one_more = ((*chosen, items[n].case), fuller, new + is_new if is_first else new)
                found.append(one_more)
                add_to(one_more, g, n + 1)

    def add_to(before: _Set, g: int, k: int) -> None:
        """Those with a case more of a group from its k-th on, or of the groups after it."""
        if len(before[0]) >= desk.most_cases:
            return
        if g >= 0:
            add(g, k, before, is_first=False)
        left = room - before[1]
        for h in range(g + 1, len(groups)):
            if lightest[h] <= left:
                add(h, 0, before, is_first=True)

    add_to(found[0], -1, 0)
    return None if len(found) > MOST_SETS else [(tuple(sorted(cases)), units, new) for cases, units, new in found]
