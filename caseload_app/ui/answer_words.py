"""What stands in the status line: how much is suggested, how good that is, and how the team stands."""

from __future__ import annotations

from caseload_app.domain.wording import amount, list_of, seconds
from caseload_app.services.board import Board
from caseload_app.services.draft import Draft


def answer_in_words(board: Board, draft: Draft | None) -> str:
    """The suggestion and the team in a line, the most important first."""
    return "  ·  ".join([*_suggestion(board, draft), *_team(board)])


def _suggestion(board: Board, draft: Draft | None) -> list[str]:
    totals = board.totals
    said = []
    if draft is not None and board.proposals:
        given = sum(board.now.worker_of[case_id] is None for case_id in board.proposals)
        moved = len(board.proposals) - given
        parts = [f"{given} of {amount(totals.unallocated, 'case')} suggested"] if given else []
        if moved:
            parts.append(f"{amount(moved, 'held case')} would move")
        result = draft.suggestion.result
        took = seconds(result.seconds)
        proof = f"proved best in {took}" if result.is_proved else f"the best found in {took}, not proved best"
        said.append(f"{list_of(parts)}, {proof}")
    elif draft is not None and not draft.proposals:
        said.append(
            "Nothing to suggest: nobody can take more under the rules" if totals.unallocated else "Nothing to suggest"
        )
    elif totals.unallocated:
        said.append(f"{amount(totals.unallocated, 'case')} to allocate")
    elif board.rows:
        said.append("Every case has a worker")
    if totals.alarms:
        has = "has" if totals.alarms == 1 else "have"
        said.append(f"Alarm: {amount(totals.alarms, 'case')} must have a worker and {has} none")
    return said


def _team(board: Board) -> list[str]:
    loaded = [row for row in board.rows if row.percent is not None]
    if not loaded:
        return []
    highest = max(loaded, key=lambda row: row.percent or 0)
    over = ", over cap" if highest.is_over else ""
    said = [f"Highest workload {highest.percent} % ({highest.name}{over})"]
    totals = board.totals
    if totals.gap is not None and totals.gap_now is not None:
        change = f"{totals.gap_now} \u2192 {totals.gap}" if totals.gap != totals.gap_now else f"{totals.gap}"
        said.append(f"gap {change} points")
    return said
