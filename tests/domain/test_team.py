"""From the team as a manager writes it down to the question put to the solver."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from caseload_app.domain.involvement import Involvement
from caseload_app.domain.team import Team, TeamCase, TeamWorker, Travel, WorkerReduction, key
from solver.objectives.continuity import previous_worker
from solver.points import available_points, case_points
from solver.problem import Case, Mode, Priority, Problem, Role, Worker
from tests.builders import DAY, DEFAULT_POLICY, a_policy, day, points
from tests.oracle.inputs import OracleInvolvement
from tests.oracle.permission import previous_worker as oracle_previous_worker
from tests.solver.oracle_input import as_oracle_input

ANYBODY_LEADS = a_policy(categories={"CIN": {"skills": frozenset()}})


def worker(worker_id: str, **changes: Any) -> TeamWorker:
    """A full-time social worker of the team North."""
    given: dict[str, Any] = {"name": worker_id, "team": "North", "role": Role.SW, "fte": Decimal(1), **changes}
    return TeamWorker(id=worker_id, **given)


def case(case_id: str, **changes: Any) -> TeamCase:
    """A child in need without a worker."""
    given: dict[str, Any] = {"category": "CIN", **changes}
    return TeamCase(id=case_id, **given)


def asked(team: Team, **changes: Any) -> Problem:
    """The question about a team on the day of the tests."""
    given: dict[str, Any] = {"day": DAY, "policy": DEFAULT_POLICY, **changes}
    return team.problem(**given)


def only_case(team: Team, **changes: Any) -> Case:
    """The one case of the question."""
    (found,) = asked(team, **changes).cases
    return found


def only_worker(team: Team) -> Worker:
    """The one worker of the question."""
    (found,) = asked(team).workers
    return found


@pytest.mark.parametrize("written", ["Life story", "LIFE STORY", "  life   story ", "life\u00a0story", "Life\tStory"])
def test_two_spellings_of_a_skill_are_one(written: str) -> None:
    assert key(written) == key("life story")


def test_different_words_stay_different() -> None:
    assert key("lifestory") != key("life story")
    assert key("") == ""


def test_everything_about_a_worker_reaches_the_solver() -> None:
    ana = worker(
        "Ana",
        role=Role.SSW,
        fte=Decimal("0.6"),
        asye=True,
        agency=True,
        skills=("Fostering", "COURT "),
        languages=("Welsh",),
        max_points=3000,
        max_cases=Decimal("7.5"),
        start_date=day(-9),
        leaving_date=day(99),
        registration_number="SW123",
    )
    assert only_worker(Team(workers=(ana,))) == Worker(
        id="Ana",
        team="North",
        role=Role.SSW,
        fte=Decimal("0.6"),
        asye=True,
        agency=True,
        skills=frozenset({"fostering", "court"}),
        languages=frozenset({"welsh"}),
        max_points=3000,
        max_cases=Decimal("7.5"),
        start_date=day(-9),
        leaving_date=day(99),
    )


def test_everything_about_a_case_reaches_the_solver() -> None:
    written = case(
        "C1",
        category="CPP",
        team="North",
        family_id="F",
        points=437,
        priority=Priority.LOW,
        due=day(3),
        skills=("Court", "court", "Asylum"),
        language=" Polish",
        preferred_language="WELSH",
        preferred_skills=("Play Therapy",),
        worker_id="Ana",
        previous_worker_id="Zoe",
        locked=True,
        excluded_workers=("Ben", "Zoe"),
        travel_minutes=Decimal("30.5"),
        exploitation=True,
        interpreter=True,
        restricted=True,
        notes="not for the solver",
    )
    assert only_case(Team(workers=(worker("Ana"),), cases=(written,))) == Case(
        id="C1",
        category="CPP",
        team="North",
        family_id="F",
        points=437,
        priority=Priority.LOW,
        due=day(3),
        skills=frozenset({"court", "asylum"}),
        language="polish",
        preferred_language="welsh",
        preferred_skills=frozenset({"play therapy"}),
        worker_id="Ana",
        previous_worker_id="Zoe",
        locked=True,
        excluded=frozenset({"Ben", "Zoe"}),
        travel_minutes=Decimal("30.5"),
        travel_to={},
        exploitation=True,
        interpreter=True,
    )


def test_an_empty_list_of_skills_leaves_the_categorys() -> None:
    team = Team(cases=(case("C1", category="CPP", skills=()),))
    assert asked(team).required_skills(only_case(team)) == {"child protection"}


def test_points_of_nothing_are_points_of_their_own() -> None:
    assert case_points(only_case(Team(cases=(case("C1", points=0),))), None, DEFAULT_POLICY) == 0


def test_reductions_go_to_their_worker_with_their_breathers() -> None:
    team = Team(
        workers=(worker("Ana"), worker("Ben")),
        reductions=(
            WorkerReduction(
                worker_id="Ana", reason="court duty", first_day=day(0), last_day=day(0), percent=Decimal(20)
            ),
            WorkerReduction(
                worker_id="Ben",
                reason="debrief",
                first_day=day(-5),
                last_day=None,
                percent=Decimal(0),
                no_new_categories=("CPP", "S47"),
            ),
            WorkerReduction(worker_id="Ana", reason="sick", first_day=day(0), last_day=None, percent=Decimal(30)),
        ),
    )
    ana, ben = asked(team).workers
    assert available_points(ana, DEFAULT_POLICY, DAY) == points("42.5")
    assert available_points(ana, DEFAULT_POLICY, day(1)) == points("59.5")
    assert [r.no_new_categories for r in ben.reductions] == [{"CPP", "S47"}]
    assert ben.reductions[0].last_day is None


def test_travel_is_the_same_for_everybody_unless_a_row_says_otherwise() -> None:
    team = Team(
        workers=(worker("Ana"), worker("Ben"), worker("Cat")),
        cases=(case("C1", travel_minutes=Decimal(45)), case("C2")),
        travel=(
            Travel(case_id="C1", worker_id="Ben", minutes=Decimal(61)),
            Travel(case_id="C1", worker_id="Cat", minutes=Decimal(0)),
            Travel(case_id="C2", worker_id="Cat", minutes=Decimal(31)),
        ),
    )
    first, second = asked(team).cases
    assert [case_points(first, who, DEFAULT_POLICY) for who in ("Ana", "Ben", "Cat")] == [600, 700, 500]
    assert [case_points(second, who, DEFAULT_POLICY) for who in ("Ana", "Ben", "Cat")] == [500, 500, 600]


def involved(worker_id: str, first: int, last: int) -> Involvement:
    """An involvement with C1, in days from the day of the tests."""
    return Involvement(case_id="C1", worker_id=worker_id, first_day=day(first), last_day=day(last))


def test_the_previous_worker_is_the_one_named_else_the_latest_who_has_ended() -> None:
    history = (involved("Ana", -90, -30), involved("Ben", -200, -100))
    assert only_case(Team(cases=(case("C1"),), involvements=history)).previous_worker_id == "Ana"
    named = case("C1", previous_worker_id="Ben")
    assert only_case(Team(cases=(named,), involvements=history)).previous_worker_id == "Ben"
    assert only_case(Team(cases=(case("C1"),))).previous_worker_id is None


def test_there_is_no_look_further_back_when_the_latest_is_not_on_the_team_list() -> None:
    history = (involved("Zoe", -90, -30), involved("Ana", -200, -100))
    team = Team(workers=(worker("Ana"),), cases=(case("C1"),), involvements=history)
    assert only_case(team).previous_worker_id == "Zoe"


def test_the_day_decides_which_involvements_have_ended() -> None:
    team = Team(cases=(case("C1"),), involvements=(involved("Ana", -90, -30), involved("Ben", -20, 5)))
    assert only_case(team, day=day(4)).previous_worker_id == "Ana"
    assert only_case(team, day=day(5)).previous_worker_id == "Ben"


@pytest.mark.parametrize("mode", [Mode.ALLOCATE, Mode.COVER])
def test_the_worker_a_child_knows_is_whom_a_second_reading_of_the_history_finds(mode: Mode) -> None:
    found = set()
    for seed in range(100):
        rng = Random(seed)
        starts = rng.sample(range(-40, 0), 4)
        rows = tuple(involved(rng.choice(("Ana", "Ben", "Zoe")), first, rng.randint(-3, 2)) for first in starts)
        written = case("C1", previous_worker_id=rng.choice((None, None, "Ana", "Zoe")))
        covered = ["Ana"] if mode is Mode.COVER else []
        team = Team(workers=(worker("Ana"), worker("Ben")), cases=(written,), involvements=rows)
        problem = asked(team, mode=mode, covered=covered, policy=ANYBODY_LEADS)
        told = as_oracle_input(problem)
        history = tuple(OracleInvolvement(row.case_id, row.worker_id, row.first_day, row.last_day) for row in rows)
        child = replace(told.cases[0], named_previous=written.previous_worker_id)
        told = replace(told, cases=(child,), involvements=history)
        known = previous_worker(problem, problem.cases[0])
        assert known == oracle_previous_worker(told, child)
        found.add(known)
    assert found == ({None, "Ben"} if covered else {None, "Ana", "Ben"})


def test_the_question_carries_what_is_asked() -> None:
    team = Team(workers=(worker("Ana"), worker("Ben")), cases=(case("C1"),))
    problem = asked(team, mode=Mode.COVER, covered=["Ana"], max_moves=2, any_team=True, last_seen={"C1": "Ben"})
    assert (problem.mode, problem.covered, problem.max_moves, problem.any_team) == (
        Mode.COVER,
        frozenset({"Ana"}),
        2,
        True,
    )
    assert (problem.day, problem.policy, problem.last_seen) == (DAY, DEFAULT_POLICY, {"C1": "Ben"})
    plain = asked(team)
    assert (plain.mode, plain.covered, plain.max_moves, plain.any_team) == (Mode.ALLOCATE, frozenset(), 0, False)
    assert plain.last_seen is None


def test_rows_keep_their_order() -> None:
    team = Team(workers=(worker("Ben"), worker("Ana")), cases=(case("C2"), case("C1")))
    assert [w.id for w in asked(team).workers] == ["Ben", "Ana"]
    assert [c.id for c in asked(team).cases] == ["C2", "C1"]


TEAM = Team(workers=(worker("Ana"),), cases=(case("C1"),))


@pytest.mark.parametrize(
    ("team", "changes", "says"),
    [
        (TEAM, {"mode": Mode.COVER, "covered": ["Zoe"]}, "Zoe"),
        (TEAM, {"mode": Mode.COVER}, "cover"),
        (TEAM, {"covered": ["Ana"]}, "cover"),
        (TEAM, {"max_moves": -1}, "max_moves"),
        (replace(TEAM, workers=(worker("Ana"), worker("Ana"))), {}, "two workers"),
        (replace(TEAM, cases=(case("C1"), case("C1"))), {}, "two cases"),
        (replace(TEAM, cases=(case("C1", category="XYZ"),)), {}, "XYZ"),
        (replace(TEAM, cases=(case("C1", worker_id="Zoe"),)), {}, "Zoe"),
    ],
)
def test_a_question_that_contradicts_itself_is_refused(team: Team, changes: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        asked(team, **changes)


def test_a_team_with_nobody_and_nothing_can_be_asked_about() -> None:
    assert asked(Team()).cases == ()
    assert asked(Team(), day=date(2030, 1, 1)).workers == ()
