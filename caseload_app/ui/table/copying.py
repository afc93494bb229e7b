"""Rows of the table as text to paste into a spreadsheet: a line each, tabs between cells, nothing that calculates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from caseload_app.services.case_lines import CaseLine
from caseload_app.ui.table.columns import COLUMNS

_CALCULATES = ("=", "+", "-", "@")
"""What a spreadsheet takes for the beginning of a formula when text is pasted."""


def as_rows(lines: Iterable[CaseLine], columns: Sequence[int]) -> str:
    """The headings and the lines, in these columns."""
    rows = [[COLUMNS[number].heading for number in columns]]
    rows += [[_cell(COLUMNS[number].text(line)) for number in columns] for line in lines]
    return "\n".join("\t".join(row) for row in rows)


def _cell(text: str) -> str:
    """One cell; a text that looks like a formula gets an apostrophe, by which a spreadsheet takes it as it stands."""
    plain = " ".join(text.split())
    return f"'{plain}" if plain.startswith(_CALCULATES) else plain
