"""Why this worker: the terms that speak for the worker of a case in an answer, the most important first.

Each term is one of those that the levels are made of, measured on the answer itself, so that every sentence made of it
is true. Which level decided against somebody else is what the cost of that alternative says, see `alternatives`.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from solver.assignment import Assignment
from solver.explain.asked_about import case_asked_about
from solver.explain.terms import (
    About,
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
from solver.explain.whats_missing import first_obstacle, load_with
from solver.objectives.fit import is_short_stay
from solver.problem import Case, Mode, Worker
from solver.rules import pair_obstacle

_GIVING_OUT = (
    About.GETTING_A_WORKER,
    About.CONTINUITY,
    About.RULES,
    About.FIT,
    About.LOAD,
    About.ROOM,
)
_LEVELLING = (
    About.GETTING_A_WORKER,
    About.LOAD,
    About.CONTINUITY,
    About.RULES,
    About.FIT,
    About.ROOM,
)


def why(before: Assignment, after: Assignment, case_id: str) -> tuple[Term, ...]:
    """What speaks for the worker who holds the case afterwards, in the order of the mode's levels.

    Args:
        before: Who held what when it was asked.
        after: The answer.
        case_id: The case in question.

    Returns:
        The terms; none where nobody holds the case.

    Raises:
        UnknownCase: When the case is not in the problem.
    """
    problem = after.problem
    case = case_asked_about(problem, case_id)
    worker_id = after.worker_of[case_id]
    if worker_id is None:
        return ()
    order = _LEVELLING if problem.mode is Mode.REBALANCE else _GIVING_OUT
    terms = _terms(before, after, case, problem.worker[worker_id])
    return tuple(sorted(terms, key=lambda term: order.index(term.about)))


def _terms(before: Assignment, after: Assignment, case: Case, worker: Worker) -> Iterator[Term]:
    """All of them; those about the same come in the order of their weight."""
    problem = after.problem
    if before.worker_of[case.id] == worker.id:
        yield KeepsTheCase()
    if case.previous_worker_id == worker.id:
        yield KnowsTheChild()
    if siblings := _siblings(after, case, worker):
        yield FamilyThere(siblings)
    if skills := problem.required_skills(case) & worker.skills:
        yield RequiredSkills(tuple(sorted(skills)))
    if case.language is not None and case.language in worker.languages:
        yield RequiredLanguage(case.language)
    if case.preferred_language is not None and case.preferred_language in worker.languages:
        yield PreferredLanguage(case.preferred_language)
    if skills := case.preferred_skills & worker.skills:
        yield PreferredSkills(tuple(sorted(skills)))
    yield from _among_the_others(after, case, worker)
    if _held_such_a_case(after, case, worker):
        yield SameWork(case.category)
    yield from _takes_load_off(before, after, case)
    yield WithinCap(
        after.load[worker.id], after.available[worker.id], len(after.held[worker.id]), after.maximum_cases[worker.id]
    )


def _siblings(after: Assignment, case: Case, worker: Worker) -> tuple[str, ...]:
    family = () if case.family_id is None else after.problem.families[case.family_id]
    return tuple(s.id for s in family if s.id != case.id and after.worker_of[s.id] == worker.id)


def _among_the_others(after: Assignment, case: Case, worker: Worker) -> Iterator[Term]:
    """What is true of this worker only in comparison with the others who may, or could, take the case."""
    if case.locked:
        yield LockedHere()
        return
    problem = after.problem
    may = [w for w in problem.workers if w.id != worker.id and pair_obstacle(problem, case, w) is None]
    if not may:
        yield OnlyOneWhoMay()
        return
    could = [w for w in may if first_obstacle(after, case, w) is None]
    if not could:
        yield OnlyOneWithRoom()
        return
    stays = problem.category_of(case).long_term and not is_short_stay(problem, worker)
    if stays and any(is_short_stay(problem, w) for w in could):
        yield IsHereToStay()
    here = _workload_with(after, case, worker)
    if here is not None and all(here < (_workload_with(after, case, w) or 0) for w in could):
        yield LowestWorkload()


def _workload_with(after: Assignment, case: Case, worker: Worker) -> Fraction | None:
    """The workload of a worker with the case; None without available points."""
    available = after.available[worker.id]
    return Fraction(load_with(after, case, worker.id), available) if available else None


def _held_such_a_case(after: Assignment, case: Case, worker: Worker) -> bool:
    """Whether the worker held another case of the category when the run began."""
    problem = after.problem
    return any(
        other.category == case.category and other.id != case.id and problem.start_worker(other) == worker.id
        for other in problem.cases
    )


def _takes_load_off(before: Assignment, after: Assignment, case: Case) -> Iterator[Term]:
    giver = before.worker_of[case.id]
    if giver is None or giver == after.worker_of[case.id] or giver in after.problem.covered:
        return
    if after.load[giver] < before.load[giver]:
        yield TakesLoadOff(giver, before.load[giver], after.load[giver])
