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
    required = category.skills if case.own_skills is None else case.own_skills
    checks = {
        "role": worker.role in category.roles and (category.asye or not worker.asye),
        "skill": required <= worker.skills,
        "language": case.languages <= worker.languages,
        "excluded": worker.name not in case.excluded,
        "available": is_available(problem, case, worker),
        "team": problem.any_team or case.team is None or case.team == worker.team,
    }
    return next((rule for rule, kept in checks.items() if not kept), None)


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


def stays_where_it_must(problem: OracleProblem, case: OracleCase, answer: Answer) -> bool:
    """A locked case stays where it is; a held case never becomes unallocated."""
    name = answer[case.name]
    if case.locked:
        return name == case.holder
    return name is not None or start_holder(problem, case) is None


def may_receive(problem: OracleProblem, case: OracleCase, worker: OracleWorker) -> bool:
    """Rules 2 to 5, 7 and 8, and in cover the covered workers receive nothing."""
    if problem.mode == "cover" and worker.name in problem.covered:
        return False
    return pair_rule_in_the_way(problem, case, worker) is None


def within_cap(problem: OracleProblem, answer: Answer, worker: OracleWorker) -> bool:
    """Rule 1, for a worker who receives a case."""
    number = sum(name == worker.name for name in answer.values())
    room = available_points(problem, worker)
    return load(problem, answer, worker) <= room and number <= maximum_cases(problem, worker)


def is_legal(problem: OracleProblem, answer: Answer) -> bool:
    """Whether every hard rule and the bounds of the mode are kept."""
    pairs = received(problem, answer)
    return (
        all(stays_where_it_must(problem, case, answer) for case in problem.cases)
        and len(moved(problem, answer)) <= problem.moves
        and all(may_receive(problem, case, worker) for case, worker in pairs)
        and all(within_cap(problem, answer, worker) for worker in {w.name: w for _, w in pairs}.values())
    )
