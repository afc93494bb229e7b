"""The judge against the oracle, on random assignments, legal and illegal."""

from __future__ import annotations

import os
from random import Random

import pytest

from solver.check import WrongAnswer, judge, refuse_unless_right
from solver.problem import Mode, Problem
from tests.builders import a_case, a_problem, a_worker
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


TWO = a_problem([a_worker("W1", room=10), a_worker("W2", room=10)], [a_case("A"), a_case("B")])
RIGHT = {"critical": 0, "high": 0, "standard": 0, "low": 0, "continuity": 0, "fit": 2, "peak": 50, "spread": 50000}


def test_an_answer_that_says_the_truth_passes() -> None:
    assert refuse_unless_right(TWO, {"A": "W1", "B": "W2"}, RIGHT).is_legal


def test_an_answer_that_breaks_a_rule_is_shown_to_nobody() -> None:
    with pytest.raises(WrongAnswer, match="breaks a rule"):
        refuse_unless_right(a_problem([a_worker("W1", room=4)], [a_case("A")]), {"A": "W1"}, {})


def test_an_answer_with_a_wrong_figure_is_shown_to_nobody() -> None:
    with pytest.raises(WrongAnswer, match="the level peak is 50 and not 49"):
        refuse_unless_right(TWO, {"A": "W1", "B": "W2"}, {**RIGHT, "peak": 49})
