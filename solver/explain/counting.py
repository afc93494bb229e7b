"""Count the parts of *continuity* and *fit* of an answer; times the policy's weights they are the levels' values."""

from __future__ import annotations

from solver.assignment import Assignment
from solver.explain.parts import Parts
from solver.objectives.continuity import previous_worker
from solver.objectives.fit import categories_held, is_short_stay
from solver.problem import Case, Worker


def parts_of(assignment: Assignment) -> Parts:
    """The parts of an answer."""
    problem = assignment.problem
    held_before = categories_held(problem)
    placed = [
        (case, problem.worker[w]) for case in assignment.placed if (w := assignment.worker_of[case.id]) is not None
    ]
    return Parts(
        moves=len(assignment.moved),
        not_the_previous=sum(_is_not_the_previous(assignment, case, worker) for case, worker in placed),
        beyond_the_first=sum(_beyond_the_first(assignment, family) for family in problem.families.values()),
        languages_missing=sum(
            case.preferred_language is not None and case.preferred_language not in worker.languages
            for case, worker in placed
        ),
        skills_missing=sum(len(case.preferred_skills - worker.skills) for case, worker in placed),
        short_stays=sum(
            problem.category_of(case).long_term and is_short_stay(problem, worker) for case, worker in placed
        ),
        new_work=sum(case.category not in held_before[worker.id] for case, worker in placed),
    )


def _is_not_the_previous(assignment: Assignment, case: Case, worker: Worker) -> bool:
    problem = assignment.problem
    return problem.start_worker(case) is None and previous_worker(problem, case) not in (None, worker.id)


def _beyond_the_first(assignment: Assignment, family: tuple[Case, ...]) -> int:
    return max(0, len({assignment.worker_of[case.id] for case in family} - {None}) - 1)
