"""The steps of a repair: of all changes to the desks that ask too much, the one that leaves the least too much.

It is made though it be for the worse, and for a while no case may go back to where it was, so that the search leaves
the dead ends in which one change more never helps. Steps are counted and nothing is left to chance: it is repeatable.
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

STEPS_NOT_BACK = 14
"""Steps for which a case may not go back, at least; at most nearly twice as many."""
UNEVENLY = 5
"""How the number changes from one case to the next, so that the search does not go round in circles."""


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
        least = asked.too_much
        last = self.steps + steps
        while asked.too_much and self.steps < last and not should_stop():
            self.steps += 1
            _, change = min(self._changes(asked, least, less_urgent_than), default=(0, ()))
            for i, _ in change:
                self._turn += UNEVENLY
                not_back = STEPS_NOT_BACK + self._turn % STEPS_NOT_BACK
                self._not_before[i, self.desks.place[i]] = self.steps + not_back
            for i, w in change:
                self.desks.put(i, w)
            asked = Asked(demands, self.desks)
            least = min(least, asked.too_much)
        return not asked.too_much

    def _changes(self, asked: Asked, least: int, less_urgent_than: int | None) -> Iterator[tuple[int, Change]]:
        """The best change of each kind, with what is too much after it."""
        desks = self.desks
        cases = np.flatnonzero(asked.is_too_full[desks.place] & ~desks.stays)
        if not len(cases):
            return
        is_free = self._not_before <= self.steps
        goes = desks.is_option[cases]
        if less_urgent_than is not None:
            goes[:, -1] = ~desks.is_held[cases] & (desks.priority[cases] > less_urgent_than)
        goes[np.arange(len(cases)), desks.place[cases]] = False
        yield from self._shift(cases, goes, is_free, asked.shift(cases), least)
        yield from self._swap(cases, goes, is_free, asked.swap(cases), least)
        if desks.state.moves >= self._most_moves > 0:
            yield from self._move_another(asked, is_free, least)

    def _shift(
        self, cases: Numbers, goes: Allowed, is_free: Allowed, too_much: ByDemand, least: int
    ) -> Iterator[tuple[int, Change]]:
        desks = self.desks
        may = goes & desks.has_room & (is_free[cases] | (too_much < least))
        may &= desks.state.moves + desks.moves_more[cases] <= self._most_moves
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
        may &= desks.state.moves + moves_more[cases][:, there] + moves_more[:, here].T <= self._most_moves
        too_many = desks.count > desks.maximum
        may &= ~(too_many[here][:, None] | too_many[there])
        may &= (is_free[cases][:, there] & is_free[:, here].T) | (too_much < least)
        for value, row, j in _least(too_much, may):
            yield value, ((int(cases[row]), int(there[j])), (j, int(here[row])))

    def _move_another(self, asked: Asked, is_free: Allowed, least: int) -> Iterator[tuple[int, Change]]:
        """With the moves used up: a moved case goes home, and another one moves instead."""
        desks = self.desks
        has_room, room_to_spare = desks.has_room, desks.count + 1 < desks.maximum
        moved = np.flatnonzero(desks.is_away & has_room[desks.home])
        if not len(moved):
            return
        cases, too_much = asked.move_another(moved)
        each_one, left, home = np.arange(len(moved)), desks.place[moved], desks.home[moved]
        room = np.repeat(has_room[None, :], len(moved), axis=0)
        room[each_one, left] = (desks.count <= desks.maximum)[left]
        room[each_one, home] = room_to_spare[home]
        may = (desks.is_option[cases] & ~desks.is_home[cases])[None, :, :] & room[:, None, :]
        may &= (desks.family[moved][:, None] != desks.family[cases])[:, :, None]
        may &= (is_free[cases] & is_free[moved, home][:, None, None]) | (too_much < least)
        for value, row, column in _least(too_much.reshape(len(moved), -1), may.reshape(len(moved), -1)):
            case, w = divmod(column, len(has_room))
            yield value, ((int(moved[row]), int(home[row])), (int(cases[case]), w))


def _least(too_much: ByDemand, may: Allowed) -> Iterator[tuple[int, int, int]]:
    """The least value that may be, with its row and column, if there is any."""
    if not too_much.size:
        return
    values = np.where(may, too_much, NO_MATTER)
    row, column = divmod(int(values.argmin()), values.shape[1])
    if may[row, column]:
        yield int(values[row, column]), row, column
