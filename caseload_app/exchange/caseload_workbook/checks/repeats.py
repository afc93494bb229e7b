"""Rows that say something twice: of two with one ID the first stays."""

from __future__ import annotations

from caseload_app.exchange.caseload_workbook.table import Row, Table
from solver.problem import Policy


def check_ids(table: Table[object], field: str = "id") -> None:
    """A worker or a case with an ID that a row above has, even one kept out, is an error: nobody knows which counts."""
    first: dict[str, int] = {}
    for row in table.rows:
        name = row.text(field)
        if name is None:
            continue
        if name in first:
            heading = table.sheet.column(field).heading
            table.error(row, field, name, f"each {heading} once; it stands in row {first[name]} already")
        else:
            first[name] = row.number


def check_journeys(travel: Table[object]) -> None:
    """A second row for the same case and worker: an error where the minutes differ, as nobody knows which count."""
    first: dict[tuple[str, str], Row] = {}
    for row in travel.rows:
        case, worker = row.text("case_id"), row.text("worker_id")
        if case is None or worker is None:
            continue
        before = first.setdefault((case, worker), row)
        if before is row:
            continue
        expected = f"one row for case {case} and worker {worker}; row {before.number} is one already"
        if before.values.get("minutes") == row.values.get("minutes"):
            travel.warning(row, "case_id", case, expected)
        else:
            travel.error(row, "case_id", case, f"{expected}, with other minutes")


def check_reductions_that_reduce(reductions: Table[object], policy: Policy) -> None:
    """A reduction by nothing, without a breather, changes nothing: a warning."""
    for row in reductions.rows:
        if row.values.get("percent") == 0 and not row.texts("no_new_categories"):
            example = next(iter(policy.categories))
            expected = f"a per cent above 0, or for a breather the categories, such as {example}"
            reductions.warning(row, "percent", "0", expected)
