"""A few workers' cases free at a time: all who hold some get their turn, the fullest first."""

from __future__ import annotations

from solver.engine.few_moves import WORKERS_AT_A_TIME, held_cases_that_stay, workers_in_turn
from solver.engine.reduce import NOBODY, reduce
from solver.engine.state import State
from solver.problem import Mode
from tests.builders import a_case, a_problem, a_worker
from tests.solver.engine.every_answer import instances


def test_the_fullest_come_first_by_their_share_and_not_by_their_points() -> None:
    team = [a_worker("Ana", room=40), a_worker("Ben", room=10), a_worker("Cat", room=20), a_worker("Dan", room=20)]
    tray = [
        a_case("C1", held_by="Ana", weighs=10),
        a_case("C2", held_by="Ben", weighs=9),
        a_case("C3", held_by="Cat", weighs=10),
        a_case("C4", held_by="Dan", weighs=8),
    ]
    state = State(reduce(a_problem(team, tray, max_moves=1)))
    assert workers_in_turn(state) == [frozenset({1, 2, 3}), frozenset({0})]


def test_everybody_who_holds_a_case_that_may_move_has_one_turn_and_the_others_cases_stay() -> None:
    for _, instance in instances(Mode.REBALANCE, "turns", 30):
        state = State(instance)
        turns = workers_in_turn(state)
        holding = sorted({case.home for case in instance.cases} - {NOBODY})
        assert sorted(w for turn in turns for w in turn) == holding
        assert all(len(turn) <= WORKERS_AT_A_TIME for turn in turns)
        for turn in turns:
            held = {i for i, case in enumerate(instance.cases) if case.home != NOBODY}
            free = {i for i in held if instance.cases[i].home in turn}
            assert set(held_cases_that_stay(state, turn)) == held - free
