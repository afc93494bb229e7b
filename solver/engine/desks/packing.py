"""The cheapest set of cases for one worker, with cap, head count and family factor: dynamic programming over the load.

Costs are whole numbers (prices in 2**-24ths), so what comes out is a proof and no estimate.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from solver.engine.desks.bundles import Bundles
from solver.engine.desks.desk import Desk, Item
from solver.engine.limits import Over
from solver.objectives import spread

Table = np.ndarray[tuple[int, int], np.dtype[np.int64]]
"""The least cost by load (rows, in units above the base) and by number of cases (columns)."""
Vector = np.ndarray[tuple[int], np.dtype[np.int64]]

NEVER = 1 << 60
"""The cost of what cannot be."""
MOST_CELLS = 1 << 27
"""Entries of all tables of a desk up to which it is packed, a gigabyte; a service's desks have a hundredth of that."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The most a worker may carry: once somebody new comes, and in any case (None: no matter)."""

    points_with_arrivals: int
    points: int | None


@dataclass(frozen=True, slots=True)
class Tariff:
    """What things cost at the prices of the moment, in 2**-24ths.

    Attributes:
        case: Of every free case that may be there; only what costs less than nothing is worth having.
        new_family: On top for each family of which nobody is there for good.
        over: For each hundredth over the available points.
        spread: For each unit of the worker's part of the spread.
    """

    case: Mapping[int, int]
    new_family: int
    over: int
    spread: int


@dataclass(frozen=True, slots=True)
class Packed:
    """A set of cases for a worker, and its cost (`NEVER` when there is none)."""

    cost: int
    cases: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """The table before a family, the tables with somebody of it in after each of its cases, and the cases.

    Of a single case the table before says it all.
    """

    none: Table
    some: list[Table]
    items: list[Item]
    new_family: int


class Packing:
    """A desk packed once: the best set, and what it would cost to take one more case in.

    Raises:
        Over: when the points are counted so finely, and are so many, that the tables would fill the memory.
    """

    def __init__(self, desk: Desk, tariff: Tariff, limits: Limits, bundles: Bundles | None = None) -> None:
        self._desk = desk
        self._bundles = bundles
        self._tariff = tariff
        self._limits = limits
        self._worth = worth = frozenset(i for i, c in tariff.case.items() if c < 0)
        self._with_arrivals = self._packed_with(worth)
        self.best = self._with_arrivals.best
        if self.best.cost >= NEVER:
            # Whoever receives nobody may stay over the cap.
            self.best = _Packed(desk, tariff, frozenset(), limits.points, None).best

    def cheapest(self, _number: int) -> list[tuple[int, ...]]:
        """The cheapest set; others would have to be packed for."""
        return [] if self.best.cost >= NEVER else [self.best.cases]

    def dearer_with(self, i: int) -> int:
        """How much dearer the cheapest set with this case in it is, at least."""
        if i in self.best.cases:
            return 0
        packed = self._with_arrivals
        if i in packed.worth:
            packed = self._packed_with(self._worth - {i})
        # What is left out of account (a family's heaviest, the head count) may make it look cheaper than the best.
        return max(0, packed.least_with(i) - self.best.cost)

    def _packed_with(self, worth: frozenset[int]) -> _Packed:
        """Packed with new cases, of families that a cheapest set may need."""
        desk, points = self._desk, self._limits.points_with_arrivals
        if self._bundles is not None:
            room = (points - desk.base) // desk.unit
            worth = self._bundles.to_look_at(worth, self._tariff.case, self._tariff.new_family, room)
        return _Packed(desk, self._tariff, worth, points, desk.most_cases)

    def sets_within(self, slack: int, most: int) -> list[tuple[int, ...]] | None:
        """Every set at most so much dearer than the cheapest; None when there are more than so many."""
        desk = self._desk
        worth = frozenset(i for i, c in self._tariff.case.items() if c <= slack)
        ways = [_Packed(desk, self._tariff, worth, self._limits.points_with_arrivals, desk.most_cases)]
        if ways[0].best.cost >= NEVER:
            ways.append(_Packed(desk, self._tariff, frozenset(), self._limits.points, None))
        found: set[tuple[int, ...]] = set()
        for way in ways:
            for cases in way.sets(self.best.cost + slack):
                found.add(tuple(sorted(cases)))
                if len(found) > most:
                    return None
        return sorted(found)


class _Packed:
    """The table of one packing, with what is needed to read the best set back."""

    def __init__(
        self, desk: Desk, tariff: Tariff, worth: frozenset[int], points: int | None, most_cases: int | None
    ) -> None:
        self._desk = desk
        self._tariff = tariff
        self.worth = worth
        self.best = Packed(NEVER, ())
        self._least: dict[int, int] = {}
        groups = desk.only(worth)
        total = sum(items[0].first + sum(item.further for item in items[1:]) for _, items in groups)
        room = total if points is None else (points - desk.base) // desk.unit
        self._rows = room + 1
        if room < 0:
            return
        rows = min(room, total + desk.largest) + 1
        self._counts = most_cases is not None and _most_that_fit(groups, room) + 1 > most_cases
        columns = most_cases + 1 if self._counts and most_cases is not None else 1
        if rows * columns * (len(worth) + 1) > MOST_CELLS:
            raise Over
        # Loads lie beside each other in memory: there are many of them, and few counts.
        table: Table = np.full((rows, columns), NEVER, dtype=np.int64, order="F")
        table[0, 0] = 0
        self._steps: list[_Step] = []
        for family, items in groups:
            new_family = tariff.new_family if family >= 0 and family not in desk.families_here else 0
            if len(items) == 1:
                self._steps.append(_Step(table, [], items, new_family))
                before, table = table, table.copy(order="K")
                self._put_on(table, before, items[0].first, tariff.case[items[0].case] + new_family)
                continue
            some: Table = np.full_like(table, NEVER)
            partly: list[Table] = []
            for item in items:
                cost = tariff.case[item.case]
                before, some = some, some.copy(order="K")
                self._put_on(some, table, item.first, cost + new_family)
                if partly:
                    self._put_on(some, before, item.further, cost)
                partly.append(some)
            self._steps.append(_Step(table, partly, items, new_family))
            table = np.minimum(table, some)
        loads: Vector = desk.base + desk.unit * np.arange(rows, dtype=np.int64)
        self._of_load = self._cost_of(loads)
        self._table = table
        with_load = table + self._of_load[:, None]
        cell = int(with_load.argmin())
        row, column = divmod(cell, columns)
        cost_of_best = int(with_load[row, column])
        if cost_of_best < NEVER // 2:
            best = next(self._ways(len(self._steps) - 1, row, column, int(table[row, column])))
            self.best = Packed(cost_of_best, tuple(sorted(best)))

    def least_with(self, i: int) -> int:
        """The least cost of a set with this case besides, at least (the family's loads and costs at their lowest)."""
        item = self._desk.item[i]
        size = min(item.first, item.further)
        if size not in self._least:
            self._least[size] = self._least_beside(size)
        return min(NEVER, self._least[size] + self._tariff.case[i])

    def _least_beside(self, size: int) -> int:
        """The least cost of what there is room for beside a case of that size, which adds to the load."""
        if self._rows <= size or (self._counts and self._table.shape[1] < 2):
            return NEVER
        # Beyond the table nothing is packed, so the rows it has are all the ways there are.
        before = self._table[: min(len(self._table), self._rows - size)]
        if self._counts:
            before = before[:, :-1]
        by_load = before.min(axis=1)
        first = self._desk.base + self._desk.unit * size
        loads: Vector = first + self._desk.unit * np.arange(len(by_load), dtype=np.int64)
        return int((by_load + self._cost_of(loads)).min())

    def _cost_of(self, loads: Vector) -> Vector:
        available = self._desk.available
        cost: Vector = self._tariff.over * np.maximum(0, loads - available)
        if available and self._tariff.spread:
            cost = cost + self._tariff.spread * _spread_of(loads, available)
        return cost

    def _put_on(self, table: Table, before: Table, rows: int, cost: int) -> None:
        """Lower a table to what one more case of that size and cost makes of another one."""
        one = 1 if self._counts else 0
        last_row, last_column = len(table) - rows, table.shape[1] - one
        if last_row > 0 and last_column > 0:
            target = table[rows:, one:]
            np.minimum(target, before[:last_row, :last_column] + cost, out=target)

    def sets(self, ceiling: int) -> Iterator[tuple[int, ...]]:
        """Every set that costs at most so much."""
        if self._rows < 1:
            return
        with_load = self._table + self._of_load[:, None]
        for row, column in np.argwhere(with_load <= ceiling).tolist():
            yield from self._ways(len(self._steps) - 1, row, column, ceiling - int(self._of_load[row]))

    def _ways(self, step: int, row: int, column: int, left: int) -> Iterator[tuple[int, ...]]:
        """Every set of the families up to a step that ends in a cell and costs no more than what is left."""
        if step < 0:
            yield ()
            return
        family = self._steps[step]
        if family.none[row, column] <= left:
            yield from self._ways(step - 1, row, column, left)
        if not family.some or family.some[-1][row, column] <= left:
            yield from self._ways_with(step, len(family.items) - 1, row, column, left)

    def _ways_with(self, step: int, k: int, row: int, column: int, left: int) -> Iterator[tuple[int, ...]]:
        """The same with at least one of a family's cases up to the k-th."""
        family = self._steps[step]
        item = family.items[k]
        if k and family.some[k - 1][row, column] <= left:
            yield from self._ways_with(step, k - 1, row, column, left)
        before = column - (1 if self._counts else 0)
        if before < 0:
            return
        rest = left - self._tariff.case[item.case]
        as_first = rest - family.new_family
        if row >= item.first and family.none[row - item.first, before] <= as_first:
            for ways in self._ways(step - 1, row - item.first, before, as_first):
                yield (*ways, item.case)
        if k and row >= item.further and family.some[k - 1][row - item.further, before] <= rest:
            for ways in self._ways_with(step, k - 1, row - item.further, before, rest):
                yield (*ways, item.case)


def _most_that_fit(groups: Iterable[tuple[int, list[Item]]], room: int) -> int:
    """How many cases there is room for, at the most."""
    lightest = sorted(min(item.first, item.further) for _, items in groups for item in items)
    return bisect_right(list(accumulate(lightest)), room)


def _spread_of(loads: Vector, available: int) -> Vector:
    """`spread.of_worker` for many loads at once."""
    return spread.of_worker(loads, available)  # type: ignore[arg-type, return-value]
