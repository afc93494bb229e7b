"""Peak: the highest workload, in whole per cent, rounded up; never below the problem's `peak_elsewhere`.

When cases are given out it counts the workers who receive one (else one worker over cap would make it inert); when the
load is levelled it counts everybody with available points.
"""

from __future__ import annotations

from collections.abc import Iterable

from solver.assignment import Assignment
from solver.points import workload_percent_up


def value_of_receivers(assignment: Assignment) -> int:
    """The highest workload among the workers who receive a case."""
    return _highest(assignment, assignment.receivers)


def value_of_all(assignment: Assignment) -> int:
    """The highest workload among all workers with available points."""
    return _highest(assignment, assignment.load)


def _highest(assignment: Assignment, worker_ids: Iterable[str]) -> int:
    percents = (
        workload_percent_up(assignment.load[w], assignment.available[w]) for w in worker_ids if assignment.available[w]
    )
    return max([assignment.problem.peak_elsewhere, *percents])
