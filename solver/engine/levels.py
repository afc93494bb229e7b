"""Level after level: prove, freeze, go on; what is small at once, and piece by piece first where workers are many.

How a level is proved stands in `search`, how all of them are at once in `small`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from solver.engine.countable import is_countable
from solver.engine.improve import improve
from solver.engine.limits import Limits, Over
from solver.engine.many_workers import better_again, good_start
from solver.engine.pieces import better_by_pieces
from solver.engine.reduce import NOBODY, Instance
from solver.engine.search import Search
from solver.engine.small.one_move import proved_with_one_move
from solver.engine.small.small import proved_at_once
from solver.engine.state import State
from solver.objectives import Level, levels_of
from solver.problem import Mode

EFFORT_PER_SECOND = 0.25
"""Deterministic effort that goes into a second of the limit; low enough that effort, not the clock, ends a search."""
TRIES_PER_SECOND = 1_000
"""Tries of the first local search that go into a second of the limit."""
TRIES_PER_PLACE = 2
"""Tries of the first local search for each pair of a free case and a worker: small problems are proved instead."""
FEW_WORKERS = 30
"""Workers up to which a problem is searched as one from the start."""
SHARE_OF_PIECES, SHARE_OF_MORE_PIECES = 0.15, 0.15
"""The share of the effort that goes into arranging piece by piece at first, and after a level has found better."""
EFFORT_IN_A_PIECE, EFFORT_OF_A_PIECE = 0.03, 0.01
"""Effort that the searches of a piece may take, and what counts for it besides."""
LEVELLING = "peak"
"""The first of the levels that only level the load."""


@dataclass(frozen=True, slots=True)
class Closed:
    """A level that is done with: its bound (None: nothing known) and the seconds it took."""

    bound: int | None
    seconds: float


def solve_levels(  # noqa: PLR0913, PLR0917  (what a search is made of)
    instance: Instance,
    best: State,
    limits: Limits,
    tell: Callable[[int, State], None],
    floor: Sequence[int] = (),
    stretch: range | None = None,
) -> tuple[State, list[Closed]]:
    """Minimise one level after another from a legal start.

    Args:
        instance: The reduced problem.
        best: A legal state; it is changed.
        limits: What may be spent.
        tell: Called again and again with the number of the level being worked on and the best state so far.
        floor: A vector that no answer can beat, where one is known: that of the same problem with more freedom.
        stretch: The numbers of the levels to work on (None: all). Those before are taken to be as good as they can be,
            which is not proved by that; those after are left as they come, unless all are proved at once.

    Returns:
        The best state, and for each level what was proved. Bounds are given only where they hold for the best possible
        answer: up to the first level that is not closed.
    """
    levels = levels_of(instance.problem)
    stretch = range(len(levels)) if stretch is None else stretch
    limits = _as_far_as_countable(instance, limits)
    best, closed = _at_once(best, limits, tell)
    if len(closed) == len(levels):
        return best, closed
    closed += [Closed(None, 0.0)] * (stretch.start - len(closed))  # taken for done, not proved
    search: Search | None = None
    bounds_hold = True
    are_many = len(instance.worker_ids) > FEW_WORKERS
    if are_many and not instance.problem.max_moves and not stretch.start and not limits.is_over:
        best, floor = good_start(best, limits, tell, floor)
    arranged: State | None = None
    for k in range(len(closed), len(levels)):
        started = time.monotonic()
        tell(k, best)
        bound: int | None = None
        if are_many and best is not arranged and not limits.is_over:
            best = arranged = _arranged(best, search, limits, partial(tell, k))
        may_work = k < stretch.stop and not limits.is_over
        if search is None and may_work:
            if not are_many:
                _better_a_little(best, limits)
            search = _begun(best, limits, tell, levels[:k])
        at_least = floor[k] if k < len(floor) and best.vector[:k] == tuple(floor[:k]) else None
        if search is not None and may_work and not limits.is_over:
            search.best = best
            bound = search.close(k, levels[k].name, at_least, is_last=k == len(levels) - 1)
            best = search.best
        else:
            bound = at_least if best.vector[k] > (at_least or 0) else best.vector[k]  # no level is ever below 0
        if bound is not None:
            bound = max(bound, 0)
        closed.append(Closed(bound if bounds_hold else None, time.monotonic() - started))
        bounds_hold = bounds_hold and bound is not None and bound >= best.vector[k]
    return best, closed


def _as_far_as_countable(instance: Instance, limits: Limits) -> Limits:
    """The limits; no effort at all where numbers are too large, so that the start stays and nothing is proved."""
    if is_countable(instance):
        return limits
    return Limits(effort=0.0, deadline=limits.deadline, should_stop=limits.should_stop)


def _at_once(best: State, limits: Limits, tell: Callable[[int, State], None]) -> tuple[State, list[Closed]]:
    """The first levels, where the problem is small enough: all of them, unless too much is alike or a limit ends it."""
    closed: list[Closed] = []
    started = time.monotonic()
    tell(0, best)
    with_a_move = best.instance.problem.max_moves == 1 and any(case.home != NOBODY for case in best.instance.cases)
    for levels, state in (proved_with_one_move if with_a_move else proved_at_once)(best, limits):
        # Where all is not proved, what is as good so far may be worse on the levels below.
        best = min(best, state, key=lambda known: known.vector)
        ended = time.monotonic()
        closed += [Closed(value, (ended - started) / levels) for value in best.vector[len(closed) :][:levels]]
        started = ended
        tell(max(0, len(closed) - 1), best)
    return best, closed


def _better_a_little(best: State, limits: Limits) -> None:
    """Small changes for the better, before a search: fewer where there are few places, which are searched soon."""
    places = sum(len(case.options) for case in best.instance.cases)
    in_time = int(limits.effort / EFFORT_PER_SECOND * TRIES_PER_SECOND)
    improve(best, min(TRIES_PER_PLACE * places, in_time), limits.is_stopped)


def _begun(
    best: State,
    limits: Limits,
    tell: Callable[[int, State], None],
    above: Sequence[Level] = (),
    *,
    thorough: bool = True,
) -> Search | None:
    """A search, the levels above closed already; None where time was up or a stop asked for before its model stood."""
    try:
        search = Search(best.instance, best, limits, thorough=thorough, tell=tell)
    except Over:
        return None
    for k, level in enumerate(above):
        search.keep(k, level.name)
    return search


def _arranged(best: State, search: Search | None, limits: Limits, tell: Callable[[State], None]) -> State:
    """Cases of many workers arranged better: where they may move at first, and after a level has found better."""
    problem = best.instance.problem
    if not problem.max_moves:
        return best if search is None or search.is_listed else better_again(best, limits)
    if problem.mode is Mode.REBALANCE:
        return best  # repair finds more with the effort
    return _piece_by_piece(best, limits, SHARE_OF_PIECES if search is None else SHARE_OF_MORE_PIECES, tell)


def _piece_by_piece(best: State, limits: Limits, share: float, tell: Callable[[State], None]) -> State:
    """Arrange a large instance piece by piece, with a share of the effort."""
    least = limits.effort * (1 - share)

    def search_shortly(piece: Instance, start: State) -> State:
        small = Limits(effort=EFFORT_IN_A_PIECE, deadline=limits.deadline, should_stop=limits.is_stopped)
        search = _begun(start, small, lambda *_: None, thorough=False)
        if search is None:
            return start
        for k, level in enumerate(levels_of(piece.problem)):
            if level.name == LEVELLING or small.is_over:
                break
            search.close(k, level.name, None, is_last=False)
        limits.effort -= EFFORT_IN_A_PIECE - small.effort + EFFORT_OF_A_PIECE
        return search.best

    return better_by_pieces(best, search_shortly, lambda: limits.effort > least and not limits.is_over, tell)
