"""Spread: load x load / available of every worker with available points, in ten-thousandths of a point."""

from __future__ import annotations

from solver.objectives.spread import of_worker
from solver.problem import Mode
from tests.builders import a_case, a_problem, a_reduction, a_worker, day
from tests.solver.judging import value
from tests.solver.solving import answer


def test_85_points_on_85_available_give_850000() -> None:
    assert of_worker(8500, 8500) == 850_000
    assert value(a_problem([a_worker("Ana")], [a_case("C1", weighs=85)]), "spread", {"C1": "Ana"}) == 850_000


def test_each_workers_part_is_rounded_down() -> None:
    # 1.00 x 1.00 / 3.00 is 0.33333... points, twice
    team = [a_worker("Ana", room=3), a_worker("Ben", room=3)]
    cases = [a_case("C1", weighs=1), a_case("C2", weighs=1)]
    assert value(a_problem(team, cases), "spread", {"C1": "Ana", "C2": "Ben"}) == 3333 + 3333


def test_everybody_with_available_points_counts_whether_or_not_they_receive() -> None:
    team = [a_worker("Ana", room=10), a_worker("Ben", room=10, leaving_date=day(-9)), a_worker("Cat", room=10)]
    cases = [a_case("C1", held_by="Ana"), a_case("C2", held_by="Ben"), a_case("C3", held_by="Cat")]
    assert value(a_problem(team, cases), "spread", {}) == 3 * 25_000


def test_somebody_without_available_points_does_not_count() -> None:
    team = [a_worker("Ana", room=10), a_worker("Ben", reductions=(a_reduction(100),))]
    cases = [a_case("C1", held_by="Ana"), a_case("C2", held_by="Ben", weighs=40)]
    assert value(a_problem(team, cases), "spread", {}) == 25_000


def test_the_family_factor_counts() -> None:
    family = [a_case("C1", family_id="F"), a_case("C2", family_id="F")]
    problem = a_problem([a_worker("Ana", room=10)], family)
    assert value(problem, "spread", {"C1": "Ana", "C2": "Ana"}) == 64_000


def test_of_two_equal_desks_the_emptier_one_is_chosen() -> None:
    team = [a_worker("Ana", room=20), a_worker("Ben", room=20)]
    # the peak is Cat's 100 per cent whoever gets C5
    cat = a_worker("Cat", room=10, skills=frozenset({"court"}))
    cases = [
        a_case("C1", held_by="Ana", weighs=5),
        a_case("C2", held_by="Ben", weighs=4),
        a_case("C5", weighs=1),
        a_case("C6", "COURT", weighs=10, excluded=frozenset({"Ana", "Ben"})),
    ]
    assert answer(a_problem([*team, cat], cases))["C5"] == "Ben"


def test_rebalancing_stops_when_nothing_gets_more_even() -> None:
    team = [a_worker("Ana", room=10), a_worker("Ben", room=10)]
    even = [a_case("C1", held_by="Ana"), a_case("C2", held_by="Ben")]
    assert answer(a_problem(team, even, mode=Mode.REBALANCE, max_moves=9)) == {"C1": "Ana", "C2": "Ben"}
    uneven = [a_case(f"C{n}", weighs=2, held_by="Ana") for n in range(4)]
    levelled = answer(a_problem(team, uneven, mode=Mode.REBALANCE, max_moves=9))
    assert sorted(map(str, levelled.values())) == ["Ana", "Ana", "Ben", "Ben"]
