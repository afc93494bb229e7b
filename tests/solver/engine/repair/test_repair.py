"""Repair: its figures are those of the state, its changes are within the rules, its answers are legal and better."""

from __future__ import annotations

from random import Random

import numpy as np

from solver.engine.reduce import NOBODY, reduce
from solver.engine.repair.asked import Asked
from solver.engine.repair.changes import Repair
from solver.engine.repair.demands import Demand, overload_up_to, peak_up_to, within_caps
from solver.engine.repair.desks import Desks
from solver.engine.repair.levels import better_by_repair, can_repair
from solver.engine.state import State
from solver.objectives import levels_of
from solver.problem import Mode
from tests.builders import a_case, a_problem, a_worker
from tests.solver.asking import in_every_mode
from tests.solver.engine.every_answer import best_answers, instances


def never() -> bool:
    return False


def too_much(state: State, demands: list[Demand]) -> int:
    receives = np.array([*state.arrivals, 0]) > 0
    load = np.array([*state.load, 0])
    above = [np.maximum(0, load - demand.marks(receives)).sum() - demand.allowed for demand in demands]
    return sum(max(0, int(each)) for each in above)


def some_state(rng: Random, state: State) -> State:
    """The state with some cases put anywhere they may be."""
    for i, case in enumerate(state.instance.cases):
        places = [*case.options, *([NOBODY] if case.home == NOBODY else [])]
        if rng.random() < 0.5:
            state.put(i, rng.choice(places))
    return state


@in_every_mode
def test_what_a_case_adds_and_takes_is_what_the_load_changes_by(mode: Mode) -> None:
    for rng, instance in instances(mode, "adds and takes", 40):
        desks = Desks(some_state(rng, State(instance)))
        for i, case in enumerate(instance.cases):
            before, here = list(desks.state.load), int(desks.place[i])
            for w in case.options:
                if w == here:
                    continue
                adds, takes = int(desks.adds[i, w]), int(desks.takes[i])
                desks.put(i, w)
                assert desks.state.load[w] - before[w] == adds
                if here != desks.nobody:
                    assert before[here] - desks.state.load[here] == takes
                desks.put(i, here)
                assert desks.state.load == before


@in_every_mode
def test_no_shift_or_swap_leaves_more_than_was_said_before_it(mode: Mode) -> None:
    for rng, instance in instances(mode, "shifts and swaps", 25):
        desks = Desks(some_state(rng, State(instance)))
        demands = [
            peak_up_to(instance, rng.choice((60, 90, 120))),
            overload_up_to(instance, 300),
            within_caps(instance),
        ]
        cases = np.array([i for i, w in enumerate(desks.place) if w != desks.nobody], dtype=np.int64)
        if not len(cases):
            continue
        asked = Asked(demands, desks)
        assert asked.too_much == too_much(desks.state, demands)
        shifts, swaps = asked.shift(cases), asked.swap(cases)
        for row, i in enumerate(map(int, cases)):
            here = int(desks.place[i])
            for w in set(instance.cases[i].options) - {here}:
                desks.put(i, w)
                assert too_much(desks.state, demands) <= shifts[row, w]
                desks.put(i, here)
            for j, other in enumerate(instance.cases):
                there = int(desks.place[j])
                alike = other.family != NOBODY and other.family == instance.cases[i].family
                if here in other.options and there in instance.cases[i].options and here != there and not alike:
                    desks.put(i, there)
                    desks.put(j, here)
                    assert too_much(desks.state, demands) <= swaps[row, j]
                    desks.put(i, here)
                    desks.put(j, there)


@in_every_mode
def test_a_repaired_answer_is_legal_and_better_and_never_beyond_the_best(mode: Mode) -> None:
    bettered = 0
    for _, instance in instances(mode, "repaired", 40):
        best, _ = best_answers(instance)
        state = State(instance)
        if not state.is_legal:
            continue
        for k, level in enumerate(levels_of(instance.problem)):
            if not can_repair(mode, level.name):
                continue
            before = state.vector
            state = better_by_repair(state, k, 0, 30, never).state
            assert state.is_legal
            assert state.vector[: k + 1] <= before[: k + 1]
            assert state.vector >= best
            bettered += state.vector < before
    assert bettered > 5


def test_two_held_cases_change_places_where_both_may_move() -> None:
    team = [a_worker("Ana", room=20), a_worker("Ben", room=20)]
    tray = [
        a_case("C1", held_by="Ana", weighs=9),
        a_case("C2", held_by="Ana", weighs=9),
        a_case("C3", held_by="Ben", weighs=6),
        a_case("C4", held_by="Ben", weighs=4),
    ]
    instance = reduce(a_problem(team, tray, mode=Mode.REBALANCE, max_moves=2))
    repaired = better_by_repair(State(instance), 5, 0, 50, never)
    assert repaired.state.value_by_level["peak"] == 75
    assert repaired.state.moves == 2


def test_who_was_chosen_for_a_case_keeps_it() -> None:
    team = [a_worker("Ana", room=20), a_worker("Ben", room=20)]
    tray = [a_case("C1", weighs=10), a_case("C2", weighs=10)]
    problem = a_problem(team, tray, mode=Mode.REBALANCE, max_moves=1, chosen={"C1": "Ana", "C2": "Ana"})
    state = State(reduce(problem))
    state.put_all([0, 0])
    assert better_by_repair(state, 6, 0, 50, never).state.place == [0, 0]


def test_a_repair_makes_no_step_once_a_stop_is_asked_for() -> None:
    instance = reduce(a_problem([a_worker("Ana"), a_worker("Ben")], [a_case("C1", held_by="Ana")], max_moves=1))
    repair = Repair(State(instance))
    assert not repair.run([peak_up_to(instance, 0)], 50, lambda: True)
    assert repair.steps == 0
