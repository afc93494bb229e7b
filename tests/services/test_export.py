"""The rows of the allocation sheet, before they become a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from caseload_app.domain.allocation_status import AllocationStatus
from caseload_app.domain.team import Team, Travel
from caseload_app.exchange.allocation_sheet.sheet import AllocationRow, AllocationSheet, CaseloadRow
from caseload_app.services.export import allocation_sheet, sheet_of
from caseload_app.services.suggest import suggest
from solver.problem import Mode, Priority
from solver.result import LevelResult
from tests.builders import DAY, DEFAULT_POLICY
from tests.team_builders import ORIGIN, a_team, a_team_case, a_team_worker, the_problem_of

BEN, CATRIN = a_team_worker("W1", "Ben", room=30), a_team_worker("W2", "Catrin", room=30)


def sheet(
    team: Team, *, levels: tuple[LevelResult, ...] = (), asked: Any = None, **after: str | None
) -> AllocationSheet:
    """The sheet of a team when the cases named go where they are said to."""
    before = {case.id: case.worker_id for case in team.cases}
    return sheet_of(
        team,
        the_problem_of(team, **(asked or {})),
        before=before,
        after={**before, **after},
        levels=levels,
        origin=ORIGIN,
    )


def only_row(team: Team, *, asked: Any = None, **after: str | None) -> AllocationRow:
    (row,) = sheet(team, levels=(), asked=asked, **after).allocations
    return row


def worker_row(worker_id: str, made: AllocationSheet) -> CaseloadRow:
    return next(row for row in made.caseloads if row.worker_id == worker_id)


def test_a_held_case_that_stays_is_held() -> None:
    row = only_row(a_team([BEN], [a_team_case("C", held_by="W1")]))
    assert (row.status, row.worker_id, row.worker, row.from_worker_id) == (AllocationStatus.HELD, "W1", "Ben", None)
    assert (row.change_reason, row.why) == (None, None)


def test_a_case_newly_given_is_suggested_and_says_why() -> None:
    row = only_row(a_team([BEN], [a_team_case("C")]), C="W1")
    assert (row.status, row.from_worker_id, row.change_reason) == (AllocationStatus.SUGGESTED, None, None)
    assert row.why == "The only one who may take it; has the required skill family support; 5.0 of 30.0 points after"


def test_a_case_that_goes_to_another_worker_is_moved_to_share_the_work_out() -> None:
    row = only_row(a_team([BEN, CATRIN], [a_team_case("C", held_by="W1")]), asked={"max_moves": 1}, C="W2")
    assert (row.status, row.worker_id, row.from_worker_id) == (AllocationStatus.MOVED, "W2", "W1")
    assert row.change_reason == "MANAGE"
    assert row.why is not None
    assert "takes load off Ben" in row.why


@pytest.mark.parametrize("held_by", ["W1", None])
def test_a_locked_case_is_locked_with_and_without_a_worker(held_by: str | None) -> None:
    row = only_row(a_team([BEN], [a_team_case("C", held_by=held_by, locked=True)]))
    assert (row.status, row.worker_id, row.from_worker_id) == (AllocationStatus.LOCKED, held_by, None)


def test_a_case_left_over_is_unallocated() -> None:
    row = only_row(a_team([BEN], [a_team_case("C")]))
    assert (row.status, row.worker_id, row.worker, row.why) == (AllocationStatus.UNALLOCATED, None, None, None)


@pytest.mark.parametrize(("leaving", "reason"), [(None, "ABSENC"), (date(2027, 1, 1), "LEFTRL")])
def test_a_covered_case_says_whether_its_worker_leaves(leaving: date | None, reason: str) -> None:
    team = a_team([replace(BEN, leaving_date=leaving), CATRIN], [a_team_case("C", held_by="W1")])
    row = only_row(team, asked={"mode": Mode.COVER, "covered": ["W1"]}, C="W2")
    assert (row.status, row.from_worker_id, row.change_reason) == (AllocationStatus.MOVED, "W1", reason)


def test_another_workers_case_that_moves_in_cover_moves_because_of_the_absence() -> None:
    team = a_team([BEN, CATRIN, a_team_worker("W3")], [a_team_case("C", held_by="W2")])
    row = only_row(team, asked={"mode": Mode.COVER, "covered": ["W1"], "max_moves": 1}, C="W3")
    assert row.change_reason == "ABSENC"


def test_a_covered_case_that_finds_nobody_says_where_it_came_from() -> None:
    team = a_team([BEN], [a_team_case("C", held_by="W1")])
    made = sheet(team, asked={"mode": Mode.COVER, "covered": ["W1"]}, C=None)
    (row,) = made.allocations
    assert (row.status, row.worker_id, row.from_worker_id) == (AllocationStatus.UNALLOCATED, None, "W1")
    assert row.change_reason is None
    ben = worker_row("W1", made)
    assert (ben.held, ben.cases, ben.moved_out) == (0, 0, 0)
    assert [left.in_the_way for left in made.unallocated] == [("Ben: is being covered",)]


def test_a_covered_case_that_finds_a_worker_is_one_moved_out_and_one_moved_in() -> None:
    team = a_team([BEN, CATRIN], [a_team_case("C", held_by="W1"), a_team_case("N")])
    made = sheet(team, asked={"mode": Mode.COVER, "covered": ["W1"]}, C="W2", N="W2")
    ben, catrin = worker_row("W1", made), worker_row("W2", made)
    assert (ben.new, ben.moved_in, ben.moved_out) == (0, 0, 1)
    assert (catrin.new, catrin.moved_in, catrin.moved_out) == (1, 1, 0)
    assert (catrin.held, catrin.cases, catrin.available, catrin.maximum_cases) == (1000, 2, 3000, 16)


def test_points_are_those_on_the_worker_with_the_journey_and_before_the_family_factor() -> None:
    cases = [
        a_team_case("A", held_by="W1", family_id="F"),
        a_team_case("B", held_by="W1", family_id="F", travel_minutes=31),
        a_team_case("C", travel_minutes=61, exploitation=True, interpreter=True),
    ]
    team = a_team([BEN], cases, travel=(Travel(case_id="A", worker_id="W1", minutes=Decimal(61)),))
    made = sheet(team)
    assert [row.points for row in made.allocations] == [700, 600, 1000]
    assert worker_row("W1", made).held == 700 + 360
    assert [row.points for row in made.unallocated] == [1000]


def test_the_priority_is_the_one_that_counts() -> None:
    cases = [
        a_team_case("A", "CIN"),
        a_team_case("B", "CIN", due=DAY),
        a_team_case("C", "CIN", priority=Priority.LOW, due=DAY),
    ]
    assert [row.priority for row in sheet(a_team([], cases)).allocations] == ["standard", "high", "low"]


def test_a_worker_without_capacity_has_no_workload() -> None:
    full, away = sheet(
        a_team([a_team_worker("W1", room=10), a_team_worker("W2", room=0)], [a_team_case("C")]), C="W1"
    ).caseloads
    assert (full.workload, full.is_over_cap) == (0.5, False)
    assert (away.workload, away.is_over_cap) == (None, False)


def test_what_stands_in_the_way_has_a_line_for_each_worker_and_tells_nothing_of_an_exclusion() -> None:
    workers = [
        a_team_worker("W1", "Ben", room=4),
        a_team_worker("W2", "Catrin", skills=()),
        a_team_worker("W3", "Daniel", asye=True),
        a_team_worker("W4", "Efa"),
    ]
    case = a_team_case("C", "S47", excluded_workers=("W4",))
    (row,) = sheet(a_team(workers, [case])).unallocated
    assert row.in_the_way == (
        "Ben: 4.0 points over",
        "Catrin: no child protection skill",
        "Daniel: ASYE may not lead",
        "Efa: not available for this case",
    )
    assert row.would_fix == ()


def test_every_level_and_then_where_the_sheet_comes_from_stand_in_the_summary() -> None:
    levels = (
        LevelResult(name="critical", value=0, bound=0, seconds=0.0),
        LevelResult(name="peak", value=84, bound=80, seconds=0.0),
        LevelResult(name="spread", value=5, bound=None, seconds=0.0),
    )
    rows = sheet(a_team([BEN], []), levels=levels).summary
    assert [(row.item, row.value, row.status) for row in rows[:3]] == [
        ("critical", 0, "proved"),
        ("peak", 84, "within 5.0 %"),
        ("spread", 5, "not proved"),
    ]
    facts = {row.item: row.value for row in rows[3:]}
    assert facts["Input file"] == "team.xlsx"
    assert facts["Input hash (SHA-256)"] == "0123456789abcdef" * 4
    assert facts["Policy version"] == DEFAULT_POLICY.version
    assert facts["Solver seconds"] == 0.25
    assert facts["Made by"] == "somebody"
    assert facts["Allocation day"] == DAY
    assert all(row.status is None for row in rows[3:])


def test_the_summary_of_cover_names_the_covered() -> None:
    made = sheet(a_team([BEN, CATRIN], []), asked={"mode": Mode.COVER, "covered": ["W2", "W1"]})
    assert {row.item: row.value for row in made.summary}["Covered workers"] == "W1; W2"


def test_rows_come_in_the_order_of_the_workbook() -> None:
    team = a_team([CATRIN, BEN], [a_team_case(case_id) for case_id in ("C9", "C1", "C5")])
    made = sheet(team, C9="W1")
    assert [row.case_id for row in made.allocations] == ["C9", "C1", "C5"]
    assert [row.case_id for row in made.unallocated] == ["C1", "C5"]
    assert [row.worker_id for row in made.caseloads] == ["W2", "W1"]


def test_the_sheet_of_a_suggestion_compares_with_the_team_as_read() -> None:
    team = a_team([BEN, CATRIN], [a_team_case("A", held_by="W1"), a_team_case("B")])
    made = allocation_sheet(team, suggest(team, DEFAULT_POLICY, DAY), ORIGIN)
    assert [row.status for row in made.allocations] == [AllocationStatus.HELD, AllocationStatus.SUGGESTED]
    assert [row.item for row in made.summary[:8]] == [
        *("critical", "high", "standard", "low", "continuity", "fit", "peak", "spread")
    ]
