"""Whatever a file holds, reading it gives findings and never an exception."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from caseload_app.exchange.caseload_workbook import Reading, read
from tests.builders import DAY, DEFAULT_POLICY
from tests.exchange.caseload_workbook.books import case, row, sheets, worker
from tests.exchange.caseload_workbook.raw_books import parts, save


def a_workbook() -> bytes:
    content = sheets(
        workers=[worker("W01", Skills="court", Start_date=DAY), worker("W02")],
        cases=[case("C-1", Worker_ID="W01", Due=DAY), case("C-2", Excluded_workers="W02")],
        travel=[row(Case_ID="C-1", Worker_ID="W02", Minutes=40)],
        settings=[row(Setting="caps.points", Value=90)],
    )
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in content.items():
        worksheet = workbook.create_sheet(title)
        for cells in rows:
            worksheet.append(cells)
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


WHOLE = a_workbook()
PARTS = parts()
ODD = st.sampled_from(
    [
        "",
        "<",
        ">",
        '"',
        "&",
        "&#x1F600;",
        "&#xD800;",
        "\ufffe",
        "<c/>",
        "<row>",
        "</row>",
        "<v>",
        "]]>",
        "<![CDATA[",
        "<!-- ",
        "-->",
        "<?x?>",
        " r='A1'",
        ' t="s"',
        ' t="n"',
        ' t="d"',
        ' t="e"',
        ' s="1"',
        "1e999",
        "-1",
        "_xD83D_",
        "</sheetData>",
        "\x00",
        "=",
        "29/02/2026",
        "<is><t>",
        "<f/>",
        "Case ID",
        "99999999999999999999",
    ]
)


def read_bytes(content: bytes) -> Reading:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "team.xlsx"
        path.write_bytes(content)
        return read(path, DEFAULT_POLICY, DAY)


def test_the_workbook_that_is_damaged_here_is_right() -> None:
    assert read_bytes(WHOLE).findings == ()


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_bytes_may_be_wrong(changes: list[tuple[int, int]]) -> None:
    content = bytearray(WHOLE)
    for place, byte in changes:
        content[place] = byte
    reading = read_bytes(bytes(content))
    assert not reading.unreadable or reading.findings


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 400))
def test_any_piece_may_be_missing(start: int, length: int) -> None:
    reading = read_bytes(WHOLE[:start] + WHOLE[start + length :])
    assert not reading.unreadable or reading.findings


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<", b"\x09\x08"]),
)
def test_any_bytes_at_all(content: bytes, head: bytes) -> None:
    reading = read_bytes(head + content)
    assert reading.unreadable
    assert len(reading.findings) == 1


@given(
    part=st.sampled_from(sorted(PARTS)),
    changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), ODD), min_size=1, max_size=5),
)
def test_any_markup_may_be_odd(part: str, changes: list[tuple[float, int, str]]) -> None:
    xml = PARTS[part]
    for place, length, odd in changes:
        start = int(place * len(xml))
        xml = xml[:start] + odd + xml[start + length :]
    with TemporaryDirectory() as folder:
        content: dict[str, str | bytes] = {**PARTS, part: xml.encode("utf-8", "surrogatepass")}
        reading = read(save(Path(folder) / "team.xlsx", content), DEFAULT_POLICY, DAY)
    assert not reading.unreadable or reading.findings
