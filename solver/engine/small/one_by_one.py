"""Goes through the desks one by one: which cases are taken so far, and how dear that is at the least.

With good prices hardly any choice is worth following: whatever is dearer than the slack is left, and of all ways to
have the same cases taken only the cheapest matter. What comes out is exact: the cheapest answers within the slack, or
that there is none.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.engine.limits import Limits
from solver.engine.small.table import Column, Flags, Table

MOST_CHOICES = 2_000_000
"""Ways to go on at one desk after which it is given up; a team mostly has some thousands."""
_NEVER = 1 << 62


class TooMany(Exception):
    """There is too much within the slack to go through."""


@dataclass(frozen=True, slots=True)
class Cheapest:
    """The cheapest answers: how much dearer than the least they are, one of them, and the sets that any consists of."""

    dearer: int
    way: list[int]
    used: Flags


@dataclass(frozen=True, slots=True)
class _Stage:
    """After a desk: the rows of its sets; what can be taken by then, in order, and how dear it is at the least."""

    rows: Column
    taken: Column
    dearer: Column


def cheapest(table: Table, dearer: Column, slack: int, limits: Limits) -> Cheapest | None:
    """The cheapest answers, no dearer than the slack; None where there is none.

    Raises:
        TooMany: when there is too much to go through.
        Over: when time is up or a stop is asked for.
    """
    cases = len(table.instance.cases)
    desks = _in_order(table, np.flatnonzero(dearer <= slack))
    if desks is None:
        return None
    stages = [_Stage(np.zeros(0, dtype=np.int64), np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64))]
    for rows, closed in zip(desks, _last_chances(table, desks), strict=True):
        limits.check()
        taken, cost = stages[-1].taken, stages[-1].dearer
        if len(taken) * len(rows) > MOST_CHOICES:
            raise TooMany
        sets = table.cases[rows]
        total = cost[:, None] + dearer[rows]
        then = taken[:, None] | sets
        goes_on = ((taken[:, None] & sets) == 0) & (total <= slack) & ((then & closed) == closed)
        least = np.full(1 << cases, _NEVER, dtype=np.int64)
        np.minimum.at(least, then[goes_on], total[goes_on])
        reached: Column = np.flatnonzero(least < _NEVER)
        if not len(reached):
            return None
        stages.append(_Stage(rows, reached, least[reached]))
    if int(stages[-1].taken[-1]) != (1 << cases) - 1:
        return None
    return _read_back(table, dearer, stages)


def _in_order(table: Table, within: Column) -> list[Column] | None:
    """The rows by desk in the order of going: whoever has most to choose from first, those left over last.

    None where a desk has none.
    """
    starts = np.flatnonzero(np.diff(table.desk[within], prepend=-1))
    if len(starts) < np.count_nonzero(np.diff(table.desk, prepend=-1)):
        return None
    by_desk = np.split(within, starts[1:])
    workers = len(table.instance.worker_ids)
    return sorted(by_desk, key=lambda rows: (table.desk[rows[0]] >= workers, -len(rows)))


def _last_chances(table: Table, desks: list[Column]) -> list[int]:
    """For each desk the cases that no later desk can have: with it they are taken."""
    later = 0
    closed = []
    for rows in reversed(desks):
        closed.append(((1 << len(table.instance.cases)) - 1) & ~later)
        later |= int(np.bitwise_or.reduce(table.cases[rows]))
    return closed[::-1]


def _read_back(table: Table, dearer: Column, stages: list[_Stage]) -> Cheapest:
    """Go back from the end along everything that is as cheap as can be."""
    used: Flags = np.zeros(len(table), dtype=np.bool_)
    way: list[int] = []
    taken, cost = stages[-1].taken, stages[-1].dearer
    on_the_way = 0
    for before, stage in zip(stages[-2::-1], stages[:0:-1], strict=True):
        sets = table.cases[stage.rows]
        rest = taken[:, None] & ~sets
        at = np.minimum(np.searchsorted(before.taken, rest), len(before.taken) - 1)
        fits = ((taken[:, None] & sets) == sets) & (before.taken[at] == rest)
        fits &= before.dearer[at] + dearer[stage.rows] == cost[:, None]
        used[stage.rows[fits.any(axis=0)]] = True
        chosen = int(fits[on_the_way].argmax())
        way.append(int(stage.rows[chosen]))
        left = int(at[on_the_way, chosen])
        live = np.unique(at[fits])
        on_the_way = int(np.searchsorted(live, left))
        taken, cost = before.taken[live], before.dearer[live]
    return Cheapest(int(stages[-1].dearer[0]), way, used)
