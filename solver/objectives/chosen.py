"""Chosen: how many cases are not with the worker chosen for them; above every other level, for what-if questions."""

from __future__ import annotations

from solver.assignment import Assignment


def value(assignment: Assignment) -> int:
    """The number of cases with a chosen worker that are somewhere else."""
    chosen = assignment.problem.chosen
    return sum(assignment.worker_of[case_id] != worker_id for case_id, worker_id in chosen.items())
