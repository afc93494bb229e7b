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
        receives = desks.receives
        self._desks = desks
        self._load = desks.load
        self._staying = np.array([demand.marks(receives) for demand in demands])
        self._receiving = np.array([demand.receiving for demand in demands])
        self._allowed = np.array([demand.allowed for demand in demands])
        self._look()

    def after_return(self, i: int) -> Asked:
        """What would be asked once a moved case is at home again."""
        desks = self._desks
        other = object.__new__(Asked)
        other.__dict__ |= self.__dict__
        other._load = self._load.copy()
        other._load[desks.place[i]] -= desks.takes[i]
        other._load[desks.home[i]] += desks.adds[i, desks.home[i]]
        other._look()
        return other

    def go(self, cases: Numbers) -> ByDemand:
        """By demand and case: how what is above changes when the case goes."""
        at = self._desks.place[cases]
        left: ByDemand = np.maximum(0, self._load[at] - self._desks.takes[cases] - self._staying[:, at])
        return left - self._each[:, at]

    def come(self, cases: Numbers) -> ByDemand:
        """By demand, case and worker: how what is above changes when the case comes."""
        is_home = self._desks.is_home[cases]
        marks = np.where(is_home, self._staying[:, None, :], self._receiving[:, None, :])
        fuller: ByDemand = np.maximum(0, self._load + self._desks.adds[cases] - marks)
        return fuller - self._each[:, None, :]

    def replace(self, cases: Numbers, others: Numbers) -> ByDemand:
        """By demand, case and other: how what is above at the case's worker changes when the other takes its place."""
        desks = self._desks
        at = desks.place[cases]
        is_home = desks.home[others][None, :] == at[:, None]
        marks = np.where(is_home, self._staying[:, at, None], self._receiving[:, at, None])
        load = (self._load[at] - desks.takes[cases])[:, None] + desks.adds[np.ix_(others, at)].T
        return np.maximum(0, load - marks) - self._each[:, at, None]

    def after(self, change: ByDemand) -> ByDemand:
        """What would be too much, by whatever axes the change has besides the demands."""
        ones = (1,) * (change.ndim - 1)
        above = (self._above - self._allowed).reshape(-1, *ones) + change
        left: ByDemand = np.maximum(0, above).sum(axis=0)
        return left

    def _look(self) -> None:
        self._each: ByDemand = np.maximum(0, self._load - self._staying)
        self._above = self._each.sum(axis=1)
        left = np.maximum(0, self._above - self._allowed)
        self.too_much = int(left.sum())
        self.is_too_full: Marks = (self._each[left > 0] > 0).any(axis=0)
