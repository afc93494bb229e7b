"""What would fix it: the smallest single changes after which a case that is left over finds a worker.

Each one is found from the rule that stands in the way and then verified by solving the changed problem: only those
after which the case really has a worker are told, with what they do to every level.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil

from solver.assignment import Assignment
from solver.explain.whats_missing import first_obstacle, load_with
from solver.points import available_points, maximum_cases, remaining_share
from solver.problem import Case, Hundredths, Problem, Worker
from solver.result import Result
from solver.rules import OtherTeam, OverCases, OverPoints, SkillMissing, pair_obstacle
from solver.run import solve

_FINEST = 10
"""Hundredths of a point to which the smallest lift of a cap is looked for."""


@dataclass(frozen=True, slots=True)
class ReleaseLock:
    """Unlock the case itself."""


@dataclass(frozen=True, slots=True)
class WidenSearch:
    """Let cases go to workers of other teams."""


@dataclass(frozen=True, slots=True)
class MoveOne:
    """Let one held case more move; which one, and to whom, the answer says."""

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


Change = ReleaseLock | WidenSearch | MoveOne | LiftCap | AddSkill


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A change, verified.

    Attributes:
        change: What to change.
        worker_id: Who takes the case then.
        effect: What each level gains (negative) or loses, by name, where anything changes.
        answer: The answer after the change.
    """

    change: Change
    worker_id: str
    effect: Mapping[str, int]
    answer: Result


def fixes(
    problem: Problem,
    result: Result,
    case_id: str,
    *,
    time_limit: float = 60.0,
    should_stop: Callable[[], bool] | None = None,
) -> Iterator[Fix]:
    """The single changes that give a left-over case a worker, as each is verified: free ones first, then small ones.

    Args:
        problem: The problem that was answered.
        result: Its answer.
        case_id: A case that the answer leaves over.
        time_limit: Seconds for all of them together.
        should_stop: Asked often; True ends the search with fewer fixes.

    Raises:
        KeyError: When the case is not in the problem.
        ValueError: When the case has a worker.
    """
    if result.worker_of[case_id] is not None:
        raise ValueError(f"case {case_id!r} has a worker already")
    deadline = time.monotonic() + time_limit
    verify = _Verifier(problem, result, case_id, deadline, should_stop or (lambda: False))
    for change, changed in _candidates(problem, result, problem.case[case_id]):
        if verify.is_over:
            return
        fix = verify.smallest_lift(change) if isinstance(change, LiftCap) else verify(change, changed)
        if fix is not None:
            yield fix


def _candidates(problem: Problem, result: Result, case: Case) -> Iterator[tuple[Change, Problem]]:
    assignment = Assignment(problem, result.worker_of)
    if case.locked:
        yield ReleaseLock(), _with_case(problem, replace(case, locked=False))
        return
    in_the_way = [(worker, first_obstacle(assignment, case, worker)) for worker in problem.workers]
    if any(isinstance(obstacle, OtherTeam) for _, obstacle in in_the_way):
        yield WidenSearch(), replace(problem, any_team=True)
    if any(isinstance(obstacle, OverPoints | OverCases) for _, obstacle in in_the_way):
        yield MoveOne("", ""), replace(problem, max_moves=problem.max_moves + 1)
    lifts = [_missing_room(assignment, case, w.id) for w, o in in_the_way if isinstance(o, OverPoints | OverCases)]
    for lift in sorted(lifts, key=lambda lift: (lift.points, lift.cases)):
        yield lift, problem
    for worker, obstacle in in_the_way:
        if isinstance(obstacle, SkillMissing) and len(obstacle.skills) == 1:
            (skill,) = obstacle.skills
            trained = replace(worker, skills=worker.skills | {skill})
            if pair_obstacle(problem, case, trained) is None:
                yield AddSkill(worker.id, skill), _with_worker(problem, trained)


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

    @property
    def is_over(self) -> bool:
        return self._should_stop() or time.monotonic() >= self._deadline

    def __call__(self, change: Change, changed: Problem) -> Fix | None:
        answer = solve(
            changed,
            time_limit=max(0.1, self._deadline - time.monotonic()),
            known=self._result.worker_of,
            should_stop=self._should_stop,
        )
        worker_id = answer.worker_of[self._case_id]
        if worker_id is None:
            return None
        if isinstance(change, MoveOne):
            moved = self._moved_besides(answer)
            if moved is None:
                return None
            change = moved
        before = {level.name: level.value for level in self._result.levels}
        effect = {new.name: new.value - before[new.name] for new in answer.levels if new.value != before[new.name]}
        return Fix(change=change, worker_id=worker_id, effect=effect, answer=answer)

    def smallest_lift(self, missing: LiftCap) -> Fix | None:
        """The smallest lift of a worker's cap that does it: fewer points than are missing may do with other places."""
        best = self._lifted(missing)
        low, high = 0, -(-missing.points // _FINEST)
        while best is not None and low < high and not self.is_over:
            middle = (low + high) // 2
            fix = self._lifted(LiftCap(missing.worker_id, min(middle * _FINEST, missing.points), missing.cases))
            if fix is None:
                low = middle + 1
            else:
                best, high = fix, middle
        return best

    def _lifted(self, lift: LiftCap) -> Fix | None:
        worker = self._problem.worker[lift.worker_id]
        return self(lift, _with_worker(self._problem, _with_more_room(self._problem, worker, lift)))

    def _moved_besides(self, answer: Result) -> MoveOne | None:
        """The held case that moves in the new answer and did not before."""
        for case in self._problem.cases:
            start, end = self._problem.start_worker(case), answer.worker_of[case.id]
            if start is not None and end is not None and end not in (start, self._result.worker_of[case.id]):
                return MoveOne(case.id, end)
        return None


def _with_case(problem: Problem, case: Case) -> Problem:
    return replace(problem, cases=tuple(case if old.id == case.id else old for old in problem.cases))


def _with_worker(problem: Problem, worker: Worker) -> Problem:
    return replace(problem, workers=tuple(worker if old.id == worker.id else old for old in problem.workers))


def _missing_room(assignment: Assignment, case: Case, worker_id: str) -> LiftCap:
    """How far the worker would be over points and over cases with the case besides."""
    return LiftCap(
        worker_id,
        max(0, load_with(assignment, case, worker_id) - assignment.available[worker_id]),
        max(0, len(assignment.held[worker_id]) + 1 - assignment.maximum_cases[worker_id]),
    )


def _with_more_room(problem: Problem, worker: Worker, lift: LiftCap) -> Worker:
    """The worker with at least so much more room on the day, reductions included."""
    share = remaining_share(worker, problem.day)
    points = available_points(worker, problem.policy, problem.day) + lift.points
    cases = maximum_cases(worker, problem.policy, problem.day) + lift.cases
    return replace(worker, max_points=ceil(points / share), max_cases=Decimal(ceil(cases / share)))
