"""Redealing: take the cases round a badly placed one off their workers and deal them out again, thousands of times.

Where there are many workers a better answer is mostly a few cases away, but nobody knows which. So a case that costs
something is put where it would cost less, whoever is in the way there is dealt out anew, and what is not much dearer is
kept for a while, ever more strictly. It finds answers within a second that no exact search does, and proves nothing.

Deterministic: a fixed seed, whole numbers, rounds counted and not timed.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import numpy as np

from solver.engine.dealing import Deal, Numbers
from solver.engine.reduce import NOBODY
from solver.engine.state import State

AT_FIRST, AT_LAST = 64, 8
"""How much dearer a deal may be and still be kept, at most, in units of what continuity counts most (as `dealing`)."""
WHIMS = (1, 8, 32)
"""How much dearer a worker may seem than it is, at random, in the same units: little, some or much in a round."""
MOST_FROM_THE_WORKER, MOST_FROM_OTHERS = 3, 3
"""Cases taken off the worker to whom a badly placed one goes, and off others."""
WHIMS_IN_STOCK = 16
ROUNDS_BETWEEN_QUESTIONS = 16
"""Rounds after which to ask whether to stop, and to look which cases are badly placed."""


def redeal(state: State, rounds: int, should_stop: Callable[[], bool]) -> State:
    """The best state found in so many rounds; no worse than the one given, which must be legal.

    Only cases that have no worker at the start are dealt; held ones stay where they are.
    """
    deal = Deal(state)
    if rounds <= 0 or not deal.cases:
        return state
    best_place = _rounds(deal, rounds, should_stop)
    found = State(state.instance)
    found.put_all(best_place)
    return found if found.is_legal and found.vector < state.vector else state


def _rounds(deal: Deal, rounds: int, should_stop: Callable[[], bool]) -> list[int]:
    """The best places met in so many rounds."""
    rng = Random(1)  # noqa: S311  (no secret: the same answer every time)
    whims = _whims(deal, rng)
    best, best_place = deal.value, list(deal.place)
    badly: list[int] = []
    for done in range(rounds):
        if done % ROUNDS_BETWEEN_QUESTIONS == 0:
            badly = [] if should_stop() else [i for i in deal.cases if deal.is_badly_placed(i)]
            if not badly:
                break
        before = deal.cost
        old = _deal_anew(deal, rng.choice(badly), rng.choice(whims), rng)
        strictness = AT_FIRST + (AT_LAST - AT_FIRST) * done / rounds
        if deal.cost - before > strictness * deal.unit * rng.random() ** 2:
            for j in old:
                deal.put(j, NOBODY)
            for j, w in old.items():
                deal.put(j, w)
        elif deal.value < best:
            best, best_place = deal.value, list(deal.place)
    return best_place


def _whims(deal: Deal, rng: Random) -> list[Numbers]:
    """How much dearer each worker seems in a round: a stock, for making them takes longer than dealing."""
    return [
        np.array([rng.randrange(most * deal.unit) for _ in range(len(deal.space))], dtype=np.int64)
        for most in WHIMS
        for _ in range(WHIMS_IN_STOCK)
    ]


def _deal_anew(deal: Deal, i: int, whim: Numbers, rng: Random) -> dict[int, int]:
    """Put a case where it may cost less, and deal out whoever is in the way; where each of them was."""
    there = rng.choice(deal.wishes(i) or deal.options[i])
    old = _take_out(deal, i, there, rng)
    rest = _in_some_order(deal, [j for j in old if j != i], rng)
    if deal.fits(i, there):
        deal.put(i, there)
    else:
        rest.insert(0, i)
    for j in rest:
        deal.deal_out(j, whim)
    return old


def _take_out(deal: Deal, i: int, there: int, rng: Random) -> dict[int, int]:
    """Take a case, those in its way and some others off their workers; where each of them was."""
    chosen = [i]
    on = deal.on[there]
    chosen += rng.sample(on, MOST_FROM_THE_WORKER) if len(on) > MOST_FROM_THE_WORKER else on
    if rng.random() < 0.5:
        chosen += deal.mates[i]
    for _ in range(rng.randint(0, MOST_FROM_OTHERS)):
        on = deal.on[rng.choice(deal.options[rng.choice(chosen)])]
        if on:
            chosen.append(rng.choice(on))
    old = {j: deal.place[j] for j in chosen}
    for j in old:
        deal.put(j, NOBODY)
    return old


def _in_some_order(deal: Deal, cases: list[int], rng: Random) -> list[int]:
    """In which order to deal: any, the most urgent and heaviest first, or those with the fewest workers first."""
    rng.shuffle(cases)
    way = rng.random()
    if way < 0.4:
        return cases
    if way < 0.8:
        return sorted(cases, key=lambda j: deal.urgency[j])
    return sorted(cases, key=lambda j: len(deal.options[j]))
