"""The allocation sheet as a file, read back with another pair of eyes."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from caseload_app.domain.allocation_status import AllocationStatus
from caseload_app.domain.change_reason import ChangeReason
from caseload_app.exchange.allocation_sheet.sheet import (
    AllocationRow,
    AllocationSheet,
    CaseloadRow,
    SummaryRow,
    UnallocatedRow,
)
from caseload_app.exchange.allocation_sheet.writer import content_of, write_allocation_sheet
from caseload_app.exchange.atomic_file import CannotWrite
from caseload_app.exchange.safe_text import LONGEST_CELL, cell_length
from solver.problem import Role

MIDNIGHT = datetime(2026, 3, 2)  # noqa: DTZ001  (a spreadsheet knows no time zones)
HALF_PAST_NINE = datetime(2026, 3, 2, 9, 30)  # noqa: DTZ001

A_CASE = AllocationRow(
    case_id="007",
    name="R.D.",
    family_id=None,
    category="CIN",
    points=8160,
    priority="standard",
    worker_id="W1",
    worker="Ben Abara",
    status=AllocationStatus.MOVED,
    from_worker_id="W2",
    change_reason=ChangeReason.MANAGE,
    why="Previous worker; 66.0 of 85.0 points after",
)
A_WORKER = CaseloadRow(
    worker_id="W1",
    worker="Ben Abara",
    team="North",
    role=Role.SW,
    fte=Decimal("0.6"),
    held=6460,
    available=8500,
    cases=9,
    maximum_cases=16,
    new=2,
    moved_in=1,
    moved_out=0,
)
LEFT_OVER = UnallocatedRow(
    case_id="C-9",
    category="UASC",
    points=600,
    priority="high",
    in_the_way=("Ben: 3.0 points over", "Catrin: no court skill"),
)
A_SHEET = AllocationSheet(
    allocations=(A_CASE,),
    caseloads=(A_WORKER,),
    unallocated=(LEFT_OVER,),
    summary=(
        SummaryRow(item="peak", value=96, status="proved"),
        SummaryRow(item="Solver seconds", value=0.04),
        SummaryRow(item="Allocation day", value=date(2026, 3, 2)),
        SummaryRow(item="Made at", value=HALF_PAST_NINE),
    ),
    day=date(2026, 3, 2),
    marking="OFFICIAL-SENSITIVE",
)
SHEETS = ("Allocations", "Caseloads", "Unallocated", "Summary")


def opened(sheet: AllocationSheet) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content_of(sheet)))


def rows_of(page: Worksheet) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in page.iter_rows(values_only=True)]


def test_there_are_four_sheets_with_the_columns_of_the_contract() -> None:
    book = opened(A_SHEET)
    assert tuple(book.sheetnames) == SHEETS
    assert [rows_of(book[name])[0] for name in SHEETS] == [
        (
            "Case ID",
            "Name",
            "Family ID",
            "Category",
            "Points",
            "Priority",
            "Worker ID",
            "Worker",
            "Status",
            "From worker ID",
            "Change reason",
            "Why",
        ),
        (
            "Worker ID",
            "Worker",
            "Team",
            "Role",
            "FTE",
            "Points held",
            "Points available",
            "Workload %",
            "Cases",
            "Max cases",
            "New",
            "Moved in",
            "Moved out",
        ),
        ("Case ID", "Category", "Points", "Priority", "What stands in the way", "What would fix it"),
        ("Item", "Value", "Status"),
    ]


def test_the_values_stand_where_they_belong() -> None:
    book = opened(A_SHEET)
    why = "Previous worker; 66.0 of 85.0 points after"
    assert rows_of(book["Allocations"])[1:] == [
        ("007", "R.D.", None, "CIN", 81.6, "standard", "W1", "Ben Abara", "moved", "W2", "MANAGE", why)
    ]
    assert rows_of(book["Caseloads"])[1:] == [("W1", "Ben Abara", "North", "SW", 0.6, 64.6, 85, 0.76, 9, 16, 2, 1, 0)]
    assert rows_of(book["Unallocated"])[1:] == [
        ("C-9", "UASC", 6, "high", "Ben: 3.0 points over\nCatrin: no court skill", None)
    ]
    assert rows_of(book["Summary"])[1:] == [
        ("peak", 96, "proved"),
        ("Solver seconds", 0.04, None),
        ("Allocation day", MIDNIGHT, None),
        ("Made at", HALF_PAST_NINE, None),
    ]


def test_numbers_are_shown_in_their_units() -> None:
    book = opened(A_SHEET)
    assert book["Allocations"]["E2"].number_format == "0.00"
    assert book["Unallocated"]["C2"].number_format == "0.00"
    formats = [book["Caseloads"].cell(2, column).number_format for column in (6, 7, 8, 9)]
    assert formats == ["0.00", "0.00", "0 %", "0"]
    assert book["Summary"]["B4"].number_format == "d mmm yyyy"


@settings(max_examples=10)
@given(st.lists(st.integers(0, 10_000_00), max_size=50))
def test_points_are_exactly_the_hundredths(hundredths: list[int]) -> None:
    page = opened(replace(A_SHEET, allocations=tuple(replace(A_CASE, points=points) for points in hundredths)))[
        "Allocations"
    ]
    assert [row[4] for row in rows_of(page)[1:]] == [points / 100 for points in hundredths]


def test_workload_without_available_points_is_blank() -> None:
    away = replace(A_WORKER, held=0, available=0, cases=0, maximum_cases=0)
    cell = opened(replace(A_SHEET, caseloads=(away,)))["Caseloads"]["H2"]
    assert cell.value is None


def test_over_cap_is_said_in_words_behind_a_number_that_stays_one() -> None:
    over = replace(A_WORKER, held=8534, cases=17)
    page = opened(replace(A_SHEET, caseloads=(over,)))["Caseloads"]
    assert (page["H2"].value, page["H2"].number_format) == (1.004, '0.0 %" over cap"')
    assert (page["I2"].value, page["I2"].number_format) == (17, '0" over cap"')
    assert page["H2"].font.b
    away = opened(replace(A_SHEET, caseloads=(replace(over, available=0),)))["Caseloads"]
    assert (away["F2"].value, away["F2"].number_format) == (85.34, '0.00" no capacity"')


@pytest.mark.parametrize(
    "text", ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "'x", "007", "1e5", "TRUE", "#N/A"]
)
def test_text_is_text_whatever_it_starts_with(text: str) -> None:
    case = replace(A_CASE, case_id=text, name=text, family_id=text, worker_id=text, worker=text, from_worker_id=text)
    page = opened(replace(A_SHEET, allocations=(case,)))["Allocations"]
    for column in "ABCGHJ":
        cell = page[f"{column}2"]
        assert (cell.value, cell.data_type, bool(cell.quotePrefix)) == (text, "s", False)


HOSTILE = st.text(
    st.sampled_from("=+-@'\"<>&;| \t\n\x00\x0b\x1f\ufffe\U0001f642éA1") | st.characters(exclude_characters="\r"),
    max_size=60,
).filter(lambda text: "_x" not in text)


def kept(text: str) -> str | None:
    """What stays of a text, after the rules of XML; no text is a blank cell."""
    allowed = (
        c for c in text if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
    return "".join(allowed) or None


@settings(max_examples=25)
@given(st.lists(st.tuples(HOSTILE, HOSTILE), max_size=20))
def test_any_text_comes_back_as_it_was_but_for_what_xml_forbids(texts: list[tuple[str, str]]) -> None:
    rows = tuple(replace(A_CASE, name=one, worker=other) for one, other in texts)
    page = opened(replace(A_SHEET, allocations=rows))["Allocations"]
    assert [(row[1], row[7]) for row in rows_of(page)[1:]] == [(kept(one), kept(other)) for one, other in texts]


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    page = opened(replace(A_SHEET, allocations=(replace(A_CASE, name="🙂" * 40_000),)))["Allocations"]
    value = page["B2"].value
    assert isinstance(value, str)
    assert cell_length(value) <= LONGEST_CELL
    assert value.endswith("(cut: 80000 characters, a cell holds 32767)")


def test_more_workers_than_a_cell_has_room_for_are_counted() -> None:
    lines = tuple(f"Somebody {k}: no asylum skill" for k in range(3_000))
    page = opened(replace(A_SHEET, unallocated=(replace(LEFT_OVER, in_the_way=lines),)))["Unallocated"]
    value = page["E2"].value
    assert isinstance(value, str)
    assert value.splitlines()[-1].endswith("more lines that this cell cannot hold")


@pytest.mark.parametrize("name", SHEETS)
def test_each_sheet_prints_on_a4_landscape_with_its_header_row_repeated(name: str) -> None:
    page = opened(A_SHEET)[name]
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert page.sheet_properties.pageSetUpPr is not None
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.print_title_rows == "$1:$1"
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == page.calculate_dimension()
    assert page.oddHeader is not None
    assert page.oddHeader.center is not None
    assert page.oddHeader.center.text == "OFFICIAL-SENSITIVE"
    assert page.oddFooter is not None
    assert page.oddFooter.center is not None
    assert page.oddFooter.center.text == "Page &P of &N"


def test_a_marking_with_an_ampersand_is_printed_as_one() -> None:
    page = opened(replace(A_SHEET, marking="CHILDREN & FAMILIES"))["Summary"]
    assert page.oddHeader is not None
    assert page.oddHeader.center is not None
    assert page.oddHeader.center.text == "CHILDREN && FAMILIES"


def test_a_sheet_without_rows_still_has_its_headings() -> None:
    book = opened(replace(A_SHEET, allocations=(), caseloads=(), unallocated=()))
    assert [len(rows_of(book[name])) for name in SHEETS] == [1, 1, 1, 5]


def test_rows_are_as_high_as_their_longest_text() -> None:
    lines = tuple(f"Worker {k}: no asylum skill" for k in range(12))
    page = opened(replace(A_SHEET, unallocated=(replace(LEFT_OVER, in_the_way=lines),)))["Unallocated"]
    assert page.row_dimensions[2].height == 12 * 15
    assert opened(A_SHEET)["Caseloads"].row_dimensions[2].height == 15


def test_no_row_is_higher_than_a_spreadsheet_allows() -> None:
    lines = tuple(f"Worker {k}: no asylum skill" for k in range(100))
    page = opened(replace(A_SHEET, unallocated=(replace(LEFT_OVER, in_the_way=lines),)))["Unallocated"]
    assert page.row_dimensions[2].height == 409


def test_a_file_that_cannot_be_replaced_stays(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="is a folder"):
        write_allocation_sheet(tmp_path, A_SHEET)
    target = tmp_path / "sheet.xlsx"
    write_allocation_sheet(target, A_SHEET)
    assert openpyxl.load_workbook(target)["Allocations"]["A2"].value == "007"
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.xlsx"]
