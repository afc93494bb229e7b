"""Reads a caseload workbook: the rows that can stand, and a finding for everything that is wrong or odd."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from caseload_app.domain.policy import with_settings
from caseload_app.domain.team import Team
from caseload_app.exchange.caseload_workbook.checks.caps import check_caps
from caseload_app.exchange.caseload_workbook.checks.references import Named, check_cases_named, check_workers_named
from caseload_app.exchange.caseload_workbook.checks.repeats import (
    check_ids,
    check_journeys,
    check_reductions_that_reduce,
)
from caseload_app.exchange.caseload_workbook.checks.settings import checked_settings
from caseload_app.exchange.caseload_workbook.checks.words import check_change_reasons, check_skills, check_team_names
from caseload_app.exchange.caseload_workbook.log import Log
from caseload_app.exchange.caseload_workbook.spreadsheet.book import opened_book
from caseload_app.exchange.caseload_workbook.spreadsheet.unreadable import Unreadable
from caseload_app.exchange.caseload_workbook.tables import MissingParts, Tables, read_tables
from caseload_app.exchange.findings import Finding, Severity
from solver.problem import Policy


@dataclass(frozen=True, slots=True)
class Reading:
    """What a workbook says.

    Attributes:
        team: everything that stands; rows with an error are not in it.
        findings: by sheet, row and column.
        unreadable: the file as a whole could not be read, and leaving out rows does not help.
        rows_kept_out: how many rows an error keeps out.
    """

    team: Team
    findings: tuple[Finding, ...]
    unreadable: bool = False
    rows_kept_out: int = 0


def read(path: Path, policy: Policy, day: date, *, fixed: Collection[str] = ()) -> Reading:
    """Read a caseload workbook. Never raises for anything a file may hold: what is wrong stands in the findings.

    Args:
        path: the workbook.
        policy: its categories and settings are the ones that may be used.
        day: the day of allocation, for who is over cap already.
        fixed: the settings on which the workbook has no say, by dotted name; they are read all the same.
    """
    log = Log()
    try:
        with opened_book(path) as book:
            tables = read_tables(book, policy, log)
    except Unreadable as unreadable:
        return _unreadable(Finding(Severity.ERROR, path.name, unreadable.found, unreadable.expected))
    except MissingParts as missing:
        return _unreadable(
            *(Finding(Severity.ERROR, where or path.name, found, expected) for where, found, expected in missing.parts)
        )
    if not tables.workers.rows and not tables.cases.rows:
        for table in (tables.workers, tables.cases):
            log.warning(table.sheet.name, 2, 1, "no row", f"one row for each of the {table.sheet.name.lower()}")
    settings = checked_settings(tables.settings, policy)
    _check(tables, policy)
    team = Team(
        workers=tables.workers.records(),
        cases=tables.cases.records(),
        reductions=tables.reductions.records(),
        travel=tables.travel.records(),
        involvements=tables.involvements.records(),
        settings=settings,
    )
    counting = {name: value for name, value in settings.items() if name not in fixed}
    check_caps(team, tables.workers, with_settings(policy, counting), day)
    return Reading(team, log.in_order(path.name), rows_kept_out=sum(row.is_out for t in tables.all() for row in t.rows))


def _unreadable(*findings: Finding) -> Reading:
    return Reading(Team(), findings, unreadable=True)


def _check(tables: Tables, policy: Policy) -> None:
    """Worker rows are settled before anything that names a worker is, and cases before what names a case."""
    check_ids(tables.workers)
    check_ids(tables.cases)
    check_workers_named(
        Named(tables.workers),
        cases=tables.cases,
        reductions=tables.reductions,
        travel=tables.travel,
        involvements=tables.involvements,
    )
    check_cases_named(Named(tables.cases), travel=tables.travel, involvements=tables.involvements)
    check_journeys(tables.travel)
    check_reductions_that_reduce(tables.reductions, policy)
    check_skills(tables.workers, tables.cases)
    check_team_names(tables.workers, tables.cases)
    check_change_reasons(tables.involvements)
