"""The rows of one sheet of the workbook, each cell read as what its column holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from caseload_app.exchange.caseload_workbook.kinds.kind import Mismatch
from caseload_app.exchange.caseload_workbook.log import Log
from caseload_app.exchange.caseload_workbook.sheets.sheet import Column, Sheet
from caseload_app.exchange.caseload_workbook.spreadsheet.values import Fault, Value
from solver.problem import Policy

Record = TypeVar("Record", covariant=True)  # noqa: PLC0105  (the name of what a row becomes)

NOTHING = "nothing"


@dataclass(slots=True)
class Row:
    """One row that is not blank: its number, and what its cells say by field; ``is_out`` once an error stands in it."""

    number: int
    values: dict[str, object] = field(default_factory=dict)
    is_out: bool = False

    def text(self, name: str) -> str | None:
        """The text in a field; None where the cell is blank or was not understood."""
        value = self.values.get(name)
        return value if isinstance(value, str) else None

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of a list in a field."""
        value = self.values.get(name)
        return value if isinstance(value, tuple) else ()


class Table(Generic[Record]):
    """The rows of one sheet, those kept out included, and where its columns stand."""

    def __init__(self, sheet: Sheet[Record], columns: Mapping[int, Column], log: Log) -> None:
        self.sheet = sheet
        self.rows: list[Row] = []
        self._columns = columns
        self._places = {column.field: number for number, column in columns.items()}
        self._log = log

    def read_row(self, number: int, cells: Mapping[int, Value], policy: Policy) -> None:
        """Read one row; one without anything in a known column is passed over."""
        if not cells:
            return
        row = Row(number)
        self.rows.append(row)
        for place, column in self._columns.items():
            value = cells.get(place)
            if value is None:
                if column.required:
                    self.error(row, column.field, NOTHING, column.kind.allowed(policy))
            elif isinstance(value, Fault):
                self.error(row, column.field, value.shown, value.remedy)
            else:
                self._read_cell(row, column, value, policy)
        for earlier, later in self.sheet.in_order:
            self._compare_days(row, earlier, later)

    def standing(self) -> Iterator[Row]:
        """The rows without an error."""
        return (row for row in self.rows if not row.is_out)

    def records(self) -> tuple[Record, ...]:
        """What the rows without an error stand for, in their order."""
        return tuple(self.sheet.record(**row.values) for row in self.standing())

    def error(self, row: Row, name: str, found: str, expected: str) -> None:
        """Something in a field that keeps the row out."""
        row.is_out = True
        self._log.error(self.sheet.name, row.number, self._places[name], found, expected)

    def warning(self, row: Row, name: str, found: str, expected: str) -> None:
        """Something in a field that lets the row in."""
        self._log.warning(self.sheet.name, row.number, self._places[name], found, expected)

    def _read_cell(self, row: Row, column: Column, value: Value, policy: Policy) -> None:
        try:
            read = column.kind.read(value, policy)
        except Mismatch as mismatch:
            self.error(row, column.field, value.shown, str(mismatch))
            return
        if read is not None:
            row.values[column.field] = read
        elif column.required:
            self.error(row, column.field, value.shown, column.kind.allowed(policy))

    def _compare_days(self, row: Row, earlier: str, later: str) -> None:
        first, last = row.values.get(earlier), row.values.get(later)
        if isinstance(first, date) and isinstance(last, date) and last < first:
            heading = self.sheet.column(earlier).heading
            self.error(row, later, f"{last:%d/%m/%Y}", f"no day before {heading}, which is {first:%d/%m/%Y}")
