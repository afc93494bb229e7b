"""Why not each other worker: the first rule in the way, or the exact cost of choosing them, level by level.

The cost is that of the best answer in which the worker takes the case and everything else is arranged as well as can
be. It is found by solving again: taking one case out of its place and comparing ranks workers wrongly in about half of
the cases. For a team all workers share most of the work (`each_choice`); else the answer already known bounds every
level from below, so that much of the work is skipped.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from solver.assignment import Assignment, as_it_stands
from solver.explain.asked_about import case_asked_about
from solver.explain.each_choice import EachChoice
from solver.explain.floor import floor_of
from solver.explain.insisting import as_asked, insisting_on
from solver.explain.one_place import in_any_answer, with_room_made
from solver.explain.whats_missing import first_obstacle
from solver.problem import Problem
from solver.result import Result
from solver.rules import Obstacle
from solver.run import solve


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another worker for a case.

    Attributes:
        worker_id: The worker.
        obstacle: The first rule in the way; then there is no cost and no answer.
        cost: What each level loses (negative: gains), by name; the first that is not 0 decides.
        answer: The best answer with this worker.
        extra_moves: Moves of held cases beyond those allowed that the answer takes: to move this one by choice is one.
        is_exact: Whether every level of both answers is proved; else the cost may be lower or higher.
    """

    worker_id: str
    obstacle: Obstacle | None = None
    cost: Mapping[str, int] | None = None
    answer: Result | None = None
    extra_moves: int = 0
    is_exact: bool = True

    @property
    def decided_by(self) -> str | None:
        """The first level at which this worker costs something; None where nothing is lost, or a rule is in the way."""
        first = next(((name, loss) for name, loss in (self.cost or {}).items() if loss), None)
        return first[0] if first is not None and first[1] > 0 else None


def alternatives(
    problem: Problem,
    result: Result,
    case_id: str,
    *,
    time_limit: float = 60.0,
    should_stop: Callable[[], bool] | None = None,
) -> Iterator[Alternative]:
    """Every worker but the one the answer gives the case to, in the problem's order, as each is found.

    For a held case the cost of somebody else is that of moving it, one move beyond those allowed.

    Args:
        problem: The problem that was answered.
        result: Its answer.
        case_id: The case in question.
        time_limit: Seconds for all of them together.
        should_stop: Asked often; True ends the search with fewer alternatives.

    Raises:
        UnknownCase: When the case is not in the problem.
    """
    case = case_asked_about(problem, case_id)
    start, assignment = as_it_stands(problem), Assignment(problem, result.worker_of)
    deadline = time.monotonic() + time_limit
    choices = EachChoice(problem, case, deadline, should_stop)
    for worker in problem.workers:
        if worker.id == result.worker_of[case_id]:
            continue
        if should_stop is not None and should_stop():
            return
        home = problem.start_worker(case)
        obstacle = in_any_answer(start, case, worker)
        if obstacle is not None:
            # Where it is the cap, the answer says how far over: that is what stands on the board.
            yield Alternative(worker_id=worker.id, obstacle=first_obstacle(assignment, case, worker) or obstacle)
            continue
        # To move a held case by choice is a move beyond those allowed; then the old levels bound nothing.
        beyond = int(home is not None and worker.id != home)
        known = with_room_made(assignment, case, worker.id)
        found = choices.best_with(worker.id, known)
        if found is not None:
            yield Alternative(
                worker_id=worker.id,
                cost={new.name: new.value - old.value for new, old in zip(found.levels, result.levels, strict=True)},
                answer=found,
                extra_moves=beyond,
                is_exact=result.is_proved,
            )
            continue
        answer = solve(
            insisting_on(problem, case_id, worker.id, extra_moves=beyond),
            time_limit=max(0.1, deadline - time.monotonic()),
            known=known,
            floor=() if beyond or case_id in problem.chosen else (*(() if problem.chosen else (0,)), *floor_of(result)),
            should_stop=should_stop,
        )
        if answer.worker_of[case_id] != worker.id:
            obstacle = first_obstacle(assignment, case, worker) or first_obstacle(start, case, worker)
            # Where others are chosen too, it may be that one of those was kept instead.
            is_exact = answer.is_proved and not problem.chosen
            yield Alternative(worker_id=worker.id, obstacle=obstacle, is_exact=is_exact)
            continue
        answer = as_asked(problem, case_id, answer)
        yield Alternative(
            worker_id=worker.id,
            cost={new.name: new.value - old.value for new, old in zip(answer.levels, result.levels, strict=True)},
            answer=answer,
            extra_moves=beyond,
            is_exact=answer.is_proved and result.is_proved,
        )
