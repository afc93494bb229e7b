from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from caseload_app.domain.team import Team, WorkerReduction
from caseload_app.services.board import Band, BlockState, Board, Cap, DueState, board_of
from caseload_app.services.board.percent import percent_of
from caseload_app.services.decide import placed, with_locks
from caseload_app.services.draft import Draft
from caseload_app.services.suggest import suggest
from caseload_app.store.changes import PROPOSAL, Change
from solver.problem import Mode, Role
from tests.builders import DAY, DEFAULT_POLICY
from tests.team_builders import a_team, a_team_case, a_team_worker


def board(team: Team) -> Board:
    return board_of(team, DEFAULT_POLICY, DAY)


def draft_of(team: Team) -> Draft:
    return Draft(revision=1, suggestion=suggest(team, DEFAULT_POLICY, DAY))


def a_small_team() -> Team:
    return a_team(
        [a_team_worker("W1", "Ann"), a_team_worker("W2", "Ben", room=12)],
        [
            a_team_case("C1", "CIN", "W1", family_id="F1"),
            a_team_case("C2", "S47", "W1", family_id="F1"),
            a_team_case("C3", "COURT"),
            a_team_case("C4", "CIN", due=DAY, received=DAY - timedelta(days=4), family_id="F1"),
        ],
    )


def test_a_row_adds_up_its_blocks_with_the_family_factor() -> None:
    row = board(a_small_team()).row["W1"]
    assert [(block.case_id, block.share) for block in row.blocks] == [("C1", 300), ("C2", 800)]
    assert (row.load, row.available, row.percent, row.cases) == (1100, 8500, 13, 2)


def test_the_tray_shows_the_most_urgent_first_with_clock_siblings_and_days_waiting() -> None:
    court, child_in_need = board(a_small_team()).tray
    assert (court.case_id, court.code, court.must_allocate) == ("C3", "CRT", True)
    assert child_in_need.due.words == "Due today"
    assert child_in_need.due.state is DueState.WITHIN_A_WEEK
    assert child_in_need.siblings == ("C1", "C2")
    assert child_in_need.days_waiting == 4


@pytest.mark.parametrize(
    ("ahead", "words", "state"),
    [
        (-3, "1 working day over", DueState.OVERDUE),
        (-1, "1 working day over", DueState.OVERDUE),
        (1, "Due tomorrow", DueState.WITHIN_A_WEEK),
        (7, "Due in 5 working days", DueState.WITHIN_A_WEEK),
        (8, "Due in 6 working days", DueState.LATER),
        (400, "Due 6 Apr 2027", DueState.LATER),
    ],
)
def test_a_due_date_is_told_in_working_days(ahead: int, words: str, state: DueState) -> None:
    (card,) = board(a_team([], [a_team_case("C1", due=DAY + timedelta(days=ahead))])).tray
    assert (card.due.words, card.due.state) == (words, state)


def test_the_name_of_a_restricted_case_is_nowhere_on_the_board() -> None:
    cases = [a_team_case("C1", held_by="W1", name="Secret", restricted=True), a_team_case("C2", name="Secret")]
    shown = board(a_team([a_team_worker("W1")], cases))
    assert shown.rows[0].blocks[0].name is None
    assert shown.rows[0].blocks[0].restricted
    assert shown.tray[0].name == "Secret"


def test_a_worker_on_leave_has_no_capacity_and_says_until_when() -> None:
    leave = WorkerReduction(
        worker_id="W1", reason="Maternity", first_day=DAY, last_day=DAY + timedelta(days=9), percent=Decimal(100)
    )
    (row,) = board(a_team([a_team_worker("W1")], [a_team_case("C1", held_by="W1")], reductions=(leave,))).rows
    assert row.band is Band.NO_CAPACITY
    assert row.percent is None
    assert row.details == ("Social worker", "1.0 FTE", "on leave to 11 Mar 2026")


def test_who_somebody_is_stands_under_the_name() -> None:
    worker = a_team_worker("W1", role=Role.SSW, agency=True, fte=Decimal("0.6"), leaving_date=DAY + timedelta(days=28))
    (row,) = board(a_team([worker], [])).rows
    assert row.details == ("Supervising social worker", "agency", "0.6 FTE", "leaves 30 Mar 2026")


@pytest.mark.parametrize(
    ("room", "band"),
    [("5.28", Band.UNDER), ("5.26", Band.NEAR), (5, Band.NEAR), ("4.99", Band.OVER), ("4.54", Band.FAR_OVER)],
)
def test_the_band_follows_the_exact_workload(room: str, band: Band) -> None:
    (row,) = board(a_team([a_team_worker("W1", room=room)], [a_team_case("C1", "CIN", "W1")])).rows
    assert row.band is band


def test_the_cap_that_is_nearer_is_the_one_that_binds() -> None:
    by_cases = a_team_worker("W1", max_cases=Decimal(2))
    by_points = a_team_worker("W2", room=6)
    cases = [a_team_case("C1", held_by="W1"), a_team_case("C2", held_by="W2")]
    first, second = board(a_team([by_cases, by_points], cases)).rows
    assert (first.binding_cap, second.binding_cap) == (Cap.CASES, Cap.POINTS)


def test_a_draft_is_shown_in_the_rows_and_the_cases_stay_in_the_tray() -> None:
    team = a_small_team()
    shown = board_of(team, DEFAULT_POLICY, DAY, draft_of(team))
    suggested = {block.case_id: row.worker_id for row in shown.rows for block in row.blocks if block.is_suggested}
    assert suggested == {"C3": "W1", "C4": "W1"}
    assert shown.card["C4"].suggested_worker == "Ann"
    assert shown.row["W1"].draft_delta == 1300
    assert shown.totals.suggested == 2
    assert shown.totals.alarms == 0


def test_a_case_that_the_draft_moves_away_stays_to_be_seen_and_weighs_nothing() -> None:
    team = a_team(
        [a_team_worker("W1", room=5), a_team_worker("W2")],
        [a_team_case("C1", "CIN", "W1"), a_team_case("C2", "CIN", "W1")],
    )
    suggestion = suggest(team, DEFAULT_POLICY, DAY, Mode.REBALANCE, max_moves=1)
    shown = board_of(team, DEFAULT_POLICY, DAY, Draft(revision=1, suggestion=suggestion))
    assert sorted(block.state for block in shown.row["W1"].blocks) == [BlockState.HELD, BlockState.MOVED_AWAY]
    assert (shown.row["W1"].load_now, shown.row["W1"].load) == (1000, 500)


def test_a_proposal_is_open_until_its_case_is_placed_locked_or_refused() -> None:
    team = a_small_team()
    draft = draft_of(team)
    placed = a_team(team.workers, [*team.cases[:3], a_team_case("C4", "CIN", "W2", family_id="F1")])
    assert list(draft.open(placed)) == ["C3"]
    refusal = Change(PROPOSAL, "C3", {"worker_id": "W1"}, None)
    assert list(draft.after([refusal]).open(team)) == ["C4"]
    assert list(draft.after([refusal]).after([refusal.inverse]).open(team)) == ["C3", "C4"]


def test_a_refusal_of_somebody_suggested_earlier_closes_no_proposal() -> None:
    team = a_small_team()
    of_another = Change(PROPOSAL, "C3", {"worker_id": "W2"}, None)
    assert list(draft_of(team).after([of_another]).open(team)) == ["C3", "C4"]


def test_a_code_on_a_block_has_at_most_four_letters() -> None:
    codes = {
        category: board(a_team([], [a_team_case("C", category)])).tray[0].code for category in DEFAULT_POLICY.categories
    }
    assert {codes["COURT"], codes["CLALT"], codes["ADOPT"]} == {"CRT", "CLA", "ADO"}
    assert max(map(len, codes.values())) <= 4


def test_the_gap_is_between_the_least_and_the_most_loaded_with_capacity() -> None:
    team = a_team(
        [a_team_worker("W1", room=10), a_team_worker("W2", room=10), a_team_worker("W3", room=0)],
        [a_team_case("C1", held_by="W1"), a_team_case("C2", held_by="W3")],
    )
    assert board(team).totals.gap == 50


def test_a_board_made_from_an_earlier_one_is_the_one_made_anew() -> None:
    team = a_small_team()
    draft = draft_of(team)
    earlier = board_of(team, DEFAULT_POLICY, DAY, draft)
    moved = placed(team, {"C2": "W2"}, DAY)
    taken = a_team([replace(worker, max_points=600) for worker in team.workers], team.cases)
    for then, new_draft, day, policy in (
        (moved, draft, DAY, DEFAULT_POLICY),
        (moved, None, DAY, DEFAULT_POLICY),
        (team, draft.after([Change(PROPOSAL, "C3", {"worker_id": "W1"}, None)]), DAY, DEFAULT_POLICY),
        (team, draft, DAY + timedelta(days=1), DEFAULT_POLICY),
        (team, draft, DAY, replace(DEFAULT_POLICY, caps=replace(DEFAULT_POLICY.caps, points=5000))),
        (taken, draft, DAY, DEFAULT_POLICY),
    ):
        anew = board_of(then, policy, day, new_draft)
        assert board_of(then, policy, day, new_draft, earlier=earlier) == anew


def test_rows_that_still_hold_are_taken_over() -> None:
    team = a_small_team()
    earlier = board(team)
    locked = board_of(with_locks(team, ["C1"], locked=True), DEFAULT_POLICY, DAY, earlier=earlier)
    assert locked.row["W2"] is earlier.row["W2"]
    assert locked.row["W1"].blocks[0].locked


def test_a_workload_just_over_the_cap_is_never_shown_as_the_cap() -> None:
    assert [percent_of(load, 8500) for load in (8450, 8500, 8501, 8540, 8600)] == [99, 100, 101, 101, 101]
    assert percent_of(100, 0) is None
