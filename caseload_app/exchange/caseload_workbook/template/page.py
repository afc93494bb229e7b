"""The explanation sheet while it is written, from top to bottom: titles, running text and tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from caseload_app.exchange.caseload_workbook.template.look import (
    as_paragraph,
    as_table_heading,
    as_text,
    as_title,
    set_up_page,
)

_WIDTHS = (30, 15, 62, 52, 38)
_LINE_HEIGHT = 15.5


class Page:
    """Writes one thing below the other."""

    def __init__(self, worksheet: Worksheet) -> None:
        """Start at the top of an empty sheet."""
        self._worksheet = worksheet
        self._row = 0
        for number, width in enumerate(_WIDTHS, start=1):
            worksheet.column_dimensions[get_column_letter(number)].width = width
        worksheet.sheet_view.showGridLines = False
        set_up_page(worksheet)

    def write_title(self, text: str) -> None:
        """The title of the sheet."""
        self._row += 1
        as_title(self._worksheet.cell(row=self._row, column=1, value=text))

    def write_section(self, text: str) -> None:
        """The title of a section, a blank row above it."""
        self._row += 2
        as_title(self._worksheet.cell(row=self._row, column=1, value=text), is_section=True)

    def write_paragraph(self, text: str) -> None:
        """A line of running text."""
        self._row += 1
        as_paragraph(self._worksheet.cell(row=self._row, column=1, value=text))

    def write_table(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
        """A table; gives back where its first column stands, as a formula for drop-downs."""
        self._row += 1
        for number, heading in enumerate(headings, start=1):
            as_table_heading(self._worksheet.cell(row=self._row, column=number, value=heading))
        first = self._row + 1
        for row in rows:
            self._row += 1
            lines = max(ceil(len(text) / width) for text, width in zip(row, _WIDTHS, strict=False))
            self._worksheet.row_dimensions[self._row].height = max(1, lines) * _LINE_HEIGHT
            for number, text in enumerate(row, start=1):
                as_text(self._worksheet.cell(row=self._row, column=number, value=text), is_strong=number == 1)
        return f"{quote_sheetname(self._worksheet.title)}!$A${first}:$A${self._row}"
