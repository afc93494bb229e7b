"""What stands in the way of a case that is left over: for each worker the first rule, judged on the answer itself."""

from __future__ import annotations

from dataclasses import dataclass

from solver.assignment import Assignment
from solver.points import load
from solver.problem import Case, Hundredths, Worker
from solver.rules import LockedInPlace, Obstacle, cap, pair_obstacle


@dataclass(frozen=True, slots=True)
class InTheWay:
    """One worker and the first rule that keeps the case away; None when nothing does (only where a limit ended it)."""

    worker_id: str
    obstacle: Obstacle | None


def whats_missing(assignment: Assignment, case: Case) -> tuple[InTheWay, ...]:
    """What stands in the way of a case that nobody holds, one entry a worker, in the problem's order of workers."""
    return tuple(InTheWay(worker.id, first_obstacle(assignment, case, worker)) for worker in assignment.problem.workers)


def first_obstacle(assignment: Assignment, case: Case, worker: Worker) -> Obstacle | None:
    """The first rule in the way, in the order role, skill, language, excluded, available, team, cap, lock.

    The cap is judged on what the worker would hold: the cases of the answer and this one, with travel to it and the
    family factor.
    """
    obstacle = pair_obstacle(assignment.problem, case, worker)
    if obstacle is None:
        obstacle = cap(
            load_with(assignment, case, worker.id),
            assignment.available[worker.id],
            _count_with(assignment, case, worker.id),
            assignment.maximum_cases[worker.id],
        )
    return LockedInPlace() if obstacle is None and case.locked else obstacle


def load_with(assignment: Assignment, case: Case, worker_id: str) -> Hundredths:
    """The worker's load once the case is there too, in hundredths.

    Only brothers and sisters weigh differently together, so only their part is counted anew: for a whole service
    there are a hundred thousand pairs to look at.
    """
    if assignment.worker_of[case.id] == worker_id:
        return assignment.load[worker_id]
    policy = assignment.problem.policy
    family = () if case.family_id is None else assignment.problem.families[case.family_id]
    there = [sibling for sibling in family if assignment.worker_of[sibling.id] == worker_id]
    return assignment.load[worker_id] - load(there, worker_id, policy) + load([*there, case], worker_id, policy)


def _count_with(assignment: Assignment, case: Case, worker_id: str) -> int:
    return len(assignment.held[worker_id]) + (assignment.worker_of[case.id] != worker_id)
