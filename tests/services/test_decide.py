from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from caseload_app.domain.change_reason import ChangeReason
from caseload_app.domain.involvement import Involvement
from caseload_app.domain.team import Team
from caseload_app.services.decide import placed, with_locks
from tests.builders import DAY
from tests.team_builders import a_team, a_team_case, a_team_worker

EARLIER = DAY - timedelta(days=100)
WORKERS = (a_team_worker("W1"), a_team_worker("W2"))


def a_held_case(*involvements: Involvement, **changes: Any) -> Team:
    return a_team(WORKERS, [a_team_case("C1", held_by="W1", **changes)], involvements=involvements)


def test_a_move_ends_the_old_involvement_and_opens_a_new_one_with_its_reason() -> None:
    team = a_held_case(Involvement(case_id="C1", worker_id="W1", first_day=EARLIER, change_reason="FCONTA"))
    moved = placed(team, {"C1": "W2"}, DAY, ChangeReason.PCCHAN)
    assert moved.cases[0].worker_id == "W2"
    assert moved.involvements == (
        Involvement(case_id="C1", worker_id="W1", first_day=EARLIER, last_day=DAY, change_reason="FCONTA"),
        Involvement(case_id="C1", worker_id="W2", first_day=DAY, change_reason="PCCHAN"),
    )


def test_a_first_worker_is_a_first_contact() -> None:
    team = a_team(WORKERS, [a_team_case("C1")])
    (row,) = placed(team, {"C1": "W2"}, DAY, ChangeReason.MANAGE).involvements
    assert row.change_reason == "FCONTA"


def test_a_child_that_comes_back_to_the_team_is_no_first_contact() -> None:
    old = Involvement(case_id="C1", worker_id="W1", first_day=EARLIER, last_day=EARLIER)
    team = a_team(WORKERS, [a_team_case("C1")], involvements=(old,))
    assert placed(team, {"C1": "W2"}, DAY, ChangeReason.OTHERS).involvements[1].change_reason == "OTHERS"


def test_whoever_held_a_case_without_anybody_writing_it_down_is_remembered() -> None:
    moved = placed(a_held_case(received=EARLIER), {"C1": None}, DAY)
    assert moved.involvements == (Involvement(case_id="C1", worker_id="W1", first_day=EARLIER, last_day=DAY),)


def test_a_case_in_the_tray_goes_back_to_whoever_had_it() -> None:
    moved = placed(a_held_case(), {"C1": None}, DAY)
    from tests.team_builders import the_problem_of

    assert the_problem_of(moved).case["C1"].previous_worker_id == "W1"


def test_an_involvement_never_ends_before_it_begins() -> None:
    later = Involvement(case_id="C1", worker_id="W1", first_day=DAY + timedelta(days=5))
    assert placed(a_held_case(later), {"C1": None}, DAY).involvements[0].last_day == DAY + timedelta(days=5)


def test_an_involvement_that_has_ended_stays_as_it_is() -> None:
    ended = Involvement(case_id="C1", worker_id="W1", first_day=EARLIER, last_day=DAY)
    current = Involvement(case_id="C1", worker_id="W1", first_day=DAY)
    assert placed(a_held_case(ended, current), {"C1": None}, DAY).involvements[0] == ended


def test_a_moved_case_arrives_without_its_lock() -> None:
    moved = placed(a_held_case(locked=True), {"C1": "W2"}, DAY)
    assert not moved.cases[0].locked


def test_a_case_that_is_there_already_does_not_change() -> None:
    team = a_held_case(locked=True)
    assert placed(team, {"C1": "W1"}, DAY) == team


def test_nobody_moves_a_case_to_somebody_unknown() -> None:
    with pytest.raises(KeyError, match="W9"):
        placed(a_held_case(), {"C1": "W9"}, DAY)
    with pytest.raises(KeyError, match="C9"):
        placed(a_held_case(), {"C9": "W1"}, DAY)
    with pytest.raises(KeyError, match="C9"):
        with_locks(a_held_case(), ["C9"], locked=True)


def test_a_lock_is_set_and_released() -> None:
    locked = with_locks(a_held_case(), ["C1"], locked=True)
    assert locked.cases[0].locked
    assert with_locks(locked, ["C1"], locked=False) == a_held_case()
