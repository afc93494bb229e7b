"""What it would cost to choose another worker, held against exhaustive search with that choice made."""

from __future__ import annotations

import os
from collections import Counter
from random import Random

import pytest

from solver.explain.alternatives import Alternative, alternatives
from solver.problem import Case, Mode, Problem
from solver.rules import Rule
from tests.oracle.permission import pair_rule_in_the_way, worker_of
from tests.oracle.search import best_with
from tests.solver.oracle_input import as_oracle_input
from tests.solver.random_problems import random_problem
from tests.solver.solving import agreed

MORE = int(os.environ.get("CASELOAD_MORE_EXAMPLES", "1"))


@pytest.mark.parametrize("mode", Mode)
def test_the_cost_of_choosing_another_worker_is_exact(mode: Mode) -> None:
    seen: Counter[str] = Counter()
    for seed in range(12 * MORE):
        rng = Random(f"alternatives {mode} {seed}")
        problem = random_problem(rng, mode, workers=4, cases=7, free=5)
        result, least = agreed(problem)
        tray = [case for case in problem.cases if not case.locked and problem.start_worker(case) is None]
        for case in rng.sample(tray, min(2, len(tray))):
            for alternative in alternatives(problem, result, case.id):
                seen[_is_right(alternative, problem, case, least.levels)] += 1
    assert seen["cost"] > 5, seen
    assert seen["cap"] > 0, seen


def _is_right(alternative: Alternative, problem: Problem, case: Case, least: dict[str, int]) -> str:
    """Hold one alternative to the oracle; say what kind it was."""
    told = as_oracle_input(problem)
    found = best_with(told, {case.id: alternative.worker_id})
    if found is not None:
        assert alternative.is_exact
        assert alternative.obstacle is None
        assert alternative.cost == {level: found.levels[level] - value for level, value in least.items()}
        assert alternative.answer is not None
        assert dict(alternative.answer.worker_of) in found.answers
        return "cost"
    assert alternative.cost is None
    assert alternative.obstacle is not None
    if alternative.worker_id in problem.covered:
        return "covered"
    child = next(told_case for told_case in told.cases if told_case.name == case.id)
    in_the_way = pair_rule_in_the_way(told, child, worker_of(told, alternative.worker_id))
    assert alternative.obstacle.rule is (Rule.CAP if in_the_way is None else Rule(in_the_way))
    return alternative.obstacle.rule.value
