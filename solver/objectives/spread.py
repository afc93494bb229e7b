"""Spread: how evenly the load lies; squares, so that a point more costs more on a full desk than on an empty one."""

from __future__ import annotations

from solver.assignment import Assignment
from solver.problem import Hundredths


def value(assignment: Assignment) -> int:
    """Load x load / available over all workers with available points, in ten-thousandths of a point."""
    return sum(
        of_worker(load, assignment.available[w]) for w, load in assignment.load.items() if assignment.available[w]
    )


def of_worker(load: Hundredths, available: Hundredths) -> int:
    """One worker's part, rounded down; 85.00 points on 85.00 available give 850000."""
    return 100 * load * load // available
