"""Workbooks for the pictures and the journeys: the sample a week later with mistakes in it, and one that is none."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "north_team.xlsx"


def next_week_workbook(path: Path) -> None:
    """The sample team a week later: cases closed, changed and new, and a few mistakes."""
    workbook = load_workbook(SAMPLE)
    cases = workbook["Cases"]
    column = {str(cell.value): number for number, cell in enumerate(cases[1], start=1)}
    cases.delete_rows(20, 3)
    cases.cell(5, column["Category"], "CPP" if cases.cell(5, column["Category"]).value != "CPP" else "CIN")
    cases.cell(8, column["Category"], "Child Prot")
    cases.cell(9, column["Worker ID"], "W99")
    cases.cell(12, column["Due"], "31/02/2026")
    row = cases.max_row + 1
    cases.cell(row, column["Case ID"], "C-9001")
    cases.cell(row, column["Category"], "S47")
    workers = workbook["Workers"]
    workers.cell(1, len(workers[1]) + 1, "Shoe size")
    workbook.save(path)


def broken_workbook(path: Path) -> None:
    """Something that only has the name of a workbook."""
    path.write_bytes(b"PK\x03\x04 not a workbook at all")
