"""Where few held cases may move: which workers' cases to set free, a few at a time, those with the fullest desks first.

A budget of moves lets any held case go, but the moves that pay mostly begin at a few full desks.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from solver.engine.reduce import NOBODY
from solver.engine.state import State

WORKERS_AT_A_TIME = 3


def workers_in_turn(state: State) -> list[frozenset[int]]:
    """Groups of workers who hold cases that may move, the fullest first."""
    instance = state.instance

    def fullness(w: int) -> tuple[bool, Fraction]:
        available = instance.available[w]
        return (not available, Fraction(state.load[w], available or 1))

    holding = {case.home for case in instance.cases} - {NOBODY}
    order = sorted(holding, key=lambda w: (fullness(w), -w), reverse=True)
    return [frozenset(order[at : at + WORKERS_AT_A_TIME]) for at in range(0, len(order), WORKERS_AT_A_TIME)]


def held_cases_that_stay(state: State, workers: frozenset[int]) -> Iterator[int]:
    """The held cases of all other workers that are at home."""
    for i, case in enumerate(state.instance.cases):
        if case.home != NOBODY and case.home not in workers and state.place[i] == case.home:
            yield i
