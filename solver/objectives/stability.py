"""Stability: how many cases differ from the suggestion the manager last saw."""

from __future__ import annotations

from solver.assignment import Assignment


def value(assignment: Assignment) -> int:
    """The number of cases whose worker differs from the last suggestion; cases it did not know do not count."""
    seen = assignment.problem.last_seen or {}
    return sum(seen[case_id] != worker_id for case_id, worker_id in assignment.worker_of.items() if case_id in seen)
