"""Random problems made of a few that know nothing of one another, but for a family here and there."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from solver.problem import Case, Mode, Problem, Worker
from tests.solver.random_problems import random_problem


def random_parts(rng: Random, mode: Mode, most: int = 3) -> Problem:
    """Two or more small problems side by side; now and then with brothers and sisters, or chosen workers, across."""
    apart = [
        _named(random_problem(rng, mode, workers=3, cases=6, free=3), f"{n}.") for n in range(rng.randint(2, most))
    ]
    workers = tuple(worker for problem in apart for worker in problem.workers)
    cases = tuple(case for problem in apart for case in problem.cases)
    if rng.random() < 0.4:
        cases = tuple(_in_a_family_across(rng, case) for case in cases)
    chosen = {}
    if cases and rng.random() < 0.3:
        chosen = {case.id: rng.choice(workers).id for case in rng.sample(cases, min(2, len(cases)))}
    seen = {case_id: w for problem in apart for case_id, w in (problem.last_seen or {}).items()}
    return Problem(
        day=apart[0].day,
        policy=apart[0].policy,
        workers=workers,
        cases=cases,
        mode=mode,
        covered=frozenset().union(*(problem.covered for problem in apart)),
        last_seen=seen if rng.random() < 0.4 else None,
        chosen=chosen,
    )


def _named(problem: Problem, prefix: str) -> Problem:
    """The problem with the prefix before every name of a worker, case, team and family, and no moves."""

    def named(name: str | None) -> str | None:
        return None if name is None else prefix + name

    def worker(old: Worker) -> Worker:
        return replace(old, id=prefix + old.id, team=prefix + old.team)

    def case(old: Case) -> Case:
        return replace(
            old,
            id=prefix + old.id,
            team=prefix + (old.team or "North"),
            family_id=named(old.family_id),
            worker_id=named(old.worker_id),
            previous_worker_id=named(old.previous_worker_id),
            excluded=frozenset(prefix + worker_id for worker_id in old.excluded),
            travel_to={prefix + worker_id: minutes for worker_id, minutes in old.travel_to.items()},
        )

    return replace(
        problem,
        workers=tuple(map(worker, problem.workers)),
        cases=tuple(map(case, problem.cases)),
        covered=frozenset(prefix + worker_id for worker_id in problem.covered),
        last_seen={prefix + case_id: named(w) for case_id, w in (problem.last_seen or {}).items()},
        max_moves=0,
    )


def _in_a_family_across(rng: Random, case: Case) -> Case:
    """Held cases often, others seldom, in a family that has members everywhere."""
    is_across = case.family_id is not None and (case.worker_id is not None or rng.random() < 0.3)
    return replace(case, family_id="across") if is_across else case
