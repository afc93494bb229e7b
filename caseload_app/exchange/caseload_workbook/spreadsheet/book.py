"""A workbook opened for reading: its sheets by name, and their rows and values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from caseload_app.exchange.caseload_workbook.spreadsheet.looks import looks
from caseload_app.exchange.caseload_workbook.spreadsheet.markup import (
    Attributes,
    Budget,
    Listener,
    main,
    read_part,
    refuse_dtds,
    relationship_id,
)
from caseload_app.exchange.caseload_workbook.spreadsheet.package import Package, opened
from caseload_app.exchange.caseload_workbook.spreadsheet.relationships import Relationship, relationships
from caseload_app.exchange.caseload_workbook.spreadsheet.sheet_rows import RawCell, SheetRow, sheet_rows
from caseload_app.exchange.caseload_workbook.spreadsheet.strings import shared_strings
from caseload_app.exchange.caseload_workbook.spreadsheet.unreadable import Unreadable, damaged
from caseload_app.exchange.caseload_workbook.spreadsheet.values import Value
from caseload_app.exchange.caseload_workbook.spreadsheet.values_of_cells import CellValues

_SHEET = main("sheet")
_PROPERTIES = main("workbookPr")
_WORKBOOK = "xl/workbook.xml"
_SAVE_AS = "an Excel workbook (.xlsx); open it in the program it comes from and save it as .xlsx"


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of cells: its title as the manager sees it, and the part that holds it."""

    title: str
    part: str


class Book:
    """The sheets of one opened workbook, in its own order; hidden ones too."""

    def __init__(self, package: Package, sheets: tuple[SheetPart, ...], values: CellValues, budget: Budget) -> None:
        self.sheets = sheets
        self._package = package
        self._values = values
        self._budget = budget

    def rows(self, sheet: SheetPart) -> Iterator[SheetRow]:
        """The rows of a sheet that hold anything.

        Raises:
            Unreadable: when the sheet is missing or damaged.
        """
        return sheet_rows(self._package, sheet.part, self._budget)

    def value(self, cell: RawCell) -> Value | None:
        """What a cell of this workbook holds; None when it is blank."""
        return self._values.of(cell)


@contextmanager
def opened_book(path: Path) -> Iterator[Book]:
    """Opens a workbook for as long as the block lasts.

    Raises:
        Unreadable: when the file is no workbook, is protected or damaged, has a DTD, or exceeds the limits.
    """
    with opened(path) as package:
        workbook = _workbook_part(package)
        refuse_dtds(package)
        budget = Budget()
        contents = _Contents()
        read_part(package, workbook, budget, contents)
        refers_to = relationships(package, workbook, budget)
        sheets = tuple(
            SheetPart(title, refers_to[reference].part if reference in refers_to else title)
            for title, reference in contents.sheets
            if reference not in refers_to or refers_to[reference].kind == "worksheet"
        )
        if not sheets:
            raise damaged("it names no sheet")
        texts_part = _part_of_kind("sharedStrings", refers_to)
        styles_part = _part_of_kind("styles", refers_to)
        values = CellValues(
            shared_strings(package, texts_part, budget) if texts_part else (),
            looks(package, styles_part, budget) if styles_part else (),
            since_1904=contents.since_1904,
        )
        yield Book(package, sheets, values, budget)


def _workbook_part(package: Package) -> str:
    """The part that lists the sheets; whatever else a zip may be is told from a workbook here."""
    start = _part_of_kind("officeDocument", relationships(package, "", Budget())) or _WORKBOOK
    if start.casefold().endswith(".bin") or "xl/workbook.bin" in package:
        raise Unreadable("a binary workbook (.xlsb)", _SAVE_AS)
    if "mimetype" in package and "content.xml" in package:
        raise Unreadable("an OpenDocument file, such as .ods", _SAVE_AS)
    if start.startswith("word/"):
        raise Unreadable("a Word document", "an Excel workbook (.xlsx)")
    if start.startswith("ppt/"):
        raise Unreadable("a PowerPoint presentation", "an Excel workbook (.xlsx)")
    if start in package:
        return start
    if any(part.startswith("xl/") for part in package.parts):
        raise damaged(f"the part {start} is missing")
    raise Unreadable("a zip file that is no workbook", "an Excel workbook (.xlsx)")


def _part_of_kind(kind: str, refers_to: Mapping[str, Relationship]) -> str | None:
    return next((relationship.part for relationship in refers_to.values() if relationship.kind == kind), None)


class _Contents(Listener):
    """What the workbook part says: the sheets with their references, and from which day it counts."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str]] = []
        self.since_1904 = False

    def start(self, element: str, attributes: Attributes) -> None:
        if element in _SHEET:
            self.sheets.append((attributes.get("name", ""), relationship_id(attributes) or ""))
        elif element in _PROPERTIES:
            self.since_1904 = attributes.get("date1904", "0").casefold() in {"1", "true"}
