"""What is asked of the loads: a mark for every worker, and what may lie above the marks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.engine.reduce import Instance

Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]
"""By worker, "nobody" as one more at the end; or by case."""
Marks = np.ndarray[tuple[int], np.dtype[np.bool_]]

NO_MATTER = 1 << 40
"""A mark that no load reaches."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What all loads together may have above their marks.

    Attributes:
        receiving: The mark of each worker who receives a case, in hundredths.
        staying: The mark of each worker who does not.
        allowed: Hundredths that may lie above.
    """

    receiving: Numbers
    staying: Numbers
    allowed: int

    def marks(self, receives: Marks) -> Numbers:
        """The marks that hold where these receive something."""
        return np.where(receives, self.receiving, self.staying)


def within_caps(instance: Instance) -> Demand:
    """Whoever receives a case is within the available points."""
    available = _available(instance)
    return Demand(available, np.full_like(available, NO_MATTER), 0)


def overload_up_to(instance: Instance, most: int) -> Demand:
    """At most so many hundredths over, all workers together."""
    available = _available(instance)
    return Demand(available, available, most)


def peak_up_to(instance: Instance, percent: int) -> Demand:
    """Nobody with available points has a higher workload, and whoever receives a case is within the points."""
    available = _available(instance)
    marks = np.where((available > 0) & (available < NO_MATTER), percent * available // 100, NO_MATTER)
    return Demand(np.minimum(available, marks), marks, 0)


def _available(instance: Instance) -> Numbers:
    return np.array([*instance.available, NO_MATTER], dtype=np.int64)
