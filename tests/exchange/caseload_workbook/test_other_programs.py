"""Files as other programs write them, spelled out part by part: all of them are read, or refused with a sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from caseload_app.exchange.caseload_workbook import Reading, read
from tests.builders import DAY, DEFAULT_POLICY
from tests.exchange.caseload_workbook.books import errors
from tests.exchange.caseload_workbook.raw_books import (
    CASES,
    DOCUMENT,
    MAIN,
    number_formats,
    parts,
    relationships,
    save,
    sheet_of,
    table,
    text_cells,
)

STRICT = {
    MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    DOCUMENT: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
HEADINGS = text_cells(("Case ID", "Category", "Notes", "Locked", "Due", "Points"), 1)


def read_parts(folder: Path, content: dict[str, str]) -> Reading:
    return read(save(folder / "team.xlsx", content), DEFAULT_POLICY, DAY)


def read_case_row(folder: Path, row: str, **more: str) -> Reading:
    """Reads one row of Cases, under HEADINGS."""
    return read_parts(folder, parts({"Cases": sheet_of(HEADINGS, row)}, **more))


def in_row(*cells: str) -> str:
    good = '<c r="A2" t="inlineStr"><is><t>C-1</t></is></c><c r="B2" t="inlineStr"><is><t>CIN</t></is></c>'
    return f'<row r="2">{good}{"".join(cells)}</row>'


def test_texts_that_stand_in_the_cells(tmp_path: Path) -> None:
    reading = read_parts(tmp_path, parts())
    assert reading.findings == ()
    assert [case.id for case in reading.team.cases] == ["C-1"]


def test_shared_texts_with_formatting_inside_and_pronunciation_beside(tmp_path: Path) -> None:
    shared = (
        f'<sst xmlns="{MAIN}"><si><t>plain</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">rich </t></r>'
        "<r><t>text</t></r><rPh sb='0' eb='1'><t>no</t></rPh></si><si/></sst>"
    )
    assert (
        read_case_row(tmp_path, in_row('<c r="C2" t="s"><v>1</v></c>'), shared=shared).team.cases[0].notes
        == "rich text"
    )
    assert read_case_row(tmp_path, in_row('<c r="C2" t="s"><v>2</v></c>'), shared=shared).team.cases[0].notes is None


@pytest.mark.parametrize("number", ["3", "-1", "99999999999999999999", "1.5", "x"])
def test_a_shared_text_that_is_not_there_is_an_error_of_its_cell(tmp_path: Path, number: str) -> None:
    shared = f'<sst xmlns="{MAIN}"><si><t>plain</t></si></sst>'
    reading = read_case_row(tmp_path, in_row(f'<c r="C2" t="s"><v>{number}</v></c>'), shared=shared)
    assert errors(reading) == [("Cases!C2", "a text that the file does not hold")]


@pytest.mark.parametrize("number", ["1e400", "nan", "inf", "1,5", "0x10", "1_000", "--1"])
def test_a_damaged_number_is_an_error_of_its_cell(tmp_path: Path, number: str) -> None:
    reading = read_case_row(tmp_path, in_row(f'<c r="F2"><v>{number}</v></c>'))
    assert errors(reading) == [("Cases!F2", "a damaged number")]


@pytest.mark.parametrize(
    "cell", ['<c r="C2"><f>1+1</f></c>', '<c r="C2"><f>1+1</f><v></v></c>', '<c r="C2"><f t="shared" si="0"/><v/></c>']
)
def test_a_formula_without_a_saved_value_is_an_error_of_its_cell(tmp_path: Path, cell: str) -> None:
    reading = read_case_row(tmp_path, in_row(cell))
    assert errors(reading) == [("Cases!C2", "a formula without a saved value")]


@pytest.mark.parametrize(
    ("cell", "notes"),
    [
        ('<c r="C2" t="str"><f>A1</f><v>text</v></c>', "text"),
        ('<c r="C2"><f>3*4</f><v>12</v></c>', "12"),
        ('<c r="C2" t="b"><f>TRUE()</f><v>1</v></c>', "TRUE"),
        ('<c r="C2" t="str"><f>""</f><v></v></c>', None),
        ('<c r="C2" t="str"><f>""</f></c>', None),
    ],
)
def test_a_formula_counts_with_its_saved_value(tmp_path: Path, cell: str, notes: str | None) -> None:
    reading = read_case_row(tmp_path, in_row(cell))
    assert reading.findings == ()
    assert reading.team.cases[0].notes == notes


def test_a_formula_that_gives_an_error_is_an_error_of_its_cell(tmp_path: Path) -> None:
    reading = read_case_row(tmp_path, in_row('<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'))
    assert errors(reading) == [("Cases!C2", "#DIV/0!")]


def test_a_formula_without_a_saved_value_in_a_column_nobody_reads_is_nothing(tmp_path: Path) -> None:
    content = parts({"Cases": sheet_of(text_cells((*CASES[0], "Sum"), 1), in_row('<c r="C2"><f>1+1</f></c>'))})
    assert errors(read_parts(tmp_path, content)) == []


def test_rows_and_cells_that_do_not_say_where_they_are(tmp_path: Path) -> None:
    rows = (
        "<row><c t='inlineStr'><is><t>Case ID</t></is></c><c t='inlineStr'><is><t>Category</t></is></c></row>",
        "<row/>",
        "<row><c t='inlineStr'><is><t>C-1</t></is></c><c s='0'/><c t='inlineStr'><is><t>lost</t></is></c></row>",
    )
    reading = read_parts(tmp_path, parts({"Cases": sheet_of(*rows)}))
    assert errors(reading) == [("Cases!B3", "nothing")]


def test_the_strict_family_of_names(tmp_path: Path) -> None:
    content = parts()
    for common, strict in STRICT.items():
        content = {name: xml.replace(common, strict) for name, xml in content.items()}
    row = in_row('<c r="E2" t="d"><v>2026-03-02</v></c>', '<c r="D2" t="b"><v>true</v></c>')
    content["xl/worksheets/sheet2.xml"] = sheet_of(HEADINGS, row).replace(MAIN, STRICT[MAIN])
    reading = read_parts(tmp_path, content)
    assert reading.findings == ()
    assert (reading.team.cases[0].due, reading.team.cases[0].locked) == (date(2026, 3, 2), True)


def test_names_with_a_prefix(tmp_path: Path) -> None:
    content = parts()
    xml = content["xl/worksheets/sheet2.xml"].replace("xmlns=", "xmlns:x=").replace("</", "</x:")
    content["xl/worksheets/sheet2.xml"] = "".join(
        f"<x:{piece}" if piece[0].isalpha() else f"<{piece}" for piece in xml.split("<")[1:]
    )
    assert read_parts(tmp_path, content).findings == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_parts_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    content: dict[str, str | bytes] = dict(parts())
    xml = f'<?xml version="1.0" encoding="{encoding}"?>' + table((CASES[0], ("Zoë", "CIN")))
    content["xl/worksheets/sheet2.xml"] = xml.encode(encoding)
    reading = read(save(tmp_path / "team.xlsx", content), DEFAULT_POLICY, DAY)
    assert reading.findings == ()
    assert reading.team.cases[0].id == "Zoë"


@pytest.mark.parametrize(
    "target",
    [
        "/xl/worksheets/sheet2.xml",
        "..\\xl\\worksheets\\sheet2.xml",
        "../xl/./worksheets/../worksheets/sheet2.xml",
        "WORKSHEETS/Sheet2.XML",
        "worksheets/sheet%32.xml",
    ],
)
def test_references_from_the_top_with_backslashes_and_detours(tmp_path: Path, target: str) -> None:
    content = parts()
    references = [("s1", "worksheet", "worksheets/sheet1.xml"), ("s2", "worksheet", target)]
    content["xl/_rels/workbook.xml.rels"] = relationships(references)
    assert read_parts(tmp_path, content).findings == ()


def test_a_workbook_part_of_another_name(tmp_path: Path) -> None:
    content = parts()
    content["_rels/.rels"] = relationships([("r1", "officeDocument", "/book/main.xml")])
    content["book/main.xml"] = content.pop("xl/workbook.xml")
    references = content.pop("xl/_rels/workbook.xml.rels").replace("worksheets/", "/xl/worksheets/")
    content["book/_rels/main.xml.rels"] = references
    assert read_parts(tmp_path, content).findings == ()


def test_a_workbook_without_a_list_of_what_is_in_the_package(tmp_path: Path) -> None:
    content = parts()
    del content["_rels/.rels"]
    del content["[Content_Types].xml"]
    assert read_parts(tmp_path, content).findings == ()


def test_wrong_content_types_do_not_matter(tmp_path: Path) -> None:
    content = parts()
    content["[Content_Types].xml"] = '<Types><Default Extension="xml" ContentType="image/png"/></Types>'
    assert read_parts(tmp_path, content).findings == ()


@pytest.mark.parametrize("missing", ["xl/worksheets/sheet2.xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml"])
def test_a_part_that_is_missing_in_the_zip(tmp_path: Path, missing: str) -> None:
    content = parts()
    del content[missing]
    reading = read_parts(tmp_path, content)
    assert reading.unreadable
    assert reading.findings[0].found.startswith("a damaged file: the part ")


def test_a_sheet_with_a_chart_only_is_no_sheet(tmp_path: Path) -> None:
    content = parts()
    content["xl/_rels/workbook.xml.rels"] = content["xl/_rels/workbook.xml.rels"].replace(
        f'"{DOCUMENT}/worksheet" Target="worksheets/sheet2.xml"',
        f'"{DOCUMENT}/chartsheet" Target="chartsheets/sheet1.xml"',
    )
    assert errors(read_parts(tmp_path, content)) == [("team.xlsx", "no sheet Cases")]


def test_a_sheet_that_claims_to_be_gigantic(tmp_path: Path) -> None:
    gigantic = sheet_of(
        text_cells(CASES[0], 1),
        in_row(),
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        before='<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9" style="0"/></cols>',
    )
    reading = read_parts(tmp_path, parts({"Cases": gigantic}))
    assert [finding.where for finding in reading.findings] == ["Cases!XFD1048576"]
    assert len(reading.team.cases) == 1


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1048577"/>',
        '<row r="0"/>',
        '<row r="x"/>',
        '<row r="99999999999999999999"/>',
        '<row r="3"><c r="XFE3"/><c r="!3"><v>1</v></c></row>',
        '<row r="3"><c r="XFE3"><v>1</v></c></row>',
        '<row r="3"><row r="4"/></row>',
        '<c r="A3"><v>1</v></c>',
        '<row r="3"><c r="A3"><c r="B3"><v>1</v></c></c></row>',
        '<row r="3"><v>1</v></row>',
    ],
)
def test_rows_and_cells_where_no_sheet_has_one(tmp_path: Path, row: str) -> None:
    reading = read_parts(tmp_path, parts({"Cases": sheet_of(text_cells(CASES[0], 1), in_row(), row)}))
    assert reading.unreadable
    assert reading.findings[0].found.startswith("a damaged file: xl/worksheets/sheet2.xml has a ")


def test_what_stands_behind_the_cells_is_not_read(tmp_path: Path) -> None:
    after = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells><extLst><ext><row r="x"/></ext></extLst>'
    cases = sheet_of(text_cells(CASES[0], 1), in_row(), after=after)
    assert read_parts(tmp_path, parts({"Cases": cases})).findings == ()


def test_comments_and_quoted_sections_in_a_sheet(tmp_path: Path) -> None:
    note = '<c r="C2" t="str"><v><![CDATA[<row r="9"><c r="A9"/></row>]]></v></c>'
    reading = read_case_row(tmp_path, f"<!-- a comment -->{in_row(note)}")
    assert reading.findings == ()
    assert reading.team.cases[0].notes == '<row r="9"><c r="A9"/></row>'


def test_a_number_keeps_what_the_program_calculates_with(tmp_path: Path) -> None:
    reading = read_case_row(tmp_path, in_row('<c r="F2"><v>4.3499999999999996</v></c>'))
    assert reading.team.cases[0].points == 435
    reading = read_case_row(tmp_path, in_row('<c r="F2"><v>1.005</v></c>'))
    assert reading.team.cases[0].points == 101


def test_styles_that_are_missing_or_out_of_range_show_plain_numbers(tmp_path: Path) -> None:
    cell = '<c r="E2" s="7"><v>46083</v></c>'
    assert errors(read_case_row(tmp_path, in_row(cell))) == [("Cases!E2", "46083")]
    assert errors(read_case_row(tmp_path, in_row(cell), styles=number_formats("dd/mm/yyyy"))) == [("Cases!E2", "46083")]
    cell = '<c r="E2" s="1"><v>46083</v></c>'
    assert read_case_row(tmp_path, in_row(cell), styles=number_formats("dd/mm/yyyy")).findings == ()


@pytest.mark.parametrize(
    ("number", "is_date"), [(14, True), (22, True), (17, True), (9, False), (1, False), (46, False), (49, False)]
)
def test_formats_that_have_a_number_and_no_code(tmp_path: Path, number: int, is_date: bool) -> None:
    inside = f'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="{number}"/></cellXfs>'
    styles = f'<styleSheet xmlns="{MAIN}">{inside}</styleSheet>'
    reading = read_case_row(tmp_path, in_row('<c r="E2" s="0"><v>46083</v></c>'), styles=styles)
    assert bool(errors(reading)) != is_date


def test_a_huge_text_in_one_cell_is_read(tmp_path: Path) -> None:
    text = "long " * 150_000
    cell = f'<c r="C2" t="inlineStr"><is><t>{text}</t></is></c>'
    assert read_case_row(tmp_path, in_row(cell)).team.cases[0].notes == text
    reading = read_case_row(tmp_path, in_row(f'<c r="F2" t="inlineStr"><is><t>{text}</t></is></c>'))
    assert len(reading.findings[0].found) < 200


@pytest.mark.parametrize("times", [10, 200_001])
def test_a_text_longer_than_any_cell_is_an_error_of_its_cell(tmp_path: Path, times: int) -> None:
    text = "text " * times
    found = [("Cases!C2", "a text of more than 1,000,000 characters")] if times > 10 else []
    reading = read_case_row(tmp_path, in_row(f'<c r="C2" t="inlineStr"><is><t>{text}</t></is></c>'))
    assert errors(reading) == found
    shared = f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'
    reading = read_case_row(tmp_path, in_row('<c r="C2" t="s"><v>0</v></c>'), shared=shared)
    assert errors(reading) == found


def test_exact_points_of_an_fte_in_exponents(tmp_path: Path) -> None:
    row = text_cells(("W01", "Amara", "North", "SW"), 2).replace("</row>", '<c r="E2"><v>6.0E-1</v></c></row>')
    headings = text_cells(("Worker ID", "Name", "Team", "Role", "FTE"), 1)
    reading = read_parts(tmp_path, parts({"Workers": sheet_of(headings, row)}))
    assert reading.team.workers[0].fte == Decimal("0.6")
