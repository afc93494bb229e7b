"""Where there are many workers: a good answer first, and proofs of the urgent levels, before everything is searched."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from solver.engine.limits import Limits
from solver.engine.redealing import redeal
from solver.engine.state import State
from solver.engine.urgent_first import UrgentFirst
from solver.problem import Priority

EFFORT_OF_A_ROUND = 0.00006
"""Effort that counts for a round of dealing out anew."""
SHARE_AT_FIRST, SHARE_AFTERWARDS = 0.12, 0.7
"""The share of the effort that goes into rounds before the urgent levels are looked at, and after."""
MOST_ROUNDS_PER_CASE = 80
"""Rounds for each case after which little gets better."""
SHORT = 8
"""A priority is short where one in so many of its cases is left over: then packing decides, which prices see best."""


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
    urgent = UrgentFirst(best, limits, tell)
    if not best.instance.problem.chosen:
        urgent.go_on(_is_short)
    best = _redealt(urgent.best, limits, SHARE_AFTERWARDS)
    tell(0, best)
    urgent.best = best
    if not best.instance.problem.chosen:
        urgent.go_on(lambda *_: True)
    return urgent.best, max(floor, urgent.floor, key=len)


def _redealt(best: State, limits: Limits, share: float) -> State:
    most = MOST_ROUNDS_PER_CASE * len(best.instance.cases)
    rounds = min(most, int(limits.effort * share / EFFORT_OF_A_ROUND))
    limits.effort -= rounds * EFFORT_OF_A_ROUND
    return redeal(best, rounds, limits.is_stopped)


def _is_short(k: int, state: State) -> bool:
    instance = state.instance
    left_over = state.vector[k] - instance.fixed_unallocated[k]
    cases = sum(case.priority == Priority(k) for case in instance.cases)
    return SHORT * left_over >= max(1, cases)
