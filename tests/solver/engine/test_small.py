"""Small problems at once: exactly right with good prices, with none, and where it is given up on the way."""

from __future__ import annotations

import time
from random import Random

import pytest

from solver.engine.backends.column_programme import ColumnProgramme, Shared
from solver.engine.desks.costs import Costs
from solver.engine.limits import Limits
from solver.engine.reduce import NOBODY, Instance, reduce
from solver.engine.small import one_by_one, prices, small, table
from solver.engine.small.small import proved_at_once
from solver.engine.small.table import Table, listed
from solver.engine.state import State
from solver.objectives import levels_of
from solver.problem import Mode
from tests.builders import a_case, a_problem, a_worker
from tests.solver.asking import MORE, in_every_mode
from tests.solver.engine.every_answer import best_answers, instances, legal_states, sets_of
from tests.solver.random_problems import random_problem
from tests.solver.solving import agreed

MORE_THAN_ROWS = 60


def no_limits() -> Limits:
    """Time enough."""
    return Limits(effort=100.0, deadline=time.monotonic() + 600, should_stop=lambda: False)


def small_instances(mode: Mode, about: str, number: int) -> list[tuple[Instance, Table]]:
    """Random instances in which no held case may move, with their tables."""
    found = []
    for _, instance in instances(mode, about, number):
        of_instance = listed(Costs(instance), no_limits())
        assert (of_instance is None) == any(case.home != NOBODY for case in instance.cases)
        if of_instance is not None:
            found.append((instance, of_instance))
    assert found
    return found


@in_every_mode
def test_the_table_has_the_sets_that_workers_have_in_legal_answers_and_no_others(mode: Mode) -> None:
    for instance, of_instance in small_instances(mode, "table", 25):
        workers = range(len(instance.worker_ids))
        met = {(w, sets_of(state.place, w)) for state in legal_states(instance) for w in workers}
        rows = zip(of_instance.desk.tolist(), of_instance.cases.tolist(), strict=True)
        cases = range(len(instance.cases))
        assert met == {(w, tuple(i for i in cases if bits >> i & 1)) for w, bits in rows if w in workers}


@in_every_mode
def test_the_sets_of_an_answer_cost_what_its_levels_are_and_give_its_places_back(mode: Mode) -> None:
    for instance, of_instance in small_instances(mode, "costs of rows", 25):
        costs = {name: of_instance.cost(name) for name in of_instance.costs.by_level}
        for state in legal_states(instance):
            rows = of_instance.rows_of(state.place)
            assert of_instance.places(rows) == state.place
            for name, value in state.value_by_level.items():
                if name == "peak":
                    assert of_instance.percent()[rows].max() == value
                else:
                    assert of_instance.costs.by_level[name].constant + costs[name][rows].sum() == value, name


@in_every_mode
@pytest.mark.parametrize("sets_at_first", [1, 100])
@pytest.mark.parametrize("rounds", [0, 1, 60])
def test_whatever_the_prices_the_best_answer_is_found(
    mode: Mode, rounds: int, sets_at_first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prices, "MOST_ROUNDS", rounds)
    monkeypatch.setattr(small, "SETS_AT_FIRST", sets_at_first)
    for instance, _ in small_instances(mode, "small", 12):
        best, places = best_answers(instance)
        proved, state = 0, State(instance)
        for levels, found in proved_at_once(state, no_limits()):
            proved, state = proved + levels, found
            assert state.is_legal
            assert state.vector[:proved] == best[:proved]
        assert proved == len(levels_of(instance.problem))
        assert state.place in places


@in_every_mode
def test_what_is_taken_may_be_sorted_as_well_as_listed(mode: Mode, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_by_one, "MOST_IN_A_LIST", 0)
    for number in range(12 * MORE):
        agreed(random_problem(Random(f"sorted {mode} {number}"), mode, workers=4, cases=9, free=6))


@in_every_mode
@pytest.mark.parametrize("most", [1e16, 1e30])
def test_prices_beyond_all_measure_prove_nothing_that_is_not_so(
    mode: Mode, most: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = Random(f"wild {mode}")

    def wild(*_: object) -> Shared:
        return Shared(0.0, [rng.uniform(-most, most) for _ in range(MORE_THAN_ROWS)])

    monkeypatch.setattr(ColumnProgramme, "solve", wild)
    for number in range(6 * MORE):
        agreed(random_problem(Random(f"wild prices {mode} {number}"), mode, workers=4, cases=9, free=6))


@in_every_mode
@pytest.mark.parametrize("choices", [0, 20, 60, 200])
def test_where_too_much_is_alike_the_search_goes_on_from_what_is_proved(
    mode: Mode, choices: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_by_one, "MOST_CHOICES", choices)
    for number in range(8 * MORE):
        agreed(random_problem(Random(f"given up {mode} {number}"), mode, workers=4, cases=9, free=6))


@in_every_mode
def test_what_is_too_large_for_a_table_is_searched(mode: Mode, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST_SETS", 3)
    for number in range(8 * MORE):
        agreed(random_problem(Random(f"no table {mode} {number}"), mode, workers=4, cases=9, free=6))


@in_every_mode
def test_levels_that_do_not_go_together_into_64_bits_are_proved_one_after_another(
    mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(small, "MOST_TOGETHER", 1)
    for number in range(12 * MORE):
        agreed(random_problem(Random(f"apart {mode} {number}"), mode, workers=4, cases=9, free=6))


def test_a_family_with_too_many_ways_to_be_left_over_in_part_is_not_listed() -> None:
    team = [a_worker(f"W{number}", room=10) for number in range(6)]
    tray = [a_case(f"C{number:02}", family_id="unknown", weighs=5) for number in range(30)]
    assert listed(Costs(reduce(a_problem(team, tray))), no_limits()) is None
    assert listed(Costs(reduce(a_problem(team, tray[:10]))), no_limits()) is not None
