"""How much too much is asked now, and would be after a change: for all changes of a kind at once.

What lies above the marks is worked out apart for each demand (the first axis of the arrays), since what one of them
allows does not help another.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from solver.engine.repair.demands import Demand, Marks, Numbers
from solver.engine.repair.desks import Desks

ByDemand = np.ndarray[tuple[int, ...], np.dtype[np.int64]]


class Asked:
    """What is asked of these desks as they are.

    Attributes:
        too_much: What lies above the marks and is not allowed, in hundredths.
        is_too_full: The workers to look at: above a mark of a demand that is not met.
    """

    def __init__(self, demands: Sequence[Demand], desks: Desks) -> None:
        self._desks = desks
        self._load = desks.load
        receives = desks.receives
        self._marks: ByDemand = np.array([demand.marks(receives) for demand in demands])
        self._receiving: ByDemand = np.array([demand.receiving for demand in demands])
        self._allowed: ByDemand = np.array([demand.allowed for demand in demands])
        self._each: ByDemand = np.maximum(0, self._load - self._marks)
        self._beyond: ByDemand = self._each.sum(axis=1) - self._allowed
        self.too_much = int(np.maximum(0, self._beyond).sum())
        self.is_too_full: Marks = (self._each[self._beyond > 0] > 0).any(axis=0)

    def come(self, cases: Numbers) -> ByDemand:
        """By case and worker: what is too much when the case comes besides."""
        return self._after(np.maximum(0, self._with(cases)) - self._each[:, None, :])

    def shift(self, cases: Numbers) -> ByDemand:
        """By case and worker: what is too much when the case goes there."""
        come = np.maximum(0, self._with(cases)) - self._each[:, None, :]
        return self._after(self._go(cases)[:, :, None] + come)

    def swap(self, cases: Numbers) -> ByDemand:
        """By case and other case: what is too much when they change places."""
        desks = self._desks
        here, there = desks.place[cases], desks.place
        everybody = self._with(np.arange(len(there)))
        other_comes = np.maximum(0, everybody[:, :, here] - desks.takes[cases]) - self._each[:, None, here]
        case_comes = np.maximum(0, everybody[:, cases][:, :, there] - desks.takes) - self._each[:, None, there]
        return self._after(other_comes.transpose(0, 2, 1) + case_comes)

    def _with(self, cases: Numbers) -> ByDemand:
        """By demand, case and worker: how far the load is above the mark with the case besides."""
        is_home = self._desks.is_home[cases]
        marks = np.where(is_home, self._marks[:, None, :], self._receiving[:, None, :])
        fuller: ByDemand = self._load + self._desks.adds[cases] - marks
        return fuller

    def _go(self, cases: Numbers) -> ByDemand:
        """By demand and case: how what is above changes when the case goes."""
        at = self._desks.place[cases]
        left: ByDemand = np.maximum(0, self._load[at] - self._desks.takes[cases] - self._marks[:, at])
        return left - self._each[:, at]

    def _after(self, change: ByDemand) -> ByDemand:
        """What would be too much, all demands together."""
        left: ByDemand = np.maximum(0, self._beyond[:, None, None] + change).sum(axis=0)
        return left
