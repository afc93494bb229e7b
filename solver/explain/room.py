"""The price of room: what a little more capacity, a skill or a colleague more would be worth now, by solving again.

Candidates are those that stand in some case's way today: who is at the cap for it, which skill is missing, what kind of
colleague could take it. Each one is verified: its worth is the difference between two answers, not an estimate.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from solver.assignment import Assignment
from solver.explain.changes import LevelChange
from solver.explain.if_better import above_peak, solve_if_better
from solver.explain.single_changes import AddSkill, AddWorker, Change, LiftCap, changed, size
from solver.explain.whats_missing import first_obstacle
from solver.problem import Case, Hundredths, Problem, Worker
from solver.result import Result, Status
from solver.rules import OverCases, OverPoints, SkillMissing, pair_obstacle

A_POINT: Hundredths = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPrice:
    """What a change is worth.

    Attributes:
        change: What there is more of.
        gain: The levels above *peak* that differ, in order; the first is better.
        answer: An answer to the problem as `changed` makes it; closed down to *peak*, and from there as it came.
        is_exact: Whether those levels are proved in both answers; else the worth may be another.
    """

    change: Change
    gain: tuple[LevelChange, ...]
    answer: Result
    is_exact: bool


def price_of_room(
    problem: Problem,
    result: Result,
    *,
    time_limit: float = 60.0,
    should_stop: Callable[[], bool] | None = None,
) -> Iterator[RoomPrice]:
    """What more room is worth, as each figure is verified; what gains nothing is not told.

    Tried are, where a case is left over: whole points, or a case, more for each worker whose cap keeps it away, as much
    as it takes; a skill more where it is all that the case lacks; a full-time colleague more with the case's skills.
    And then one point, or one case, more for each worker at the cap for any case that was given out or is left over.

    Args:
        problem: The problem that was answered.
        result: Its answer.
        time_limit: Seconds for all of them together.
        should_stop: Asked often; True ends the search with fewer.
    """
    deadline = time.monotonic() + time_limit
    stop = should_stop or (lambda: False)
    first = above_peak(result)
    for change in _candidates(Assignment(problem, result.worker_of)):
        if stop() or time.monotonic() >= deadline:
            return
        answer = solve_if_better(
            changed(problem, change),
            result,
            first=first,
            until=first,
            time_limit=max(0.1, deadline - time.monotonic()),
            should_stop=stop,
        )
        if answer is not None:
            levels = (*result.levels[:first], *answer.levels[:first])
            yield RoomPrice(
                change=change,
                answer=answer,
                gain=_gain(result, answer, first),
                is_exact=all(level.status is Status.PROVED for level in levels),
            )


def ranked(prices: Iterable[RoomPrice]) -> list[RoomPrice]:
    """The most worth first, level by level; of those worth the same the smallest change."""
    return sorted(prices, key=lambda price: (_worth(price), size(price.change)))


def _worth(price: RoomPrice) -> tuple[int, ...]:
    return tuple(level.value for level in price.answer.levels[: above_peak(price.answer)])


def _gain(before: Result, after: Result, first: int) -> tuple[LevelChange, ...]:
    return tuple(
        LevelChange(new.name, old.value, new.value)
        for old, new in zip(before.levels[:first], after.levels[:first], strict=True)
        if new.value != old.value
    )


def _candidates(answer: Assignment) -> Iterator[Change]:
    left_over = sorted((case for case in answer.unallocated if not case.locked), key=answer.problem.priority_of)
    yield from dict.fromkeys(
        (
            *_lifts(answer, left_over, whole_cases=True),
            *_skills(answer, left_over),
            *_colleagues(answer, left_over),
            *_lifts(answer, [*left_over, *answer.placed], whole_cases=False),
        )
    )


def _lifts(answer: Assignment, cases: list[Case], *, whole_cases: bool) -> Iterator[Change]:
    """For each worker whose cap keeps one of the cases away: as much room as that takes, or just a little."""
    for worker in answer.problem.workers:
        found = [first_obstacle(answer, case, worker) for case in cases if answer.worker_of[case.id] != worker.id]
        over = [obstacle.by for obstacle in found if isinstance(obstacle, OverPoints)]
        if over:
            yield LiftCap(worker.id, -(-min(over) // A_POINT) * A_POINT if whole_cases else A_POINT, 0)
        if any(isinstance(obstacle, OverCases) for obstacle in found):
            yield LiftCap(worker.id, 0, 1)


def _skills(answer: Assignment, left_over: list[Case]) -> Iterator[Change]:
    problem = answer.problem
    for case in left_over:
        for worker in problem.workers:
            obstacle = first_obstacle(answer, case, worker)
            if isinstance(obstacle, SkillMissing) and len(obstacle.skills) == 1:
                (skill,) = obstacle.skills
                if pair_obstacle(problem, case, replace(worker, skills=worker.skills | {skill})) is None:
                    yield AddSkill(worker.id, skill)


def _colleagues(answer: Assignment, left_over: list[Case]) -> Iterator[Change]:
    """Somebody full-time for each set of skills that a left-over case requires, who may lead the most urgent one."""
    problem = answer.problem
    seen: set[frozenset[str]] = set()
    for case in left_over:
        skills = problem.required_skills(case)
        if skills in seen:
            continue
        seen.add(skills)
        somebody = Worker(
            id=_new_id(problem, skills),
            team=case.team or (problem.workers[0].team if problem.workers else ""),
            role=min(problem.category_of(case).roles),
            fte=Decimal(1),
            skills=skills,
            languages=frozenset() if case.language is None else frozenset({case.language}),
        )
        if pair_obstacle(problem, case, somebody) is None:
            yield AddWorker(somebody)


def _new_id(problem: Problem, skills: frozenset[str]) -> str:
    """An id that nobody has."""
    new = "new: " + ", ".join(sorted(skills))
    while new in problem.worker:
        new += "'"
    return new
