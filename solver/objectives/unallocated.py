"""Critical, high, standard, low: how many cases of one priority stay without a worker, locked ones included."""

from __future__ import annotations

from solver.assignment import Assignment
from solver.problem import Priority


def value(assignment: Assignment, priority: Priority) -> int:
    """The number of cases of this priority that are left over."""
    return sum(assignment.problem.priority_of(case) is priority for case in assignment.unallocated)
