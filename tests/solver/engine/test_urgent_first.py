"""The most urgent first: no bound that an answer beats, no worse state, and small problems proved."""

from __future__ import annotations

from operator import le
from random import Random
from time import monotonic

import pytest

from solver.engine import many_workers
from solver.engine.desks import few_sets
from solver.engine.greedy import greedy
from solver.engine.limits import Limits
from solver.engine.many_workers import good_start
from solver.engine.reduce import Instance, reduce
from solver.engine.state import State
from solver.engine.urgent_first import UrgentFirst
from solver.problem import Mode, Priority
from tests.solver.engine.every_answer import best_answers
from tests.solver.random_problems import random_problem


def without_moves(about: str, number: int) -> list[tuple[Random, Instance]]:
    """Random instances in which nothing held may move."""
    found = []
    for seed in range(number):
        rng = Random(f"{about} {seed}")
        mode = rng.choice((Mode.ALLOCATE, Mode.COVER))
        instance = reduce(random_problem(rng, mode, workers=4, cases=10, free=6))
        if instance.cases and not instance.problem.max_moves and not instance.problem.chosen:
            found.append((rng, instance))
    return found


def limits() -> Limits:
    """Enough for anything small."""
    return Limits(effort=10, deadline=monotonic() + 60, should_stop=lambda: False)


@pytest.mark.parametrize("most_sets", [0, 1_500])
def test_no_answer_beats_what_is_proved_and_nearly_all_is_proved(
    most_sets: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(few_sets, "MOST_SETS", most_sets)
    proved = asked = better = 0
    for rng, instance in without_moves("urgent", 120):
        start = greedy(instance) if rng.random() < 0.5 else State(instance)
        before = start.vector
        urgent = UrgentFirst(start, lambda *_: None)
        urgent.go_on(limits(), 0.0001, Priority.HIGH)
        urgent.go_on(limits(), 1, Priority.LOW)
        best = best_answers(instance)[0]
        assert urgent.best.is_legal
        assert best <= urgent.best.vector <= before
        assert urgent.floor == list(best[: len(urgent.floor)])
        assert all(map(le, urgent.at_least, best))
        proved += len(urgent.floor)
        asked += 4
        better += urgent.best.vector < before
    assert proved > 0.9 * asked
    assert better > 10


def test_a_good_start_is_legal_and_no_worse_and_its_floor_is_none_that_an_answer_beats(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(many_workers, "MOST_ROUNDS_PER_CASE", 5)
    for _, instance in without_moves("good start", 60):
        start = greedy(instance)
        before = start.vector
        found, floor = good_start(start, limits(), lambda *_: None, ())
        best = best_answers(instance)[0]
        assert found.is_legal
        assert best <= found.vector <= before
        assert tuple(floor) <= best


def test_a_stop_leaves_what_is_known() -> None:
    for _, instance in without_moves("stopped", 30):
        start = State(instance)
        stopped = Limits(effort=10, deadline=monotonic() + 60, should_stop=lambda: True)
        urgent = UrgentFirst(start, lambda *_: None)
        urgent.go_on(stopped, 1, Priority.LOW)
        assert urgent.best is start
        assert urgent.floor == list(start.vector[: len(urgent.floor)])
