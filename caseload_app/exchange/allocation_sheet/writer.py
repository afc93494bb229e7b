"""The allocation sheet as a file: four sheets of a workbook, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from caseload_app.domain.allocation_status import AllocationStatus
from caseload_app.domain.wording.figures import day
from caseload_app.exchange.allocation_sheet.cells import number_format, write_value
from caseload_app.exchange.allocation_sheet.columns import (
    ALLOCATIONS,
    CASELOADS,
    SUMMARY,
    UNALLOCATED,
    Column,
    Kind,
    Row,
)
from caseload_app.exchange.allocation_sheet.look import Look, Tint
from caseload_app.exchange.allocation_sheet.page import set_up_page
from caseload_app.exchange.allocation_sheet.room import HEADING_HEIGHT, column_widths, row_height
from caseload_app.exchange.allocation_sheet.sheet import AllocationRow, AllocationSheet, CaseloadRow
from caseload_app.exchange.atomic_file import write_whole


class WritingStopped(Exception):
    """Somebody cancelled it; nothing was written."""


def write_allocation_sheet(path: Path, sheet: AllocationSheet, should_stop: Callable[[], bool] = lambda: False) -> None:
    """Write the sheet; a file of that name is replaced only when the new one is complete.

    Args:
        path: the file.
        sheet: what stands on it.
        should_stop: asked for every row, and a last time before the file is touched.

    Raises:
        WritingStopped: when it was asked to stop; the old file stays as it was.
        CannotWrite: when it cannot be written, with a sentence that says why; the old file stays as it was.
    """
    content = content_of(sheet, should_stop)
    if should_stop():
        raise WritingStopped
    write_whole(path, content)


def content_of(sheet: AllocationSheet, should_stop: Callable[[], bool] = lambda: False) -> bytes:
    """The bytes of the workbook.

    Row by row, so that what is written does not pile up: the garbage of a sheet of ten thousand cases, collected at
    once, would hold up everything else for most of a second.
    """
    book = Workbook(write_only=True)
    look = Look()

    def add(title: str, columns: Sequence[Column[Row]], rows: Sequence[Row], tint: Callable[[Row], Tint]) -> None:
        page = book.create_sheet(title)
        set_up_page(page, columns=len(columns), rows=len(rows), marking=sheet.marking, day=day(sheet.day))
        _fill(page, columns, lambda: _until(rows, should_stop), tint, look)

    try:
        add("Allocations", ALLOCATIONS, sheet.allocations, _tint_of_case)
        add("Caseloads", CASELOADS, sheet.caseloads, _tint_of_worker)
        add("Unallocated", UNALLOCATED, sheet.unallocated, _plain)
        add("Summary", SUMMARY, sheet.summary, _plain)
    except WritingStopped:
        book.save(BytesIO())  # closes what was begun, and its temporary files go
        raise
    book.properties.creator = "caseload-app"
    book.properties.title = f"Allocation sheet, {day(sheet.day)}"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _until(rows: Sequence[Row], should_stop: Callable[[], bool]) -> Iterator[Row]:
    for row in rows:
        if should_stop():
            raise WritingStopped
        yield row


def _tint_of_case(row: AllocationRow) -> Tint:
    if row.status is AllocationStatus.UNALLOCATED:
        return Tint.ATTENTION
    return Tint.CHANGED if row.status in (AllocationStatus.SUGGESTED, AllocationStatus.MOVED) else Tint.NONE


def _tint_of_worker(row: CaseloadRow) -> Tint:
    return Tint.ATTENTION if row.is_over_cap or row.cases > row.maximum_cases else Tint.NONE


def _plain(_row: object) -> Tint:
    return Tint.NONE


def _fill(
    page: WriteOnlyWorksheet,
    columns: Sequence[Column[Row]],
    rows: Callable[[], Iterable[Row]],
    tint: Callable[[Row], Tint],
    look: Look,
) -> None:
    widths = column_widths(columns, rows())
    headings = []
    for k, column in enumerate(columns, 1):
        page.column_dimensions[get_column_letter(k)].width = widths[k - 1]
        head = WriteOnlyCell(page, column.heading)
        look.give_heading(head, is_text=column.kind in (Kind.TEXT, Kind.ANY))
        headings.append(head)
    page.row_dimensions[1].height = HEADING_HEIGHT
    page.append(headings)
    for r, row in enumerate(rows(), 2):
        page.row_dimensions[r].height = row_height(columns, widths, row)
        row_tint = tint(row)
        cells = []
        for column in columns:
            cell = WriteOnlyCell(page)
            value, flag = column.value(row), column.flag(row)
            write_value(cell, value, column.kind)
            look.give(
                cell,
                kind=column.kind,
                number_format=number_format(value, column.kind, flag),
                tint=row_tint,
                is_strong=flag is not None or (column.heading == "Status" and row_tint is not Tint.NONE),
            )
            cells.append(cell)
        page.append(cells)
