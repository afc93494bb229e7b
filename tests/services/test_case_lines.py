"""What a line of the table says of a case."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from caseload_app.domain.involvement import Involvement
from caseload_app.services.board import board_of
from caseload_app.services.case_lines import CaseLine, case_lines
from solver.problem import Priority
from tests.builders import DAY, DEFAULT_POLICY
from tests.team_builders import a_team, a_team_case, a_team_worker


@pytest.fixture
def lines() -> dict[str, CaseLine]:
    team = a_team(
        [a_team_worker("W1", "Amara Okafor", room=50), a_team_worker("W2", "Ben Hughes", team="South", room=20)],
        [
            a_team_case("C1", "S47", "W1", name="J.P.", due=DAY - timedelta(days=1), family_id="F"),
            a_team_case("C2", "CIN", "W1", family_id="F", locked=True),
            a_team_case(
                "C3", "CIN", name="Secret Name", restricted=True, received=DAY - timedelta(days=3), team="South"
            ),
        ],
        involvements=(
            Involvement(case_id="C1", worker_id="W1", first_day=date(2025, 11, 3)),
            Involvement(case_id="C3", worker_id="W2", first_day=date(2025, 1, 3), last_day=date(2025, 6, 3)),
        ),
    )
    return {line.case_id: line for line in case_lines(board_of(team, DEFAULT_POLICY, DAY))}


def test_a_held_case_has_its_worker_and_the_workers_team(lines: dict[str, CaseLine]) -> None:
    line = lines["C1"]
    assert (line.worker, line.team, line.name) == ("Amara Okafor", "North", "J.P.")
    assert line.category == f"{DEFAULT_POLICY.categories['S47'].name} (S47)"
    assert line.since == date(2025, 11, 3)
    assert line.priority is Priority.CRITICAL


def test_the_share_of_a_sibling_counts_the_family_factor_and_its_points_do_not(lines: dict[str, CaseLine]) -> None:
    assert lines["C2"].points == 500
    assert lines["C2"].load == 300
    assert lines["C2"].permille == 60
    assert lines["C2"].siblings == ("C1",)
    assert lines["C2"].locked


def test_an_unallocated_case_has_nobodys_share_and_has_been_waiting(lines: dict[str, CaseLine]) -> None:
    line = lines["C3"]
    assert (line.worker, line.permille, line.load, line.days_waiting) == ("", None, 500, 3)
    assert (line.team, line.previous_worker, line.suggested, line.reason) == ("South", "Ben Hughes", "", "")


def test_a_restricted_case_has_no_name(lines: dict[str, CaseLine]) -> None:
    assert lines["C3"].restricted
    assert lines["C3"].name is None
