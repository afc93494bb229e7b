"""Files that are no workbook, or that somebody made to do harm: each is refused with a sentence, and cheaply."""

from __future__ import annotations

import os
import struct
import tracemalloc
import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from caseload_app.domain.team import Team
from caseload_app.exchange.caseload_workbook import read, tables
from caseload_app.exchange.caseload_workbook.spreadsheet import markup, package
from caseload_app.exchange.findings import Severity
from tests.builders import DAY, DEFAULT_POLICY
from tests.exchange.caseload_workbook.books import case, sheets
from tests.exchange.caseload_workbook.books import save as save_book
from tests.exchange.caseload_workbook.raw_books import CASES, MAIN, parts, save, sheet_of, text_cells

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
A_MEGABYTE = 1_000_000


def why_not(path: Path) -> str:
    """What was found, of a file that is refused as a whole by one error."""
    reading = read(path, DEFAULT_POLICY, DAY)
    (finding,) = reading.findings
    assert reading.unreadable
    assert reading.team == Team()
    assert (finding.severity, finding.where) == (Severity.ERROR, path.name)
    assert finding.expected
    return finding.found


def file_of(folder: Path, content: bytes, name: str = "team.xlsx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def in_utf_16(text: str) -> bytes:
    return text.encode("utf-16-le")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "an empty file"),
        (OLE + in_utf_16("Root Entry EncryptedPackage EncryptionInfo"), "a workbook protected by a password"),
        (OLE + bytes(2_000_000) + in_utf_16("EncryptedPackage"), "a workbook protected by a password"),
        (OLE + in_utf_16("Root Entry Workbook"), "a workbook in the old format (.xls)"),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(600), "a workbook in the old format (.xls)"),
        (OLE + in_utf_16("WordDocument"), "an old Word document (.doc)"),
        (b"Worker ID,Name\r\nW01,Amara\r\n", "a text file, such as CSV"),
        ("Worker ID;Name\nW01;Zoë".encode("cp1252"), "a text file, such as CSV"),
        ("\ufeffWorker ID\tName".encode("utf-16"), "a text file, such as CSV"),
        (b"<html><table><tr><td>Worker ID</td></tr></table></html>", "a web page"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>",
         "an XML spreadsheet of Excel 2003"),
        (b"<?xml version='1.0'?><a/>", "an XML file"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a workbook"),
        (b"PK\x05\x06" + bytes(18), "an empty zip file"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_named(tmp_path: Path, content: bytes, found: str) -> None:
    assert why_not(file_of(tmp_path, content)) == found


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"},
         "an OpenDocument file, such as .ods"),
        ({"xl/workbook.bin": b"\x00", "_rels/.rels": "<a/>"}, "a binary workbook (.xlsb)"),
        ({"notes.txt": "hello"}, "a zip file that is no workbook"),
    ],
)  # fmt: skip
def test_a_zip_that_is_no_workbook_is_named(tmp_path: Path, content: dict[str, str | bytes], found: str) -> None:
    assert why_not(save(tmp_path / "team.xlsx", content)) == found


@pytest.mark.parametrize(
    ("start", "found"),
    [("word/document.xml", "a Word document"), ("ppt/presentation.xml", "a PowerPoint presentation")],
)
def test_another_office_document_is_named(tmp_path: Path, start: str, found: str) -> None:
    content = parts()
    content["_rels/.rels"] = content["_rels/.rels"].replace("xl/workbook.xml", start)
    content[start] = "<document/>"
    assert why_not(save(tmp_path / "team.xlsx", content)) == found


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert why_not(tmp_path / "team.xlsx") == "no such file"
    assert why_not(tmp_path / "no folder" / "team.xlsx") == "no such file"
    assert why_not(file_of(tmp_path, b"x", "file") / "team.xlsx") == "no such file"


def test_a_folder(tmp_path: Path) -> None:
    assert why_not(tmp_path) == "a folder"


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    assert why_not(tmp_path / "team\x00.xlsx").startswith("a file that cannot be read")
    assert why_not(tmp_path / ("x" * 300 + ".xlsx")).startswith("a file that cannot be read")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_something_that_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "team.xlsx")
    assert why_not(tmp_path / "team.xlsx") == "something that is no ordinary file"


def test_a_file_that_may_not_be_read_or_is_open_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = save(tmp_path / "team.xlsx", parts())
    monkeypatch.setattr(Path, "open", locked)
    assert why_not(path) == "a file that may not be read"


@pytest.mark.parametrize("name", ["~$team.xlsx", ".~lock.team.xlsx#"])
def test_the_lock_file_of_an_open_workbook(tmp_path: Path, name: str) -> None:
    assert why_not(file_of(tmp_path, b"Amara", name)) == "the lock file of a workbook that is open"


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_a_truncated_workbook(tmp_path: Path, share: float) -> None:
    whole = save_book(tmp_path / "whole.xlsx", sheets()).read_bytes()
    found = why_not(file_of(tmp_path, whole[: int(len(whole) * share)]))
    assert found == "a damaged file: it ends too early, or was changed on the way"


def test_a_part_whose_content_was_changed(tmp_path: Path) -> None:
    content = bytearray(save(tmp_path / "team.xlsx", parts()).read_bytes())
    with ZipFile(tmp_path / "team.xlsx") as archive:
        entry = archive.getinfo("xl/worksheets/sheet2.xml")
    middle = entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2
    content[middle : middle + 8] = b"\x00" * 8
    assert (
        why_not(file_of(tmp_path, bytes(content)))
        == "a damaged file: the part xl/worksheets/sheet2.xml cannot be unpacked"
    )


def test_a_zip_with_a_password(tmp_path: Path) -> None:
    content = bytearray(save(tmp_path / "team.xlsx", parts()).read_bytes())
    directory = content.find(b"PK\x01\x02")
    content[directory + 8] |= 1
    assert why_not(file_of(tmp_path, bytes(content))) == "a zip file protected by a password"


def test_a_way_of_packing_that_unpacks_without_bounds(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "team.xlsx", "w", ZIP_BZIP2) as archive:
        for name, xml in parts().items():
            archive.writestr(name, xml)
    assert why_not(tmp_path / "team.xlsx").startswith("a damaged file: it is packed in a way")


def test_two_parts_of_the_same_name(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "team.xlsx", "w") as archive:
        for name, xml in {**parts(), "XL\\Workbook.xml": "<other/>"}.items():
            archive.writestr(name, xml)
    assert why_not(tmp_path / "team.xlsx").startswith("a damaged file: it has two parts named")


def blocks_of(size: int) -> Iterator[bytes]:
    for _ in range(size // A_MEGABYTE):
        yield b" " * A_MEGABYTE


@pytest.mark.parametrize("name", ["xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/media/picture.png"])
def test_a_bomb_of_more_than_150_megabytes_is_refused_without_unpacking_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / "team.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for part, xml in parts().items():
            if part != name:
                archive.writestr(part, xml)
        with archive.open(name, "w") as member:
            for block in blocks_of(151 * A_MEGABYTE):
                member.write(block)
    tracemalloc.start()
    try:
        assert why_not(path) == "a file of more than 150 MB unpacked"
        assert tracemalloc.get_traced_memory()[1] < 20 * A_MEGABYTE
    finally:
        tracemalloc.stop()


def test_a_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    """The directory says one hundred bytes, the content unpacks to two hundred million."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(packer.compress(block) for block in blocks_of(200 * A_MEGABYTE)) + packer.flush()
    path = tmp_path / "team.xlsx"
    with ZipFile(path, "w") as archive:
        for part, xml in parts().items():
            if part != "xl/worksheets/sheet2.xml":
                archive.writestr(part, xml)
        archive.writestr("xl/worksheets/sheet2.xml", packed)
    content = bytearray(path.read_bytes())
    with ZipFile(path) as archive:
        local = archive.getinfo("xl/worksheets/sheet2.xml").header_offset
    central = content.rfind(b"PK\x01\x02", 0, content.rfind(b"xl/worksheets/sheet2.xml"))
    for start, method, size in ((local, 8, 22), (central, 10, 24)):
        content[start + method : start + method + 2] = struct.pack("<H", ZIP_DEFLATED)
        content[start + size : start + size + 4] = struct.pack("<I", 100)
    path.write_bytes(bytes(content))
    tracemalloc.start()
    try:
        assert why_not(path) == "a damaged file: the part xl/worksheets/sheet2.xml cannot be unpacked"
        assert tracemalloc.get_traced_memory()[1] < 20 * A_MEGABYTE
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("count", [5_001, 30_000])
def test_more_than_5000_parts(tmp_path: Path, count: int) -> None:
    content = {**parts(), **{f"x/{number}": "" for number in range(count)}}
    assert why_not(save(tmp_path / "team.xlsx", content)) == "a file of more than 5,000 parts"


def test_5000_parts_are_still_read(tmp_path: Path) -> None:
    content = parts()
    more = {f"x/{number}": "" for number in range(package.MOST_PARTS - len(content))}
    assert read(save(tmp_path / "team.xlsx", {**content, **more}), DEFAULT_POLICY, DAY).findings == ()


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize("declaration", [BOMB, OUTSIDE, "<!DOCTYPE x>"])
@pytest.mark.parametrize(
    "part",
    [
        "xl/workbook.xml",
        "xl/worksheets/sheet2.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/_rels/workbook.xml.rels",
        "_rels/.rels",
        "[Content_Types].xml",
        "docProps/core.xml",
    ],
)
def test_a_dtd_in_any_part(tmp_path: Path, part: str, declaration: str) -> None:
    content = parts(shared=f'<sst xmlns="{MAIN}"/>', styles=f'<styleSheet xmlns="{MAIN}"/>')
    content[part] = f"<?xml version='1.0'?>{declaration}{content.get(part, '<x/>')}"
    found = why_not(save(tmp_path / "team.xlsx", content))
    assert found.casefold() == f"a document type definition (DTD) in {part}".casefold()


def test_a_dtd_in_another_encoding(tmp_path: Path) -> None:
    content: dict[str, str | bytes] = dict(parts())
    content["xl/worksheets/sheet2.xml"] = f"<?xml version='1.0' encoding='utf-16'?>{BOMB}<x>&c;</x>".encode("utf-16")
    assert why_not(save(tmp_path / "team.xlsx", content)).startswith("a document type definition")


@pytest.mark.parametrize(
    ("xml", "found"),
    [
        ("not XML", "is not well-formed XML"),
        (f'<worksheet xmlns="{MAIN}"><sheetData><row>', "is not well-formed XML"),
        (f'<worksheet xmlns="{MAIN}"><sheetData>&unknown;</sheetData></worksheet>', "is not well-formed XML"),
        ("<?xml version='1.0' encoding='no-such-thing'?><worksheet/>", "is not well-formed XML"),
        ("<?xml version='1.0' encoding='shift_jis'?><worksheet/>", "is not well-formed XML"),
        (sheet_of("<is>" * 200), "is nested more than 100 levels deep"),
        (
            f"<worksheet {''.join(f'a{n}={chr(34)}{chr(34)} ' for n in range(300_000))}",
            "has a tag of more than a megabyte",
        ),
        ("<!--" + "x" * 3 * A_MEGABYTE, "has a tag of more than a megabyte"),
    ],
)
def test_a_sheet_that_is_no_xml_or_xml_to_do_harm(tmp_path: Path, xml: str, found: str) -> None:
    content = parts()
    content["xl/worksheets/sheet2.xml"] = xml
    assert why_not(save(tmp_path / "team.xlsx", content)) == f"a damaged file: xl/worksheets/sheet2.xml {found}"


def test_a_damaged_part_that_nobody_reads_does_not_matter(tmp_path: Path) -> None:
    content = {**parts(), "docProps/core.xml": "not XML", "xl/theme/theme1.xml": "<a><b>"}
    assert read(save(tmp_path / "team.xlsx", content), DEFAULT_POLICY, DAY).findings == ()


def test_a_workbook_that_lists_no_sheet(tmp_path: Path) -> None:
    content = parts()
    content["xl/workbook.xml"] = f'<workbook xmlns="{MAIN}"/>'
    assert why_not(save(tmp_path / "team.xlsx", content)) == "a damaged file: it names no sheet"


def test_more_cells_than_any_caseload_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MOST_MARKUP", 1_000)
    path = save_book(tmp_path / "team.xlsx", sheets(cases=[case(f"C-{number}") for number in range(300)]))
    assert why_not(path) == "a file with millions of cells"


def test_more_rows_than_any_caseload_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 301)
    path = save_book(tmp_path / "team.xlsx", sheets(cases=[case(f"C-{number}") for number in range(300)]))
    assert read(path, DEFAULT_POLICY, DAY).findings == ()
    path = save_book(tmp_path / "team.xlsx", sheets(cases=[case(f"C-{number}") for number in range(301)]))
    assert why_not(path) == "a file of more than 301 rows"


def test_thousands_of_empty_styled_rows_are_read_in_little_memory(tmp_path: Path) -> None:
    letters = [chr(ord("A") + number) for number in range(25)]
    styled = (
        f'<row r="{row}" s="1">' + "".join(f'<c r="{letter}{row}" s="1"/>' for letter in letters) + "</row>"
        for row in range(3, 20_003)
    )
    good = text_cells(CASES[1], 2)
    content = parts({"Cases": sheet_of(text_cells(CASES[0], 1), good, *styled)})
    path = save(tmp_path / "team.xlsx", content)
    del content
    tracemalloc.start()
    try:
        reading = read(path, DEFAULT_POLICY, DAY)
        assert tracemalloc.get_traced_memory()[1] < 8 * A_MEGABYTE
    finally:
        tracemalloc.stop()
    assert reading.findings == ()
    assert len(reading.team.cases) == 1
