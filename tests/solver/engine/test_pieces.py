"""Piece by piece: never worse, always legal, whoever a case of a piece may go home to."""

from __future__ import annotations

import pytest

from solver.engine import pieces
from solver.engine.improve import improve
from solver.engine.pieces import better_by_pieces
from solver.engine.reduce import Instance, reduce
from solver.engine.state import State
from solver.problem import Mode
from tests.builders import a_case, a_problem, a_worker
from tests.solver.asking import in_every_mode
from tests.solver.engine.every_answer import best_answers, instances


def improved(piece: Instance, start: State) -> State:
    """A piece bettered by small changes."""
    assert start.is_legal
    improve(start, 500)
    assert start.instance is piece
    return start


def best_of(piece: Instance, start: State) -> State:
    """A piece arranged as well as can be."""
    vector, places = best_answers(piece)
    assert vector <= start.vector
    start.put_all(places[0])
    return start


@in_every_mode
@pytest.mark.parametrize("workers", [1, 2, 3])
def test_pieces_never_make_it_worse_or_illegal_and_keep_to_the_moves(
    mode: Mode, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "WORKERS_IN_A_PIECE", workers)
    better = 0
    for rng, instance in instances(mode, "pieces", 15):
        start = State(instance)
        improve(start, rng.choice((1, 20, 300)))
        before = start.vector
        found = better_by_pieces(start, rng.choice((improved, best_of)), lambda: True, lambda _: None)
        assert found.is_legal
        assert found.vector <= before
        better += found.vector < before
    assert better


def test_a_case_that_went_where_another_one_left_keeps_its_way_home(monkeypatch: pytest.MonkeyPatch) -> None:
    # Cat's case went to Ben, Ben's to Ana: a piece round Ana alone needs Ben, and for Ben's guest Cat.
    monkeypatch.setattr(pieces, "WORKERS_IN_A_PIECE", 1)
    team = [a_worker(name, room=10) for name in ("Ana", "Ben", "Cat")]
    tray = [a_case("C1", held_by="Ben", weighs=8), a_case("C2", held_by="Cat", weighs=8)]
    moved = State(reduce(a_problem(team, tray, max_moves=2)))
    moved.put_all([0, 1])
    assert moved.is_legal
    found = better_by_pieces(moved, best_of, lambda: True, lambda _: None)
    assert found.place == [1, 2]
