"""In which order the rows of the board stand, and what a team's line says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from caseload_app.domain.policy import shipped_policy
from caseload_app.domain.team import Team, WorkerReduction
from caseload_app.services.board import Arrangement, Board, Line, Order, Row, TeamLine, board_of, lines_of
from tests.team_builders import a_team, a_team_case, a_team_worker

DAY = date(2026, 3, 2)


def _board(team: Team) -> Board:
    return board_of(team, shipped_policy(), DAY)


def _service() -> Team:
    return a_team(
        [
            a_team_worker("W1", name="Zoe", team="North", max_points=1000),
            a_team_worker("W2", name="adam", team="North", max_points=2000),
            a_team_worker("W3", name="Mia", team="South", max_points=1000),
            a_team_worker("W4", name="Ben", team="North"),
        ],
        [
            a_team_case("C1", held_by="W1", points=1100),
            a_team_case("C2", held_by="W2", points=500),
            a_team_case("C3", held_by="W3", points=500),
            a_team_case("C4", team="South"),
            a_team_case("C5", team="South"),
            a_team_case("C6"),
        ],
        reductions=(WorkerReduction(worker_id="W4", reason="leave", first_day=DAY, percent=Decimal(100)),),
    )


def _ids(lines: tuple[Line, ...]) -> list[str]:
    return [line.worker_id if isinstance(line, Row) else line.team for line in lines]


def test_each_team_has_a_line_above_its_workers() -> None:
    assert _ids(lines_of(_board(_service()), Arrangement())) == ["North", "W1", "W2", "W4", "South", "W3"]


def test_of_a_collapsed_team_only_the_line_is_there() -> None:
    assert _ids(lines_of(_board(_service()), Arrangement(collapsed=frozenset({"North"})))) == ["North", "South", "W3"]


def test_rows_are_sorted_within_their_team_and_who_has_no_capacity_comes_last() -> None:
    board = _board(_service())
    for order, expected in (
        (Order.NAME, ["W2", "W4", "W1"]),
        (Order.LOAD, ["W1", "W2", "W4"]),
        (Order.HEADROOM, ["W2", "W1", "W4"]),
        (Order.LIST, ["W1", "W2", "W4"]),
    ):
        assert _ids(lines_of(board, Arrangement(order)))[1:4] == expected


def test_a_teams_line_adds_up_its_workers_and_counts_the_cases_that_wait_for_it() -> None:
    north, south = (line for line in lines_of(_board(_service()), Arrangement()) if isinstance(line, TeamLine))
    assert (north.workers, north.load, north.available, north.percent) == (3, 1600, 3000, 53)
    assert north.headroom == 1500, "what one worker has too much takes no room from another"
    assert (north.over, north.unallocated) == (1, 0)
    assert (south.workers, south.over, south.unallocated) == (1, 0, 2)


def test_a_single_team_has_no_line() -> None:
    team = a_team([a_team_worker("W1"), a_team_worker("W2")], [])
    assert _ids(lines_of(_board(team), Arrangement(collapsed=frozenset({"North"})))) == ["W1", "W2"]
