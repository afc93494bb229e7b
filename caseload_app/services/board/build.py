"""Builds the board from a team, a policy, a day and the draft. Pure; rules and points are the solver's."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

from caseload_app.domain.policy import Bands, shipped_policy_file
from caseload_app.domain.solver_input import Earlier
from caseload_app.domain.team import Team
from caseload_app.services.board.details import fte_in_words
from caseload_app.services.board.percent import percent_of
from caseload_app.services.board.reuse import Reuse
from caseload_app.services.board.rows import Rows
from caseload_app.services.board.tray import Tray
from caseload_app.services.board.view import Board, Card, Row, Totals
from caseload_app.services.draft import Draft
from solver.assignment import Assignment
from solver.problem import Hundredths, Policy, Problem


def board_of(  # noqa: PLR0913  (what is shown, all by name)
    team: Team,
    policy: Policy,
    day: date,
    draft: Draft | None = None,
    *,
    refused: Mapping[str, Collection[str]] | None = None,
    bands: Bands | None = None,
    earlier: Board | None = None,
) -> Board:
    """The board of a team on a day.

    Args:
        team: the team as it is saved.
        policy: the council's, with the team's own settings in it already.
        day: the day of allocation.
        draft: the suggestion that is not yet accepted; what is still open of it is shown.
        refused: the workers whom a person refused for a case, by case id.
        bands: where the bands of workload begin; None: those of the policy that ships.
        earlier: the board shown until now; what still holds of it is taken over, to be quick.
    """
    problem = _problem(team, policy, day, draft, earlier)
    proposals: Mapping[str, str] = {} if draft is None else draft.open(team)
    now = {case.id: case.worker_id for case in team.cases}
    before = Assignment(problem, now)
    after = Assignment(problem, {**now, **proposals}) if proposals else before
    bands = bands or shipped_policy_file().bands
    reuse = Reuse.of(earlier, after, team, bands)
    rows = Rows(team, before, after, bands).all(reuse)
    spelling = reuse.spelling(team)
    tray = Tray(team, before, after, spelling).cards()
    return Board(
        day=day,
        teams=tuple(dict.fromkeys(worker.team for worker in team.workers)),
        rows=rows,
        tray=tray,
        totals=_totals(team, rows, tray, len(proposals)),
        team=team,
        now=before,
        after=after,
        proposals=proposals,
        spelling=spelling,
        bands=bands,
        refused=refused or {},
    )


def _problem(team: Team, policy: Policy, day: date, draft: Draft | None, board: Board | None) -> Problem:
    earlier = None if board is None else Earlier(board.team, board.after.problem)
    if draft is None:
        return team.problem(day=day, policy=policy, earlier=earlier)
    asked = draft.suggestion.problem
    return team.problem(
        day=day, policy=policy, mode=asked.mode, covered=asked.covered, any_team=asked.any_team, earlier=earlier
    )


def _totals(team: Team, rows: tuple[Row, ...], tray: tuple[Card, ...], suggested: int) -> Totals:
    load, load_now = sum(row.load for row in rows), sum(row.load_now for row in rows)
    available: Hundredths = sum(row.available for row in rows)
    return Totals(
        workers=len(rows),
        fte=fte_in_words(sum((worker.fte for worker in team.workers), Decimal(0))),
        cases=len(team.cases),
        load=load,
        load_now=load_now,
        available=available,
        percent=percent_of(load, available),
        percent_now=percent_of(load_now, available),
        gap=_gap([row.percent for row in rows]),
        gap_now=_gap([row.percent_now for row in rows]),
        over=sum(row.is_over for row in rows),
        unallocated=len(tray),
        unallocated_points=sum(card.points for card in tray),
        suggested=suggested,
        alarms=sum(card.is_alarm for card in tray),
    )


def _gap(percents: list[int | None]) -> int | None:
    known = [percent for percent in percents if percent is not None]
    return max(known) - min(known) if known else None
