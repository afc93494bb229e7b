"""Where there are many workers: a good answer first, and proofs of the urgent levels, before everything is searched."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from solver.engine.limits import Limits
from solver.engine.redealing import redeal
from solver.engine.reduce import NOBODY
from solver.engine.state import State
from solver.engine.urgent_first import UrgentFirst
from solver.problem import Priority

EFFORT_OF_A_ROUND, EFFORT_OF_AN_OPTION = 0.00004, 0.0000004
"""Effort that counts for a round of dealing out anew, and on top for each worker who may take a case on average."""
SHARE_AT_FIRST, SHARE_OF_URGENT, SHARE_AFTERWARDS = 0.08, 0.8, 0.7
"""The share of the effort left that goes into rounds at first, into urgent levels, and into rounds afterwards."""
SHARE_AGAIN = 0.1
"""The share of the effort left that goes into rounds after a level has found something better."""
MOST_ROUNDS_PER_CASE = 80
"""Rounds for each case after which little gets better."""
SHORT = 3
"""Capacity is short where one in so many cases is left over: then packing decides, which prices see best."""


def good_start(
    best: State, limits: Limits, tell: Callable[[int, State], None], floor: Sequence[int]
) -> tuple[State, Sequence[int]]:
    """A better state, and a vector that no answer can beat, as far as that is known.

    Args:
        best: A legal state of an instance without moves.
        limits: What may be spent.
        tell: Called with every better state, and the level that has got better.
        floor: What is known that no answer can beat.
    """
    best = _redealt(best, limits, SHARE_AT_FIRST)
    tell(0, best)
    urgent = UrgentFirst(best, tell)
    if _is_short(best):
        urgent.go_on(limits, SHARE_OF_URGENT, Priority.HIGH)
    urgent.best = _redealt(urgent.best, limits, SHARE_AFTERWARDS)
    tell(0, urgent.best)
    urgent.go_on(limits, SHARE_OF_URGENT, Priority.LOW)
    return urgent.best, max(floor, urgent.at_least, key=len)


def better_again(best: State, limits: Limits) -> State:
    """A better state after a level has found a better one, which the levels below have not been looked at in."""
    return _redealt(best, limits, SHARE_AGAIN)


def _redealt(best: State, limits: Limits, share: float) -> State:
    cases = [case for case in best.instance.cases if case.home == NOBODY]
    options = sum(len(case.options) for case in cases) / max(1, len(cases))
    effort = EFFORT_OF_A_ROUND + EFFORT_OF_AN_OPTION * options
    rounds = max(0, min(MOST_ROUNDS_PER_CASE * len(cases), int(limits.effort * share / effort)))
    limits.effort -= rounds * effort
    return redeal(best, rounds, limits.is_stopped)


def _is_short(state: State) -> bool:
    left_over = sum(state.unallocated) - sum(state.instance.fixed_unallocated)
    return SHORT * left_over >= max(1, len(state.instance.cases))
