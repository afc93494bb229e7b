"""From level to level over the listed sets: what is left after one level is what every answer as good consists of.

Levels that are sums are put together into one, as far as whole numbers of 64 bits hold them; the peak stands by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from solver.engine.desks.costs import Costs
from solver.engine.limits import Limits, Over
from solver.engine.reduce import Instance
from solver.engine.small.one_by_one import Cheapest, TooMany, cheapest
from solver.engine.small.prices import Priced, priced
from solver.engine.small.table import Column, Flags, Table, listed
from solver.engine.state import State
from solver.objectives import levels_of

MOST_TOGETHER = 1 << 40
"""What levels put together may cost at the most: floats must still tell units apart."""
MOST_DEARER = 1 << 61
"""What an answer may be dearer at the most, in parts: sums must stay below 64 bits."""
SETS_AT_FIRST = 100
"""How many sets are gone through at first; four times as many after each time in vain."""


def proved_at_once(instance: Instance, best: State, limits: Limits) -> Iterator[tuple[int, State]]:
    """Prove the levels of an instance that is small enough, as many as can be.

    Args:
        instance: The reduced problem.
        best: A legal state.
        limits: When to stop.

    Yields:
        How many levels are proved, and a state in which they are as good as can be; again after each few levels.
    """
    names = [level.name for level in levels_of(instance.problem)]
    if not instance.cases:
        yield len(names), best  # as it stands is the only answer
        return
    try:
        table = listed(Costs(instance), limits)
        if table is None:
            return
        choice = _Choice(table, best, limits)
        while names:
            proved = choice.peak() if names[0] == "peak" else choice.sums(names)
            names = names[proved:]
            state = State(instance)
            state.put_all(choice.table.places(choice.known))
            yield proved, state
    except (Over, TooMany):
        return


class _Choice:
    """What is left to choose among: sets, and how much dearer on the levels so far those chosen have to be together."""

    def __init__(self, table: Table, best: State, limits: Limits) -> None:
        self.table = table
        self.known = table.rows_of(best.place)
        self._peak_elsewhere = best.instance.problem.peak_elsewhere
        self._limits = limits
        self._dearer: Column = np.zeros(len(table), dtype=np.int64)
        self._together = 0
        self._parts = 1

    def sums(self, names: list[str]) -> int:
        """Minimise as many of the first levels as can be put together, at least one; returns how many."""
        cost: Column = np.zeros(len(self.table), dtype=np.int64)
        levels, together = 0, 1
        for name in names:
            if name == "peak":
                break
            of_level = self.table.cost(name)
            weight = self._range(of_level) + 1
            if levels and together * weight > MOST_TOGETHER:
                break
            cost = weight * cost + of_level
            levels, together = levels + 1, together * weight
        if self._together:
            # An answer dearer on the levels before is so by a unit at least, and that outweighs everything here.
            outweighs = together // self._parts + 1
            self._check(outweighs * self._range(self._dearer))
            cost += outweighs * self._dearer
        self._minimise(cost)
        return levels

    def peak(self) -> int:
        """Minimise the peak: first just below the known one, which mostly cannot be, then by halving."""
        percent = np.maximum(self.table.percent(), self._peak_elsewhere)
        starts = np.flatnonzero(np.diff(self.table.desk, prepend=-1))
        lowest = int(np.minimum.reduceat(percent, starts).max())
        known = int(percent[self.known].max())
        target = known - 1
        while lowest < known:
            found = self._within(np.where(percent <= target, self._dearer, MOST_DEARER), self._together)
            if found is None:
                lowest = target + 1
            else:
                self.known = found.way
                known = int(percent[found.way].max())
            target = (lowest + known) // 2
        self._only(percent <= known, self._dearer, self._together)
        return 1

    def _minimise(self, cost: Column) -> None:
        by_price = priced(self.table, cost, self.known, self._limits)
        self._check(self._range(by_price.dearer))
        slack = int(by_price.dearer[self.known].sum())
        found = self._cheapest(by_price, slack)
        if found is None:
            self._only(by_price.dearer <= slack, by_price.dearer, slack)
        else:
            self.known = found.way
            self._only(found.used, by_price.dearer, found.dearer)
        self._parts = by_price.parts

    def _cheapest(self, by_price: Priced, slack: int) -> Cheapest | None:
        """The cheapest answers; None where the known one is proved to be among them already."""
        if slack < by_price.parts:
            return None
        in_order = np.sort(by_price.dearer)
        sets = SETS_AT_FIRST
        while sets < len(in_order) and in_order[sets] < slack:
            found = self._within(by_price.dearer, int(in_order[sets]))
            if found is not None:
                return found
            sets *= 4
        return self._within(by_price.dearer, slack)

    def _within(self, dearer: Column, slack: int) -> Cheapest | None:
        return cheapest(self.table, dearer, slack, self._limits)

    def _only(self, rows: Flags, dearer: Column, together: int) -> None:
        """Go on with these rows only; by what the cheapest one of a desk is dearer, all answers are."""
        starts = [start for start, _ in self.table.desks]
        least = np.minimum.reduceat(np.where(rows, dearer, MOST_DEARER), starts)
        dearer = dearer - np.repeat(least, [end - start for start, end in self.table.desks])
        self._together = together - int(least.sum())
        rows = rows & (dearer <= self._together)
        new = np.cumsum(rows) - 1
        self.known = new[self.known].tolist()
        self.table = self.table.only(rows)
        self._dearer = dearer[rows]

    def _range(self, cost: Column) -> int:
        """By how much answers can differ in a cost, at the most."""
        starts = np.flatnonzero(np.diff(self.table.desk, prepend=-1))
        ranges = np.maximum.reduceat(cost, starts) - np.minimum.reduceat(cost, starts)
        return sum(ranges.tolist())  # exact, however large

    def _check(self, most: int) -> None:
        """Give it up where numbers become too large."""
        if most > MOST_DEARER:
            raise TooMany
