"""Continuity: children keep, or go back to, a worker they know, and brothers and sisters stay together.

Moving a child is the dearest thing: children should not be "transferred between social workers" again and again.
"""

from __future__ import annotations

from solver.assignment import Assignment
from solver.problem import Case, Problem
from solver.rules import pair_obstacle


def value(assignment: Assignment) -> int:
    """What the assignment breaks, in units of the policy's continuity weights."""
    problem = assignment.problem
    weights = problem.policy.continuity
    total = weights.move * len(assignment.moved)
    for case in assignment.placed:
        if problem.start_worker(case) is None:
            known = previous_worker(problem, case)
            if known is not None and known != assignment.worker_of[case.id]:
                total += weights.previous_worker
    for family in problem.families.values():
        workers = {assignment.worker_of[case.id] for case in family} - {None}
        total += weights.family_split * max(0, len(workers) - 1)
    return total


def previous_worker(problem: Problem, case: Case) -> str | None:
    """The worker whom an unallocated case would go back to: known to the child, there, and let by the rules.

    Cap and lock do not count. Somebody not in the problem, or in *cover* a covered worker, is nobody.
    """
    known = case.previous_worker_id
    if known is None or known not in problem.worker or known in problem.covered:
        return None
    return known if pair_obstacle(problem, case, problem.worker[known]) is None else None
