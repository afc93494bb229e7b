"""Random explanations, each held against the oracle: every term true, every cost exact, every fix one.

Without more examples asked for some 450 cases are explained; with ``CASELOAD_MORE_EXAMPLES=3`` more than a thousand.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from solver.assignment import Assignment
from solver.check import judge
from solver.explain.alternatives import Alternative
from solver.explain.changes import Changes, changes
from solver.explain.explanation import Explanation, explain
from solver.explain.fixes import Fix
from solver.explain.if_better import UNALLOCATED, above_peak
from solver.explain.single_changes import changed
from solver.problem import Mode, Problem
from solver.result import Result, Status
from solver.rules import Rule
from solver.run import solve
from tests.oracle.inputs import OracleProblem
from tests.oracle.levels import levels
from tests.oracle.permission import is_legal, pair_rule_in_the_way, worker_of
from tests.oracle.search import assignments, size
from tests.solver.asking import MORE
from tests.solver.explain.every_place import best_with_each
from tests.solver.explain.true_terms import is_true
from tests.solver.oracle_input import as_oracle_input
from tests.solver.random_problems import random_problem

PROBLEMS = 30 * MORE
MOST_ASSIGNMENTS = 4_000
"""Larger problems are passed over: the oracle looks at every assignment, for each case and again for each fix."""

Vector = dict[str, int]


@pytest.mark.parametrize("mode", Mode)
def test_every_explanation_is_true(mode: Mode) -> None:
    seen: Counter[str] = Counter()
    for number in range(PROBLEMS):
        problem = random_problem(Random(f"explained {mode} {number}"), mode, workers=4, cases=6, free=4)
        if size(as_oracle_input(problem)) > MOST_ASSIGNMENTS:
            continue
        # Every third is the first answer that comes to hand: nothing of it is proved, nor may be claimed to be.
        result = solve(problem, time_limit=0.0 if number % 3 == 2 else 60.0)
        for case in problem.cases:
            explanation = explain(problem, result, case.id)
            hold_against_the_oracle(problem, result, explanation)
            seen.update(_kinds(explanation, result))
    assert seen["explained"] > 100 * MORE
    tricky = ("cost", "rule", "fix", "left over", "LockedHere", "FamilyThere", "takes another's place", "not proved")
    assert min(seen[kind] for kind in tricky) > 2, seen


def hold_against_the_oracle(problem: Problem, result: Result, explanation: Explanation) -> None:
    """Every sentence that could be made of the explanation, checked."""
    case_id = explanation.case_id
    told = as_oracle_input(problem)
    assert explanation.worker_id == result.worker_of[case_id]
    for term in explanation.terms:
        assert is_true(term, told, result.worker_of, case_id), term
    others = [w.id for w in problem.workers if w.id != explanation.worker_id]
    assert [alternative.worker_id for alternative in explanation.alternatives] == others
    best = best_with_each(problem, case_id)
    for alternative in explanation.alternatives:
        alternative_is_right(problem, result, case_id, alternative, best.get(alternative.worker_id))
    runner_up_is_right(explanation)
    for fix in explanation.fixes:
        fix_is_one(problem, result, case_id, fix)
    assert bool(explanation.fixes or explanation.short) <= (explanation.worker_id is None)


def alternative_is_right(
    problem: Problem, result: Result, case_id: str, alternative: Alternative, best: Vector | None
) -> None:
    """The cost is that of the best answer with this worker; or there is none, and the rule named is the first."""
    told = as_oracle_input(problem)
    if alternative.cost is None:
        assert best is None
        assert alternative.obstacle is not None
        rule = first_rule(told, case_id, alternative.worker_id)
        assert alternative.obstacle.rule in (rule, *((Rule.CAP, Rule.LOCK) if rule is None else ()))
        return
    now = {level.name: level.value for level in result.levels}
    claimed = {name: now[name] + loss for name, loss in alternative.cost.items()}
    assert alternative.answer is not None
    asked = replace(problem, max_moves=problem.max_moves + alternative.extra_moves)
    judgement = judge(asked, alternative.answer.worker_of)
    assert judgement.is_legal
    assert judgement.levels == claimed
    assert alternative.answer.worker_of[case_id] == alternative.worker_id
    assert alternative.is_exact <= result.is_proved
    if alternative.is_exact or alternative.answer.is_proved:
        assert claimed == best
    nothing_is_missing_in(
        changes(Assignment(problem, result.worker_of), Assignment(asked, alternative.answer.worker_of))
    )


def runner_up_is_right(explanation: Explanation) -> None:
    """Nobody costs less than the one named, and the level named is the first at which anything is lost."""
    costs = {other.worker_id: list(other.cost.values()) for other in explanation.alternatives if other.cost is not None}
    if explanation.runner_up is None:
        assert not costs
        return
    least = costs[explanation.runner_up]
    assert least == min(costs.values())
    named = next(o.cost for o in explanation.alternatives if o.worker_id == explanation.runner_up)
    assert named is not None
    first = next(((name, loss) for name, loss in named.items() if loss), None)
    assert explanation.decided_by == (first[0] if first is not None and first[1] > 0 else None)


def fix_is_one(problem: Problem, result: Result, case_id: str, fix: Fix) -> None:
    """After the change the case has a worker, less is left over, and no answer is better at what is told."""
    then = changed(problem, fix.change)
    judgement = judge(then, fix.answer.worker_of)
    assert judgement.is_legal
    assert fix.answer.worker_of[case_id] == fix.worker_id
    assert fix.worker_id is not None
    before = {level.name: level.value for level in result.levels}
    values = list(judgement.levels.items())
    told = values[: above_peak(result)]
    assert {name: value - before[name] for name, value in told if value != before[name]} == dict(fix.effect)
    assert [value for _, value in values[:UNALLOCATED]] < [level.value for level in result.levels][:UNALLOCATED]
    assert [(level.name, level.value) for level in fix.answer.levels] == values
    if size(as_oracle_input(then)) <= MOST_ASSIGNMENTS:
        best = list(best_of(as_oracle_input(then)).items())
        if not fix.is_suggested:
            assert best[: len(told)] <= told
        elif all(level.status is Status.PROVED for level in fix.answer.levels[: len(told)]):
            assert best[: len(told)] == told


def nothing_is_missing_in(found: Changes) -> None:
    """Who gains and loses what adds up to the cases that changed."""
    gained = {(case_id, worker.worker_id) for worker in found.workers for case_id in worker.gained}
    lost = {(case_id, worker.worker_id) for worker in found.workers for case_id in worker.lost}
    assert gained == {(change.case_id, change.after) for change in found.cases if change.after is not None}
    assert lost == {(change.case_id, change.before) for change in found.cases if change.before is not None}


def first_rule(told: OracleProblem, case_id: str, worker_id: str) -> Rule | None:
    """The first rule between the case and the worker, cap and lock apart."""
    case = next(case for case in told.cases if case.name == case_id)
    if told.mode == "cover" and worker_id in told.covered:
        return pair_rule_of(told, case_id, worker_id) or Rule.AVAILABLE
    rule = pair_rule_in_the_way(told, case, worker_of(told, worker_id))
    return None if rule is None else Rule(rule)


def pair_rule_of(told: OracleProblem, case_id: str, worker_id: str) -> Rule | None:
    """The rule that the oracle names of a covered worker, where it stands before *available*."""
    case = next(case for case in told.cases if case.name == case_id)
    rule = pair_rule_in_the_way(told, case, worker_of(told, worker_id))
    return None if rule in (None, "team") else Rule(rule)


def best_of(told: OracleProblem) -> Vector:
    """The best levels of all legal assignments."""
    vectors = [dict(levels(told, answer)) for answer in assignments(told) if is_legal(told, answer)]
    return min(vectors, key=lambda vector: list(vector.values()))


def _kinds(explanation: Explanation, result: Result) -> list[str]:
    kinds = ["explained"]
    kinds += ["rule" if other.cost is None else "cost" for other in explanation.alternatives]
    kinds += ["fix" for _ in explanation.fixes]
    kinds += ["left over"] * (explanation.worker_id is None)
    kinds += [type(term).__name__ for term in explanation.terms]
    kinds += ["takes another's place"] * any(_takes_a_place(other) for other in explanation.alternatives)
    kinds += ["not proved"] * (not result.is_proved)
    return kinds


def _takes_a_place(other: Alternative) -> bool:
    return other.cost is not None and any(other.cost[name] > 0 for name in ("critical", "high", "standard", "low"))
