"""Prices of cases at which the cheapest sets of all desks together cost nearly as much as the best answer.

The linear relaxation of the choice among the sets gives them. It is solved over few sets, and those that are cheap at
its prices come in, until no other set is cheap. Prices come as floats; they are rounded to whole parts of a unit, and
what follows from them is whole-number arithmetic: any prices prove something true.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from solver.engine.backends.column_programme import ColumnProgramme
from solver.engine.limits import Limits
from solver.engine.small.table import Column, Flags, Grid, Table

FINE_PARTS = 840
"""Parts of a unit of cost in which prices are counted: best prices are mostly halves, thirds ... eighths of a unit."""
LARGE = 1 << 20
"""A cost from which on a whole unit is fine enough."""
MOST_ROUNDS = 60
"""Rounds after which the prices are as good as they get."""
FEW_SETS = 200
"""Sets within reach, beyond one a desk, up to which they are gone through as quickly as better prices are found."""
A_DESK_AT_ONCE = 8
"""How many sets of a desk come in at once: more make rounds longer, fewer make more of them."""
MOST_OF_A_PRICE = 1 << 61
"""What all cases together may be priced at, in parts: any prices prove something true, but 64 bits hold no more."""
NEAR = 0.5
"""A bound so near to what it is to reach is near enough: costs are whole."""

Floats = np.ndarray[tuple[int], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Priced:
    """What prices prove: an answer costs ``least`` and what its sets are dearer, exactly.

    Attributes:
        parts: Into how many parts a unit of cost is divided.
        least: What no answer costs less than, in parts.
        dearer: For each set, how much dearer than the cheapest one of its desk it is, in parts.
        prices: Those of the cases, as they came.
    """

    parts: int
    least: int
    dearer: Column
    prices: Floats


def priced(table: Table, cost: Column, known: Sequence[int], limits: Limits, begin: Floats | None = None) -> Priced:
    """Price the cases.

    Args:
        table: The sets that may be chosen; each desk has one at least.
        cost: What each of them costs.
        known: The rows of a known answer.
        limits: When to stop; the prices are less good then.
        begin: Prices that were good for nearly the same sets.
    """
    has = table.has
    best = at_prices(np.zeros(has.shape[1]) if begin is None else begin, table, cost)
    value = int(cost[known].sum())
    if best.least > (value - 1) * best.parts or _are_few(best.dearer, table, known):
        return best
    programme = _Programme(table, cost)
    programme.take_in(known)
    programme.take_in_cheapest(cost - has @ _of_leaving_out(table, has, cost) if begin is None else best.dearer)
    as_floats = has.astype(np.float64)
    highest, at_highest = float("-inf"), np.zeros(has.shape[1])
    for _ in range(MOST_ROUNDS):
        found = None if limits.is_over else programme.solve(limits)
        if found is None:
            break
        shared, prices = found
        dearer = cost - as_floats @ prices
        least = np.minimum.reduceat(dearer, table.starts)
        bound = float(prices.sum() + least.sum())
        if bound > highest:
            highest, at_highest = bound, prices
            if _are_few(dearer - np.repeat(least, table.lengths), table, known):
                break
        if bound > min(value, shared) - NEAR or not programme.take_in_cheapest(dearer):
            break
    return max(best, at_prices(at_highest, table, cost), key=lambda p: p.least)


def at_prices(prices: Floats, table: Table, cost: Column) -> Priced:
    """What prices prove."""
    parts = 1 if int(np.abs(cost).max()) > LARGE else FINE_PARTS
    most = MOST_OF_A_PRICE // len(prices)
    whole: Column = np.rint(np.clip(prices * parts, -most, most)).astype(np.int64)
    dearer: Column = cost * parts - table.has @ whole
    least: Column = np.minimum.reduceat(dearer, table.starts)
    return Priced(parts, sum(whole.tolist()) + sum(least.tolist()), dearer - np.repeat(least, table.lengths), prices)


def _are_few(dearer: Column | Floats, table: Table, known: Sequence[int]) -> bool:
    """Whether few sets are left to choose from in answers no dearer than the known one."""
    within = np.count_nonzero(dearer <= dearer[known].sum())
    return int(within) - len(table.starts) <= FEW_SETS


def _of_leaving_out(table: Table, has: Grid, cost: Column) -> Column:
    """The prices to begin with: what it costs to leave a case over, by itself."""
    prices = np.zeros(has.shape[1], dtype=np.int64)
    is_alone = (table.desk >= len(table.instance.worker_ids)) & (has.sum(axis=1) == 1)
    case_of_row = has[is_alone].argmax(axis=1)
    prices[case_of_row] = np.maximum(0, cost[is_alone])
    return prices


class _Programme:
    """The linear programme over the sets taken in so far: each case once, each desk with one set."""

    def __init__(self, table: Table, cost: Column) -> None:
        self._has, self._cost = table.has, cost
        self._desks = table.desks
        self._desk_of_row = np.repeat(np.arange(len(table.desks)), table.lengths)
        self._lp = ColumnProgramme(is_quick=True)
        for _ in range(self._has.shape[1] + len(table.desks)):
            self._lp.row(1, 1)
        self._is_in: Flags = np.zeros(len(cost), dtype=np.bool_)

    def take_in(self, rows: Sequence[int]) -> bool:
        """Take sets in; whether any is new."""
        cases = self._has.shape[1]
        new = [row for row in rows if not self._is_in[row]]
        self._is_in[new] = True
        sets = zip(self._has[new].tolist(), self._desk_of_row[new].tolist(), self._cost[new].tolist(), strict=True)
        for has, desk, cost in sets:
            entries = {i: 1.0 for i, is_in in enumerate(has) if is_in}
            self._lp.column(float(cost), entries | {cases + desk: 1.0})
        return bool(new)

    def take_in_cheapest(self, dearer: Floats | Column) -> bool:
        """Take in the sets of each desk that are the cheapest; whether any is new."""
        rows: list[int] = []
        for start, end in self._desks:
            if end - start <= A_DESK_AT_ONCE:
                rows.extend(range(start, end))
            else:
                cheapest = np.argpartition(dearer[start:end], A_DESK_AT_ONCE)[:A_DESK_AT_ONCE]
                rows.extend((start + cheapest).tolist())
        return self.take_in(rows)

    def solve(self, limits: Limits) -> tuple[float, Floats] | None:
        """The least cost with the sets taken in, and the prices of the cases."""
        shared = self._lp.solve(limits.seconds, limits.is_stopped)
        if shared is None:
            return None
        return shared.cost, np.array(shared.prices[: self._has.shape[1]])
