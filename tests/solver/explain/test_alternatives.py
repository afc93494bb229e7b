"""Why not each other worker: every cost is that of the best answer with that worker, and every refusal is final."""

from __future__ import annotations

from random import Random

import pytest

from solver.explain.alternatives import alternatives
from solver.problem import Mode
from solver.rules import Rule
from solver.run import solve
from tests.builders import a_case, a_problem, a_worker
from tests.solver.explain.every_place import best_with_each
from tests.solver.random_problems import random_problem


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("seed", range(12))
def test_the_cost_of_a_worker_is_that_of_the_best_answer_with_them(mode: Mode, seed: int) -> None:
    problem = random_problem(Random(f"alternatives {mode} {seed}"), mode, workers=4, cases=7, free=4)
    result = solve(problem)
    now = {level.name: level.value for level in result.levels}
    for case in problem.cases:
        found = list(alternatives(problem, result, case.id))
        best_with = best_with_each(problem, case.id)
        assert [a.worker_id for a in found] == [w.id for w in problem.workers if w.id != result.worker_of[case.id]]
        for alternative in found:
            assert alternative.is_exact
            best = best_with.get(alternative.worker_id)
            if alternative.cost is None:
                assert best is None
                assert alternative.obstacle is not None or problem.max_moves
            else:
                assert best == {name: now[name] + loss for name, loss in alternative.cost.items()}


def test_a_worker_without_the_skill_is_told_by_the_rule_and_not_by_a_cost() -> None:
    problem = a_problem(
        workers=[a_worker("Ann", skills=frozenset({"court"})), a_worker("Ben", skills=set())],
        cases=[a_case("c", skills=frozenset({"court"}))],
    )
    (ben,) = alternatives(problem, solve(problem), "c")
    assert ben.obstacle is not None
    assert ben.obstacle.rule is Rule.SKILL
    assert ben.cost is None
