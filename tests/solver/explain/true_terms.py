"""Whether a term that speaks for a worker is true, worked out anew with the oracle's arithmetic and rules."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from solver.explain.terms import (
    FamilyThere,
    IsHereToStay,
    KeepsTheCase,
    KnowsTheChild,
    LockedHere,
    LowestWorkload,
    OnlyOneWhoMay,
    OnlyOneWithRoom,
    PreferredLanguage,
    PreferredSkills,
    RequiredLanguage,
    RequiredSkills,
    SameWork,
    TakesLoadOff,
    Term,
    WithinCap,
)
from tests.oracle.capacity import Answer, available_points, load, maximum_cases
from tests.oracle.inputs import OracleCase, OracleProblem, OracleWorker
from tests.oracle.permission import may_receive, start_holder, within_cap, worker_of


def is_true(  # noqa: C901, PLR0912  (a line for each term)
    term: Term, problem: OracleProblem, answer: Answer, name: str
) -> bool:
    """Whether the term is true of the worker to whom the answer gives the case of this name."""
    case = next(case for case in problem.cases if case.name == name)
    here = answer[name]
    assert here is not None
    worker = worker_of(problem, here)
    others = [w for w in problem.workers if w is not worker]
    may = [w for w in others if may_receive(problem, case, w)]
    could = [w for w in may if within_cap(problem, {**answer, name: w.name}, w)]
    match term:
        case LockedHere():
            return case.locked
        case OnlyOneWhoMay():
            return not may
        case OnlyOneWithRoom():
            return bool(may) and not could
        case KeepsTheCase():
            return case.holder == here
        case KnowsTheChild():
            return case.named_previous == here
        case FamilyThere(case_ids=ids):
            family = {c.name for c in problem.cases if c.family == case.family and answer[c.name] == here}
            return case.family is not None and family == {*ids, name}
        case RequiredSkills(skills=skills):
            required = problem.policy.categories[case.category].skills if case.own_skills is None else case.own_skills
            return set(skills) == required & worker.skills
        case RequiredLanguage(language=language):
            return language in case.languages and language in worker.languages
        case PreferredLanguage(language=language):
            return language in case.preferred_languages and language in worker.languages
        case PreferredSkills(skills=skills):
            return set(skills) == case.preferred_skills & worker.skills
        case IsHereToStay():
            is_long = problem.policy.categories[case.category].long_term
            return is_long and not _goes_soon(problem, worker) and any(_goes_soon(problem, w) for w in could)
        case SameWork(category=category):
            return category == case.category and _held_another(problem, case, here)
        case TakesLoadOff(worker_id=giver, before=before, after=after):
            was = {c.name: c.holder for c in problem.cases}
            gave = worker_of(problem, giver)
            loads = load(problem, was, gave), load(problem, answer, gave)
            return case.holder == giver != here and (before, after) == loads and after < before
        case LowestWorkload():
            full = _workload(problem, answer, worker)
            return all(full < _workload(problem, {**answer, name: w.name}, w) for w in could)
        case WithinCap():
            held = sum(who == here for who in answer.values())
            return (term.load, term.available, term.cases, term.maximum_cases) == (
                load(problem, answer, worker),
                available_points(problem, worker),
                held,
                maximum_cases(problem, worker),
            )


def _goes_soon(problem: OracleProblem, worker: OracleWorker) -> bool:
    horizon = problem.day + timedelta(days=problem.policy.long_term_leaving_days)
    return worker.agency or (worker.leaves is not None and worker.leaves <= horizon)


def _held_another(problem: OracleProblem, case: OracleCase, name: str) -> bool:
    return any(
        other is not case and other.category == case.category and start_holder(problem, other) == name
        for other in problem.cases
    )


def _workload(problem: OracleProblem, answer: Answer, worker: OracleWorker) -> Fraction:
    return Fraction(load(problem, answer, worker), available_points(problem, worker))
