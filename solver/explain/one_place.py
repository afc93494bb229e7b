"""One case on one worker, without a search: the rule that forbids it in every answer, or an answer to begin with."""

from __future__ import annotations

from solver.assignment import Assignment
from solver.explain.whats_missing import load_with
from solver.points import case_points, load
from solver.problem import Case, Worker
from solver.rules import LockedInPlace, Obstacle, cap, is_within_cap, pair_obstacle


def in_any_answer(start: Assignment, case: Case, worker: Worker) -> Obstacle | None:
    """The first rule that keeps the case from the worker whatever else is arranged; None where a search must say.

    Args:
        start: Who holds what before anything is given out.
        case: The case.
        worker: The worker; who holds the case already does not receive it, and no rule but a lock elsewhere counts.
    """
    home = start.worker_of[case.id]
    if worker.id == home:
        return None
    obstacle = pair_obstacle(start.problem, case, worker)
    if obstacle is not None:
        return obstacle
    if case.locked:
        return LockedInPlace()
    return _over_the_cap_at_best(start, case, worker.id)


def _over_the_cap_at_best(start: Assignment, case: Case, worker_id: str) -> Obstacle | None:
    """How far the worker is over the cap with the case, even when as many held cases as may move have gone.

    A case that goes takes at most its full points with it, family or not, so the heaviest count in full.
    """
    problem = start.problem
    held = start.held[worker_id]
    full = [case_points(c, worker_id, problem.policy) for c in held if not c.locked]
    gone = sorted(full, reverse=True)[: problem.max_moves]
    return cap(
        load_with(start, case, worker_id) - sum(gone),
        start.available[worker_id],
        len(held) + 1 - len(gone),
        start.maximum_cases[worker_id],
    )


def with_room_made(answer: Assignment, case: Case, worker_id: str) -> dict[str, str | None]:
    """The answer with the case on the worker, and without the lightest cases given to the worker that make it fit.

    Those go back to the tray, for a search to place them anew. Where there are not enough of them it is no answer.
    """
    problem = answer.problem
    worker_of = {**answer.worker_of, case.id: worker_id}
    there = [*(c for c in answer.held[worker_id] if c.id != case.id), case]
    given = [c for c in there if c.id != case.id and problem.start_worker(c) is None]
    given.sort(key=lambda c: (-problem.priority_of(c), case_points(c, worker_id, problem.policy), c.id))
    while given and not _fits(answer, there, worker_id):
        gone = _smallest_enough(answer, there, given, worker_id) or given[0]
        given.remove(gone)
        there.remove(gone)
        worker_of[gone.id] = None
    return worker_of


def _smallest_enough(answer: Assignment, there: list[Case], given: list[Case], worker_id: str) -> Case | None:
    return next((c for c in given if _fits(answer, [d for d in there if d is not c], worker_id)), None)


def _fits(answer: Assignment, cases: list[Case], worker_id: str) -> bool:
    policy = answer.problem.policy
    return is_within_cap(
        load(cases, worker_id, policy), answer.available[worker_id], len(cases), answer.maximum_cases[worker_id]
    )
