"""The allocation sheet of the team as it stands: what was accepted or moved since the last import is told as such."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version

from caseload_app.domain.change_reason import ChangeReason
from caseload_app.domain.team import Team
from caseload_app.exchange.allocation_sheet.sheet import AllocationSheet
from caseload_app.services.board import Board
from caseload_app.services.draft import Draft
from caseload_app.services.explain.on_sheet import what_is_short, would_fix
from caseload_app.services.export import Origin, sheet_of
from caseload_app.store.lock import login_name
from caseload_app.store.state import State
from solver.check import judge
from solver.problem import Problem
from solver.result import LevelResult

LOOKING_SECONDS = 1.0
"""For changes that would fix what is left over, all cases together: a person waits for the sheet."""


def sheet_since_import(
    board: Board, state: State, draft: Draft | None = None, *, should_stop: Callable[[], bool] | None = None
) -> AllocationSheet:
    """The sheet; a suggestion that nobody has accepted is not on it.

    Args:
        board: what is shown.
        state: what is saved, with how it stood at the last import.
        draft: the last suggestion. Where it was accepted as a whole, what it proved is told too.
        should_stop: true ends the looking for what would fix a case left over.
    """
    before = {c.id: state.baseline[c.id].worker_id if c.id in state.baseline else c.worker_id for c in state.team.cases}
    after = board.now.worker_of
    problem = _problem_before(board, before)
    return sheet_of(
        state.team,
        problem,
        before=before,
        after=after,
        levels=_levels(problem, before, after, draft),
        origin=Origin(
            input_name=state.source.name if state.source else "",
            input_hash=state.source.sha256 if state.source else "",
            rows_kept_out=state.source.rows_kept_out if state.source else 0,
            solver_version=_solver_version(),
            solver_seconds=0.0 if draft is None else draft.suggestion.result.seconds,
            made_by=login_name(),
            made_at=datetime.now().astimezone().replace(tzinfo=None),
        ),
        change_reasons=_chosen(state.team),
        would_fix=_would_fix(board, state.team, draft, should_stop),
    )


def _problem_before(board: Board, before: Mapping[str, str | None]) -> Problem:
    """The question as it was at the last import, so that what follows from "before" is judged on that."""
    now = board.now.problem
    return replace(now, cases=tuple(replace(case, worker_id=before[case.id]) for case in now.cases))


def _levels(
    problem: Problem, before: Mapping[str, str | None], after: Mapping[str, str | None], draft: Draft | None
) -> tuple[LevelResult, ...]:
    if draft is not None:
        asked = {case.id: case.worker_id for case in draft.suggestion.problem.cases}
        if asked == before and draft.suggestion.result.worker_of == after:
            return draft.suggestion.result.levels
    values = judge(problem, after).levels
    return tuple(LevelResult(name=name, value=value, bound=None, seconds=0.0) for name, value in values.items())


def _would_fix(
    board: Board, team: Team, draft: Draft | None, should_stop: Callable[[], bool] | None
) -> Mapping[str, Sequence[str]]:
    """Single changes are known to fix a suggestion; where things stand otherwise, only the arithmetic is told."""
    if draft is not None and draft.suggestion.result.worker_of == board.now.worker_of:
        return would_fix(team, draft.suggestion, time_limit=LOOKING_SECONDS, should_stop=should_stop)
    return what_is_short(team, board.now, should_stop)


def _chosen(team: Team) -> dict[str, ChangeReason]:
    holder = {case.id: case.worker_id for case in team.cases}
    return {
        row.case_id: ChangeReason(row.change_reason)
        for row in team.involvements
        if row.last_day is None
        and row.change_reason is not None
        and row.change_reason in ChangeReason.__members__
        and holder.get(row.case_id) == row.worker_id
    }


def _solver_version() -> str:
    from solver.run import VERSION

    try:
        return f"{VERSION} (OR-Tools {version('ortools')})"
    except PackageNotFoundError:  # a bundle may come without the packages' own labels
        return VERSION
