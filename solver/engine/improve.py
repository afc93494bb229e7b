"""Local search on the whole level vector: give, shift, swap, make room. It keeps a legal answer legal.

Deterministic: cases and workers are tried in their fixed order, and the effort is counted in tries, not in seconds, so
that the same input gives the same answer on any machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from solver.engine.reduce import NOBODY
from solver.engine.state import State

Change = tuple[tuple[int, int], ...]
"""Free cases with the place each one gets."""


def improve(state: State, tries: int, should_stop: Callable[[], bool] = lambda: False) -> int:
    """Better the state in place until nothing helps or the tries are used up; returns the tries left over."""
    best = state.vector
    while True:
        found = False
        for change in _changes(state):
            tries -= 1
            if tries <= 0 or (tries % 256 == 0 and should_stop()):
                return max(0, tries)
            undo = tuple((i, state.place[i]) for i, _ in change)
            for i, w in change:
                state.put(i, w)
            workers = {w for _, w in (*change, *undo) if w != NOBODY}
            if state.moves <= state.instance.problem.max_moves and all(map(state.fits, workers)):
                vector = state.vector
                if vector < best:
                    best, found = vector, True
                    continue
            for i, w in reversed(undo):
                state.put(i, w)
        if not found:
            return tries


def _changes(state: State) -> Iterator[Change]:
    """Every small change, cheapest kind first; the state may change between one and the next."""
    cases = state.instance.cases
    everyone = range(len(cases))
    for i in everyone:
        for w in cases[i].options:
            if w != state.place[i]:
                yield ((i, w),)
    for i in everyone:
        for j in range(i + 1, len(cases)):
            a, b = state.place[i], state.place[j]
            if NOBODY not in (a, b) and a != b and b in cases[i].options and a in cases[j].options:
                yield ((i, b), (j, a))
    yield from _make_room(state)
    if state.moves >= state.instance.problem.max_moves > 0:
        yield from _other_moves(state)


def _make_room(state: State) -> Iterator[Change]:
    """An unallocated case takes a place, and one case there goes elsewhere or, where it is unallocated at home, out."""
    cases = state.instance.cases
    for i, case in enumerate(cases):
        if state.place[i] != NOBODY or case.home != NOBODY:
            continue
        for w in case.options:
            for j, other in enumerate(cases):
                if state.place[i] != NOBODY:
                    break
                if j == i or state.place[j] != w:
                    continue
                for v in other.options:
                    if v != w and state.place[i] == NOBODY and state.place[j] == w:
                        yield ((j, v), (i, w))
                if other.home == NOBODY and state.place[i] == NOBODY and state.place[j] == w:
                    yield ((j, NOBODY), (i, w))


def _other_moves(state: State) -> Iterator[Change]:
    """With the budget of moves used up: one moved case goes home, and another one moves instead."""
    cases = state.instance.cases
    for j, other in enumerate(cases):
        if other.home == NOBODY or state.place[j] == other.home:
            continue
        for i, case in enumerate(cases):
            if i == j or case.home == NOBODY:
                continue
            for w in case.options:
                if w != state.place[i] and state.place[j] != other.home:
                    yield ((j, other.home), (i, w))
