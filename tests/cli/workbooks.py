"""Small caseload workbooks for tests of the commands, written as a manager's spreadsheet would."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

Rows = Sequence[Mapping[str, object]]

BEN = {"Worker ID": "W1", "Name": "Ben Abara", "Team": "North", "Role": "SW", "FTE": 1, "Skills": "family support"}
CATRIN = {
    "Worker ID": "W2",
    "Name": "Catrin Bevan",
    "Team": "North",
    "Role": "SW",
    "FTE": 1,
    "Skills": "family support",
}
A_CASE = {"Case ID": "C-1", "Name": "R.D.", "Category": "CIN"}


def write_workbook(path: Path, *, workers: Rows = (BEN, CATRIN), cases: Rows = (A_CASE,), **others: Rows) -> Path:
    """Write a workbook with these rows; other sheets by their names, such as ``Settings``."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in {"Workers": workers, "Cases": cases, **others}.items():
        sheet = book.create_sheet(title)
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        for column, heading in enumerate(headings, 1):
            sheet.cell(1, column, heading)
            for line, row in enumerate(rows, 2):
                cell = sheet.cell(line, column)
                cell.value = row.get(heading)
                if isinstance(cell.value, str):
                    cell.data_type = "s"
    book.save(path)
    return path
