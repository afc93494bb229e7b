"""Where every case is while an answer is repaired, and what each would add elsewhere, for all of them at once."""

from __future__ import annotations

import numpy as np

from solver.engine.reduce import NOBODY
from solver.engine.repair.demands import NO_MATTER, Marks, Numbers
from solver.engine.state import State

Table = np.ndarray[tuple[int, int], np.dtype[np.int64]]
"""By case and worker."""
Allowed = np.ndarray[tuple[int, int], np.dtype[np.bool_]]


class Desks:
    """A copy of a state with tables beside it; workers are their indices, and one more stands for nobody.

    Attributes:
        state: The copy.
        place: The worker of each case.
        adds: What a case adds to the load of a worker who does not have it, in hundredths.
        takes: What it takes off the load of its worker when it goes.
        is_home: Whether a worker is who has a case now; unallocated cases are at home with nobody.
        stays: Whether a case may not go anywhere at all.
        is_held: Whether a case is somebody's now.
        is_option: Whether a worker may have a case; nobody is no option.
    """

    def __init__(self, start: State) -> None:
        self.instance = instance = start.instance
        cases = instance.cases
        self.nobody = len(instance.worker_ids)
        self.home = np.array([self.nobody if case.home == NOBODY else case.home for case in cases], dtype=np.int64)
        self.is_home: Allowed = self.home[:, None] == np.arange(self.nobody + 1)[None, :]
        self.is_held: Marks = self.home < self.nobody
        self._moves_at: Table = (self.is_held[:, None] & ~self.is_home).astype(np.int64)
        self.family = np.array([-1 - i if c.family == NOBODY else c.family for i, c in enumerate(cases)])
        self.priority = np.array([case.priority for case in cases], dtype=np.int64)
        self.maximum = np.array([*instance.maximum_cases, NO_MATTER], dtype=np.int64)
        self.is_option: Allowed = np.zeros((len(cases), self.nobody + 1), dtype=np.bool_)
        self._points: Table = np.zeros((len(cases), self.nobody + 1), dtype=np.int64)
        self._members: dict[int, list[int]] = {}
        for i, case in enumerate(cases):
            for w, option in case.options.items():
                self.is_option[i, w] = True
                self._points[i, w] = option.points
            if case.family != NOBODY:
                self._members.setdefault(case.family, []).append(i)
        # Who was chosen for a case keeps it.
        self.stays: Marks = np.array([case.chosen == w != NOBODY for case, w in zip(cases, start.place, strict=True)])
        self.is_option[self.stays] = False
        self.begin(start)

    def begin(self, start: State) -> None:
        """Go on from another state."""
        self.state = State(self.instance)
        self.state.put_all(start.place)
        self.place: Numbers = np.array([self.nobody if w == NOBODY else w for w in start.place], dtype=np.int64)
        self.adds: Table = self._points.copy()
        self.takes: Numbers = self._points[np.arange(len(self.place)), self.place]
        for family in self._members:
            self._weigh(family)

    def put(self, i: int, w: int) -> None:
        """Put a case on a worker."""
        self.state.put(i, NOBODY if w == self.nobody else w)
        self.place[i] = w
        self.takes[i] = self._points[i, w]
        family = self.instance.cases[i].family
        if family != NOBODY:
            self._weigh(family)

    @property
    def load(self) -> Numbers:
        """The load of each worker."""
        return np.array([*self.state.load, 0], dtype=np.int64)

    @property
    def count(self) -> Numbers:
        """How many cases each worker has."""
        return np.array([*self.state.count, 0], dtype=np.int64)

    @property
    def has_room(self) -> Marks:
        """Whether a worker may have one case more by their number."""
        has_room: Marks = self.count < self.maximum
        return has_room

    @property
    def receives(self) -> Marks:
        """Whether any case of a worker is new there."""
        return np.array([*self.state.arrivals, 0], dtype=np.int64) > 0

    @property
    def is_away(self) -> Marks:
        """Whether a held case has moved."""
        away: Marks = self.is_held & (self.place != self.home)
        return away

    @property
    def moves_more(self) -> Table:
        """By case and worker: how many moves more it makes when the case goes there."""
        more: Table = self._moves_at - self.is_away[:, None]
        return more

    def _weigh(self, family: int) -> None:
        """What each of a family adds to a worker's load, and takes off where it is: the heaviest counts in full."""
        cases, members = self.instance.cases, self._members[family]
        for w in {w for i in members for w in cases[i].options}:
            at_base = self.instance.base[w].heaviest.get(family, 0)
            here = [cases[i].options[w].as_heaviest for i in members if self.place[i] == w]
            first, second = (*sorted((at_base, *here), reverse=True), 0)[:2]
            for i in members:
                option = cases[i].options.get(w)
                if option is None:
                    continue
                if self.place[i] != w:
                    self.adds[i, w] = option.as_sibling + max(0, option.as_heaviest - first)
                else:
                    self.takes[i] = option.as_sibling + (first - second if option.as_heaviest == first else 0)
