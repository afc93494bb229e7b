"""Overload: the points over available, summed over all workers, in hundredths."""

from __future__ import annotations

from solver.problem import Mode, Problem
from tests.builders import a_case, a_problem, a_reduction, a_worker, day
from tests.solver.judging import value
from tests.solver.solving import answer, levels, solved


def overloaded(**changes: object) -> Problem:
    """Ana holds 12 points on 10, Ben (who has left) 5 on 4, Cat 5 on nothing, and Dan has room for 7."""
    team = [
        a_worker("Ana", room=10),
        a_worker("Ben", room=4, leaving_date=day(-9)),
        a_worker("Cat", reductions=(a_reduction(100),)),
        a_worker("Dan", room=7),
    ]
    cases = [
        a_case("C1", held_by="Ana", weighs=7),
        a_case("C2", held_by="Ana", weighs=5),
        a_case("C3", held_by="Ben"),
        a_case("C4", held_by="Cat"),
    ]
    return a_problem(team, cases, mode=Mode.REBALANCE, **changes)


def test_everybody_counts_with_and_without_capacity_gone_or_not() -> None:
    assert value(overloaded(), "overload", {}) == 200 + 100 + 500


def test_what_is_under_the_cap_of_one_does_not_make_up_for_another() -> None:
    assert value(overloaded(max_moves=1), "overload", {"C1": "Dan"}) == 0 + 100 + 500


def test_the_greatest_relief_comes_first() -> None:
    result = solved(overloaded(max_moves=1))
    assert result.worker_of["C4"] == "Dan"
    assert levels(result)["overload"] == 200 + 100


def test_only_rebalance_looks_at_it() -> None:
    problem = a_problem([a_worker("Ana", room=4)], [a_case("C1", held_by="Ana")])
    assert "overload" not in levels(solved(problem))
    assert answer(problem) == {"C1": "Ana"}
