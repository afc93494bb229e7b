"""Overload: the points that all workers together hold over what they have available."""

from __future__ import annotations

from solver.assignment import Assignment


def value(assignment: Assignment) -> int:
    """Hundredths of a point over, summed over all workers, with and without capacity."""
    return sum(max(0, load - assignment.available[worker_id]) for worker_id, load in assignment.load.items())
