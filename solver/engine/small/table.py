"""Every set of cases that a worker may end with, a row each, as columns of whole numbers.

Whatever the levels count is exact in a set: rounding, family factor, the workload in per cent. The sets of all workers
are listed together, case by case, so that a team's few thousand take a few steps and not a few thousand.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from solver.engine.countable import is_countable
from solver.engine.desks.costs import Costs
from solver.engine.limits import Limits
from solver.engine.reduce import NOBODY, Instance
from solver.problem import Mode

Column = np.ndarray[tuple[int], np.dtype[np.int64]]
Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]
Grid = np.ndarray[tuple[int, int], np.dtype[np.int64]]

MOST_CASES = 40
"""Cases up to which there is a chance that the sets are few enough."""
MOST_SETS = 20_000
"""Sets of cases up to which they are listed."""


class Table:
    """Sets of cases by desk: first the workers', then the desks of those left over.

    Cases left over are on desks too: one for each case, and one for all of a family that has no worker yet, since it
    counts whether any of it gets one.

    Attributes:
        desk: The number of the desk; rows of a desk stand together.
        cases: The cases of the set, a bit each.
        load: The worker's load with the set, in hundredths.
    """

    def __init__(self, costs: Costs, desk: Column, cases: Column, load: Column) -> None:
        self.costs = costs
        self.desk = desk
        self.cases = cases
        self.load = load
        self._together = {i: members[0] for members in costs.may_have_none.values() for i in members}

    def __len__(self) -> int:
        return len(self.desk)

    @property
    def instance(self) -> Instance:
        """The problem."""
        return self.costs.instance

    def only(self, rows: Flags) -> Table:
        """The table with these rows and no others."""
        return Table(self.costs, self.desk[rows], self.cases[rows], self.load[rows])

    def rows_of(self, place: Sequence[int]) -> list[int]:
        """The row of each desk when the cases are at these places."""
        workers = len(self.instance.worker_ids)
        sets: dict[int, int] = {}
        for i, w in enumerate(place):
            desk = w if w != NOBODY else workers + self._together.get(i, i)
            sets[desk] = sets.get(desk, 0) | 1 << i
        rows = []
        for start, end in self.desks:
            chosen = sets.get(int(self.desk[start]), 0)
            rows.append(start + int(np.searchsorted(self.cases[start:end], chosen)))
        return rows

    def places(self, rows: Sequence[int]) -> list[int]:
        """The place of each case when these sets are chosen."""
        place = [NOBODY] * len(self.instance.cases)
        for row in rows:
            if self.desk[row] < len(self.instance.worker_ids):
                for i in range(len(place)):
                    if int(self.cases[row]) >> i & 1:
                        place[i] = int(self.desk[row])
        return place

    @cached_property
    def desks(self) -> list[tuple[int, int]]:
        """Where the rows of each desk begin and end."""
        starts = self.starts.tolist()
        return list(zip(starts, [*starts[1:], len(self)], strict=True))

    @cached_property
    def starts(self) -> Column:
        """Where the rows of each desk begin."""
        return runs(self.desk)

    @cached_property
    def lengths(self) -> Column:
        """How many rows each desk has."""
        return np.array([end - start for start, end in self.desks], dtype=np.int64)

    @cached_property
    def has(self) -> Grid:
        """For each set (rows) and case (columns) 1 where the case is in it."""
        bits = np.arange(len(self.instance.cases), dtype=np.int64)
        return (self.cases[:, None] >> bits) & 1

    def cost(self, name: str) -> Column:
        """What each set adds to a level that is a sum."""
        instance, level = self.instance, self.costs.by_level[name]
        workers, n = len(instance.worker_ids), len(instance.cases)
        of_pair = np.zeros((workers + n, n), dtype=np.int64)
        for (i, w), cost in level.on.items():
            of_pair[w, i] = cost
        for i, cost in level.nowhere.items():
            of_pair[workers:, i] = cost
        total: Column = np.zeros(len(self), dtype=np.int64)
        for start, end in self.desks:
            at_desk = of_pair[self.desk[start]]
            if at_desk.any():
                total[start:end] = self.has[start:end] @ at_desk
        is_worker = self.desk < workers
        if level.new_family or level.with_a_worker:
            for family, members in _families(instance).items():
                bits = sum(1 << i for i in members)
                here = (self.cases & bits) != 0
                at_base = np.zeros(workers + n, dtype=np.bool_)
                at_base[list(instance.families_at_base.get(family, ()))] = True
                total += np.where(here & is_worker & ~at_base[self.desk], level.new_family, 0)
                if family in self.costs.may_have_none:
                    some = ~is_worker & (self.desk == workers + members[0]) & ((self.cases & bits) != bits)
                    total -= np.where(some, level.with_a_worker, 0)
        available = np.array([*instance.available, *[0] * n], dtype=np.int64)[self.desk]
        if level.over:
            total += level.over * np.maximum(0, self.load - available)
        if level.spread:
            total += np.where(
                available > 0, level.spread * (100 * self.load * self.load // np.maximum(1, available)), 0
            )
        return total

    def percent(self) -> Column:
        """The workload that counts for the peak, in whole per cent, rounded up; else 0."""
        instance = self.instance
        available = np.array([*instance.available, *[0] * len(instance.cases)], dtype=np.int64)[self.desk]
        counts = available > 0
        if instance.problem.mode is not Mode.REBALANCE:
            counts &= self.cases != 0
        return np.where(counts, -(-100 * self.load // np.maximum(1, available)), 0)


def runs(column: Column) -> Column:
    """Where each run of equal entries begins."""
    is_first = np.ones(len(column), dtype=np.bool_)
    is_first[1:] = column[1:] != column[:-1]
    return np.flatnonzero(is_first)


def may_be_listed(instance: Instance) -> bool:
    """Whether cases are few enough, none of them is held and numbers are small enough: seen before anything is made."""
    if len(instance.cases) > MOST_CASES or any(case.home != NOBODY for case in instance.cases):
        return False
    return is_countable(instance)


def listed(costs: Costs, limits: Limits) -> Table | None:
    """All sets that fit; None where there are too many, or they may not be listed.

    Raises:
        Over: when time is up or a stop is asked for.
    """
    instance = costs.instance
    if not may_be_listed(instance):
        return None
    if sum(1 << len(members) for members in costs.may_have_none.values()) > MOST_SETS:
        return None  # a large family has too many ways to be left over in part
    workers = len(instance.worker_ids)
    available = np.array(instance.available, dtype=np.int64)
    room = np.array(instance.maximum_cases, dtype=np.int64) - np.array([b.count for b in instance.base], dtype=np.int64)
    desk: Column = np.arange(workers, dtype=np.int64)
    load: Column = np.array([base.load for base in instance.base], dtype=np.int64)
    cases: Column = np.zeros(workers, dtype=np.int64)
    count: Column = np.zeros(workers, dtype=np.int64)
    by_family = _families(instance)
    alone = [[i] for i, case in enumerate(instance.cases) if case.family == NOBODY]
    for members in (*by_family.values(), *alone):
        family = instance.cases[members[0]].family
        heaviest: Column = np.array([base.heaviest.get(family, 0) for base in instance.base], dtype=np.int64)[desk]
        for i in members:
            limits.check()
            may, as_sibling, as_heaviest = _case_on_everybody(instance, i)
            extra = as_heaviest[desk]
            more = load + as_sibling[desk] + (np.maximum(0, extra - heaviest) if family != NOBODY else extra)
            fits = may[desk] & (more <= available[desk]) & (count < room[desk])
            desk = np.concatenate([desk, desk[fits]])
            if len(desk) > MOST_SETS:
                return None
            load = np.concatenate([load, more[fits]])
            cases = np.concatenate([cases, cases[fits] | 1 << i])
            count = np.concatenate([count, count[fits] + 1])
            heaviest = np.concatenate([heaviest, np.maximum(heaviest, extra)[fits]])
    left_desk, left_cases = _left_over(costs, workers)
    desk = np.concatenate([desk, left_desk])
    cases = np.concatenate([cases, left_cases])
    load = np.concatenate([load, np.zeros(len(left_desk), dtype=np.int64)])
    order = np.lexsort((cases, desk))
    return Table(costs, desk[order], cases[order], load[order])


def _case_on_everybody(instance: Instance, i: int) -> tuple[Flags, Column, Column]:
    """Who may take a case, and what it adds as a sibling and as the heaviest besides."""
    workers = len(instance.worker_ids)
    may = np.zeros(workers, dtype=np.bool_)
    as_sibling, as_heaviest = np.zeros(workers, dtype=np.int64), np.zeros(workers, dtype=np.int64)
    for w, option in instance.cases[i].options.items():
        may[w], as_sibling[w], as_heaviest[w] = True, option.as_sibling, option.as_heaviest
    return may, as_sibling, as_heaviest


def _left_over(costs: Costs, workers: int) -> tuple[Column, Column]:
    """The sets of those left over: each case or not, and of a family without a worker all that can be."""
    desk, cases = [], []
    together = {i: members for members in costs.may_have_none.values() for i in members}
    for i in range(len(costs.instance.cases)):
        members = together.get(i, [i])
        if members[0] != i:
            continue
        sets = [0]
        for j in members:
            sets += [chosen | 1 << j for chosen in sets]
        desk += [workers + i] * len(sets)
        cases += sets
    return np.array(desk, dtype=np.int64), np.array(cases, dtype=np.int64)


def _families(instance: Instance) -> dict[int, list[int]]:
    members: dict[int, list[int]] = {}
    for i, case in enumerate(instance.cases):
        if case.family != NOBODY:
            members.setdefault(case.family, []).append(i)
    return members
