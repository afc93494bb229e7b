"""Fit: preferred language and skills, staying long enough, and the kind of work the worker already does.

Mixing types of case raises the feeling of overload, hence the small cost of a first case of a category.
"""

from __future__ import annotations

from solver.assignment import Assignment
from solver.problem import Case, Problem, Worker
from solver.rules import is_leaving_within


def value(assignment: Assignment) -> int:
    """What the cases newly given or moved lose in fit, in units of the policy's fit weights."""
    problem = assignment.problem
    held_before = categories_held(problem)
    total = 0
    for case in assignment.placed:
        worker_id = assignment.worker_of[case.id]
        assert worker_id is not None
        total += cost(problem, case, problem.worker[worker_id], held_before[worker_id])
    return total


def cost(problem: Problem, case: Case, worker: Worker, held_before: frozenset[str]) -> int:
    """What one case on one worker costs; ``held_before`` are the categories the worker holds before the run."""
    weights = problem.policy.fit
    total = 0
    if case.preferred_language is not None and case.preferred_language not in worker.languages:
        total += weights.preferred_language
    total += weights.preferred_skill * len(case.preferred_skills - worker.skills)
    if problem.category_of(case).long_term and is_short_stay(problem, worker):
        total += weights.short_stay
    if case.category not in held_before:
        total += weights.new_category
    return total


def is_short_stay(problem: Problem, worker: Worker) -> bool:
    """Whether the worker is from an agency or leaves soon."""
    return worker.agency or is_leaving_within(worker, problem.day, problem.policy.fit.leaving_days)


def categories_held(problem: Problem) -> dict[str, frozenset[str]]:
    """The categories each worker holds before the run."""
    held: dict[str, set[str]] = {worker.id: set() for worker in problem.workers}
    for case in problem.cases:
        worker_id = problem.start_worker(case)
        if worker_id is not None:
            held[worker_id].add(case.category)
    return {worker_id: frozenset(codes) for worker_id, codes in held.items()}
