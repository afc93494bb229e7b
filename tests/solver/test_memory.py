"""However often is solved, nothing is left behind. How much a thousand teams take is measured by ``bench memory``."""

from __future__ import annotations

import gc
import sys

from solver.explain.explanation import explain
from solver.problem import Mode, Problem
from solver.run import solve
from tests.solver.asking import crowded, in_every_mode

ROUNDS = 8
LEFT_BY_A_ROUND = 100
"""Blocks of memory that may stay, each round: far fewer than one answer has, or one table."""


@in_every_mode
def test_solving_and_explaining_again_and_again_leaves_nothing_behind(mode: Mode) -> None:
    problem = crowded(mode, workers=3, cases=8)
    for _ in range(2):
        _ask(problem)
    before = _blocks()
    for _ in range(ROUNDS):
        _ask(problem)
    assert _blocks() - before < ROUNDS * LEFT_BY_A_ROUND


def _ask(problem: Problem) -> None:
    answer = solve(problem)
    explain(problem, answer, problem.cases[-1].id)


def _blocks() -> int:
    gc.collect()
    return sys.getallocatedblocks()
