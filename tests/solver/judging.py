"""Level values of a written-out assignment, from the judge, held against the oracle."""

from __future__ import annotations

from collections.abc import Mapping

from solver.check import judge
from solver.problem import Problem
from tests.oracle.levels import levels as oracle_levels
from tests.solver.oracle_input import as_oracle_input


def value(problem: Problem, level: str, worker_of: Mapping[str, str | None]) -> int:
    """What the level is worth for the assignment; cases not named stay where they are."""
    full = {case.id: problem.start_worker(case) for case in problem.cases} | dict(worker_of)
    values = judge(problem, full).levels
    assert list(values.items()) == list(oracle_levels(as_oracle_input(problem), full))
    return values[level]
