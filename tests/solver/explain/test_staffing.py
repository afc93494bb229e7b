"""The staffing arithmetic: points wanted of a skill, less the room of those who may take one of the cases."""

from __future__ import annotations

from decimal import Decimal

from solver.assignment import as_it_stands
from solver.explain.staffing import Shortage, staffing
from solver.problem import Case, Worker
from tests.builders import a_case, a_policy, a_problem, a_worker

CPP = "child protection"


def short_of(workers: list[Worker], cases: list[Case]) -> tuple[Shortage, ...]:
    return staffing(as_it_stands(a_problem(workers, cases)))


def test_points_wanted_less_the_room_left_are_short() -> None:
    (short,) = short_of([a_worker("W", room=10)], [a_case("B", held_by="W", weighs=7), a_case("C", "CPP")])
    assert (short.skill, short.case_ids) == (CPP, ("C",))
    assert (short.wanted, short.room, short.short) == (700, 300, 400)


def test_what_is_short_comes_to_so_much_of_a_full_time_worker_rounded_up() -> None:
    (short,) = short_of([a_worker("W", room=3)], [a_case("C", "CPP")])
    assert short.fte_hundredths == 5  # 4 of 85 points are 0.0471


def test_the_room_of_somebody_whom_a_rule_keeps_away_does_not_count() -> None:
    workers = [a_worker("W", room=3), a_worker("X", skills=frozenset()), a_worker("Y", asye=True)]
    assert short_of(workers, [a_case("C", "CPP")])[0].room == 300


def test_somebody_over_the_cap_or_at_the_most_cases_has_no_room() -> None:
    workers = [a_worker("W", room=3), a_worker("X", room=50, max_cases=Decimal(1)), a_worker("Y", room=4)]
    cases = [a_case("A", held_by="W", weighs=9), a_case("B", held_by="X"), a_case("C", "CPP")]
    assert short_of(workers, cases)[0].room == 400


def test_the_skill_of_which_most_is_short_comes_first() -> None:
    found = short_of([a_worker("W", room=3)], [a_case("C", "CPP"), a_case("D", "CPP"), a_case("E", "COURT")])
    assert [(short.skill, short.short) for short in found] == [(CPP, 1100), ("court", 700)]


def test_a_case_of_two_skills_counts_for_both() -> None:
    found = short_of([], [a_case("C", "CIN", skills=frozenset({"court", "asylum"}))])
    assert {short.skill for short in found} == {"court", "asylum"}


def test_cases_without_a_required_skill_stand_together() -> None:
    (short,) = short_of([], [a_case("C", skills=frozenset(), weighs=2), a_case("D", skills=frozenset(), weighs=3)])
    assert (short.skill, short.wanted) == (None, 500)


def test_room_in_pieces_too_small_is_no_shortage_of_points() -> None:
    (short,) = short_of([a_worker("W", room=4), a_worker("X", room=4)], [a_case("C", "CPP")])
    assert (short.short, short.fte_hundredths) == (0, 0)


def test_a_locked_case_needs_no_staff() -> None:
    assert short_of([], [a_case("C", locked=True)]) == ()


def test_where_a_full_time_worker_has_no_points_there_is_no_fte() -> None:
    problem = a_problem([], [a_case("C")], policy=a_policy(caps={"points": 1000}))
    assert staffing(as_it_stands(problem))[0].fte_hundredths is None
