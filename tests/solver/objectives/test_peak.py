"""Peak: the highest workload in whole per cent, of those who receive or of everybody."""

from __future__ import annotations

import pytest

from solver.problem import Mode
from solver.run import solve
from tests.builders import a_case, a_problem, a_reduction, a_worker, day
from tests.solver.judging import value
from tests.solver.solving import answer, levels, solved


def test_nobody_receives_and_the_peak_is_0() -> None:
    problem = a_problem([a_worker("Ana", room=10)], [a_case("C1", held_by="Ana"), a_case("C2", locked=True)])
    assert levels(solved(problem))["peak"] == 0


def test_the_peak_is_rounded_up() -> None:
    problem = a_problem([a_worker("Ana", room=15)], [a_case("C1", weighs="5.01")])
    assert levels(solved(problem))["peak"] == 34
    exact = a_problem([a_worker("Ana", room=15)], [a_case("C1", weighs="1.5")])
    assert levels(solved(exact))["peak"] == 10


def test_a_worker_over_cap_who_receives_nothing_does_not_count_when_cases_are_given_out() -> None:
    team = [a_worker("Ana", room=4), a_worker("Ben", room=10)]
    cases = [a_case("C1", held_by="Ana"), a_case("C2")]
    assert levels(solved(a_problem(team, cases)))["peak"] == 50
    assert levels(solved(a_problem(team, cases, mode=Mode.REBALANCE)))["peak"] == 125


def test_everything_a_receiver_holds_counts_and_not_only_what_is_new() -> None:
    team = [a_worker("Ana", room=10), a_worker("Ben", room=100, skills=frozenset())]
    cases = [a_case("C1", held_by="Ana"), a_case("C2", weighs=4)]
    assert levels(solved(a_problem(team, cases)))["peak"] == 90


def test_somebody_who_only_gives_away_is_no_receiver() -> None:
    team = [a_worker("Ana", room=4), a_worker("Ben", room=10)]
    held = [a_case("C1", held_by="Ana", weighs=6), a_case("C2", held_by="Ana", weighs=5)]
    problem = a_problem(team, held, max_moves=1)
    assert value(problem, "peak", {"C2": "Ben"}) == 50
    assert value(a_problem(team, held, max_moves=1, mode=Mode.REBALANCE), "peak", {"C2": "Ben"}) == 150


def test_a_worker_without_available_points_has_no_workload() -> None:
    team = [a_worker("Ana", reductions=(a_reduction(100),)), a_worker("Ben", room=10)]
    cases = [a_case("C1", held_by="Ana"), a_case("C2", held_by="Ben")]
    assert value(a_problem(team, cases, mode=Mode.REBALANCE), "peak", {}) == 50


def test_in_rebalance_those_who_have_left_or_not_yet_started_count() -> None:
    team = [a_worker("Ana", room=4, leaving_date=day(-9)), a_worker("Ben", room=10, start_date=day(9)), a_worker("Cat")]
    cases = [a_case("C1", held_by="Ana"), a_case("C2", held_by="Ben")]
    assert value(a_problem(team, cases, mode=Mode.REBALANCE), "peak", {}) == 125
    assert value(a_problem(team, cases[1:], mode=Mode.REBALANCE), "peak", {}) == 50


def test_in_cover_the_peak_is_of_those_who_receive() -> None:
    team = [a_worker("Ana", room=5), a_worker("Ben", room=10), a_worker("Cat", room=5, skills=frozenset())]
    cases = [a_case("C1", held_by="Ana", locked=True), a_case("C2", held_by="Ana"), a_case("C3", held_by="Cat")]
    problem = a_problem(team, cases, mode=Mode.COVER, covered=frozenset({"Ana"}))
    assert levels(solved(problem))["peak"] == 50


def test_a_case_goes_where_the_peak_stays_lowest() -> None:
    team = [a_worker("Ana", room=20), a_worker("Ben", room=30)]
    cases = [a_case("C1", held_by="Ana"), a_case("C2", held_by="Ben", weighs=10), a_case("C3")]
    assert answer(a_problem(team, cases))["C3"] == "Ana"
    heavier = [*cases, a_case("C4", held_by="Ana", weighs=1)]
    assert answer(a_problem(team, heavier))["C3"] == "Ben"


def test_below_the_peak_elsewhere_a_lower_one_counts_as_that() -> None:
    team = [a_worker("Ana", room=10)]
    for weighs, peak in ((5, 70), (9, 90)):
        problem = a_problem(team, [a_case("C1", weighs=weighs)], peak_elsewhere=70)
        assert {level.name: (level.value, level.bound) for level in solve(problem).levels}["peak"] == (peak, peak)
    with pytest.raises(ValueError, match="peak_elsewhere"):
        a_problem(team, [], peak_elsewhere=-1)
