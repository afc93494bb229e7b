"""What would fix it: the smallest single changes after which a case that is left over finds a worker.

Each one is found from the rule that stands in the way and then verified by solving the changed problem: only those
after which the case really has a worker, and fewer or less urgent cases are left over than before, are told, with what
they do to the levels. So no fix is told that takes a worker from another case just as urgent.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from solver.assignment import Assignment, as_it_stands
from solver.explain.asked_about import case_asked_about
from solver.explain.if_better import UNALLOCATED, above_peak, solve_if_better
from solver.explain.insisting import as_asked, insisting_on
from solver.explain.one_place import in_any_answer
from solver.explain.single_changes import (
    AddSkill,
    Change,
    LiftCap,
    MoveOne,
    ReleaseLock,
    WidenSearch,
    changed,
    size,
)
from solver.explain.whats_missing import first_obstacle, load_with
from solver.problem import Case, Problem
from solver.result import Result
from solver.rules import OtherTeam, OverCases, OverPoints, SkillMissing, pair_obstacle

_FINEST = 10
"""Hundredths of a point to which the smallest lift of a cap is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A change, verified.

    Attributes:
        change: What to change.
        worker_id: Who takes the case then.
        effect: What each level above *peak* gains (negative) or loses, by name, where anything changes.
        answer: An answer to the problem as `changed` makes it; closed down to *peak*, and from there as it came.
        is_suggested: Whether the best answer gives the case a worker by itself; if not, the change makes room that the
            best answer gives to another case just as urgent.
    """

    change: Change
    worker_id: str
    effect: Mapping[str, int]
    answer: Result
    is_suggested: bool


def fixes(
    problem: Problem,
    result: Result,
    case_id: str,
    *,
    time_limit: float = 60.0,
    should_stop: Callable[[], bool] | None = None,
) -> Iterator[Fix]:
    """The single changes that give a left-over case a worker, as each is verified.

    What costs nobody anything comes first, then the likeliest small ones; `ranked` puts them in order.

    Args:
        problem: The problem that was answered.
        result: Its answer.
        case_id: A case that the answer leaves over.
        time_limit: Seconds for all of them together.
        should_stop: Asked often; True ends the search with fewer fixes.

    Raises:
        UnknownCase: When the case is not in the problem.
        ValueError: When the case has a worker.
    """
    case = case_asked_about(problem, case_id)
    if result.worker_of[case_id] is not None:
        raise ValueError(f"case {case_id!r} has a worker already")
    deadline = time.monotonic() + time_limit
    verify = _Verifier(problem, result, case_id, deadline, should_stop or (lambda: False))
    for change in _candidates(problem, result, case):
        if verify.is_over:
            return
        fix = verify.smallest_lift(change) if isinstance(change, LiftCap) else verify(change)
        if fix is not None:
            yield fix


def ranked(found: Iterable[Fix]) -> list[Fix]:
    """The smallest change first; of those as small, as they came."""
    return sorted(found, key=lambda fix: size(fix.change))


def _candidates(problem: Problem, result: Result, case: Case) -> Iterator[Change]:
    assignment = Assignment(problem, result.worker_of)
    if case.locked:
        yield ReleaseLock(case.id)
        return
    in_the_way = [(worker, first_obstacle(assignment, case, worker)) for worker in problem.workers]
    if any(isinstance(obstacle, OtherTeam) for _, obstacle in in_the_way):
        yield WidenSearch()
    if any(isinstance(obstacle, OverPoints | OverCases) for _, obstacle in in_the_way):
        yield MoveOne("", "")
    lifts = [_missing_room(assignment, case, w.id) for w, o in in_the_way if isinstance(o, OverPoints | OverCases)]
    yield from sorted(lifts, key=lambda lift: (lift.points, lift.cases))
    for worker, obstacle in in_the_way:
        if isinstance(obstacle, SkillMissing) and len(obstacle.skills) == 1:
            (skill,) = obstacle.skills
            trained = replace(worker, skills=worker.skills | {skill})
            if pair_obstacle(problem, case, trained) is None:
                yield AddSkill(worker.id, skill)


class _Verifier:
    """Solves a changed problem and says whether the case has a worker then."""

    def __init__(
        self, problem: Problem, result: Result, case_id: str, deadline: float, should_stop: Callable[[], bool]
    ) -> None:
        self._problem = problem
        self._result = result
        self._case_id = case_id
        self._deadline = deadline
        self._should_stop = should_stop
        self._told = above_peak(result)
        self._counted = UNALLOCATED + bool(problem.chosen)

    @property
    def is_over(self) -> bool:
        return self._should_stop() or time.monotonic() >= self._deadline

    def __call__(self, change: Change) -> Fix | None:
        """The fix, where the change is one."""
        then = changed(self._problem, change)
        answer = self._solved(then, self._told)
        if answer is None:
            return None
        is_suggested = answer.worker_of[self._case_id] is not None
        if not is_suggested:
            answer = self._insisted(then, change)
        if answer is None:
            return None
        if isinstance(change, MoveOne):
            moved = self._moved_besides(answer)
            if moved is None:
                return None
            change = moved
        worker_id = answer.worker_of[self._case_id]
        assert worker_id is not None
        before = {level.name: level.value for level in self._result.levels}
        levels = [level for level in answer.levels if level.name in before][: self._told]
        return Fix(
            change=change,
            worker_id=worker_id,
            effect={level.name: d for level in levels if (d := level.value - before[level.name])},
            answer=answer,
            is_suggested=is_suggested,
        )

    def _insisted(self, then: Problem, change: Change) -> Result | None:
        """There is room now, and a case just as urgent would get it: an answer in which it is this case's."""
        start = as_it_stands(then)
        case = then.case[self._case_id]
        may = [worker.id for worker in then.workers if in_any_answer(start, case, worker) is None]
        # Who changes is the likeliest one to take it.
        for worker_id in sorted(may, key=lambda w: w != getattr(change, "worker_id", None)):
            if self.is_over:
                return None
            answer = self._solved(insisting_on(then, self._case_id, worker_id), self._told)
            if answer is not None and answer.worker_of[self._case_id] == worker_id:
                return as_asked(then, self._case_id, answer)
        return None

    def smallest_lift(self, missing: LiftCap) -> Fix | None:
        """The smallest lift of a worker's cap that does it: fewer points than are missing may do with other places."""
        low, high = self._least(missing) // _FINEST, -(-missing.points // _FINEST)
        # Mostly no other places help: then one look below says so.
        middle = high - 1
        while low < high and not self.is_over:
            if self._helps(_of(missing, middle)):
                high = middle
            else:
                low = middle + 1
            middle = (low + high) // 2
        # With less there may be room for another case just as urgent, but not for this one.
        return self(_of(missing, high)) or self(missing)

    def _helps(self, lift: LiftCap) -> bool:
        """Whether fewer or less urgent cases are left over with the lift."""
        return self._solved(changed(self._problem, lift), self._counted) is not None

    def _solved(self, problem: Problem, until: int) -> Result | None:
        return solve_if_better(
            problem,
            self._result,
            first=self._counted,
            until=until,
            time_limit=max(0.1, self._deadline - time.monotonic()),
            should_stop=self._should_stop,
        )

    def _least(self, missing: LiftCap) -> int:
        """Points that the lift needs whatever else is arranged, where nobody else could ever take the case."""
        case = self._problem.case[self._case_id]
        start = as_it_stands(self._problem)
        others = (worker for worker in self._problem.workers if worker.id != missing.worker_id)
        if any(in_any_answer(start, case, worker) is None for worker in others):
            return 0
        alone = in_any_answer(start, case, self._problem.worker[missing.worker_id])
        return alone.by if isinstance(alone, OverPoints) else 0

    def _moved_besides(self, answer: Result) -> MoveOne | None:
        """The held case that moves in the new answer and did not before."""
        for case in self._problem.cases:
            start, end = self._problem.start_worker(case), answer.worker_of[case.id]
            if start is not None and end is not None and end not in (start, self._result.worker_of[case.id]):
                return MoveOne(case.id, end)
        return None


def _of(missing: LiftCap, steps: int) -> LiftCap:
    """The lift by so many of the finest steps, but never more than is missing."""
    return replace(missing, points=min(steps * _FINEST, missing.points))


def _missing_room(assignment: Assignment, case: Case, worker_id: str) -> LiftCap:
    """How far the worker would be over points and over cases with the case besides."""
    return LiftCap(
        worker_id,
        max(0, load_with(assignment, case, worker_id) - assignment.available[worker_id]),
        max(0, len(assignment.held[worker_id]) + 1 - assignment.maximum_cases[worker_id]),
    )
