"""Goes through the desks one by one: which cases are taken so far, and how dear that is at the least.

With good prices hardly any choice is worth following: whatever is dearer than the slack is left, and of all ways to
have the same cases taken only the cheapest matter. What comes out is exact: the cheapest answers within the slack, or
that there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from solver.engine.limits import Limits
from solver.engine.small.table import Column, Flags, Table, runs

MOST_CHOICES = 4_000_000
"""Ways to go on at one desk after which it is given up; a team mostly has some thousands."""
CHOICES_AT_ONCE = 32_000
"""Ways looked at together; more do not stay in the processor's own memory."""
MOST_IN_A_LIST = 18
"""Cases up to which all that can be taken of them is kept in a list."""
FEW_WAYS = 1_000
"""Ways up to which they are sorted instead, since a list is gone through from end to end."""
_NEVER = 1 << 62

_Sets = tuple[Column, Column]
"""Cases taken, and how dear that is."""


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
    desks = _by_desk(table, np.flatnonzero(dearer <= slack))
    if desks is None:
        return None
    forced = np.concatenate([rows for rows in desks if len(rows) == 1] or [np.zeros(0, dtype=np.int64)])
    if _overlap(table.cases[forced]):
        return None
    start = np.bitwise_or.reduce(table.cases[forced]), dearer[forced].sum()
    stages = [_Stage(forced, *(np.array([at], dtype=np.int64) for at in start))]
    open_desks = _in_order(table, [rows for rows in desks if len(rows) > 1])
    for rows, closed in zip(open_desks, _last_chances(table, open_desks), strict=True):
        limits.check()
        if len(stages[-1].taken) * len(rows) > MOST_CHOICES:
            raise TooMany
        so_far, sets = (stages[-1].taken, stages[-1].dearer), (table.cases[rows], dearer[rows])
        taken, cost = _with_one_more(so_far, sets, slack, cases)
        must = closed & ~int(start[0])
        goes_on = (taken & must) == must
        if not goes_on.any():
            return None
        stages.append(_Stage(rows, taken[goes_on], cost[goes_on]))
    end = stages[-1]
    if int(end.taken[-1]) != (1 << cases) - 1 or int(end.dearer[-1]) > slack:
        return None
    return _read_back(table, dearer, stages)


def _with_one_more(so_far: _Sets, sets: _Sets, slack: int, cases: int) -> _Sets:
    """What can be taken with one of the sets besides, in order, and how dear it is at the least."""
    found = list(_each_with(so_far, sets, slack))
    taken, cost = found[0] if len(found) == 1 else (np.concatenate(column) for column in zip(*found, strict=True))
    if len(taken) >= FEW_WAYS and cases <= MOST_IN_A_LIST:
        list_of_all = np.full(1 << cases, _NEVER, dtype=np.int64)
        np.minimum.at(list_of_all, taken, cost)
        taken = np.flatnonzero(list_of_all < _NEVER)
        return taken, list_of_all[taken]
    order = np.argsort(taken)
    taken, cost = taken[order], cost[order]
    starts = runs(taken)
    return taken[starts], np.minimum.reduceat(cost, starts) if len(starts) else cost


def _each_with(so_far: _Sets, sets: _Sets, slack: int) -> Iterator[_Sets]:
    """What goes on with each other within the slack, and how dear that is; not too much at once."""
    some, others = (so_far, sets) if len(so_far[0]) <= len(sets[0]) else (sets, so_far)
    at_once = max(1, CHOICES_AT_ONCE // len(others[0]))
    for start in range(0, len(some[0]), at_once):
        taken, cost = (column[start : start + at_once, None] for column in some)
        together = cost + others[1]
        goes_on = ((taken & others[0]) == 0) & (together <= slack)
        yield (taken | others[0])[goes_on], together[goes_on]


def _overlap(sets: Column) -> bool:
    """Whether any case is in two of the sets."""
    return int(np.bitwise_or.reduce(sets)) != int(sets.sum())


def _by_desk(table: Table, within: Column) -> list[Column] | None:
    """The rows by desk; None where a desk has none."""
    starts = runs(table.desk[within]).tolist()
    if len(starts) < len(table.desks):
        return None
    return [within[start:end] for start, end in zip(starts, [*starts[1:], len(within)], strict=True)]


def _in_order(table: Table, desks: list[Column]) -> list[Column]:
    """The desks in the order of going: whoever has most to choose from first, those left over last."""
    workers = len(table.instance.worker_ids)
    return sorted(desks, key=lambda rows: (table.desk[rows[0]] >= workers, -len(rows)))


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
    used[stages[0].rows] = True
    way: list[int] = stages[0].rows.tolist()
    taken, cost = stages[-1].taken, stages[-1].dearer
    on_the_way = 0
    for before, stage in zip(stages[-2::-1], stages[:0:-1], strict=True):
        is_live: Flags = np.zeros(len(before.taken), dtype=np.bool_)
        came_from = -1
        at_once = max(1, CHOICES_AT_ONCE // len(taken))
        for first in range(0, len(stage.rows), at_once):
            rows = stage.rows[first : first + at_once]
            sets = table.cases[rows]
            rest = taken[:, None] & ~sets
            at = np.minimum(np.searchsorted(before.taken, rest), len(before.taken) - 1)
            fits = ((taken[:, None] & sets) == sets) & (before.taken[at] == rest)
            fits &= before.dearer[at] + dearer[rows] == cost[:, None]
            used[rows[fits.any(axis=0)]] = True
            is_live[at[fits]] = True
            if came_from < 0 and fits[on_the_way].any():
                chosen = int(fits[on_the_way].argmax())
                way.append(int(rows[chosen]))
                came_from = int(at[on_the_way, chosen])
        on_the_way = int(np.count_nonzero(is_live[:came_from]))
        taken, cost = before.taken[is_live], before.dearer[is_live]
    return Cheapest(int(stages[-1].dearer[0]), way, used)
