"""Workbooks for tests spelled out part by part, as other programs write them, or as nobody should."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
WORKERS = (("Worker ID", "Name", "Team", "Role", "FTE"), ("W01", "Amara", "North", "SW", "1"))
CASES = (("Case ID", "Category"), ("C-1", "CIN"))


def text_cells(cells: Iterable[str], row: int) -> str:
    """A row of texts that stand in the cells themselves."""
    placed = ((chr(ord("A") + number), text) for number, text in enumerate(cells))
    inside = "".join(f'<c r="{letter}{row}" t="inlineStr"><is><t>{text}</t></is></c>' for letter, text in placed)
    return f'<row r="{row}">{inside}</row>'


def sheet_of(*rows: str, before: str = "", after: str = "") -> str:
    """A sheet of these rows."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'


def table(rows: Iterable[Iterable[str]]) -> str:
    """A sheet of texts."""
    return sheet_of(*(text_cells(cells, number) for number, cells in enumerate(rows, start=1)))


def parts(
    sheets: Mapping[str, str] | None = None, *, shared: str | None = None, styles: str | None = None, workbook: str = ""
) -> dict[str, str]:
    """The parts of a workbook.

    Args:
        sheets: the XML of each sheet by its title; Workers and Cases stand in it with one row each unless given.
        shared: the XML of the shared texts.
        styles: the XML of the styles.
        workbook: what stands in front of the list of sheets.
    """
    by_title = {"Workers": table(WORKERS), "Cases": table(CASES), **(sheets or {})}
    refers_to = [(f"s{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(by_title) + 1)]
    refers_to += [("strings", "sharedStrings", "sharedStrings.xml")] if shared is not None else []
    refers_to += [("styles", "styles", "styles.xml")] if styles is not None else []
    listed = "".join(
        f'<sheet name="{title}" sheetId="{number}" r:id="s{number}"/>' for number, title in enumerate(by_title, start=1)
    )
    opening = f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}">{workbook}'
    written = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relationships([("r1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f"{opening}<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relationships(refers_to),
    }
    for number, xml in enumerate(by_title.values(), start=1):
        written[f"xl/worksheets/sheet{number}.xml"] = xml
    if shared is not None:
        written["xl/sharedStrings.xml"] = shared
    if styles is not None:
        written["xl/styles.xml"] = styles
    return written


def relationships(refers_to: Iterable[tuple[str, str, str]]) -> str:
    """A list of relationships: id, kind, target."""
    inside = "".join(
        f'<Relationship Id="{name}" Type="{DOCUMENT}/{kind}" Target="{target}"/>' for name, kind, target in refers_to
    )
    return f'<Relationships xmlns="{PACKAGE}">{inside}</Relationships>'


def number_formats(*codes: str) -> str:
    """Styles of which number n, from 1, shows numbers by the n-th of these codes; 0 is plain."""
    formats = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{code}"/>' for n, code in enumerate(codes))
    cells = "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(codes)))
    every = f'<numFmts>{formats}</numFmts><cellXfs><xf numFmtId="0"/>{cells}</cellXfs>'
    return f'<styleSheet xmlns="{MAIN}">{every}</styleSheet>'


def save(path: Path, content: Mapping[str, str | bytes]) -> Path:
    """Zip parts into a file."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, xml in content.items():
            archive.writestr(name, xml)
    return path
