"""The steps of a repair: of all shifts and swaps at desks that ask too much, the one that leaves the least too much.

A move beyond the budget may be made for a while; it counts as so much too much. The best change is made though it be
for the worse, and then no case may go back to where it was for a while: so the search leaves the dead ends in which
one change more never helps. Steps are counted and nothing is left to chance: it is repeatable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from solver.engine.repair.asked import Asked, ByDemand
from solver.engine.repair.demands import NO_MATTER, Demand, Numbers
from solver.engine.repair.desks import Allowed, Desks, Table
from solver.engine.state import State

Change = tuple[tuple[int, int], ...]
"""Cases with the worker each one gets."""

STEPS_NOT_BACK = 10
"""Steps for which a case may not go back, at least; at most nearly twice as many."""
UNEVENLY = 5
"""How the number changes from one case to the next, so that the search does not go round in circles."""
FOR_A_MOVE = 600
"""Hundredths of a point too much that a move beyond the budget counts for: about a case."""


class Repair:
    """An answer being repaired; ``desks.state`` is how it stands after so many ``steps``."""

    def __init__(self, start: State) -> None:
        self.desks = Desks(start)
        self.steps = 0
        self._most_moves = start.instance.problem.max_moves
        self._not_before: Table = np.zeros(self.desks.is_home.shape, dtype=np.int64)
        self._turn = 0

    def begin(self, start: State) -> None:
        """Go on from another state; which cases may not go back just now stays as it is."""
        self.desks.begin(start)

    def give(self, i: int, demands: Sequence[Demand]) -> bool:
        """Give a case to the worker with whom it asks least too much; False: nobody has room by their number."""
        desks = self.desks
        too_much = Asked(demands, desks).come(np.array([i]))[0]
        may = desks.is_option[i] & desks.has_room
        w = int(np.where(may, too_much, NO_MATTER).argmin())
        if may[w]:
            desks.put(i, w)
        return bool(may[w])

    def run(
        self,
        demands: Sequence[Demand],
        steps: int,
        should_stop: Callable[[], bool],
        less_urgent_than: int | None = None,
    ) -> bool:
        """Whether all demands were met within so many steps; other levels may have become worse.

        Args:
            demands: What is asked.
            steps: How many changes may be made.
            should_stop: Asked before each.
            less_urgent_than: A priority; new cases below it may become unallocated again.
        """
        asked = Asked(demands, self.desks)
        least = self._wrong(asked)
        last = self.steps + steps
        while self._wrong(asked) and self.steps < last and not should_stop():
            self.steps += 1
            _, change = min(self._changes(asked, least, less_urgent_than), default=(0, ()))
            for i, _ in change:
                self._turn += UNEVENLY
                not_back = STEPS_NOT_BACK + self._turn % STEPS_NOT_BACK
                self._not_before[i, self.desks.place[i]] = self.steps + not_back
            for i, w in change:
                self.desks.put(i, w)
            asked = Asked(demands, self.desks)
            least = min(least, self._wrong(asked))
        return not self._wrong(asked)

    def _wrong(self, asked: Asked) -> int:
        """What is too much, moves beyond the budget among it."""
        return asked.too_much + FOR_A_MOVE * max(0, self.desks.state.moves - self._most_moves)

    def _beyond_budget(self, moves: ByDemand) -> ByDemand:
        """What so many moves count for."""
        beyond: ByDemand = FOR_A_MOVE * np.maximum(0, moves - self._most_moves)
        return beyond

    def _changes(self, asked: Asked, least: int, less_urgent_than: int | None) -> Iterator[tuple[int, Change]]:
        """The best change of each kind, with what is too much after it."""
        desks = self.desks
        too_many = desks.state.moves > self._most_moves
        cases = np.flatnonzero((asked.is_too_full[desks.place] | (too_many & desks.is_away)) & ~desks.stays)
        if not len(cases):
            return
        is_free = self._not_before <= self.steps
        goes = desks.is_option[cases]
        if less_urgent_than is not None:
            goes[:, -1] = ~desks.is_held[cases] & (desks.priority[cases] > less_urgent_than)
        goes[np.arange(len(cases)), desks.place[cases]] = False
        yield from self._shift(cases, goes, is_free, asked.shift(cases), least)
        yield from self._swap(cases, goes, is_free, asked.swap(cases), least)

    def _shift(
        self, cases: Numbers, goes: Allowed, is_free: Allowed, too_much: ByDemand, least: int
    ) -> Iterator[tuple[int, Change]]:
        desks = self.desks
        too_much = too_much + self._beyond_budget(desks.state.moves + desks.moves_more[cases])
        may = goes & desks.has_room & (is_free[cases] | (too_much < least))
        for value, row, w in _least(too_much, may):
            yield value, ((int(cases[row]), w),)

    def _swap(
        self, cases: Numbers, goes: Allowed, is_free: Allowed, too_much: ByDemand, least: int
    ) -> Iterator[tuple[int, Change]]:
        """A case at a desk that is too full and any other change places."""
        desks = self.desks
        here, there = desks.place[cases], desks.place
        may_go = goes[:, there]
        # A new case may make way for one that is at least as urgent.
        out = there == desks.nobody
        may_go[:, out] |= ~desks.is_held[cases][:, None] & (desks.priority[out] <= desks.priority[cases][:, None])
        may = may_go & desks.is_option[:, here].T & (desks.family[cases][:, None] != desks.family)
        moves_more = desks.moves_more
        too_much = too_much + self._beyond_budget(
            desks.state.moves + moves_more[cases][:, there] + moves_more[:, here].T
        )
        too_many = desks.count > desks.maximum
        may &= ~(too_many[here][:, None] | too_many[there])
        may &= (is_free[cases][:, there] & is_free[:, here].T) | (too_much < least)
        for value, row, j in _least(too_much, may):
            yield value, ((int(cases[row]), int(there[j])), (j, int(here[row])))


def _least(too_much: ByDemand, may: Allowed) -> Iterator[tuple[int, int, int]]:
    """The least value that may be, with its row and column, if there is any."""
    if not too_much.size:
        return
    values = np.where(may, too_much, NO_MATTER)
    row, column = divmod(int(values.argmin()), values.shape[1])
    if may[row, column]:
        yield int(values[row, column]), row, column
