"""What speaks for the worker of a case, the most important first."""

from __future__ import annotations

from caseload_app.domain.reason import (
    FamilyThere,
    KnowsTheChild,
    PreferredLanguage,
    PreferredSkills,
    Reason,
    RequiredLanguage,
    RequiredSkills,
    SameWork,
    TakesLoadOff,
    WithinCap,
)
from caseload_app.domain.team import Team
from caseload_app.services.speaks_for import SpeaksFor
from solver.assignment import Assignment
from solver.problem import Mode
from tests.team_builders import a_team, a_team_case, a_team_worker, the_problem_of


def said_of(team: Team, case_id: str, given_to: str | None, **asked: object) -> tuple[Reason, ...]:
    problem = the_problem_of(team, **asked)
    before = {case.id: case.worker_id for case in team.cases}
    speaks_for = SpeaksFor(team, Assignment(problem, before), Assignment(problem, {**before, case_id: given_to}))
    return speaks_for.worker_of(problem.case[case_id])


def test_everything_that_can_speak_for_a_worker_comes_in_order() -> None:
    worker = a_team_worker("W", room=20, skills=("Court", "life story"), languages=("Welsh", "Polish"))
    case = a_team_case(
        "C",
        "COURT",
        family_id="F",
        language="welsh",
        preferred_language="polish",
        preferred_skills=("life story", "play"),
        previous_worker_id="W",
    )
    team = a_team([worker], [a_team_case("B", "COURT", held_by="W", family_id="F"), case])
    assert said_of(team, "C", "W") == (
        KnowsTheChild(),
        FamilyThere(("B",)),
        RequiredSkills(("court",)),
        RequiredLanguage("welsh"),
        PreferredLanguage("polish"),
        PreferredSkills(("life story",)),
        SameWork("COURT"),
        WithinCap(1600, 2000, 2, 16),
    )


def test_what_does_not_speak_for_the_worker_is_not_said() -> None:
    case = a_team_case("C", "CIN", preferred_language="polish", preferred_skills=("play",), previous_worker_id="X")
    team = a_team([a_team_worker("W", room=20)], [case])
    assert said_of(team, "C", "W") == (RequiredSkills(("family support",)), WithinCap(500, 2000, 1, 16))


def test_a_move_says_whom_it_takes_load_off() -> None:
    team = a_team([a_team_worker("W1", "Ben"), a_team_worker("W2")], [a_team_case("C", held_by="W1")])
    assert TakesLoadOff("Ben", 500, 0) in said_of(team, "C", "W2", max_moves=1)


def test_somebody_who_is_covered_for_is_not_eased() -> None:
    team = a_team([a_team_worker("W1", "Ben"), a_team_worker("W2")], [a_team_case("C", held_by="W1")])
    said = said_of(team, "C", "W2", mode=Mode.COVER, covered=["W1"])
    assert not [reason for reason in said if isinstance(reason, TakesLoadOff)]


def test_nothing_speaks_for_nobody() -> None:
    assert said_of(a_team([], [a_team_case("C")]), "C", None) == ()
