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
            cell.value = value / 100
        case int() | float() | Decimal() | date():
            cell.value = value
        case _:
            raise TypeError(f"{value!r} cannot stand in a cell")


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


def shown_length(value: object, kind: Kind, flag: str | None) -> int:
    """About how many characters a value takes when it is shown; of several lines the longest."""
    behind = 0 if flag is None else len(flag) + 3
    match value:
        case None:
            return 0
        case str():
            return max(map(len, value.splitlines()), default=0)
        case int() if kind is Kind.POINTS:
            return len(f"{value / 100:.2f}") + behind
        case date():
            return len(_TIME_FORMAT) + 1
        case float() if kind is Kind.PERCENT:
            return len(f"{value:.0%}") + 1 + behind
        case _:
            return len(str(value)) + behind
