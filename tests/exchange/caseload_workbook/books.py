"""Workbooks for tests: filled through openpyxl as people would, and read back into lines that a test can compare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from caseload_app.exchange.caseload_workbook import Reading, read
from caseload_app.exchange.findings import Severity
from tests.builders import DAY, DEFAULT_POLICY

Cells = Mapping[str, Any]


def _by_heading(cells: Cells) -> dict[str, Any]:
    return {heading.replace("_", " ").strip(): value for heading, value in cells.items()}


def worker(worker_id: Any = "W01", **cells: Any) -> Cells:
    """A row of Workers, complete and right; cells are given by their heading, with _ for a space."""
    return {"Worker ID": worker_id, "Name": "Amara", "Team": "North", "Role": "SW", "FTE": 1, **_by_heading(cells)}


def case(case_id: Any = "C-1", **cells: Any) -> Cells:
    """A row of Cases, complete and right."""
    return {"Case ID": case_id, "Category": "CIN", **_by_heading(cells)}


def row(**cells: Any) -> Cells:
    """A row of another sheet."""
    return _by_heading(cells)


def sheets(
    *, workers: Iterable[Cells] = (worker(),), cases: Iterable[Cells] = (case(),), **others: Iterable[Cells]
) -> dict[str, list[list[Any]]]:
    """The sheets of a workbook as rows of cells under their headings."""
    named = {"workers": workers, "cases": cases, **others}
    return {name.capitalize(): _table(list(rows)) for name, rows in named.items()}


def save(path: Path, content: Mapping[str, Sequence[Sequence[Any]]], *, texts_as_text: bool = False) -> Path:
    """Write sheets of rows to a file; a text such as ``=1`` or ``#N/A`` is a formula or an error unless told."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in content.items():
        worksheet = workbook.create_sheet(title)
        for cells in rows:
            worksheet.append(list(cells))
            for cell in worksheet[worksheet.max_row] if texts_as_text and cells else ():
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    workbook.save(path)
    return path


def read_rows(folder: Path, **rows: Iterable[Cells]) -> Reading:
    """Write a workbook of these rows and read it."""
    return read(save(folder / "team.xlsx", sheets(**rows)), DEFAULT_POLICY, DAY)


def errors(reading: Reading) -> list[tuple[str, str]]:
    """Where the errors are, and what was found there."""
    return _found(reading, Severity.ERROR)


def warnings(reading: Reading) -> list[tuple[str, str]]:
    """Where the warnings are, and what was found there."""
    return _found(reading, Severity.WARNING)


def expected(reading: Reading, where: str) -> str:
    """What was expected in the one place of a finding."""
    (found,) = [finding.expected for finding in reading.findings if finding.where == where]
    return found


def _found(reading: Reading, severity: Severity) -> list[tuple[str, str]]:
    return [(finding.where, finding.found) for finding in reading.findings if finding.severity is severity]


def _table(rows: list[Cells]) -> list[list[Any]]:
    headings = list(dict.fromkeys(heading for cells in rows for heading in cells))
    return [headings, *([cells.get(heading) for heading in headings] for cells in rows)]
