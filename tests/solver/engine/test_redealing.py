"""Dealing out anew: its arithmetic is that of the state, and what comes out is legal, no worse and mostly the best."""

from __future__ import annotations

from solver.engine.dealing import Deal
from solver.engine.greedy import greedy
from solver.engine.redealing import redeal
from solver.engine.reduce import NOBODY
from solver.engine.state import State
from solver.problem import Mode
from tests.solver.asking import in_every_mode
from tests.solver.engine.every_answer import best_answers, instances

THROUGH_FIT = 6


@in_every_mode
def test_a_deal_counts_as_the_state_does_whatever_is_put_where(mode: Mode) -> None:
    put = refused = 0
    for rng, instance in instances(mode, "deal", 40):
        state = State(instance)
        state.put_all(case.home for case in instance.cases)
        deal = Deal(state)
        start = (deal.value, deal.cost)
        for _ in range(40 if deal.cases else 0):
            i = rng.choice(deal.cases)
            w = rng.choice([NOBODY, *deal.options[i]])
            if w == deal.place[i]:
                continue
            deal.put(i, NOBODY)
            state.put(i, NOBODY)
            if w != NOBODY:
                fits = deal.fits(i, w)
                state.put(i, w)
                assert fits == state.fits(w)
                if fits:
                    deal.put(i, w)
                    put += 1
                else:
                    state.put(i, NOBODY)
                    refused += 1
            at_home = State(instance)
            at_home.put_all(case.home for case in instance.cases)
            not_as_chosen, *left_over, continuity, fit = map(int.__sub__, deal.value, start[0])
            assert left_over == list(map(int.__sub__, state.unallocated, at_home.unallocated))
            assert continuity == state.continuity - at_home.continuity
            levels, before = state.value_by_level, at_home.value_by_level
            assert fit == levels["fit"] - before["fit"]
            assert not_as_chosen == levels.get("chosen", 0) - before.get("chosen", 0)
        for i in deal.cases:
            deal.put(i, NOBODY)
        assert (deal.value, deal.cost) == start
    assert put > 50
    assert refused > 10


@in_every_mode
def test_dealing_out_anew_moves_nothing_held_and_is_never_worse(mode: Mode) -> None:
    better = 0
    for rng, instance in instances(mode, "redealing", 40):
        start = greedy(instance)
        for i, case in enumerate(instance.cases):
            if case.home == NOBODY and rng.random() < 0.5:
                start.put(i, NOBODY)
        before, place = start.vector, list(start.place)
        found = redeal(start, 60, lambda: False)
        assert found.is_legal
        assert found.vector <= before
        held = [i for i, case in enumerate(instance.cases) if case.home != NOBODY]
        assert [found.place[i] for i in held] == [place[i] for i in held]
        assert redeal(start, 60, lambda: False).place == found.place
        assert redeal(start, 60, lambda: True).place == place
        better += found.vector < before
    assert better > 10


def test_small_problems_mostly_end_with_the_best_answer_through_fit() -> None:
    seen = best = 0
    for _, instance in instances(Mode.ALLOCATE, "mostly the best", 60):
        if instance.problem.max_moves or instance.problem.chosen:
            continue
        seen += 1
        found = redeal(greedy(instance), 300, lambda: False)
        best += found.vector[:THROUGH_FIT] == best_answers(instance)[0][:THROUGH_FIT]
    assert seen > 10
    assert best >= 0.9 * seen
