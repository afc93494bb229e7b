from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from caseload_app.domain.involvement import Involvement
from caseload_app.domain.team import Team, TeamCase
from caseload_app.services.comparison import Comparison, Effect
from caseload_app.services.decide import placed
from caseload_app.store.state import BaselineCase
from tests.builders import DAY
from tests.team_builders import a_team, a_team_case, a_team_worker

WORKERS = (a_team_worker("W1", "Ann"), a_team_worker("W2", "Ben"), a_team_worker("W3", "Cat"))


def teams(cases: Iterable[TeamCase]) -> Team:
    return a_team(WORKERS, cases)


def compared(then: Team, now: Team, workbook: Team) -> Comparison:
    baseline = {c.id: BaselineCase(case_id=c.id, worker_id=c.worker_id, locked=c.locked) for c in then.cases}
    return Comparison(now, baseline, workbook)


def only(comparison: Comparison) -> tuple[Effect, str]:
    (case,) = comparison.effects
    return case.effect, case.words


def test_a_case_is_new_the_same_or_closed() -> None:
    then = teams([a_team_case("C1"), a_team_case("C2", held_by="W1")])
    workbook = teams([a_team_case("C1"), a_team_case("C3"), a_team_case("C4", held_by="W2")])
    effects = compared(then, then, workbook).effects
    assert [(case.case_id, case.effect, case.words) for case in effects] == [
        ("C1", Effect.SAME, "Same"),
        ("C3", Effect.NEW, "New, to allocate"),
        ("C4", Effect.NEW, "New"),
        ("C2", Effect.CLOSED, "Closed: not in this workbook"),
    ]
    assert effects[2].worker == "Ben"


def test_what_changed_in_the_workbook_is_named() -> None:
    then = teams([a_team_case("C1", "CIN")])
    assert only(compared(then, then, teams([a_team_case("C1", "CPP")]))) == (Effect.CHANGED, "Changed: was CIN")
    workbook = teams([a_team_case("C1", "CPP", due=DAY, held_by="W1")])
    assert only(compared(then, then, workbook)) == (Effect.CHANGED, "Changed: category, due and worker")


def test_a_decision_made_here_stays_when_the_workbook_knows_nothing_of_it() -> None:
    then = teams([a_team_case("C1")])
    now = placed(then, {"C1": "W2"}, DAY)
    comparison = compared(then, now, then)
    assert only(comparison) == (Effect.SAME, "Same; your decision here stays")
    assert comparison.merged(DAY).cases[0].worker_id == "W2"
    assert comparison.merged(DAY).involvements == now.involvements


def test_where_both_decided_the_workbook_counts_unless_the_manager_keeps_the_decision_here() -> None:
    then = teams([a_team_case("C1")])
    now = placed(then, {"C1": "W2"}, DAY)
    comparison = compared(then, now, teams([a_team_case("C1", held_by="W3")]))
    assert only(comparison) == (Effect.CONFLICT, "Worker differs: you gave it to Ben")
    later = DAY + timedelta(days=7)
    theirs = comparison.merged(later)
    assert theirs.cases[0].worker_id == "W3"
    assert theirs.involvements[0].last_day == later
    ours = comparison.merged(later, keep_ours=["C1"])
    assert ours.cases[0].worker_id == "W2"
    assert ours.involvements[0].last_day is None


def test_a_workbook_that_says_what_was_decided_here_is_no_conflict() -> None:
    then = teams([a_team_case("C1")])
    now = placed(then, {"C1": "W2"}, DAY)
    assert only(compared(then, now, teams([a_team_case("C1", held_by="W2")]))) == (Effect.SAME, "Same")


def test_a_decision_for_somebody_who_has_gone_does_not_stay() -> None:
    then = teams([a_team_case("C1")])
    now = placed(then, {"C1": "W2"}, DAY)
    workbook = a_team((WORKERS[0],), then.cases)
    comparison = compared(then, now, workbook)
    assert only(comparison) == (Effect.CONFLICT, "Worker differs: you gave it to Ben")
    assert comparison.merged(DAY).cases[0].worker_id is None
    assert comparison.merged(DAY, keep_ours=["C1"]).cases[0].worker_id is None


def test_a_lock_set_here_stays() -> None:
    then = teams([a_team_case("C1", held_by="W1")])
    now = teams([a_team_case("C1", held_by="W1", locked=True)])
    assert compared(then, now, then).merged(DAY).cases[0].locked


def test_the_rest_of_a_case_comes_from_the_workbook_even_where_its_worker_stays() -> None:
    then = teams([a_team_case("C1", "CIN")])
    now = placed(then, {"C1": "W2"}, DAY)
    (case,) = compared(then, now, teams([a_team_case("C1", "CPP")])).merged(DAY).cases
    assert (case.category, case.worker_id) == ("CPP", "W2")


def test_what_the_workbook_does_not_know_of_old_workers_is_kept() -> None:
    old = Involvement(case_id="C1", worker_id="W1", first_day=DAY, last_day=DAY)
    then = a_team(WORKERS, [a_team_case("C1")], involvements=(old,))
    assert compared(then, then, teams([a_team_case("C1")])).merged(DAY).involvements == (old,)


def test_an_involvement_that_was_ended_here_stays_ended() -> None:
    open_row = Involvement(case_id="C1", worker_id="W1", first_day=DAY - timedelta(days=9))
    then = a_team(WORKERS, [a_team_case("C1", held_by="W1")], involvements=(open_row,))
    now = placed(then, {"C1": "W2"}, DAY)
    merged = compared(then, now, then).merged(DAY + timedelta(days=7))
    assert merged.involvements == now.involvements


@pytest.mark.parametrize("field", ["name", "notes", "language", "family_id"])
def test_each_field_that_differs_is_a_change(field: str) -> None:
    then = teams([a_team_case("C1")])
    other: dict[str, Any] = {field: "other"}
    workbook = teams([replace(then.cases[0], **other)])
    assert compared(then, then, workbook).count(Effect.CHANGED) == 1
