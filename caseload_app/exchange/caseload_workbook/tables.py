"""The sheets of the caseload workbook in one file, found by their titles and read row by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import TypeVar

from caseload_app.domain.involvement import Involvement
from caseload_app.domain.team import TeamCase, TeamWorker, Travel, WorkerReduction
from caseload_app.exchange.caseload_workbook.headings import Headings, headings, missing_columns
from caseload_app.exchange.caseload_workbook.log import Log
from caseload_app.exchange.caseload_workbook.nearest import Nearest
from caseload_app.exchange.caseload_workbook.sheets import (
    CASES,
    INVOLVEMENTS,
    REDUCTIONS,
    SETTINGS,
    SHEETS,
    TRAVEL,
    WORKERS,
)
from caseload_app.exchange.caseload_workbook.sheets.settings import SettingRow
from caseload_app.exchange.caseload_workbook.sheets.sheet import Sheet, folded
from caseload_app.exchange.caseload_workbook.spreadsheet.book import Book, SheetPart
from caseload_app.exchange.caseload_workbook.spreadsheet.places import column_letters, place
from caseload_app.exchange.caseload_workbook.spreadsheet.sheet_rows import SheetRow
from caseload_app.exchange.caseload_workbook.spreadsheet.unreadable import Unreadable
from caseload_app.exchange.caseload_workbook.spreadsheet.values import Value, text_of
from caseload_app.exchange.caseload_workbook.table import Table
from solver.problem import Policy

Record = TypeVar("Record")

_ROWS_SEARCHED = 20
"""In how many rows headings are looked for that do not stand in row 1, only to say so."""


MOST_ROWS = 150_000
"""Rows with anything in them, of all sheets together. The largest English authority would fill a third of them."""


class MissingParts(Exception):
    """Sheets or columns without which nothing can be read.

    Attributes:
        parts: for each, where (None: the file), what was found and what was expected.
    """

    def __init__(self, parts: list[tuple[str | None, str, str]]) -> None:
        self.parts = tuple(parts)
        super().__init__(self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The rows of every sheet; an optional one that is absent has none."""

    workers: Table[TeamWorker]
    reductions: Table[WorkerReduction]
    cases: Table[TeamCase]
    travel: Table[Travel]
    involvements: Table[Involvement]
    settings: Table[SettingRow]

    def all(self) -> tuple[Table[object], ...]:
        """All of them."""
        return (self.workers, self.reductions, self.cases, self.travel, self.involvements, self.settings)


def read_tables(book: Book, policy: Policy, log: Log) -> Tables:
    """Read all sheets of the caseload workbook; a sheet of the manager's own is not even opened.

    Raises:
        MissingParts: when a required sheet or column is not there, or a sheet stands twice.
        Unreadable: when a sheet is damaged or exceeds the limits.
    """
    reader = _Reader(book, policy, log)
    tables = Tables(
        workers=reader.table(WORKERS),
        reductions=reader.table(REDUCTIONS),
        cases=reader.table(CASES),
        travel=reader.table(TRAVEL),
        involvements=reader.table(INVOLVEMENTS),
        settings=reader.table(SETTINGS),
    )
    if reader.missing:
        raise MissingParts(reader.missing)
    return tables


class _Reader:
    def __init__(self, book: Book, policy: Policy, log: Log) -> None:
        self.missing: list[tuple[str | None, str, str]] = []
        self._book = book
        self._policy = policy
        self._log = log
        self._rows = 0

    def table(self, sheet: Sheet[Record]) -> Table[Record]:
        parts = [part for part in self._book.sheets if folded(part.title) == folded(sheet.name)]
        if len(parts) == 1:
            return self._read(sheet, parts[0])
        if parts:
            titles = " and ".join(f"“{part.title}”" for part in parts)
            self.missing.append((None, f"the sheets {titles}", f"one sheet {sheet.name}; rename the others"))
        elif sheet.required:
            self.missing.append((None, f"no sheet {sheet.name}", f"a sheet {sheet.name}{self._hint(sheet)}"))
        return Table(sheet, {}, self._log)

    def _read(self, sheet: Sheet[Record], part: SheetPart) -> Table[Record]:
        rows = self._book.rows(part)
        opening = list(islice(rows, _ROWS_SEARCHED))
        first_row = self._values(opening[0]) if opening and opening[0].number == 1 else {}
        found = headings(sheet, first_row, self._log)
        table = Table(sheet, found.columns, self._log)
        every_row = chain(opening[1:] if first_row else opening, rows)
        if not found.missing:
            self._read_rows(table, found, every_row)
        elif sheet.required or first_row or any(self._values(row) for row in every_row):
            what, expected = missing_columns(sheet, found.missing, first_row)
            further_down = self._headings_further_down(sheet, opening)
            self.missing.append((place(sheet.name, 1, 1), what, expected + further_down))
        return table

    def _read_rows(self, table: Table[Record], found: Headings, rows: Iterable[SheetRow]) -> None:
        seen = set(found.named)
        for row in rows:
            self._rows += 1
            if self._rows > MOST_ROWS:
                raise Unreadable(
                    f"a file of more than {MOST_ROWS:,} rows",
                    "a caseload workbook; take out rows that no longer matter",
                )
            for column in sorted(row.cells.keys() - seen):
                value = self._book.value(row.cells[column])
                if value is not None:
                    seen.add(column)
                    expected = f"a heading in {column_letters(column)}1; this column is not read"
                    self._log.warning(table.sheet.name, row.number, column, value.shown, expected)
            table.read_row(row.number, self._values(row, found.columns), self._policy)

    def _values(self, row: SheetRow, columns: Iterable[int] | None = None) -> Mapping[int, Value]:
        """What the cells hold that are not blank: in these columns, or in all."""
        cells = row.cells
        read = ((n, self._book.value(cells[n])) for n in (cells if columns is None else columns) if n in cells)
        return {number: value for number, value in read if value is not None}

    def _headings_further_down(self, sheet: Sheet[object], rows: list[SheetRow]) -> str:
        """A hint where a title or an empty row stands above the headings."""
        known = {folded(column.heading) for column in sheet.columns}
        for row in rows:
            texts = {folded(text_of(value)) for value in self._values(row).values()}
            if row.number > 1 and len(texts & known) > 1:
                return f"; headings seem to stand in row {row.number}, and nothing may stand above them"
        return ""

    def _hint(self, sheet: Sheet[object]) -> str:
        others = {folded(other.name) for other in SHEETS}
        titles = [part.title for part in self._book.sheets if folded(part.title) not in others]
        return Nearest(titles).hint(sheet.name)
