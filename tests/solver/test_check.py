"""The judge against the oracle, on random assignments, legal and illegal."""

from __future__ import annotations

import os
from random import Random

import pytest

from solver.check import judge
from solver.problem import Mode, Problem
from tests.oracle.levels import levels
from tests.oracle.permission import is_legal
from tests.oracle.search import assignments
from tests.solver.oracle_input import as_oracle_input
from tests.solver.random_problems import random_assignment, random_problem

MORE = int(os.environ.get("CASELOAD_MORE_EXAMPLES", "1"))


def agrees(problem: Problem, worker_of: dict[str, str | None]) -> bool:
    """Hold the judge to the oracle on one assignment; say whether it was legal."""
    told = as_oracle_input(problem)
    judgement = judge(problem, worker_of)
    assert judgement.is_legal == is_legal(told, worker_of), judgement.broken
    assert list(judgement.levels.items()) == list(levels(told, worker_of))
    return judgement.is_legal


@pytest.mark.parametrize("mode", Mode)
def test_judge_and_oracle_agree_on_assignments_legal_and_illegal(mode: Mode) -> None:
    legal = illegal = 0
    for seed in range(150 * MORE):
        rng = Random(f"{mode}{seed}")
        problem = random_problem(rng, mode, free=4)
        wilds = [random_assignment(rng, problem, wild=rng.choice((0.0, 0.1, 0.5, 1.0))) for _ in range(4)]
        told = as_oracle_input(problem)
        nearly_legal = [answer for _, answer in zip(range(60), assignments(told), strict=False)]
        for worker_of in [*wilds, rng.choice(nearly_legal), nearly_legal[0]]:
            if agrees(problem, worker_of):
                legal += 1
            else:
                illegal += 1
    assert min(legal, illegal) > 100, "the random assignments no longer try both sides"
