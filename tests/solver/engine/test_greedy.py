"""Starts: whatever is begun with is made legal, and what has room is given out, without undoing anything."""

from __future__ import annotations

from solver.engine.greedy import fill_up, greedy, make_legal
from solver.engine.reduce import NOBODY
from solver.engine.state import State
from solver.problem import Mode
from tests.solver.asking import in_every_mode
from tests.solver.engine.every_answer import instances


@in_every_mode
def test_any_places_become_legal_by_sending_cases_home_and_in_no_other_way(mode: Mode) -> None:
    illegal = 0
    for rng, instance in instances(mode, "make legal", 40):
        state = State(instance)
        anywhere = [rng.choice(list(case.options) or [case.home]) for case in instance.cases]
        state.put_all(anywhere)
        illegal += not state.is_legal
        was_legal = state.is_legal
        make_legal(state)
        assert state.is_legal
        if was_legal:
            assert state.place == anywhere
        for case, w, before in zip(instance.cases, state.place, anywhere, strict=True):
            assert w in {before, case.home}
    assert illegal


@in_every_mode
def test_filling_up_leaves_what_has_a_place_there_and_nothing_out_that_still_fits(mode: Mode) -> None:
    for _, instance in instances(mode, "fill up", 40):
        state = greedy(instance)
        assert state.is_legal
        before = list(state.place)
        fill_up(state, lambda: False)
        assert state.place == before
        for i, case in enumerate(instance.cases):
            if state.place[i] == NOBODY:
                for w in case.options:
                    state.put(i, w)
                    assert not state.is_legal
                state.put(i, NOBODY)
