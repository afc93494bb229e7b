"""From level to level over the listed sets: what is left after one level is what every answer as good consists of.

Levels that are sums are put together into one, as far as whole numbers of 64 bits hold them; the peak stands by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from solver.engine.desks.costs import Costs
from solver.engine.limits import Limits, Over
from solver.engine.small.one_by_one import Cheapest, TooMany, cheapest
from solver.engine.small.prices import Floats, Priced, priced
from solver.engine.small.table import Column, Flags, Table, listed, may_be_listed
from solver.engine.state import State
from solver.objectives import levels_of

MOST_TOGETHER = 1 << 40
"""What levels put together may cost at the most: floats must still tell units apart."""
MOST_DEARER = 1 << 61
"""What an answer may be dearer at the most, in parts: sums must stay below 64 bits."""
SETS_AT_FIRST = 100
"""How many sets are gone through at first; four times as many after each time in vain."""


def proved_at_once(best: State, limits: Limits) -> Iterator[tuple[int, State]]:
    """Prove the levels of an instance that is small enough, as many as can be.

    Args:
        best: A legal state.
        limits: When to stop.

    Yields:
        How many levels are proved, and a state in which they are as good as can be; again after each few levels.
    """
    instance = best.instance
    if not instance.cases:
        yield len(levels_of(instance.problem)), best  # as it stands is the only answer
        return
    if not may_be_listed(instance):
        return
    try:
        table = listed(Costs(instance), limits)
    except Over:
        return
    if table is None:
        return
    choice = Choice(table, best.place, limits)
    for proved in choice.proved([level.name for level in levels_of(instance.problem)]):
        state = State(instance)
        state.put_all(choice.places)
        yield proved, state


@dataclass(frozen=True, slots=True)
class Sums:
    """Levels that are sums, put together into one.

    Attributes:
        levels: How many.
        cost: What each set costs in them.
        most: More than answers can differ in it.
    """

    levels: int
    cost: Column
    most: int


def sums(table: Table, names: Sequence[str]) -> Sums:
    """As many of the first of these levels as can be put together, at least one."""
    cost: Column = np.zeros(len(table), dtype=np.int64)
    levels, most = 0, 1
    for name in names:
        if name == "peak":
            break
        of_level = table.cost(name)
        weight = _range(table, of_level) + 1
        if levels and most * weight > MOST_TOGETHER:
            break
        cost = weight * cost + of_level
        levels, most = levels + 1, most * weight
    return Sums(levels, cost, most)


def _range(table: Table, cost: Column) -> int:
    """By how much answers can differ in a cost, at the most."""
    ranges = np.maximum.reduceat(cost, table.starts) - np.minimum.reduceat(cost, table.starts)
    return sum(ranges.tolist())  # exact, however large


class Choice:
    """What is left to choose among: sets, and how much dearer on the levels so far those chosen have to be together."""

    def __init__(self, table: Table, place: Sequence[int], limits: Limits) -> None:
        self.table = table
        self.known = table.rows_of(place)
        self._peak_elsewhere = table.instance.problem.peak_elsewhere
        self._limits = limits
        self._dearer: Column = np.zeros(len(table), dtype=np.int64)
        self._together = 0
        self._parts = 1

    def proved(self, names: Sequence[str]) -> Iterator[int]:
        """Prove level after level, as many as can be; gives how many again after each few of them."""
        try:
            while names:
                if names[0] == "peak":
                    self.peak()
                    levels = 1
                else:
                    first = sums(self.table, names)
                    self.sums(first)
                    levels = first.levels
                names = names[levels:]
                yield levels
        except (Over, TooMany):
            return

    @property
    def places(self) -> list[int]:
        """The place of each case in the best answer known."""
        return self.table.places(self.known)

    def sums(self, sums: Sums, begin: Floats | None = None) -> Floats:
        """Minimise levels put together; returns the prices of the cases, which may be given to begin with."""
        cost = sums.cost
        if self._together:
            # An answer dearer on the levels before is so by a unit at least, and that outweighs everything here.
            outweighs = sums.most // self._parts + 1
            self._check(outweighs * _range(self.table, self._dearer))
            cost = cost + outweighs * self._dearer
        return self._minimise(cost, begin)

    def peak(self) -> None:
        """Minimise the peak: first just below the known one, which mostly cannot be, then by halving."""
        percent = np.maximum(self.table.percent(), self._peak_elsewhere)
        lowest = int(np.minimum.reduceat(percent, self.table.starts).max())
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

    def _minimise(self, cost: Column, begin: Floats | None) -> Floats:
        by_price = priced(self.table, cost, self.known, self._limits, begin)
        self._check(_range(self.table, by_price.dearer))
        slack = int(by_price.dearer[self.known].sum())
        found = self._cheapest(by_price, slack)
        if found is None:
            self._only(by_price.dearer <= slack, by_price.dearer, slack)
        else:
            self.known = found.way
            self._only(found.used, by_price.dearer, found.dearer)
        self._parts = by_price.parts
        return by_price.prices

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
        least = np.minimum.reduceat(np.where(rows, dearer, MOST_DEARER), self.table.starts)
        dearer = dearer - np.repeat(least, self.table.lengths)
        self._together = together - int(least.sum())
        rows = rows & (dearer <= self._together)
        new = np.cumsum(rows) - 1
        self.known = new[self.known].tolist()
        self.table = self.table.only(rows)
        self._dearer = dearer[rows]

    def _check(self, most: int) -> None:
        """Give it up where numbers become too large."""
        if most > MOST_DEARER:
            raise TooMany
