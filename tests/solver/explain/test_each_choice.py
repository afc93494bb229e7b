"""Where no other held case may move all workers share the work; every answer is exactly as good as it can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

import pytest

from solver.check import judge
from solver.engine.small import one_by_one, prices, table
from solver.explain.alternatives import alternatives
from solver.problem import Mode
from solver.run import solve
from tests.solver.asking import MORE, in_every_mode
from tests.solver.explain.every_place import best_with_each
from tests.solver.random_problems import random_problem
from tests.solver.stopping import Questions

FORCED: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "as it is": lambda _: None,
    "with prices, however few sets there are": lambda patch: patch.setattr(prices, "FEW_SETS", -1_000),
    "without a list of all that can be taken": lambda patch: patch.setattr(one_by_one, "MOST_IN_A_LIST", 0),
    "with such a list always": lambda patch: patch.setattr(one_by_one, "FEW_WAYS", 0),
    "a few ways at once": lambda patch: patch.setattr(one_by_one, "CHOICES_AT_ONCE", 3),
    "with some given up on the way": lambda patch: patch.setattr(one_by_one, "MOST_CHOICES", 20),
    "with all of it searched for": lambda patch: patch.setattr(table, "MOST_SETS", 3),
}


@in_every_mode
@pytest.mark.parametrize("force", FORCED.values(), ids=FORCED.keys())
def test_each_answer_is_as_good_as_any_with_the_case_there(
    mode: Mode, force: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    force(monkeypatch)
    costs = 0
    for number in range(5 * MORE):
        rng = Random(f"each choice {mode} {number}")
        problem = replace(random_problem(rng, mode, workers=4, cases=9, free=5), max_moves=0)
        result = solve(problem)
        now = {level.name: level.value for level in result.levels}
        for case in problem.cases:
            best = best_with_each(problem, case.id)
            for other in alternatives(problem, result, case.id):
                assert other.is_exact
                assert (other.cost is None) == (other.worker_id not in best)
                if other.cost is None or other.answer is None:
                    continue
                costs += 1
                assert {name: now[name] + loss for name, loss in other.cost.items()} == best[other.worker_id]
                judgement = judge(replace(problem, max_moves=other.extra_moves), other.answer.worker_of)
                assert judgement.is_legal
                assert judgement.levels == best[other.worker_id]
                assert other.answer.worker_of[case.id] == other.worker_id
    assert costs


@in_every_mode
def test_stopped_anywhere_the_ones_that_say_so_are_exact(mode: Mode) -> None:
    not_exact = 0
    for number in range(15 * MORE):
        rng = Random(f"a choice stopped {mode} {number}")
        problem = replace(random_problem(rng, mode, workers=4, cases=9, free=5), max_moves=0)
        result = solve(problem)
        case = rng.choice(problem.cases)
        asked = Questions(stop_at=None)
        everybody = list(alternatives(problem, result, case.id, should_stop=asked))
        for _ in range(10):
            found = list(alternatives(problem, result, case.id, should_stop=Questions(rng.randint(1, asked.asked))))
            for stopped, whole in zip(found, everybody, strict=False):
                assert stopped.worker_id == whole.worker_id
                if stopped.is_exact:
                    assert (stopped.cost, stopped.obstacle) == (whole.cost, whole.obstacle)
                else:
                    not_exact += 1
                    assert stopped.cost is None or whole.cost is None or _at_least(stopped.cost, whole.cost)
    assert not_exact


def _at_least(cost: Mapping[str, int], least: Mapping[str, int]) -> bool:
    return list(cost.values()) >= list(least.values())
