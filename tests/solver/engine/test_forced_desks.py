"""Small problems solved the way large ones are: by whole desks, by lists of sets, by pieces; still exactly right."""

from __future__ import annotations

from random import Random

import pytest

from solver.engine import levels, many_workers, search, searching
from solver.engine.backends.glop import Glop
from solver.engine.desks import few_sets, master, narrowing
from solver.engine.small import table
from solver.problem import Mode
from tests.builders import a_case, a_problem, a_worker
from tests.solver.asking import MORE, in_every_mode
from tests.solver.random_problems import random_problem
from tests.solver.solving import agreed

NEARLY_NOTHING = 1e-9


@in_every_mode
@pytest.mark.parametrize(("most_sets", "at_once"), [(0, 0), (20, 0), (6_000, 0), (6_000, 3_000)])
def test_whole_desks_prove_nothing_that_is_not_so(
    mode: Mode, most_sets: int, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "SHORT", NEARLY_NOTHING)
    monkeypatch.setattr(search, "MEDIUM", NEARLY_NOTHING)
    monkeypatch.setattr(narrowing, "MOST_SETS", most_sets)
    monkeypatch.setattr(narrowing, "MOST_SETS_AT_ONCE", at_once)
    monkeypatch.setattr(table, "MOST_SETS", 0)
    # From a bare start, without another relaxation or local search, whole desks have all to prove.
    monkeypatch.setattr(levels, "TRIES_PER_PLACE", 0)
    monkeypatch.setattr(searching, "TRIES_BETWEEN_LEVELS", 0)
    monkeypatch.setattr(Glop, "prices", lambda *_: None)
    for number in range(15 * MORE):
        agreed(random_problem(Random(f"desks {mode} {number}"), mode, workers=4, cases=9, free=5))


@in_every_mode
def test_a_problem_solved_as_with_many_workers_ends_with_the_same_proof(
    mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "MOST_SETS", 0)
    monkeypatch.setattr(levels, "FEW_WORKERS", 1)
    monkeypatch.setattr(many_workers, "MOST_ROUNDS_PER_CASE", 5)
    monkeypatch.setattr(master, "MANY_FAMILIES", 0)
    monkeypatch.setattr(few_sets, "MOST_SETS", 10)
    for number in range(12 * MORE):
        agreed(random_problem(Random(f"pieces {mode} {number}"), mode, workers=4, cases=9, free=5))


@in_every_mode
@pytest.mark.parametrize("most_sets", [0, 20, 6_000])
def test_what_is_left_after_a_level_that_is_known_already_holds_every_best_answer(
    mode: Mode, most_sets: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "MOST_SETS", 0)
    monkeypatch.setattr(levels, "FEW_WORKERS", 1)
    # From a bare start, without local search or another relaxation, what is left has to hold the best.
    monkeypatch.setattr(many_workers, "MOST_ROUNDS_PER_CASE", 0)
    monkeypatch.setattr(levels, "TRIES_PER_PLACE", 0)
    monkeypatch.setattr(searching, "TRIES_BETWEEN_LEVELS", 0)
    monkeypatch.setattr(search, "MOST_DESKS_OF_A_PEAK", 0)
    monkeypatch.setattr(narrowing, "MOST_SETS", most_sets)
    monkeypatch.setattr(Glop, "prices", lambda *_: None)
    for number in range(25 * MORE):
        agreed(random_problem(Random(f"known {mode} {number}"), mode, workers=4, cases=9, free=5))


def test_a_load_that_is_too_dear_to_be_counted_spoils_no_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    """Next to no points available and much held: the spread of that desk alone passes what 64 bits hold of prices."""
    monkeypatch.setattr(search, "SHORT", NEARLY_NOTHING)
    monkeypatch.setattr(search, "MEDIUM", NEARLY_NOTHING)
    monkeypatch.setattr(narrowing, "MOST_SETS_AT_ONCE", 0)
    monkeypatch.setattr(table, "MOST_SETS", 0)
    held = [a_case(f"H{number}", held_by="Old", weighs=100) for number in range(3)]
    for seed in (6, 13):
        rng = Random(f"too dear {seed}")
        old = a_worker("Old", room=rng.choice(("0.01", "0.02")))
        team = [old, *(a_worker(name, room=rng.randint(10, 22)) for name in ("Ana", "Ben", "Cat"))]
        tray = [a_case(f"C{number}", weighs=rng.randint(3, 9)) for number in range(6)]
        agreed(a_problem(team, [*held, *tray], mode=Mode.REBALANCE))
