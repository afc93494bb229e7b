"""The peers solve the same problem: where all prove, all find the same values."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from caseload_app.domain.policy import shipped_policy
from solver.problem import Mode, Problem
from solver.run import solve
from tests.benchmarks.generators import ROOM, SCARCE, TIGHT, Size, a_problem
from tests.benchmarks.peers import docs_style
from tests.benchmarks.peers.apart import highs, judged
from tests.benchmarks.peers.outcome import Outcome

LIMIT = 60


def tiny(seed: int, **asked: object) -> Problem:
    fullness = (ROOM, TIGHT, SCARCE)[seed % 3]
    return a_problem(Size(4 + seed % 3, 4 + seed % 4), fullness, seed, shipped_policy(), **asked)


def ours(problem: Problem, levels: int) -> tuple[int, ...]:
    answer = solve(problem, time_limit=LIMIT)
    assert all(level.bound == level.value for level in answer.levels[:levels])
    return tuple(level.value for level in answer.levels[:levels])


def is_the_same(problem: Problem, outcome: Outcome) -> bool:
    assert judged(problem, outcome).is_proved
    return outcome.values == ours(problem, len(outcome.levels))


@pytest.mark.parametrize("seed", range(12))
def test_three_solvers_agree_on_tiny_problems(seed: int) -> None:
    problem = tiny(seed)

    assert is_the_same(problem, highs(problem, LIMIT))
    assert is_the_same(problem, docs_style.solve(problem, LIMIT))


@pytest.mark.parametrize("seed", range(4))
def test_three_solvers_agree_when_held_cases_may_move(seed: int) -> None:
    problem = tiny(seed, max_moves=1)

    assert is_the_same(problem, highs(problem, LIMIT))
    assert is_the_same(problem, docs_style.solve(problem, LIMIT))


@pytest.mark.parametrize("seed", range(2))
def test_three_solvers_agree_on_cover(seed: int) -> None:
    problem = tiny(seed)
    held = [case.worker_id for case in problem.cases if case.worker_id is not None]
    problem = replace(problem, mode=Mode.COVER, covered=frozenset({random.Random(seed).choice(held)}))

    assert is_the_same(problem, highs(problem, LIMIT))
    assert is_the_same(problem, docs_style.solve(problem, LIMIT))


@pytest.mark.parametrize("seed", range(2))
def test_highs_agrees_when_the_load_is_levelled(seed: int) -> None:
    problem = tiny(seed, mode=Mode.REBALANCE, max_moves=2)

    assert is_the_same(problem, highs(problem, LIMIT))
