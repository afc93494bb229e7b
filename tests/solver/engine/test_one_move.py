"""Where one held case may move: the best of all answers is found and proved, whatever the prices are worth."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from solver.engine.greedy import greedy
from solver.engine.limits import Limits
from solver.engine.reduce import NOBODY
from solver.engine.small import one_move, prices
from solver.engine.small.one_move import proved_with_one_move
from solver.engine.state import State
from solver.problem import Mode
from tests.solver.asking import MORE
from tests.solver.engine.every_answer import best_answers, instances

FORCED: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "as it is": lambda _: None,
    "with prices, however few sets there are": lambda patch: patch.setattr(prices, "FEW_SETS", -1_000),
    "with the prices to begin with": lambda patch: patch.setattr(prices, "MOST_ROUNDS", 0),
    "with the first level alone": lambda patch: patch.setattr(one_move, "MOST_TOGETHER", 50),
}


def no_limits() -> Limits:
    """Time enough."""
    return Limits(effort=100.0, deadline=time.monotonic() + 600, should_stop=lambda: False)


@pytest.mark.parametrize("force", FORCED.values(), ids=FORCED.keys())
def test_no_answer_with_a_move_or_without_is_better(
    force: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    force(monkeypatch)
    moved = stayed = 0
    allocate = instances(Mode.ALLOCATE, "one move", 25 * MORE, moves=1)
    cover = instances(Mode.COVER, "one move", 25 * MORE, moves=1)
    for rng, instance in (*allocate, *cover):
        if all(case.home != NOBODY for case in instance.cases):
            continue
        best, places = best_answers(instance)
        start = greedy(instance) if rng.random() < 0.5 else State(instance)
        ((levels, found),) = proved_with_one_move(start, no_limits())
        assert levels == len(best)
        assert found.is_legal
        assert found.vector == best
        assert found.place in places
        moved += found.moves
        stayed += not found.moves
    assert moved
    assert stayed


@pytest.mark.parametrize("after", [0, 1, 5, 20])
def test_stopped_on_the_way_nothing_is_claimed(after: int) -> None:
    asked = unproved = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > after

    for _, instance in instances(Mode.ALLOCATE, "one move stopped", 10 * MORE, moves=1):
        asked = 0
        limits = Limits(effort=100.0, deadline=time.monotonic() + 600, should_stop=stop)
        start = greedy(instance)
        for levels, found in proved_with_one_move(start, limits):
            assert found.is_legal
            assert found.vector <= start.vector
            assert found.vector[:levels] == best_answers(instance)[0][:levels]
            unproved += not levels
    assert unproved


def test_what_would_take_long_is_left_to_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_move, "MOST_TO_PRICE", 0)
    left = 0
    for _, instance in instances(Mode.ALLOCATE, "one move too many", 10, moves=1):
        if any(case.home != NOBODY for case in instance.cases):
            left += [levels for levels, _ in proved_with_one_move(greedy(instance), no_limits())] == [0]
    assert left
