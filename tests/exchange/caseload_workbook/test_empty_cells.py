"""Taking empty cells out of a sheet before it is parsed changes nothing that a reader sees."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from caseload_app.exchange.caseload_workbook.spreadsheet.empty_cells import without_empty_cells
from caseload_app.exchange.caseload_workbook.spreadsheet.markup import Budget, MarkupReader
from caseload_app.exchange.caseload_workbook.spreadsheet.sheet_rows import _Rows
from caseload_app.exchange.caseload_workbook.spreadsheet.unreadable import Unreadable
from tests.exchange.caseload_workbook.raw_books import sheet_of

Seen = list[tuple[int, dict[int, str]]] | None


@st.composite
def rows(draw: st.DrawFn) -> str:
    """One row, its cells with or without a place, a style, a value; sometimes a comment or a quoted section."""
    number = draw(st.integers(1, 50))
    cells = []
    for column in draw(st.lists(st.sampled_from("ABCDEFG"), max_size=8, unique=True).map(sorted)):
        place = draw(
            st.sampled_from([f' r="{column}{number}"', f' r="{column}{number}"', "", f" r='{column}{number}'"])
        )
        style = draw(st.sampled_from(["", ' s="3"', ' s="3" t="n"']))
        inside = draw(st.sampled_from(["/>", " />", "></c>", "><v>7</v></c>", "><v/></c>", '><v>"/></v></c>']))
        cells.append(f"<c{place}{style}{inside}")
    extra = draw(st.sampled_from(["", "", "", "<!-- <c r='A1'/> -->", " ", "\n"]))
    where = draw(st.sampled_from(["", f' r="{number}"', f' r="{number}" spans="1:7"']))
    return f"<row{where}>{extra}{''.join(cells)}</row>"


def seen(blocks: list[bytes]) -> Seen:
    """What a reader sees; None when it refuses."""
    listener = _Rows("sheet")
    reader = MarkupReader("sheet", Budget(), listener)
    try:
        for block in blocks:
            reader.feed(block)
        reader.close()
    except Unreadable:
        return None
    return [(row.number, {column: cell.value for column, cell in row.cells.items()}) for row in listener.taken()]


@given(st.lists(rows(), max_size=12), st.integers(1, 200))
def test_a_reader_sees_the_same_with_and_without_the_empty_cells(content: list[str], size: int) -> None:
    xml = sheet_of(*content).encode()
    blocks = [xml[start : start + size] for start in range(0, len(xml), size)]
    assert seen(list(without_empty_cells(blocks))) == seen([xml])


def test_styled_cells_without_a_value_do_not_reach_the_parser() -> None:
    row = '<row r="2">' + "".join(f'<c r="{column}2" s="1"/>' for column in "ABCDEFGHIJ") + "</row>"
    assert b"<c" not in b"".join(without_empty_cells([sheet_of(row, row).encode()]))
    without_places = "<row>" + '<c s="1"/>' * 10 + "</row>"
    assert b"<c " not in b"".join(without_empty_cells([sheet_of(without_places, without_places).encode()]))
