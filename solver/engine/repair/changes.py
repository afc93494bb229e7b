"""The steps of a repair: of all changes to the desks that ask too much, the one that leaves the least too much.

It is made though it be for the worse, and for a while no case may go back to where it was, so that the search leaves
the dead ends in which one change more never helps. Repeatable: steps are counted, and chance has a fixed seed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random

import numpy as np

from solver.engine.repair.asked import Asked
from solver.engine.repair.demands import NO_MATTER, Demand, Numbers
from solver.engine.repair.desks import Allowed, Desks, Table
from solver.engine.state import State

Change = tuple[tuple[int, int], ...]
"""Cases with the worker each one gets."""

STEPS_NOT_BACK = 8
"""Steps for which a case may not go back, at least; at most nearly twice as many."""


class Repair:
    """An answer being repaired; ``desks.state`` is how it stands after so many ``steps``."""

    def __init__(self, start: State) -> None:
        self.desks = Desks(start)
        self._most_moves = start.instance.problem.max_moves
        self._workers = np.arange(self.desks.nobody + 1)
        self._is_held = self.desks.home < self.desks.nobody
        self._may_rest = np.zeros(len(self.desks.home), dtype=np.bool_)
        self._chance = Random(1)
        self.steps = 0
        self._not_before: Table = np.zeros(self.desks.is_home.shape, dtype=np.int64)

    def begin(self, start: State) -> None:
        """Go on from another state; which cases may not go back just now stays as it is."""
        self.desks.begin(start)

    def give(self, i: int, demands: Sequence[Demand]) -> bool:
        """Give a case to the worker with whom it asks least too much; False: nobody has room by their number."""
        desks = self.desks
        asked = Asked(demands, desks)
        too_much = asked.after(asked.come(np.array([i])))[0]
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
        self._may_rest[:] = False
        if less_urgent_than is not None:
            self._may_rest = ~self._is_held & ~self.desks.stays & (self.desks.priority > less_urgent_than)
        asked = Asked(demands, self.desks)
        least = asked.too_much
        last = self.steps + steps
        while asked.too_much and self.steps < last and not should_stop():
            self.steps += 1
            _, change = min(self._changes(asked, least), default=(0, ()))
            for i, _ in change:
                not_back = STEPS_NOT_BACK + self._chance.randrange(STEPS_NOT_BACK)
                self._not_before[i, self.desks.place[i]] = self.steps + not_back
            for i, w in change:
                self.desks.put(i, w)
            asked = Asked(demands, self.desks)
            least = min(least, asked.too_much)
        return not asked.too_much

    def _changes(self, asked: Asked, least: int) -> Iterator[tuple[int, Change]]:
        """The best change of each kind, with what is too much after it."""
        desks = self.desks
        cases = np.flatnonzero(asked.is_too_full[desks.place])
        if len(cases):
            yield from self._shift(asked, cases, least)
            yield from self._swap(asked, cases, least)
            yield from self._move_another(asked, least)

    def _shift(self, asked: Asked, cases: Numbers, least: int) -> Iterator[tuple[int, Change]]:
        desks = self.desks
        too_much = asked.after(asked.go(cases)[:, :, None] + asked.come(cases))
        may = self._may_come(cases) & desks.has_room
        may &= desks.state.moves + self._moves_more(cases) <= self._most_moves
        may &= self._is_free(cases, self._workers) | (too_much < least)
        found = _least(too_much, may)
        if found:
            value, row, w = found
            yield value, ((int(cases[row]), w),)

    def _swap(self, asked: Asked, cases: Numbers, least: int) -> Iterator[tuple[int, Change]]:
        """A case at a desk that is too full and any other change places."""
        desks = self.desks
        here, there = desks.place[cases], desks.place
        everybody = np.arange(len(there))
        too_much = asked.after(asked.replace(cases, everybody) + asked.replace(everybody, cases).transpose(0, 2, 1))
        goes, comes = self._may_come(cases)[:, there], desks.is_option[:, here].T
        # A new case may make way for one that is at least as urgent.
        out = there == desks.nobody
        may_rest = ~self._is_held & ~desks.stays
        goes[:, out] |= may_rest[cases][:, None] & (desks.priority[out][None, :] <= desks.priority[cases][:, None])
        moves = self._moves_more(cases)[:, there] + self._moves_more(everybody)[:, here].T
        too_many = desks.count > desks.maximum
        may = goes & comes & (here[:, None] != there[None, :]) & (desks.state.moves + moves <= self._most_moves)
        may &= ~too_many[here][:, None] & ~too_many[there][None, :]
        may &= desks.family[cases][:, None] != desks.family[None, :]
        is_free = self._is_free(cases, there) & self._is_free(everybody, here).T
        may &= is_free | (too_much < least)
        found = _least(too_much, may)
        if found:
            value, row, j = found
            yield value, ((int(cases[row]), int(there[j])), (j, int(here[row])))

    def _move_another(self, asked: Asked, least: int) -> Iterator[tuple[int, Change]]:
        """With the moves used up: a moved case goes home, and another one moves instead."""
        desks = self.desks
        if desks.state.moves < self._most_moves:
            return
        away = desks.is_away
        for j in map(int, np.flatnonzero(away)):
            left, home = int(desks.place[j]), int(desks.home[j])
            without = asked.after_return(j)
            may_move = self._is_held & ~away & (desks.family != desks.family[j])
            cases = np.flatnonzero(may_move & (without.is_too_full | (self._workers == home))[desks.place])
            has_room = desks.has_room
            if not len(cases) or not has_room[home]:
                continue
            has_room[left] = desks.count[left] <= desks.maximum[left]
            has_room[home] = desks.count[home] + 1 < desks.maximum[home]
            too_much = without.after(without.go(cases)[:, :, None] + without.come(cases))
            may = desks.is_option[cases] & ~self.desks.is_home[cases] & has_room
            may &= (self._is_free(cases, self._workers) & (self._not_before[j, home] <= self.steps)) | (
                too_much < least
            )
            found = _least(too_much, may)
            if found:
                value, row, w = found
                yield value, ((j, home), (int(cases[row]), w))

    def _may_come(self, cases: Numbers) -> Allowed:
        """To whom each case may go from where it is, nobody among them where it may rest."""
        may = self.desks.is_option[cases]
        may[:, -1] = self._may_rest[cases]
        may[np.arange(len(cases)), self.desks.place[cases]] = False
        return may

    def _moves_more(self, cases: Numbers) -> Table:
        """How many moves more it makes when a case goes to a worker."""
        away = self.desks.is_away[cases][:, None]
        more: Table = np.where(self._is_held[cases][:, None], (~self.desks.is_home[cases]).astype(np.int64) - away, 0)
        return more

    def _is_free(self, cases: Numbers, workers: Numbers) -> Allowed:
        """Whether a case may go to a worker by what is remembered."""
        free: Allowed = self._not_before[np.ix_(cases, workers)] <= self.steps
        return free


def _least(too_much: Table, may: Allowed) -> tuple[int, int, int] | None:
    """The least value that may be, with its row and column."""
    values = np.where(may, too_much, NO_MATTER)
    cell = int(values.argmin())
    row, column = divmod(cell, values.shape[1])
    return (int(values[row, column]), row, column) if may[row, column] else None
