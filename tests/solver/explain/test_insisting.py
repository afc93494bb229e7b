"""Explanations of a what-if answer, in which somebody is chosen for a case already: that stays the first level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from solver.check import judge
from solver.explain.alternatives import alternatives
from solver.explain.explanation import explain
from solver.explain.fixes import fixes
from solver.explain.single_changes import changed
from solver.problem import Mode, Priority, Problem
from solver.run import solve
from tests.builders import a_case, a_problem, a_worker
from tests.oracle.permission import is_legal
from tests.oracle.search import assignments
from tests.solver.asking import MORE, in_every_mode
from tests.solver.oracle_input import as_oracle_input
from tests.solver.random_problems import random_problem


def best_with(problem: Problem, case_id: str, worker_id: str) -> Mapping[str, int] | None:
    """The best levels of all legal assignments with the case there; to move a held case is a move beyond."""
    home = problem.start_worker(problem.case[case_id])
    wider = replace(problem, max_moves=problem.max_moves + (home is not None))
    told = as_oracle_input(wider)
    there = (a for a in assignments(told) if a[case_id] == worker_id and is_legal(told, a))
    return min((judge(wider, a).levels for a in there), key=lambda levels: [*levels.values()], default=None)


@in_every_mode
def test_the_cost_of_a_worker_counts_those_who_are_chosen_already(mode: Mode) -> None:
    searched = 0
    for number in range(12 * MORE):
        rng = Random(f"chosen already {mode} {number}")
        problem = random_problem(rng, mode, workers=4, cases=7, free=4)
        chosen = {case.id: rng.choice(problem.workers).id for case in rng.sample(problem.cases, 1)}
        problem = replace(problem, chosen=chosen)
        result = solve(problem)
        now = {level.name: level.value for level in result.levels}
        for case in problem.cases:
            for other in alternatives(problem, result, case.id):
                if not other.is_exact:
                    continue
                best = best_with(problem, case.id, other.worker_id)
                assert (other.cost is None) == (best is None)
                if other.cost is not None:
                    assert {name: now[name] + loss for name, loss in other.cost.items()} == best
                    searched += problem.max_moves > 0
            explain(problem, result, case.id)
    assert searched


def test_a_fix_for_the_least_urgent_is_found_though_somebody_is_chosen_already() -> None:
    tray = [a_case("a", weighs=6), a_case("b", "CL18", weighs=5)]
    problem = replace(a_problem([a_worker("Ann", room=6)], tray), chosen={"a": "Ann"})
    low = tuple(replace(case, priority=Priority.LOW) if case.id == "b" else case for case in problem.cases)
    problem = replace(problem, cases=low)
    result = solve(problem)
    found = list(fixes(problem, result, "b"))
    assert found
    for fix in found:
        before, after = judge(problem, result.worker_of), judge(changed(problem, fix.change), fix.answer.worker_of)
        assert after.is_legal
        assert fix.effect == {name: after.levels[name] - before.levels[name] for name in fix.effect}
        assert fix.effect["low"] == -1
