"""How much room texts take: widths of columns and heights of rows, so that nothing is cut on screen or on paper.

Excel would fit rows itself, LibreOffice and viewers do not; so the heights stand in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil
from textwrap import wrap

from caseload_app.exchange.allocation_sheet.columns import Column, Kind, Row

LINE_HEIGHT = 15.0
"""Points (of print) that one line of the sheet's letters takes."""
HEADING_HEIGHT = 2 * LINE_HEIGHT + 2
HIGHEST_ROW = 409.0
"""Points; a spreadsheet knows no higher row."""
_MARGIN = 3
_LONGEST_MEASURED = 4_000
"""Characters; a text that long fills the highest row in any column here."""


def column_widths(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> list[int]:
    """The width of each column, in characters: as wide as its longest value, within what the column allows."""
    longest = [column.narrowest for column in columns]
    for row in rows:
        for k, column in enumerate(columns):
            longest[k] = max(longest[k], _length(column.value(row), column.kind, column.flag(row)))
    return [
        min(length, max(column.widest, column.narrowest)) + _MARGIN
        for length, column in zip(longest, columns, strict=True)
    ]


def row_height(columns: Sequence[Column[Row]], widths: Sequence[int], row: Row) -> float:
    """The height of a row, in points of print, for the cell that takes the most lines."""
    lines = 1
    for column, width in zip(columns, widths, strict=True):
        value = column.value(row)
        if isinstance(value, str) and (len(value) > width - _MARGIN or "\n" in value):
            lines = max(lines, _lines(value[:_LONGEST_MEASURED], width - _MARGIN))
    return min(lines * LINE_HEIGHT, HIGHEST_ROW)


def _lines(text: str, width: int) -> int:
    return sum(max(1, len(wrap(line, width))) for line in text.splitlines())


def _length(value: object, kind: Kind, flag: str | None) -> int:
    """About how many characters a value takes when it is shown; of several lines the longest."""
    behind = 0 if flag is None else ceil(1.2 * len(flag)) + 2  # bold letters are wider
    match value:
        case None:
            return 0
        case str():
            return max(map(len, value.splitlines()), default=0)
        case int() if kind is Kind.POINTS:
            return len(f"{value / 100:.2f}") + behind
        case float() if kind is Kind.PERCENT:
            return len(f"{value:.0%}") + 1 + behind
        case date():
            return len("28 Mar 2026 12:00")
        case _:
            return len(str(value)) + behind
