"""Everything that explains one case of an answer, in one call."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from solver.assignment import Assignment
from solver.explain.alternatives import Alternative, alternatives
from solver.explain.asked_about import case_asked_about
from solver.explain.fixes import Fix, fixes, ranked
from solver.explain.staffing import Shortage, staffing
from solver.explain.terms import Term
from solver.explain.why import why
from solver.problem import Problem
from solver.result import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a case is where the answer has it.

    Attributes:
        case_id: The case.
        worker_id: Who has it in the answer; None when it is left over.
        terms: What speaks for the worker, the most important first.
        alternatives: Everybody else, in the problem's order: the rule in the way, or what choosing them costs.
        runner_up: Who of them costs least, level by level; None where none of them can take it.
        decided_by: The first level at which the runner-up is worse; None where it is equally good, or there is none.
        fixes: For a case left over the single changes that give it a worker, the smallest first.
        short: For a case left over what is short of its skills.
        is_exact: Whether everybody else was looked at and every cost is proved; not where a stop came first.
    """

    case_id: str
    worker_id: str | None
    terms: tuple[Term, ...]
    alternatives: tuple[Alternative, ...]
    runner_up: str | None
    decided_by: str | None
    fixes: tuple[Fix, ...]
    short: tuple[Shortage, ...]
    is_exact: bool


def explain(
    problem: Problem,
    result: Result,
    case_id: str,
    *,
    time_limit: float = 60.0,
    should_stop: Callable[[], bool] | None = None,
) -> Explanation:
    """Explain where one case is in an answer.

    Args:
        problem: The problem that was answered.
        result: Its answer.
        case_id: The case in question.
        time_limit: Seconds for the whole explanation.
        should_stop: Asked often; True ends it with what has been found.

    Raises:
        UnknownCase: When the case is not in the problem.
    """
    ends = time.monotonic() + time_limit
    worker_id = result.worker_of[case_asked_about(problem, case_id).id]
    after = Assignment(problem, result.worker_of)
    before = Assignment(problem, {case.id: case.worker_id for case in problem.cases})
    others = tuple(alternatives(problem, result, case_id, time_limit=time_limit, should_stop=should_stop))
    runner_up = cheapest(others)
    left_over = worker_id is None
    left = max(0.0, ends - time.monotonic())
    return Explanation(
        case_id=case_id,
        worker_id=worker_id,
        terms=why(before, after, case_id),
        alternatives=others,
        runner_up=None if runner_up is None else runner_up.worker_id,
        decided_by=None if runner_up is None else runner_up.decided_by,
        fixes=tuple(ranked(fixes(problem, result, case_id, time_limit=left, should_stop=should_stop)))
        if left_over
        else (),
        short=tuple(s for s in staffing(after) if case_id in s.case_ids) if left_over else (),
        is_exact=len(others) == len(problem.workers) - (not left_over) and all(other.is_exact for other in others),
    )


def cheapest(others: tuple[Alternative, ...]) -> Alternative | None:
    """Who costs least, level by level; of equal ones the first. None where nobody can take the case."""
    possible = [other for other in others if other.cost is not None]
    return min(possible, key=lambda other: tuple((other.cost or {}).values()), default=None)
