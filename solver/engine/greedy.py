"""Greedy: the most urgent case first, each to the worker who is best at that moment. What people do by hand."""

from __future__ import annotations

from collections.abc import Callable

from solver.engine.reduce import NOBODY, Instance
from solver.engine.state import State


def greedy(instance: Instance, should_stop: Callable[[], bool] = lambda: False) -> State:
    """A legal start: every unallocated case that still fits somewhere has a place; nothing held has moved."""
    state = State(instance)
    fill_up(state, should_stop)
    return state


def fill_up(state: State, should_stop: Callable[[], bool]) -> None:
    """Give the unallocated cases, most urgent first, each to the worker who makes the best vector, where one fits.

    A stop leaves the rest unallocated.
    """
    cases = state.instance.cases

    def urgency(i: int) -> tuple[bool, int, int, int, str]:
        options = cases[i].options
        heaviest = max((option.points for option in options.values()), default=0)
        return (cases[i].chosen is None, cases[i].priority, len(options), -heaviest, cases[i].id)

    for i in sorted((i for i, w in enumerate(state.place) if w == NOBODY), key=urgency):
        if should_stop():
            return
        best = None
        for w in cases[i].options:
            if not state.may_fit(i, w):  # where capacity is short, most desks are full
                continue
            state.put(i, w)
            if state.fits(w):
                candidate = (state.vector, w)
                best = candidate if best is None else min(best, candidate)
        state.put(i, NOBODY if best is None else best[1])


def make_legal(state: State) -> None:
    """Send home what has moved beyond the budget, and away what is new to a worker beyond the cap: the latest first."""
    instance = state.instance
    # Whoever goes home may crowd somebody there; with everybody at home it is legal, so this ends.
    while not state.is_legal:
        for i in reversed(range(len(instance.cases))):
            w, home = state.place[i], instance.cases[i].home
            is_one_too_many = home != NOBODY and state.moves > instance.problem.max_moves
            if w != home and (is_one_too_many or not state.fits(w)):
                state.put(i, home)
