"""Explanations as the window gets them: in words, streamed, each with the suggestion it would lead to."""

from __future__ import annotations

import pytest

from caseload_app.domain.team import Team
from caseload_app.services.explain import (
    curve_of_moves,
    fix_choices,
    most_worth_first,
    other_choices,
    price_of_room,
    ranked,
    staffing_lines,
    what_changed,
)
from caseload_app.services.suggest import Suggestion, suggest
from solver.check import judge
from solver.problem import Mode
from tests.builders import DAY, DEFAULT_POLICY
from tests.team_builders import a_team, a_team_case, a_team_worker


def asked(team: Team, mode: Mode = Mode.ALLOCATE) -> Suggestion:
    return suggest(team, DEFAULT_POLICY, DAY, mode)


def test_everybody_else_comes_with_the_rule_in_the_way_or_what_choosing_them_costs() -> None:
    team = a_team(
        [
            a_team_worker("W1", "Ann", skills=("court",)),
            a_team_worker("W2", "Ben", skills=("Assessment",)),
            a_team_worker("W3", "Cat", skills=("court",)),
        ],
        [a_team_case("C", "COURT", previous_worker_id="W3")],
    )
    suggestion = asked(team)
    ann, ben = other_choices(team, suggestion, "C")
    assert (ann.name, ann.words, ann.is_exact) == ("Ann", "1 child fewer back with a worker they know", True)
    assert (ben.name, ben.words, ben.suggestion) == ("Ben", "No court skill", None)
    assert ann.suggestion is not None
    assert ann.suggestion.result.worker_of == {"C": "W1"}
    assert ranked([ben, ann]) == [ann, ben]


def test_somebody_just_as_good_is_said_to_be() -> None:
    team = a_team([a_team_worker("W1"), a_team_worker("W2")], [a_team_case("C")])
    (other,) = other_choices(team, asked(team), "C")
    assert (other.words, other.costs) == ("Equally good in every respect", ())


def test_to_choose_somebody_for_a_held_case_is_a_move_that_the_suggestion_allows() -> None:
    team = a_team([a_team_worker("W1"), a_team_worker("W2")], [a_team_case("C", held_by="W1")])
    (other,) = other_choices(team, asked(team), "C")
    assert other.words == "1 more case moved from the worker who has it"
    assert other.suggestion is not None
    assert judge(other.suggestion.problem, other.suggestion.result.worker_of).is_legal


def test_a_fix_says_what_to_do_and_what_comes_of_it() -> None:
    team = a_team([a_team_worker("W1", "Ann", room=8)], [a_team_case("B", held_by="W1"), a_team_case("C", "COURT")])
    (fix,) = fix_choices(team, asked(team), "C")
    assert (fix.words, fix.worker) == ("Lift the cap of Ann by 7.0 points", "Ann")
    assert fix.effects == ("1 more critical case allocated", "1 more case of a kind new to its worker")
    assert judge(fix.suggestion.problem, fix.suggestion.result.worker_of).is_legal


def test_the_staffing_arithmetic_is_told_for_all_cases_or_for_one() -> None:
    team = a_team([a_team_worker("W1", room=3)], [a_team_case("C", "CPP"), a_team_case("D", "COURT")])
    suggestion = asked(team)
    assert staffing_lines(team, suggestion.assignment) == (
        "7.0 points of court capacity short: 0.09 FTE",
        "4.0 points of child protection capacity short: 0.05 FTE",
    )
    assert staffing_lines(team, suggestion.assignment, "C") == (
        "4.0 points of child protection capacity short: 0.05 FTE",
    )


def test_what_changed_is_told_case_by_case() -> None:
    workers = [a_team_worker("W1", "Ann"), a_team_worker("W2", "Ben")]
    cases = [a_team_case("C", previous_worker_id="W1"), a_team_case("D", locked=True)]
    before = asked(a_team(workers, cases))
    team = a_team(workers, [a_team_case("C", previous_worker_id="W2"), a_team_case("D", previous_worker_id="W1")])
    told = what_changed(team, before, asked(team))
    assert told.headline == "1 case has a worker now, 1 case goes to somebody else since the last suggestion."
    assert told.cases == ("C: Ben instead of Ann", "D: Ann now takes it")
    assert told.levels[0] == "1 more standard priority case allocated"


def test_nothing_changed_is_said_so() -> None:
    team = a_team([a_team_worker("W1")], [a_team_case("C")])
    assert what_changed(team, asked(team), asked(team)).headline == "Nothing changed since the last suggestion."


def test_the_curve_says_what_each_further_move_gains() -> None:
    team = a_team(
        [a_team_worker("W1", room=10), a_team_worker("W2", room=10)],
        [a_team_case("B", held_by="W1"), a_team_case("C", held_by="W1"), a_team_case("D", held_by="W1")],
    )
    start, one, two = curve_of_moves(asked(team, Mode.REBALANCE).problem, 2)
    assert (start.gap, start.words) == (150, "0 moves: gap 150 percentage points")
    assert one.words == "1 move: gap 50 percentage points; 5.0 points fewer over cap"
    assert two.words == "2 moves: gap 50 percentage points; this move gains nothing more"
    assert [point.used for point in (start, one, two)] == [0, 1, 1]


def test_the_price_of_room_is_a_ranking() -> None:
    team = a_team(
        [a_team_worker("W1", "Ann", room=8), a_team_worker("W2", "Ben", skills=())],
        [a_team_case("C", "COURT"), a_team_case("D", "CIN")],
    )
    told = [(room.words, room.gains[0]) for room in most_worth_first(list(price_of_room(team, asked(team))))]
    assert told == [
        ("Lift the cap of Ann by 7.0 points", "1 more critical case allocated"),
        ("Train Ben in court", "1 more critical case allocated"),
        ("One more worker with the skill court", "1 more critical case allocated"),
    ]


def test_a_stop_is_heard() -> None:
    team = a_team([a_team_worker("W1", room=3), a_team_worker("W2", skills=())], [a_team_case("C", "COURT")])
    suggestion = asked(team)
    assert list(other_choices(team, suggestion, "C", should_stop=lambda: True)) == []
    assert list(fix_choices(team, suggestion, "C", should_stop=lambda: True)) == []
    assert list(price_of_room(team, suggestion, should_stop=lambda: True)) == []
    assert list(curve_of_moves(suggestion.problem, 3, should_stop=lambda: True)) == []


def test_a_case_with_a_worker_needs_no_fix() -> None:
    team = a_team([a_team_worker("W1")], [a_team_case("C")])
    with pytest.raises(ValueError, match="has a worker already"):
        list(fix_choices(team, asked(team), "C"))
