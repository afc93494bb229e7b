"""The allocation sheet of an answer: which row says what. The words are the domain's, the file is exchange's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from caseload_app.domain.change_reason import ChangeReason
from caseload_app.domain.team import Team
from caseload_app.domain.wording.levels import proof
from caseload_app.exchange.allocation_sheet.sheet import AllocationSheet, SummaryRow
from caseload_app.services.export_rows import Export
from caseload_app.services.suggest import Suggestion
from solver.assignment import Assignment
from solver.problem import Mode, Problem
from solver.result import LevelResult

MARKING = "OFFICIAL-SENSITIVE"
"""The government security classification that children's records usually carry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a sheet comes from.

    Attributes:
        input_name: the name of the file that was read, without its folder.
        input_hash: its SHA-256, in hexadecimal figures.
        rows_kept_out: rows of it with errors, which the sheet does not know.
        solver_version: of the engine.
        solver_seconds: what the search took.
        made_by: the login name.
        made_at: local time.
    """

    input_name: str
    input_hash: str
    rows_kept_out: int
    solver_version: str
    solver_seconds: float
    made_by: str
    made_at: datetime


def allocation_sheet(
    team: Team, suggestion: Suggestion, origin: Origin, would_fix: Mapping[str, Sequence[str]] | None = None
) -> AllocationSheet:
    """The sheet of a suggestion, compared with the team as it was read; ``would_fix`` are lines by left-over case."""
    before = {case.id: case.worker_id for case in team.cases}
    after = suggestion.result.worker_of
    return sheet_of(
        team,
        suggestion.problem,
        before=before,
        after=after,
        levels=suggestion.result.levels,
        origin=origin,
        would_fix=would_fix,
    )


def sheet_of(  # noqa: PLR0913
    team: Team,
    problem: Problem,
    *,
    before: Mapping[str, str | None],
    after: Mapping[str, str | None],
    levels: Sequence[LevelResult],
    origin: Origin,
    change_reasons: Mapping[str, ChangeReason] | None = None,
    would_fix: Mapping[str, Sequence[str]] | None = None,
) -> AllocationSheet:
    """The sheet that compares any two states of a team: every case's worker before and after, by case id.

    ``change_reasons`` are those that somebody chose already, by case id; they count. ``would_fix`` are lines of what
    would fix a case left over, by its id.
    """
    export = Export(
        team, Assignment(problem, before), Assignment(problem, after), change_reasons or {}, would_fix or {}
    )
    return AllocationSheet(
        allocations=export.allocations(),
        caseloads=export.caseloads(),
        unallocated=export.unallocated(),
        summary=(*_levels(levels), *_facts(problem, origin)),
        day=problem.day,
        marking=MARKING,
    )


def _levels(levels: Sequence[LevelResult]) -> list[SummaryRow]:
    return [
        SummaryRow(item=level.name, value=level.value, status=proof(level.gap_tenths_of_percent)) for level in levels
    ]


def _facts(problem: Problem, origin: Origin) -> list[SummaryRow]:
    facts = [
        SummaryRow(item="Input file", value=origin.input_name),
        SummaryRow(item="Input hash (SHA-256)", value=origin.input_hash),
        SummaryRow(item="Rows kept out", value=origin.rows_kept_out),
        SummaryRow(item="Allocation day", value=problem.day),
        SummaryRow(item="Mode", value=str(problem.mode)),
        SummaryRow(item="Moves allowed", value=problem.max_moves),
    ]
    if problem.mode is Mode.COVER:
        covered = [worker.id for worker in problem.workers if worker.id in problem.covered]
        facts.append(SummaryRow(item="Covered workers", value="; ".join(covered)))
    return [
        *facts,
        SummaryRow(item="Any team", value="yes" if problem.any_team else "no"),
        SummaryRow(item="Policy", value=problem.policy.name),
        SummaryRow(item="Policy version", value=problem.policy.version),
        SummaryRow(item="Solver version", value=origin.solver_version),
        SummaryRow(item="Solver seconds", value=round(origin.solver_seconds, 3)),
        SummaryRow(item="Made by", value=origin.made_by),
        SummaryRow(item="Made at", value=origin.made_at),
    ]
