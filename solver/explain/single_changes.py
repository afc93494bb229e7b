"""Single changes that make room or open a way: what would fix a case left over, and what room is worth.

Each says what to change and nothing of what follows from it; `changed` gives the problem as it would be then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil

from solver.points import available_points, maximum_cases, remaining_share
from solver.problem import Case, Hundredths, Problem, Worker


@dataclass(frozen=True, slots=True)
class ReleaseLock:
    """Unlock the case itself."""

    case_id: str


@dataclass(frozen=True, slots=True)
class WidenSearch:
    """Let cases go to workers of other teams."""


@dataclass(frozen=True, slots=True)
class MoveOne:
    """Let one held case more move; this one, to this worker, is what the answer makes of it."""

    case_id: str
    worker_id: str


@dataclass(frozen=True, slots=True)
class LiftCap:
    """Let a worker carry so many hundredths of a point, and hold so many cases, more today."""

    worker_id: str
    points: Hundredths
    cases: int


@dataclass(frozen=True, slots=True)
class AddSkill:
    """A worker gains a skill."""

    worker_id: str
    skill: str


@dataclass(frozen=True, slots=True)
class AddWorker:
    """Somebody like this joins, with nothing held yet."""

    worker: Worker


Change = ReleaseLock | WidenSearch | MoveOne | LiftCap | AddSkill | AddWorker


def changed(problem: Problem, change: Change) -> Problem:
    """The problem after a change.

    Raises:
        KeyError: When the case or the worker of the change is not in the problem.
        ValueError: When a worker with the id of the one who joins is there already.
    """
    match change:
        case ReleaseLock(case_id=case_id):
            return with_case(problem, replace(problem.case[case_id], locked=False))
        case WidenSearch():
            return replace(problem, any_team=True)
        case MoveOne():
            return replace(problem, max_moves=problem.max_moves + 1)
        case LiftCap(worker_id=worker_id):
            return with_worker(problem, _with_more_room(problem, problem.worker[worker_id], change))
        case AddSkill(worker_id=worker_id, skill=skill):
            worker = problem.worker[worker_id]
            return with_worker(problem, replace(worker, skills=worker.skills | {skill}))
        case AddWorker(worker=worker):
            return replace(problem, workers=(*problem.workers, worker))


def size(change: Change) -> tuple[int, Hundredths, int]:
    """How large a change is, to sort by: what costs nothing, then room (less of it first), a skill, a colleague."""
    match change:
        case ReleaseLock():
            return (0, 0, 0)
        case WidenSearch():
            return (1, 0, 0)
        case MoveOne():
            return (2, 0, 0)
        case LiftCap(points=points, cases=cases):
            return (3, points, cases)
        case AddSkill():
            return (4, 0, 0)
        case AddWorker():
            return (5, 0, 0)


def with_case(problem: Problem, case: Case) -> Problem:
    """The problem with another state of one case."""
    return replace(problem, cases=tuple(case if old.id == case.id else old for old in problem.cases))


def with_worker(problem: Problem, worker: Worker) -> Problem:
    """The problem with another state of one worker."""
    return replace(problem, workers=tuple(worker if old.id == worker.id else old for old in problem.workers))


def _with_more_room(problem: Problem, worker: Worker, lift: LiftCap) -> Worker:
    """The worker with at least so much more room on the day, reductions included."""
    share = remaining_share(worker, problem.day)
    points = available_points(worker, problem.policy, problem.day) + lift.points
    cases = maximum_cases(worker, problem.policy, problem.day) + lift.cases
    return replace(worker, max_points=ceil(points / share), max_cases=Decimal(ceil(cases / share)))
