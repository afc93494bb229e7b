"""The answer in words, for the terminal: how much is allocated, who takes what, what is left over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from caseload_app.domain.allocation_status import AllocationStatus
from caseload_app.domain.team import Team
from caseload_app.domain.wording import amount, answer, day
from caseload_app.exchange.allocation_sheet.sheet import AllocationRow, AllocationSheet
from caseload_app.services.answer import answer_of
from caseload_app.services.suggest import Suggestion

_MOST_LINES = 30
"""More lines than this nobody reads in a terminal; the sheet has them all."""


def report(team: Team, suggestion: Suggestion, sheet: AllocationSheet, file_name: str) -> list[str]:
    """The lines to print about one input; children appear by case id only."""
    changed = [row for row in sheet.allocations if row.status in (AllocationStatus.SUGGESTED, AllocationStatus.MOVED)]
    left_over = [row for row in sheet.allocations if row.worker_id is None]
    return [
        f"{file_name}, allocation day {day(sheet.day)}",
        *answer(answer_of(suggestion)),
        *_listed("Suggested", [_change(team, row) for row in changed]),
        *_listed("Left over", [_case(row) for row in left_over]),
        *(["What stands in the way is on the sheet Unallocated."] if left_over else []),
    ]


def _change(team: Team, row: AllocationRow) -> str:
    if row.from_worker_id is None:
        return f"{_case(row)} to {row.worker}"
    giver = next(worker.name for worker in team.workers if worker.id == row.from_worker_id)
    return f"{_case(row)} from {giver} to {row.worker}"


def _case(row: AllocationRow) -> str:
    return f"{row.case_id} ({row.category}, {row.priority})"


def _listed(heading: str, lines: Sequence[str]) -> Iterable[str]:
    if not lines:
        return
    yield f"{heading}:"
    yield from (f"  {line}" for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield f"  and {amount(len(lines) - _MOST_LINES, 'more case', 'more cases')}; the sheet has them all."
