"""Local search on the whole level vector: give, shift, swap, make room, move another. It keeps a legal answer legal.

Deterministic: cases and workers are tried in their fixed order, and the effort is counted in tries, not in seconds, so
that the same input gives the same answer on any machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from solver.engine.reduce import NOBODY
from solver.engine.state import State

Change = tuple[tuple[int, int], ...]
"""Free cases with the place each one gets."""


TRIES_BETWEEN_QUESTIONS = 256
"""Tries after which to ask whether to stop."""


def improve(state: State, tries: int, should_stop: Callable[[], bool] = lambda: False) -> None:
    """Better the state in place until nothing helps or the tries are used up."""
    best = state.vector
    max_moves = state.instance.problem.max_moves
    found = True
    while found and not should_stop():
        found = False
        for change in _changes(state, should_stop):
            tries -= 1
            if tries <= 0 or (tries % TRIES_BETWEEN_QUESTIONS == 0 and should_stop()):
                return
            undo = tuple((i, state.place[i]) for i, _ in change)
            for i, w in change:
                state.put(i, w)
            if state.moves <= max_moves and all(state.fits(w) for _, w in (*change, *undo) if w != NOBODY):
                vector = state.vector
                if vector < best:
                    best, found = vector, True
                    continue
            for i, w in reversed(undo):
                state.put(i, w)


def _changes(state: State, should_stop: Callable[[], bool]) -> Iterator[Change]:
    """Every small change, cheapest kind first; the state may change between one and the next.

    Where there are many cases, much is looked at between one change and the next: so a stop is asked for here too.
    """
    for kind in (_give_or_shift, _make_room, _swap, _move_another):
        for i in range(len(state.instance.cases)):
            if should_stop():
                return
            yield from kind(state, i)


def _may_come(state: State, i: int, w: int) -> bool:
    """Whether the case may come to the worker as things are; the cheap part of the cap rule and of the budget."""
    instance = state.instance
    case = instance.cases[i]
    if w == case.home:
        return True
    if case.home == state.place[i] != NOBODY and state.moves >= instance.problem.max_moves:
        return False
    return state.may_fit(i, w)


def _give_or_shift(state: State, i: int) -> Iterator[Change]:
    for w in state.instance.cases[i].options:
        if w != state.place[i] and _may_come(state, i, w):
            yield ((i, w),)


def _make_room(state: State, i: int) -> Iterator[Change]:
    """An unallocated case takes a place, and one case there goes elsewhere or, where it was unallocated, out."""
    cases = state.instance.cases
    if state.place[i] != NOBODY:
        return
    for w in cases[i].options:
        for j in [j for j, at in enumerate(state.place) if at == w]:
            for v in cases[j].options:
                if state.place[i] == NOBODY and state.place[j] == w != v and _may_come(state, j, v):
                    yield ((j, v), (i, w))
            if state.place[i] == NOBODY and state.place[j] == w and cases[j].home == NOBODY:
                yield ((j, NOBODY), (i, w))


def _swap(state: State, i: int) -> Iterator[Change]:
    """Two cases change places; one of them at least is new or has moved already."""
    cases = state.instance.cases
    case = cases[i]
    if state.place[i] in (NOBODY, case.home):
        return
    for j, other in enumerate(cases):
        a, b = state.place[i], state.place[j]
        if NOBODY in (a, b) or a == b or b not in case.options or a not in other.options:
            continue
        if j > i or b == other.home:
            yield ((i, b), (j, a))


def _move_another(state: State, j: int) -> Iterator[Change]:
    """With the budget of moves used up: one moved case goes home, and another one moves instead."""
    cases = state.instance.cases
    other = cases[j]
    if not state.moves or state.place[j] in (NOBODY, other.home) or other.home == NOBODY:
        return
    for i, case in enumerate(cases):
        if i == j or case.home == NOBODY:
            continue
        for w in case.options:
            has_room = w == state.place[j] or state.may_fit(i, w)
            if w != state.place[i] and has_room and state.place[j] != other.home:
                yield ((j, other.home), (i, w))
