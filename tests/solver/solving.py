"""Solving in tests: every answer is held against the judge, and a small problem's against the oracle as well."""

from __future__ import annotations

from solver.check import judge
from solver.problem import Problem
from solver.result import Result
from solver.run import solve
from tests.oracle.search import Best, best, size
from tests.solver.oracle_input import as_oracle_input

SMALL = 3_000
"""Assignments up to which the oracle looks at all of them in a test that only wants an answer."""


def solved(problem: Problem) -> Result:
    """The answer to a problem: legal, proved, with the values the judge finds, and the oracle's best where small."""
    told = as_oracle_input(problem)
    return _held_against(problem, best(told) if size(told) <= SMALL else None)


def agreed(problem: Problem) -> tuple[Result, Best]:
    """The answer to a small problem, exactly as good as the oracle's best at every level, with that best."""
    found = best(as_oracle_input(problem))
    return _held_against(problem, found), found


def answer(problem: Problem) -> dict[str, str | None]:
    """Who holds which case in the best answer."""
    return dict(solved(problem).worker_of)


def levels(result: Result) -> dict[str, int]:
    """The value of each level by name, in order."""
    return {level.name: level.value for level in result.levels}


def _held_against(problem: Problem, found: Best | None) -> Result:
    result = solve(problem)
    judgement = judge(problem, result.worker_of)
    assert judgement.is_legal, judgement.broken
    assert list(judgement.levels.items()) == list(levels(result).items())
    if found is not None:
        assert list(levels(result).items()) == list(found.levels.items())
        assert dict(result.worker_of) in found.answers
    unproved = [level for level in result.levels if level.bound != level.value]
    assert not unproved, f"not proved: {unproved}"
    return result
