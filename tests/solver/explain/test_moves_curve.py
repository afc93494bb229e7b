"""The curve of moves: each point as good as a search of its own finds, and never turning for the worse."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from solver.check import judge
from solver.explain.changes import LevelChange
from solver.explain.moves_curve import moves_curve
from solver.problem import Mode
from solver.run import solve
from tests.builders import a_case, a_problem, a_worker
from tests.solver.asking import SEEDS, in_every_mode, vector
from tests.solver.random_problems import random_problem


@in_every_mode
def test_every_point_is_the_best_answer_with_so_many_moves(mode: Mode) -> None:
    for seed in range(SEEDS):
        problem = random_problem(Random(f"curve {mode} {seed}"), mode, workers=4, cases=7, free=5)
        before = None
        for allowed, point in enumerate(moves_curve(problem, 4)):
            asked = replace(problem, max_moves=allowed)
            assert point.allowed == allowed
            assert vector(point.answer) == vector(solve(asked))
            assert point.answer.is_proved
            assert judge(asked, point.answer.worker_of).is_legal
            assert point.used <= allowed
            if before is not None:
                assert vector(point.answer) <= vector(before)
                assert bool(point.gain) == (vector(point.answer) < vector(before))
            before = point.answer


def test_the_gain_of_a_move_says_which_levels_are_other_the_deciding_one_first() -> None:
    workers = [a_worker("W1", room=10), a_worker("W2", room=10)]
    problem = a_problem(workers, [a_case(name, held_by="W1") for name in "ABC"], mode=Mode.REBALANCE)
    start, one, two = moves_curve(problem, 2)
    assert start.gain == ()
    assert one.gain[0] == LevelChange("overload", 500, 0)
    assert (two.used, two.gain) == (1, ())


def test_a_curve_of_no_moves_is_one_point() -> None:
    (point,) = moves_curve(a_problem([a_worker("W")], [a_case("C")]), 0)
    assert point.answer.worker_of == {"C": "W"}


def test_a_curve_that_is_short_of_time_never_turns_for_the_worse() -> None:
    problem = random_problem(Random("hurried"), Mode.REBALANCE, workers=6, cases=20, free=20)
    vectors = [vector(point.answer) for point in moves_curve(problem, 5, time_limit=0.01)]
    assert vectors == sorted(vectors, reverse=True)


def test_a_number_below_0_is_refused() -> None:
    with pytest.raises(ValueError, match="must be 0 or more"):
        list(moves_curve(a_problem([], []), -1))
