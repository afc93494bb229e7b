"""The sample team as two teams, for what the board does with more than one."""

from __future__ import annotations

from dataclasses import replace

from caseload_app.services.board import board_of
from caseload_app.ui.main_window import MainWindow


def show_two_teams(window: MainWindow) -> None:
    """Show the second half of the workers as a team of their own."""
    team = window.desk.team
    assert team is not None
    board = team.board
    half = len(board.rows) // 2
    workers = board.team.workers[:half] + tuple(replace(w, team="Care South") for w in board.team.workers[half:])
    cases = tuple(replace(case, team=None) for case in board.team.cases)
    window.page.show_board(board_of(replace(board.team, workers=workers, cases=cases), team.policy, team.day))
