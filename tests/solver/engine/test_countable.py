"""Numbers too large to be counted with: a slip of the keyboard makes no proof wrong and brings nothing down."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from solver.check import judge
from solver.engine import search
from solver.engine.countable import is_countable
from solver.engine.desks import packing
from solver.engine.desks.desk import Desk
from solver.engine.desks.packing import Limits, Packing, Tariff
from solver.engine.limits import Over
from solver.engine.reduce import reduce
from solver.engine.small import table
from solver.problem import Mode, Problem
from solver.run import solve
from tests.builders import DEFAULT_POLICY, a_case, a_problem, a_worker
from tests.oracle.search import best
from tests.solver.asking import MORE, crowded, in_every_mode, vector
from tests.solver.oracle_input import as_oracle_input
from tests.solver.random_problems import random_problem

TIMES = (10**4, 10**6, 10**8, 10**11, 10**15, 10**18)


def is_true(problem: Problem) -> None:
    """The answer is legal, and whatever is claimed of a level holds for the best of all answers."""
    result = solve(problem)
    least = tuple(best(as_oracle_input(problem)).levels.values())
    assert judge(problem, result.worker_of).is_legal
    assert vector(result) >= least
    for level, best_value in zip(result.levels, least, strict=True):
        assert level.bound is None or level.bound <= best_value


@in_every_mode
@pytest.mark.parametrize("most_sets", [0, 20_000])
@pytest.mark.parametrize("times", TIMES)
def test_points_however_many_make_no_proof_wrong(
    mode: Mode, times: int, most_sets: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "MOST_SETS", most_sets)
    monkeypatch.setattr(packing, "MOST_CELLS", 100_000)
    for number in range(4 * MORE):
        rng = Random(f"many points {mode} {number}")
        problem = random_problem(rng, mode, workers=3, cases=7, free=4)
        cases = tuple(
            replace(case, points=(500 if case.points is None else case.points) * times + rng.randrange(times))
            for case in problem.cases
        )
        workers = tuple(replace(w, max_points=(w.max_points or 2_000) * times) for w in problem.workers)
        is_true(replace(problem, cases=cases, workers=workers))


@in_every_mode
@pytest.mark.parametrize("most_sets", [0, 20_000])
@pytest.mark.parametrize("times", TIMES)
def test_weights_however_heavy_make_no_proof_wrong(
    mode: Mode, times: int, most_sets: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "MOST_SETS", most_sets)
    monkeypatch.setattr(search, "SHORT", 1e-9)
    monkeypatch.setattr(search, "MEDIUM", 1e-9)
    weights, fit = DEFAULT_POLICY.continuity, DEFAULT_POLICY.fit
    heavy = replace(
        DEFAULT_POLICY,
        continuity=replace(weights, move=weights.move * times, previous_worker=weights.previous_worker * times),
        fit=replace(fit, preferred_skill=fit.preferred_skill * times),
    )
    for number in range(4 * MORE):
        rng = Random(f"heavy weights {mode} {number}")
        is_true(replace(random_problem(rng, mode, workers=3, cases=7, free=4), policy=heavy))


@in_every_mode
def test_what_councils_count_is_far_from_too_large(mode: Mode) -> None:
    problem = crowded(mode)
    a_hundred_times = tuple(replace(w, max_points=100 * (w.max_points or 0)) for w in problem.workers)
    assert is_countable(reduce(problem))
    assert is_countable(reduce(replace(problem, workers=a_hundred_times)))


def test_a_desk_whose_tables_would_fill_the_memory_is_not_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    instance = reduce(a_problem([a_worker("Ana", room=30)], [a_case(f"C{n}", weighs=f"{n}.{n}1") for n in range(1, 9)]))
    desk = Desk(instance, 0, list(range(8)))
    tariff, limits = Tariff(dict.fromkeys(range(8), -1), 0, 0, 0), Limits(instance.available[0], None)
    assert Packing(desk, tariff, limits).best.cost < 0
    monkeypatch.setattr(packing, "MOST_CELLS", 1_000)
    with pytest.raises(Over):
        Packing(desk, tariff, limits)
