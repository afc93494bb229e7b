"""Stopping a search in tests, at any of the questions it asks."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from solver.assignment import as_it_stands
from solver.problem import Problem
from solver.run import solve
from tests.solver.asking import values_of, vector


class Questions:
    """Counts how often a search asks whether to stop, and says yes from one question on."""

    def __init__(self, stop_at: int | None) -> None:
        self.asked = 0
        self._stop_at = stop_at

    def __call__(self) -> bool:
        self.asked += 1
        return self._stop_at is not None and self.asked >= self._stop_at


def stopped_anywhere(problem: Problem, known: Mapping[str, str | None], rng: Random, times: int) -> None:
    """Stop a search so many times, at any question: the answer is legal and no worse than what was known."""
    questions = Questions(stop_at=None)
    solve(problem, should_stop=questions)
    for _ in range(times):
        stop_at = rng.randrange(questions.asked) + 1
        for given in (None, known):
            result = solve(problem, known=given, should_stop=Questions(stop_at))
            assert values_of(problem, dict(result.worker_of)) == vector(result)
            assert vector(result) <= values_of(problem, dict(given or as_it_stands(problem).worker_of))
