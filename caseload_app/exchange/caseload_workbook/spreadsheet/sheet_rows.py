"""The rows of one sheet, one after the other, with the cells that hold something; never the whole sheet at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from caseload_app.exchange.caseload_workbook.spreadsheet.empty_cells import without_empty_cells
from caseload_app.exchange.caseload_workbook.spreadsheet.markup import Attributes, Budget, Listener, MarkupReader, main
from caseload_app.exchange.caseload_workbook.spreadsheet.package import Package
from caseload_app.exchange.caseload_workbook.spreadsheet.places import LAST_COLUMN, LAST_ROW, column_number
from caseload_app.exchange.caseload_workbook.spreadsheet.strings import LONGEST_TEXT, PHONETIC, RUN_TEXT
from caseload_app.exchange.caseload_workbook.spreadsheet.unreadable import damaged

_DATA = main("sheetData")
_ROW = main("row")
_CELL = main("c")
_VALUE = main("v")
_FORMULA = main("f")


TOO_LONG = "too long"
"""The type of a cell with more text than is kept."""


class RawCell(NamedTuple):
    """A cell as the file spells it: type (``n``, ``s``, ``b`` ...), value, number of its style, whether a formula."""

    type: str
    value: str
    style: str
    is_formula: bool


@dataclass(slots=True)
class SheetRow:
    """One row: its number from 1, and its cells by the number of their column, from 1."""

    number: int
    cells: dict[int, RawCell]


def sheet_rows(package: Package, part: str, budget: Budget) -> Iterator[SheetRow]:
    """The rows of a sheet in the order of the file; rows without any value are left out.

    Raises:
        Unreadable: when the sheet is missing or damaged, or places a cell where no sheet has one.
    """
    rows = _Rows(part)
    reader = MarkupReader(part, budget, rows)
    blocks = package.blocks(part)
    for block in without_empty_cells(blocks):
        reader.feed(block)
        yield from rows.taken()
        if rows.is_over:
            break
    else:
        reader.close()
    for _rest in blocks:  # unpacked all the same: that is how the zip's own checksum is compared
        pass


class _Rows(Listener):
    """Collects what the parser says into rows.

    Takes the parser's calls itself, since a sheet has millions of them, and keeps the depth of what it knows by its
    order: a row holds cells, a cell holds no cell.
    """

    def __init__(self, part: str) -> None:
        super().__init__()
        self.is_over = False
        self._part = part
        self._done: list[SheetRow] = []
        self._row = 0
        self._cells: dict[int, RawCell] | None = None
        self._column = 0
        self._cell: Attributes | None = None
        self._is_formula = False
        self._pieces: list[str] = []
        self._length = 0
        self._is_value = False
        self._phonetic = 0

    def taken(self) -> list[SheetRow]:
        """The rows finished since last time."""
        done, self._done = self._done, []
        return done

    def begin(self, element: str, attributes: Attributes) -> None:
        if element in _CELL:
            self._begin_cell(attributes)
        elif element in _VALUE:
            if self._cell is None or self._is_value:
                raise damaged(f"{self._part} has a value outside of any cell, in row {self._row}")
            self._is_value = True
        elif element in _ROW:
            self._begin_row(attributes)
        else:
            super().begin(element, attributes)

    def finish(self, element: str) -> None:
        if element in _VALUE:
            self._is_value = False
        elif element in _CELL:
            if self._length or self._is_formula:
                self._keep_cell()
            self._cell = None
        elif element in _ROW:
            if self._cells:
                self._done.append(SheetRow(self._row, self._cells))
            self._cells = None
        else:
            super().finish(element)

    def start(self, element: str, _attributes: Attributes) -> None:
        if element in _FORMULA:
            self._is_formula = True
        elif element in RUN_TEXT:
            self._is_value = not self._phonetic
        elif element in PHONETIC:
            self._phonetic += 1

    def end(self, element: str) -> None:
        if element in RUN_TEXT:
            self._is_value = False
        elif element in PHONETIC:
            self._phonetic -= 1
        elif element in _DATA:
            self.is_over = True

    def text(self, piece: str) -> None:
        if self._is_value:
            self._length += len(piece)
            if self._length <= LONGEST_TEXT:
                self._pieces.append(piece)

    def _begin_row(self, attributes: Attributes) -> None:
        written = attributes.get("r")
        self._row = self._row + 1 if written is None else _row_number(written)
        if not 1 <= self._row <= LAST_ROW or self._cells is not None:
            raise damaged(f"{self._part} has a row where no sheet has one, after row {self._row}")
        self._cells = {}
        self._column = 0

    def _begin_cell(self, attributes: Attributes) -> None:
        place = attributes.get("r")
        self._column = self._column + 1 if place is None else column_number(place.rstrip("0123456789"))
        if not self._column or self._column > LAST_COLUMN or self._cells is None or self._cell is not None:
            raise damaged(f"{self._part} has a cell where no sheet has one, in row {self._row}")
        self._cell = attributes
        self._is_formula = False

    def _keep_cell(self) -> None:
        assert self._cells is not None
        assert self._cell is not None
        get = self._cell.get
        value = self._pieces[0] if len(self._pieces) == 1 else "".join(self._pieces)
        kind = get("t", "n") if self._length <= LONGEST_TEXT else TOO_LONG
        self._cells[self._column] = RawCell(kind, value, get("s", ""), self._is_formula)
        self._pieces = []
        self._length = 0


def _row_number(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0
