"""Greedy: the most urgent case first, each to the worker who is best at that moment. What people do by hand."""

from __future__ import annotations

from solver.engine.reduce import NOBODY, Instance
from solver.engine.state import State


def greedy(instance: Instance) -> State:
    """A legal start: every unallocated case that still fits somewhere has a place; nothing held has moved."""
    state = State(instance)
    cases = instance.cases

    def urgency(i: int) -> tuple[bool, int, int, int, str]:
        options = cases[i].options
        heaviest = max((option.points for option in options.values()), default=0)
        return (cases[i].chosen is None, cases[i].priority, len(options), -heaviest, cases[i].id)

    fill(state, sorted((i for i, case in enumerate(cases) if case.home == NOBODY), key=urgency))
    return state


def fill(state: State, order: list[int]) -> None:
    """Give each of these unallocated cases, in this order, to the worker who makes the best vector, where one fits."""
    for i in order:
        best = None
        for w in state.instance.cases[i].options:
            state.put(i, w)
            if state.fits(w):
                candidate = (state.vector, w)
                best = candidate if best is None else min(best, candidate)
        state.put(i, NOBODY if best is None else best[1])
