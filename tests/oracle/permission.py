"""The hard rules, read naively: where everybody stands at the start, who may take what, which answers are legal.

Each function follows a sentence of the rules and nothing else.
"""

from __future__ import annotations

from datetime import date, timedelta

from tests.oracle.capacity import Answer, active, available_points, load, maximum_cases, remembered
from tests.oracle.inputs import OracleCase, OracleProblem, OracleWorker


@remembered
def worker_of(problem: OracleProblem, name: str) -> OracleWorker:
    """The worker of that name; there must be one."""
    return next(worker for worker in problem.workers if worker.name == name)


@remembered
def taken_as_unallocated(problem: OracleProblem, case: OracleCase) -> bool:
    """Without a worker at the start: truly, or because its worker is covered and the case is not locked."""
    if case.holder is None:
        return True
    return problem.mode == "cover" and case.holder in problem.covered and not case.locked


@remembered
def start_holder(problem: OracleProblem, case: OracleCase) -> str | None:
    """Who has the case when the search begins."""
    return None if taken_as_unallocated(problem, case) else case.holder


@remembered
def previous_worker(problem: OracleProblem, case: OracleCase) -> str | None:
    """The one named, else the ended involvement with the latest end on or before the day, ties by latest start."""
    name = case.named_previous
    if name is None:
        ended = [
            (involvement.end, involvement.start or date.min, involvement.worker)
            for involvement in problem.involvements
            if involvement.case == case.name and involvement.end is not None and involvement.end <= problem.day
        ]
        name = max(ended)[2] if ended else None
    if name not in {worker.name for worker in problem.workers}:
        return None
    if problem.mode == "cover" and name in problem.covered:
        return None
    return name


@remembered
def pair_rule_in_the_way(problem: OracleProblem, case: OracleCase, worker: OracleWorker) -> str | None:
    """The first of rules 2 to 5, 7 and 8 (in the order people are told them) that keeps this worker from this case."""
    category = problem.policy.categories[case.category]
    if worker.role not in category.roles or (worker.asye and not category.asye):
        return "role"
    if not (category.skills if case.own_skills is None else case.own_skills) <= worker.skills:
        return "skill"
    if not case.languages <= worker.languages:
        return "language"
    if worker.name in case.excluded:
        return "excluded"
    if not is_available(problem, case, worker):
        return "available"
    if case.team is not None and case.team != worker.team and not problem.any_team:
        return "team"
    return None


def is_available(problem: OracleProblem, case: OracleCase, worker: OracleWorker) -> bool:
    """Rule 5."""
    if available_points(problem, worker) <= 0:
        return False
    if worker.starts is not None and worker.starts > problem.day:
        return False
    if worker.leaves is not None and worker.leaves <= problem.day + timedelta(days=problem.policy.leaving_days):
        return False
    return not any(case.category in b.categories and active(b.first, b.last, problem.day) for b in worker.breathers)


def received(problem: OracleProblem, answer: Answer) -> list[tuple[OracleCase, OracleWorker]]:
    """Every case newly given or moved, with the worker who gets it."""
    pairs = []
    for case in problem.cases:
        name = answer[case.name]
        if name is not None and name != start_holder(problem, case):
            pairs.append((case, worker_of(problem, name)))
    return pairs


def moved(problem: OracleProblem, answer: Answer) -> list[OracleCase]:
    """The held cases that change hands."""
    return [case for case, _ in received(problem, answer) if not taken_as_unallocated(problem, case)]


def is_legal(problem: OracleProblem, answer: Answer) -> bool:
    """Whether every hard rule and the bounds of the mode are kept."""
    covered = problem.covered if problem.mode == "cover" else frozenset()
    for case in problem.cases:
        name = answer[case.name]
        if case.locked and name != case.holder:
            return False
        if name is None and start_holder(problem, case) is not None:
            return False
    if len(moved(problem, answer)) > problem.moves:
        return False
    for case, worker in received(problem, answer):
        if worker.name in covered or pair_rule_in_the_way(problem, case, worker) is not None:
            return False
    for worker in {worker.name: worker for _, worker in received(problem, answer)}.values():
        if load(problem, answer, worker) > available_points(problem, worker):
            return False
        if sum(name == worker.name for name in answer.values()) > maximum_cases(problem, worker):
            return False
    return True
