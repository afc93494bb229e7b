"""What speaks for the worker of a case: each term is true, and the most important comes first."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from solver.assignment import Assignment
from solver.explain.terms import (
    FamilyThere,
    IsHereToStay,
    KeepsTheCase,
    KnowsTheChild,
    LockedHere,
    LowestWorkload,
    OnlyOneWhoMay,
    OnlyOneWithRoom,
    PreferredLanguage,
    PreferredSkills,
    RequiredLanguage,
    RequiredSkills,
    SameWork,
    TakesLoadOff,
    Term,
    WithinCap,
)
from solver.explain.why import why
from solver.problem import Case, Mode, Worker
from tests.builders import a_case, a_problem, a_worker


def said_of(workers: list[Worker], cases: list[Case], case_id: str, given_to: str | None, **asked: Any) -> list[Term]:
    """What speaks for a worker when nothing but this case has gone anywhere."""
    problem = a_problem(workers, cases, **asked)
    before = {case.id: case.worker_id for case in cases}
    return list(why(Assignment(problem, before), Assignment(problem, {**before, case_id: given_to}), case_id))


def test_everything_that_can_speak_for_a_worker_comes_in_order() -> None:
    worker = a_worker("W", room=20, skills={"court", "life story"}, languages={"welsh", "polish"})
    case = a_case(
        "C",
        "COURT",
        family_id="F",
        language="welsh",
        preferred_language="polish",
        preferred_skills=frozenset({"life story", "play"}),
        previous_worker_id="W",
    )
    others = [a_worker("X", room=9, languages={"welsh"}), a_worker("Y")]
    assert said_of([worker, *others], [a_case("B", "COURT", held_by="W", family_id="F"), case], "C", "W") == [
        OnlyOneWithRoom(),
        KnowsTheChild(),
        FamilyThere(("B",)),
        RequiredSkills(("court",)),
        RequiredLanguage("welsh"),
        PreferredLanguage("polish"),
        PreferredSkills(("life story",)),
        SameWork("COURT"),
        WithinCap(1600, 2000, 2, 16),
    ]


def test_what_does_not_speak_for_the_worker_is_not_said() -> None:
    case = a_case("C", "CIN", preferred_language="polish", preferred_skills=frozenset({"play"}), previous_worker_id="X")
    said = said_of([a_worker("W", room=20), a_worker("X", room=30)], [case], "C", "W")
    assert said == [RequiredSkills(("family support",)), WithinCap(500, 2000, 1, 16)]


def test_a_worker_placed_by_hand_without_the_skill_is_not_said_to_have_it() -> None:
    said = said_of([a_worker("W", skills=frozenset())], [a_case("C", "CIN")], "C", "W")
    assert not [term for term in said if isinstance(term, RequiredSkills)]


def test_where_the_rules_let_nobody_else_that_comes_first() -> None:
    workers = [a_worker("W"), a_worker("X", skills=frozenset())]
    assert said_of(workers, [a_case("C", previous_worker_id="W")], "C", "W")[:2] == [OnlyOneWhoMay(), KnowsTheChild()]


def test_the_lowest_workload_counts_the_case_and_the_journey_to_each() -> None:
    case = a_case("C", "CIN", travel_to={"W": 0, "X": 61})
    assert LowestWorkload() in said_of([a_worker("W", room=20), a_worker("X", room=20)], [case], "C", "W")
    assert LowestWorkload() not in said_of([a_worker("W", room=20), a_worker("X", room=28)], [case], "C", "W")


def test_as_full_as_somebody_else_is_not_the_lowest_workload() -> None:
    assert LowestWorkload() not in said_of([a_worker("W"), a_worker("X")], [a_case("C")], "C", "W")


def test_a_long_term_case_comes_to_somebody_who_stays_where_somebody_else_would_not() -> None:
    stays, leaves = a_worker("W"), a_worker("X", agency=True)
    assert IsHereToStay() in said_of([stays, leaves], [a_case("C", "CLA")], "C", "W")
    assert IsHereToStay() not in said_of([stays, leaves], [a_case("C", "CIN")], "C", "W")
    assert IsHereToStay() not in said_of([stays, leaves], [a_case("C", "CLA")], "C", "X")
    assert IsHereToStay() not in said_of([stays, a_worker("X")], [a_case("C", "CLA")], "C", "W")


def test_of_a_held_case_it_is_said_that_the_worker_keeps_it() -> None:
    said = said_of([a_worker("W"), a_worker("X", fte=Decimal("0.5"))], [a_case("C", held_by="W")], "C", "W")
    assert said[0] == KeepsTheCase()
    assert SameWork("CIN") not in said


def test_of_a_locked_case_that_comes_first() -> None:
    assert said_of([a_worker("W"), a_worker("X")], [a_case("C", held_by="W", locked=True)], "C", "W")[:2] == [
        LockedHere(),
        KeepsTheCase(),
    ]


def test_a_move_says_whom_it_takes_load_off() -> None:
    said = said_of([a_worker("W1"), a_worker("W2")], [a_case("C", held_by="W1")], "C", "W2", max_moves=1)
    assert TakesLoadOff("W1", 500, 0) in said


def test_when_the_load_is_levelled_taking_load_off_comes_before_knowing_the_child() -> None:
    said = said_of(
        [a_worker("W1"), a_worker("W2")],
        [a_case("C", held_by="W1", previous_worker_id="W2")],
        "C",
        "W2",
        mode=Mode.REBALANCE,
        max_moves=1,
    )
    assert said.index(TakesLoadOff("W1", 500, 0)) < said.index(KnowsTheChild())


def test_somebody_who_is_covered_for_is_not_eased() -> None:
    workers, cases = [a_worker("W1"), a_worker("W2")], [a_case("C", held_by="W1")]
    said = said_of(workers, cases, "C", "W2", mode=Mode.COVER, covered=frozenset({"W1"}))
    assert not [term for term in said if isinstance(term, TakesLoadOff)]


def test_nothing_speaks_for_nobody() -> None:
    assert said_of([], [a_case("C")], "C", None) == []
