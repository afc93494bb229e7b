"""The same problem told to the oracle: a translation of the solver's input, field by field, with no rule in it."""

from __future__ import annotations

from fractions import Fraction

from solver.problem import Case, Policy, Problem, Worker
from tests.oracle.inputs import (
    OracleBreather,
    OracleCase,
    OracleCategory,
    OraclePolicy,
    OracleProblem,
    OracleReduction,
    OracleWorker,
)


def as_oracle_input(problem: Problem) -> OracleProblem:
    """The problem in the oracle's words."""
    return OracleProblem(
        policy=_policy(problem.policy),
        workers=tuple(map(_worker, problem.workers)),
        cases=tuple(_case(case, problem) for case in problem.cases),
        day=problem.day,
        mode=problem.mode.value,
        covered=problem.covered,
        moves=problem.max_moves,
        any_team=problem.any_team,
        last_seen=problem.last_seen,
    )


def _points(hundredths: int) -> Fraction:
    return Fraction(hundredths, 100)


def _policy(policy: Policy) -> OraclePolicy:
    first, second = policy.load.travel_minutes
    return OraclePolicy(
        categories={
            code: OracleCategory(
                points=_points(category.points),
                skills=category.skills,
                roles=frozenset(role.value for role in category.roles),
                asye=category.asye_may_lead,
                long_term=category.long_term,
                priority=category.priority.name.lower(),
            )
            for code, category in policy.categories.items()
        },
        full_points=_points(policy.caps.points),
        asye_full_points=_points(policy.caps.asye_points),
        stable_points=_points(policy.caps.stable_points),
        max_cases=Fraction(policy.caps.max_cases),
        asye_max_cases=Fraction(policy.caps.asye_max_cases),
        exploitation_points=_points(policy.load.exploitation),
        interpreter_points=_points(policy.load.interpreter),
        travel=(
            (Fraction(first), _points(policy.load.travel_over_30)),
            (Fraction(second), _points(policy.load.travel_over_60)),
        ),
        family_factor=Fraction(policy.load.sibling_factor),
        leaving_days=policy.rules.leaving_days,
        long_term_leaving_days=policy.fit.leaving_days,
        move_cost=policy.continuity.move,
        previous_worker_cost=policy.continuity.previous_worker,
        family_worker_cost=policy.continuity.family_split,
        language_cost=policy.fit.preferred_language,
        skill_cost=policy.fit.preferred_skill,
        long_term_cost=policy.fit.short_stay,
        new_category_cost=policy.fit.new_category,
    )


def _worker(worker: Worker) -> OracleWorker:
    return OracleWorker(
        name=worker.id,
        role=worker.role.value,
        fte=Fraction(worker.fte),
        asye=worker.asye,
        agency=worker.agency,
        max_points=None if worker.max_points is None else _points(worker.max_points),
        max_cases=None if worker.max_cases is None else Fraction(worker.max_cases),
        team=worker.team,
        skills=worker.skills,
        languages=worker.languages,
        starts=worker.start_date,
        leaves=worker.leaving_date,
        reductions=tuple(OracleReduction(r.first_day, r.last_day, Fraction(r.percent)) for r in worker.reductions),
        breathers=tuple(OracleBreather(r.first_day, r.last_day, r.no_new_categories) for r in worker.reductions),
    )


def _named(language: str | None) -> frozenset[str]:
    return frozenset() if language is None else frozenset({language})


def _case(case: Case, problem: Problem) -> OracleCase:
    minutes = {worker.id: Fraction(case.travel_to.get(worker.id, case.travel_minutes)) for worker in problem.workers}
    return OracleCase(
        name=case.id,
        category=case.category,
        holder=case.worker_id,
        locked=case.locked,
        own_points=None if case.points is None else _points(case.points),
        own_priority=None if case.priority is None else case.priority.name.lower(),
        due=case.due,
        family=case.family_id,
        team=case.team,
        own_skills=case.skills,
        preferred_skills=case.preferred_skills,
        languages=_named(case.language),
        preferred_languages=_named(case.preferred_language),
        excluded=case.excluded,
        exploitation=case.exploitation,
        interpreter=case.interpreter,
        travel_minutes=minutes,
        named_previous=case.previous_worker_id,
    )
