"""Finds the columns of a sheet by their headings in row 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from caseload_app.exchange.caseload_workbook.log import Log, short
from caseload_app.exchange.caseload_workbook.nearest import Nearest
from caseload_app.exchange.caseload_workbook.sheets.sheet import Column, Sheet, folded
from caseload_app.exchange.caseload_workbook.spreadsheet.places import column_letters
from caseload_app.exchange.caseload_workbook.spreadsheet.values import Value, text_of


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of one sheet.

    Attributes:
        columns: what each column of the sheet is, by its number; unknown ones are left out.
        named: the numbers of all columns with a heading, known or not.
        missing: the required columns that are not there.
    """

    columns: Mapping[int, Column]
    named: frozenset[int]
    missing: tuple[Column, ...]


def headings(sheet: Sheet[object], cells: Mapping[int, Value], log: Log) -> Headings:
    """The columns that row 1 names.

    An unknown heading is a warning. A second column of the same name is an error; the first one counts.
    """
    by_name = {folded(column.heading): column for column in sheet.columns}
    columns: dict[int, Column] = {}
    first: dict[str, int] = {}
    unknown: dict[int, str] = {}
    for number, value in sorted(cells.items()):
        name = folded(text_of(value))
        if name not in by_name:
            unknown[number] = text_of(value)
        elif name in first:
            before = f"{column_letters(first[name])}1"
            expected = f"each heading once; {before} is the same column, and counts"
            log.error(sheet.name, 1, number, text_of(value), expected)
        else:
            first[name] = number
            columns[number] = by_name[name]
    absent = [column for column in sheet.columns if column not in columns.values()]
    nearest = Nearest(column.heading for column in absent)
    for number, text in unknown.items():
        expected = f"a heading of the template{nearest.hint(text)}; this column is not read"
        log.warning(sheet.name, 1, number, text, expected)
    return Headings(columns, frozenset(cells), tuple(column for column in absent if column.required))


def missing_columns(
    sheet: Sheet[object], missing: tuple[Column, ...], first_row: Mapping[int, Value]
) -> tuple[str, str]:
    """Required columns that are not there, as what was found and what was expected.

    Args:
        sheet: the sheet.
        missing: the columns.
        first_row: the cells of row 1, in which perhaps a heading is misspelt.
    """
    names = ", ".join(column.heading for column in missing)
    plural = "s" if len(missing) > 1 else ""
    nearest = Nearest(text_of(value) for value in first_row.values())
    known = {folded(column.heading) for column in sheet.columns}
    hints = []
    for column in missing:
        near = nearest.to(column.heading)
        if near is not None and folded(near) not in known:
            hints.append(f"perhaps {short(near)} should be {column.heading}")
    hint = "".join(f"; {hint}" for hint in hints)
    return f"no column{plural} {names}", f"the heading{plural} {names} in row 1 of the sheet {sheet.name}{hint}"
