"""Continuity: moves, previous workers who could have been kept, brothers and sisters apart."""

from __future__ import annotations

from typing import Any

import pytest

from solver.objectives.continuity import previous_worker
from solver.problem import Case, Mode, Role
from tests.builders import a_case, a_policy, a_problem, a_reduction, a_worker, day
from tests.solver.judging import value
from tests.solver.solving import answer, levels, solved

TEAM = (a_worker("Ana"), a_worker("Ben"), a_worker("Cat"))


def continuity(cases: list[Case], worker_of: dict[str, str | None], **changes: Any) -> int:
    """The level's value for a team of Ana, Ben and Cat."""
    return value(a_problem(TEAM, cases, **{"max_moves": 9, **changes}), "continuity", worker_of)


def test_each_held_case_that_moves_costs_20() -> None:
    held = [a_case("C1", held_by="Ana"), a_case("C2", held_by="Ana"), a_case("C3", held_by="Ben")]
    assert continuity(held, {}) == 0
    assert continuity(held, {"C1": "Ben"}) == 20
    assert continuity(held, {"C1": "Ben", "C3": "Cat"}) == 40


def test_a_moved_case_owes_nothing_to_a_previous_worker() -> None:
    assert continuity([a_case("C1", held_by="Ana", previous_worker_id="Ben")], {"C1": "Cat"}) == 20


def test_a_new_case_that_does_not_go_to_its_previous_worker_costs_10() -> None:
    known = [a_case("C1", previous_worker_id="Ana")]
    assert continuity(known, {"C1": "Ana"}) == 0
    assert continuity(known, {"C1": "Ben"}) == 10
    assert continuity(known, {"C1": None}) == 0
    assert continuity([a_case("C1")], {"C1": "Ben"}) == 0


@pytest.mark.parametrize(
    ("ana", "case"),
    [
        ({"skills": frozenset()}, {}),
        ({"role": Role.PA}, {}),
        ({"asye": True}, {"category": "CPP"}),
        ({}, {"excluded": frozenset({"Ana"})}),
        ({}, {"language": "welsh"}),
        ({"leaving_date": day(28)}, {}),
        ({"start_date": day(1)}, {}),
        ({"room": 0}, {}),
        ({"reductions": (a_reduction(0, breather=["CIN"]),)}, {}),
        ({"team": "South"}, {"team": "North"}),
    ],
)
def test_a_previous_worker_whom_a_rule_stops_is_nobody(ana: dict[str, Any], case: dict[str, Any]) -> None:
    welsh = frozenset({"welsh"})
    team = [a_worker("Ana", **ana), a_worker("Ben", languages=welsh)]
    problem = a_problem(team, [a_case("C1", previous_worker_id="Ana", **case)])
    assert value(problem, "continuity", {"C1": "Ben"}) == 0
    assert answer(problem) == {"C1": "Ben"}


def test_a_previous_worker_of_another_team_counts_when_the_search_is_widened() -> None:
    team = [a_worker("Ana", team="South"), a_worker("Ben")]
    problem = a_problem(team, [a_case("C1", previous_worker_id="Ana", team="North")], any_team=True)
    assert value(problem, "continuity", {"C1": "Ben"}) == 10
    assert answer(problem) == {"C1": "Ana"}


def test_a_previous_worker_without_room_still_counts_because_the_cap_is_no_excuse() -> None:
    team = [a_worker("Ana", room=1), a_worker("Ben")]
    problem = a_problem(team, [a_case("C1", previous_worker_id="Ana")])
    assert levels(solved(problem))["continuity"] == 10


def test_somebody_not_on_the_team_list_is_nobody() -> None:
    assert continuity([a_case("C1", previous_worker_id="Zoe")], {"C1": "Ben"}) == 0


def test_in_cover_a_covered_worker_is_nobody_and_the_case_counts_as_newly_allocated() -> None:
    covering = {"mode": Mode.COVER, "covered": frozenset({"Ana"})}
    cases = [
        a_case("C1", held_by="Ana", previous_worker_id="Ana"),
        a_case("C2", held_by="Ana", previous_worker_id="Ben"),
        a_case("C3", held_by="Ana"),
        a_case("C4", previous_worker_id="Ana"),
    ]
    assert continuity(cases, {"C1": "Cat", "C2": "Ben", "C3": "Cat", "C4": "Cat"}, **covering) == 0
    assert continuity(cases, {"C1": "Cat", "C2": "Cat", "C3": "Cat", "C4": "Cat"}, **covering) == 10
    problem = a_problem(TEAM, cases, **covering)
    assert [previous_worker(problem, case) for case in cases] == [None, "Ben", None, None]


def test_each_worker_beyond_the_first_in_a_family_costs_8() -> None:
    family = [a_case(f"C{n}", family_id="F") for n in range(3)]
    assert continuity(family, {"C0": "Ana", "C1": "Ana", "C2": "Ana"}) == 0
    assert continuity(family, {"C0": "Ana", "C1": "Ana", "C2": "Ben"}) == 8
    assert continuity(family, {"C0": "Ana", "C1": "Cat", "C2": "Ben"}) == 16
    assert continuity(family, {"C0": "Ana", "C1": None, "C2": "Ben"}) == 8
    assert continuity(family, {"C0": None, "C1": None, "C2": None}) == 0


def test_held_brothers_and_sisters_count_in_the_family() -> None:
    split = [a_case("C1", family_id="F", held_by="Ana"), a_case("C2", family_id="F", held_by="Ben")]
    assert continuity(split, {}) == 8
    assert continuity([*split, a_case("C3", family_id="F")], {"C3": "Cat"}) == 16
    assert continuity([*split, a_case("C3", family_id="F")], {"C3": "Ben"}) == 8


def test_a_child_joins_the_sister_already_held() -> None:
    cases = [a_case("C1", family_id="F", held_by="Ben"), a_case("C2", family_id="F"), a_case("C3", held_by="Ben")]
    assert answer(a_problem(TEAM, cases))["C2"] == "Ben"


def test_a_move_is_made_when_it_mends_more_than_it_breaks() -> None:
    split = [a_case("C1", family_id="F", held_by="Ana"), a_case("C2", family_id="F", held_by="Ben")]
    dear, cheap = a_policy(continuity={"move": 9}), a_policy(continuity={"move": 7})
    assert answer(a_problem(TEAM, split, max_moves=1, policy=dear)) == {"C1": "Ana", "C2": "Ben"}
    assert len(set(answer(a_problem(TEAM, split, max_moves=1, policy=cheap)).values())) == 1
    assert answer(a_problem(TEAM, split, max_moves=0, policy=cheap)) == {"C1": "Ana", "C2": "Ben"}


def test_the_weights_come_from_the_policy() -> None:
    policy = a_policy(continuity={"move": 3, "previous_worker": 5, "family_split": 7})
    cases = [a_case("C1", held_by="Ana", family_id="F"), a_case("C2", previous_worker_id="Ana", family_id="F")]
    assert continuity(cases, {"C1": "Ben", "C2": "Cat"}, policy=policy) == 15


def test_rebalancing_counts_continuity_the_same_way() -> None:
    cases = [a_case("C1", held_by="Ana", family_id="F"), a_case("C2", previous_worker_id="Ana", family_id="F")]
    assert continuity(cases, {"C1": "Ben", "C2": "Cat"}, mode=Mode.REBALANCE) == 38
