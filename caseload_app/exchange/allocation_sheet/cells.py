"""One value into one cell: text as text whatever it starts with, numbers as numbers, days as days."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from openpyxl.cell import Cell

from caseload_app.exchange.allocation_sheet.columns import Kind
from caseload_app.exchange.safe_text import escaped, fitting_cell, without_forbidden

_FORMATS = {Kind.POINTS: "0.00", Kind.COUNT: "0", Kind.SHARE: "0.00##", Kind.PERCENT: "0 %"}
_DAY_FORMAT = "d mmm yyyy"
_TIME_FORMAT = "d mmm yyyy hh:mm"


def write_value(cell: Cell, value: object, kind: Kind) -> None:
    """Write a value; None leaves the cell blank. Points come in hundredths and are written in points.

    Raises:
        TypeError: for a value that is neither text, number nor day.
    """
    match value:
        case None:
            return
        case str():
            write_text(cell, value)
        case int() if kind is Kind.POINTS:
            write_number(cell, Decimal(value).scaleb(-2))
        case int() | float() | Decimal():
            write_number(cell, value)
        case date():
            cell.value = value
        case _:
            raise TypeError(f"{value!r} cannot stand in a cell")


def write_number(cell: Cell, number: float | Decimal) -> None:
    """Write a number in its shortest exact figures: openpyxl itself would make 81.6 a 81.59999999999999."""
    cell.value = f"{number:f}" if isinstance(number, Decimal) else repr(number)
    cell.data_type = "n"


def write_text(cell: Cell, text: str) -> None:
    """Write a text as it is: never a formula, an error or a number, and without an apostrophe in front."""
    cell.value = escaped(fitting_cell(without_forbidden(text)))
    cell.data_type = "s"


def number_format(value: object, kind: Kind, flag: str | None) -> str:
    """How a value is shown. ``flag`` is a word behind a number, which stays a number.

    A flagged per cent has a tenth, so that 100.4 over cap does not read as 100.
    """
    if isinstance(value, datetime):
        return _TIME_FORMAT
    if isinstance(value, date):
        return _DAY_FORMAT
    shown = _FORMATS.get(kind, "General")
    return shown if flag is None else f'{shown.replace("0 %", "0.0 %")}" {flag}"'
