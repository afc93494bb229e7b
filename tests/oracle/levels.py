"""The levels, read naively: what an answer is worth, level after level in the order of its mode.

Each function follows a sentence of the rules and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from math import ceil, floor

from tests.oracle.capacity import Answer, available_points, load, remembered
from tests.oracle.inputs import PRIORITIES, OracleCase, OracleProblem, OracleWorker
from tests.oracle.permission import (
    moved,
    pair_rule_in_the_way,
    previous_worker,
    received,
    start_holder,
    taken_as_unallocated,
    worker_of,
)


@remembered
def priority(problem: OracleProblem, case: OracleCase) -> str:
    """The case's own priority, else its category's, one level higher once it is due."""
    if case.own_priority is not None:
        return case.own_priority
    rank = PRIORITIES.index(problem.policy.categories[case.category].priority)
    if case.due is not None and case.due <= problem.day:
        rank = max(rank - 1, 0)
    return PRIORITIES[rank]


def unallocated(problem: OracleProblem, answer: Answer, level: str) -> int:
    """How many cases of that priority stay without a worker."""
    return sum(answer[case.name] is None and priority(problem, case) == level for case in problem.cases)


def continuity(problem: OracleProblem, answer: Answer) -> int:
    """What the children lose in known faces."""
    policy = problem.policy
    cost = policy.move_cost * len(moved(problem, answer))
    for case, worker in received(problem, answer):
        if not taken_as_unallocated(problem, case):
            continue
        known = previous_worker(problem, case)
        if known is not None and known != worker.name:
            could = pair_rule_in_the_way(problem, case, worker_of(problem, known)) is None
            cost += policy.previous_worker_cost if could else 0
    for family in {case.family for case in problem.cases if case.family is not None}:
        faces = {answer[case.name] for case in problem.cases if case.family == family} - {None}
        cost += policy.family_worker_cost * max(len(faces) - 1, 0)
    return cost


def fit(problem: OracleProblem, answer: Answer) -> int:
    """How well the cases newly given or moved suit the workers who get them."""
    policy = problem.policy
    cost = 0
    horizon = problem.day + timedelta(days=policy.long_term_leaving_days)
    for case, worker in received(problem, answer):
        cost += policy.language_cost * len(case.preferred_languages - worker.languages)
        cost += policy.skill_cost * len(case.preferred_skills - worker.skills)
        soon_gone = worker.leaves is not None and worker.leaves <= horizon
        if problem.policy.categories[case.category].long_term and (worker.agency or soon_gone):
            cost += policy.long_term_cost
        if not any(
            start_holder(problem, other) == worker.name and other.category == case.category for other in problem.cases
        ):
            cost += policy.new_category_cost
    return cost


def percent(problem: OracleProblem, answer: Answer, worker: OracleWorker) -> int:
    """Workload in whole per cent, rounded up."""
    return ceil(Fraction(100 * load(problem, answer, worker), available_points(problem, worker)))


def peak_of_receivers(problem: OracleProblem, answer: Answer) -> int:
    """The highest workload among the workers who receive a case; 0 when nobody does."""
    receivers = {worker.name for _, worker in received(problem, answer)}
    return max((percent(problem, answer, w) for w in with_points(problem) if w.name in receivers), default=0)


def with_points(problem: OracleProblem) -> list[OracleWorker]:
    """The workers who have available points, whether or not they have started or left."""
    return [worker for worker in problem.workers if available_points(problem, worker) > 0]


def peak_of_all(problem: OracleProblem, answer: Answer) -> int:
    """The highest workload over all workers with available points."""
    return max((percent(problem, answer, worker) for worker in with_points(problem)), default=0)


def spread(problem: OracleProblem, answer: Answer) -> int:
    """Sum of load x load / available in ten-thousandths of a point, each rounded down."""
    total = 0
    for worker in with_points(problem):
        points = Fraction(load(problem, answer, worker), 100)
        total += floor(points * points / Fraction(available_points(problem, worker), 100) * 10000)
    return total


def overload(problem: OracleProblem, answer: Answer) -> int:
    """Sum of the points over available, all workers, in hundredths."""
    return sum(max(load(problem, answer, w) - available_points(problem, w), 0) for w in problem.workers)


def stability(problem: OracleProblem, answer: Answer) -> int:
    """How many differ from the suggestion the manager last saw."""
    seen = problem.last_seen or {}
    return sum(name in seen and seen[name] != who for name, who in answer.items())


LEVELS_WITHOUT_UNALLOCATED = {
    "allocate": (("continuity", continuity), ("fit", fit), ("peak", peak_of_receivers), ("spread", spread)),
    "cover": (("continuity", continuity), ("fit", fit), ("peak", peak_of_receivers), ("spread", spread)),
    "rebalance": (
        ("overload", overload),
        ("peak", peak_of_all),
        ("spread", spread),
        ("continuity", continuity),
        ("fit", fit),
    ),
}


def levels(problem: OracleProblem, answer: Answer) -> Iterator[tuple[str, int]]:
    """Every level's name and value, in the order of the mode, worked out one at a time."""
    for name in PRIORITIES:
        yield name, unallocated(problem, answer, name)
    for name, value in LEVELS_WITHOUT_UNALLOCATED[problem.mode]:
        yield name, value(problem, answer)
    if problem.last_seen is not None:
        yield "stability", stability(problem, answer)
