"""Rows of pairs are worked out once for a kind of case; each pair must be what the rules and points say of it alone."""

from __future__ import annotations

from fractions import Fraction

from solver.engine.pairs import Pairs
from solver.objectives.fit import categories_held, cost
from solver.points import case_points, times
from solver.problem import Mode
from solver.rules import pair_obstacle
from tests.solver.asking import problems


def test_every_pair_is_what_the_rules_the_points_and_the_weights_say_of_it_alone() -> None:
    pairs_seen = 0
    for _, problem in problems(Mode.ALLOCATE, "pairs"):
        pairs = Pairs(problem, problem.workers)
        held = categories_held(problem)
        factor = Fraction(problem.policy.load.sibling_factor)
        for case in problem.cases:
            found = pairs.elsewhere(case, home=-1)
            for w, worker in enumerate(problem.workers):
                assert (w in found) == (pair_obstacle(problem, case, worker) is None)
                if w in found:
                    pairs_seen += 1
                    assert found[w].points == case_points(case, worker.id, problem.policy)
                    assert found[w].as_sibling == times(found[w].points, factor)
                    assert found[w].as_sibling + found[w].as_heaviest == found[w].points
                    assert found[w].fit == cost(problem, case, worker, held[worker.id])
    assert pairs_seen > 100
