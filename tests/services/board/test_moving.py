from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from caseload_app.domain.team import Team, Travel
from caseload_app.domain.wording import weight_of
from caseload_app.services.board import Board, about_worker, board_of, preview_move, ranked_workers, why
from caseload_app.services.draft import Draft
from caseload_app.services.suggest import suggest
from solver.problem import Role
from solver.rules import LockedInPlace, OverCases, OverPoints, SkillMissing
from tests.builders import DAY, DEFAULT_POLICY
from tests.team_builders import a_team, a_team_case, a_team_worker


def board(team: Team) -> Board:
    return board_of(team, DEFAULT_POLICY, DAY)


def test_the_ghosts_of_equal_siblings_are_as_wide_as_what_they_add() -> None:
    team = a_team(
        [a_team_worker("W1", room=30)],
        [a_team_case("C9", "S47", "W1", family_id="F"), *(a_team_case(c, "S47", family_id="F") for c in ("C1", "C2"))],
    )
    preview = preview_move(board(team), ["C1", "C2"], "W1")
    (row,) = preview.rows
    assert preview.ghosts == {"C1": 480, "C2": 480}
    assert sum(preview.ghosts.values()) == row.load_after - row.load_before


def test_a_preview_shows_both_rows_and_the_ghosts_with_the_family_factor() -> None:
    team = a_team(
        [a_team_worker("W1", room=20), a_team_worker("W2", room=20)],
        [
            a_team_case("C1", "S47", "W1", family_id="F"),
            a_team_case("C2", "CIN", "W2", family_id="F"),
            a_team_case("C3", "CIN", "W2"),
        ],
    )
    preview = preview_move(board(team), ["C2"], "W1")
    assert [(r.worker_id, r.load_before, r.load_after) for r in preview.rows] == [("W1", 800, 1100), ("W2", 1000, 500)]
    assert preview.ghosts == {"C2": 300}
    assert preview.is_allowed
    assert preview.speaks_against == ("Loses continuity: W2 has C2",)


def test_a_missing_skill_is_named_in_a_sentence() -> None:
    team = a_team([a_team_worker("W1", skills=())], [a_team_case("C1", "COURT")])
    (found,) = preview_move(board(team), ["C1"], "W1").in_the_way
    assert isinstance(found.obstacle, SkillMissing)
    assert found.sentence == "No court skill"


def test_several_cases_are_held_against_the_cap_together() -> None:
    team = a_team([a_team_worker("W1", room=9)], [a_team_case("C1"), a_team_case("C2")])
    assert preview_move(board(team), ["C1"], "W1").is_allowed
    (found,) = preview_move(board(team), ["C1", "C2"], "W1").in_the_way
    assert (found.case_id, found.obstacle) == (None, OverPoints(100))


def test_the_head_count_is_a_cap_too() -> None:
    team = a_team([a_team_worker("W1", max_cases=Decimal(1))], [a_team_case("C1", held_by="W1"), a_team_case("C2")])
    (found,) = preview_move(board(team), ["C2"], "W1").in_the_way
    assert found.obstacle == OverCases(1)


def test_a_locked_case_is_named_before_it_moves_to_the_tray_too() -> None:
    team = a_team([a_team_worker("W1"), a_team_worker("W2")], [a_team_case("C1", held_by="W1", locked=True)])
    for worker_id in ("W2", None):
        (found,) = preview_move(board(team), ["C1"], worker_id).in_the_way
        assert found.obstacle == LockedInPlace()


def test_a_case_that_is_there_already_does_not_move() -> None:
    team = a_team([a_team_worker("W1")], [a_team_case("C1", held_by="W1")])
    preview = preview_move(board(team), ["C1"], "W1")
    assert not preview.changes_anything
    assert preview.is_allowed


def test_splitting_brothers_and_sisters_is_said() -> None:
    team = a_team(
        [a_team_worker("W1"), a_team_worker("W2")],
        [a_team_case("C1", held_by="W1", family_id="F"), a_team_case("C2", family_id="F")],
    )
    assert preview_move(board(team), ["C2"], "W2").speaks_against == ("Splits siblings C2 and C1",)
    assert preview_move(board(team), ["C1", "C2"], "W2").speaks_against == ("Loses continuity: W1 has C1",)


def test_workers_are_ranked_with_those_the_rules_allow_first() -> None:
    team = a_team(
        [
            a_team_worker("W1", role=Role.PA),
            a_team_worker("W2", room=20),
            a_team_worker("W3", room=40),
            a_team_worker("W4", room=1),
        ],
        [a_team_case("C1", "COURT"), a_team_case("C2", previous_worker_id="W2")],
    )
    shown = board(team)
    assert [one.worker_id for one in ranked_workers(shown, ["C1"])] == ["W3", "W2", "W4", "W1"]
    known = ranked_workers(shown, ["C2"])[0]
    assert (known.worker_id, known.words) == ("W2", ("Knows the child",))


def test_the_suggested_worker_is_ranked_first() -> None:
    team = a_team([a_team_worker("W1", room=20), a_team_worker("W2", room=40)], [a_team_case("C1")])
    draft = Draft(revision=1, suggestion=suggest(team, DEFAULT_POLICY, DAY))
    first, second = ranked_workers(board_of(team, DEFAULT_POLICY, DAY, draft), ["C1"])
    assert first.is_suggested
    assert not second.is_suggested


def test_why_says_what_speaks_for_the_suggestion_and_what_keeps_the_others_away() -> None:
    team = a_team(
        [
            a_team_worker("W1", "Ann", skills=("assessment",)),
            a_team_worker("W2", "Ben"),
            a_team_worker("W3", "Cat"),
        ],
        [a_team_case("C1", "COURT", previous_worker_id="W2")],
    )
    draft = Draft(revision=1, suggestion=suggest(team, DEFAULT_POLICY, DAY))
    view = why(board_of(team, DEFAULT_POLICY, DAY, draft), "C1")
    assert (view.worker, view.is_suggested, view.is_alarm) == ("Ben", True, False)
    assert view.speaks_for[0] == "Previous worker"
    assert [(other.name, other.words) for other in view.others] == [
        ("Cat", "Possible, not chosen"),
        ("Ann", "No court skill"),
    ]


def test_why_tells_the_points_with_the_journey_apart_from_those_in_the_tray() -> None:
    far = Travel(worker_id="W1", case_id="C1", minutes=Decimal(45))
    team = replace(a_team([a_team_worker("W1")], [a_team_case("C1")]), travel=(far,))
    view = why(
        board_of(team, DEFAULT_POLICY, DAY, Draft(revision=1, suggestion=suggest(team, DEFAULT_POLICY, DAY))), "C1"
    )
    assert view.worker_id == "W1"
    assert weight_of(view.points, view.points_in_tray) == "6 points with this worker\u2019s journey (5 in the tray)"
    assert weight_of(view.points_in_tray, view.points_in_tray) == "5 points"


def test_why_of_a_case_left_over_names_what_stands_in_the_way_of_each() -> None:
    team = a_team([a_team_worker("W1", room=7)], [a_team_case("C1", "COURT")])
    view = why(board(team), "C1")
    assert view.is_alarm
    assert view.speaks_for == ()
    assert [other.words for other in view.others] == ["3.0 points over"]


def test_a_worker_is_told_about_with_the_mix_and_what_is_due_soon() -> None:
    cases = [
        a_team_case("C1", "CIN", "W1", due=DAY),
        a_team_case("C2", "CIN", "W1"),
        a_team_case("C3", "REF", "W1", due=DAY.replace(month=3, day=30)),
        a_team_case("C4", "REF", "W1", due=DAY.replace(month=3, day=31)),
        a_team_case("C5", "CIN", "W1"),
    ]
    view = about_worker(board(a_team([a_team_worker("W1")], cases)), "W1")
    assert [count for _, count in view.mix] == [3, 2]
    assert [due.case_id for due in view.due_soon] == ["C1", "C3"]
