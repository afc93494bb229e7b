"""What the solver is asked about a team: the same with an earlier question at hand and without."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from caseload_app.domain.change_reason import ChangeReason
from caseload_app.domain.policy import shipped_policy
from caseload_app.domain.solver_input import Earlier
from caseload_app.domain.team import Team, Travel, WorkerReduction
from caseload_app.services.decide import placed, with_locks
from tests.team_builders import a_team, a_team_case, a_team_worker

DAY = date(2026, 3, 2)
TEAM = a_team(
    [a_team_worker("Ann"), a_team_worker("Ben")],
    [a_team_case("C1", held_by="Ann"), a_team_case("C2", held_by="Ben"), a_team_case("C3")],
)
CHANGES: dict[str, Team] = {
    "a move": placed(TEAM, {"C1": "Ben", "C3": "Ann"}, DAY, ChangeReason.MANAGE),
    "a case left unallocated": placed(TEAM, {"C1": None}, DAY, ChangeReason.MANAGE),
    "a lock": with_locks(TEAM, ["C2"], locked=True),
    "a reduction": replace(
        TEAM, reductions=(WorkerReduction(worker_id="Ann", reason="leave", first_day=DAY, percent=Decimal(50)),)
    ),
    "a way to go": replace(TEAM, travel=(Travel(case_id="C1", worker_id="Ben", minutes=Decimal(70)),)),
    "a new case": replace(TEAM, cases=(a_team_case("C0"), *TEAM.cases)),
    "one case fewer": replace(TEAM, cases=TEAM.cases[1:]),
}


@pytest.mark.parametrize("name", CHANGES)
def test_after_a_change_the_question_is_the_same_with_an_earlier_one_at_hand(name: str) -> None:
    earlier = Earlier(TEAM, TEAM.problem(day=DAY, policy=(policy := shipped_policy())))
    changed = CHANGES[name]
    assert changed.problem(day=DAY, policy=policy, earlier=earlier) == changed.problem(day=DAY, policy=policy)


def test_what_a_move_is_not_about_is_taken_over_as_it_is() -> None:
    before = TEAM.problem(day=DAY, policy=(policy := shipped_policy()))
    after = CHANGES["a move"].problem(day=DAY, policy=policy, earlier=Earlier(TEAM, before))
    assert after.workers is before.workers
    assert after.case["C2"] is before.case["C2"]
    assert after.case["C1"] is not before.case["C1"]


def test_a_case_that_somebody_knows_by_now_is_made_anew() -> None:
    before = TEAM.problem(day=DAY, policy=(policy := shipped_policy()))
    away = placed(TEAM, {"C1": None}, DAY)
    back = replace(away, cases=TEAM.cases)
    known = back.problem(day=DAY, policy=policy, earlier=Earlier(TEAM, before)).case["C1"].previous_worker_id
    assert before.case["C1"].previous_worker_id is None
    assert known == "Ann"
