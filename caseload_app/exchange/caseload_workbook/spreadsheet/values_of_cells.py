"""From a cell as the file spells it to what it holds."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from caseload_app.exchange.caseload_workbook.spreadsheet.looks import Look
from caseload_app.exchange.caseload_workbook.spreadsheet.sheet_rows import TOO_LONG, RawCell
from caseload_app.exchange.caseload_workbook.spreadsheet.strings import LONGEST_TEXT, unescaped
from caseload_app.exchange.caseload_workbook.spreadsheet.values import Fault, Moment, Number, Text, Truth, Value

_SAVE_AGAIN = "a value; open the workbook in Excel or LibreOffice, save it and try again"
_TOO_LONG = Fault(f"a text of more than {LONGEST_TEXT:,} characters", "a text that a cell can hold: 32,767 characters")
_NUMBER = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?\s*", re.ASCII)
_LAST_DAY = 2_958_465
"""31 December 9999, counted as Excel does."""


class CellValues:
    """Understands the cells of one workbook: its shared texts, its styles, and the day from which it counts days."""

    def __init__(self, texts: Sequence[str | None], looks: Sequence[Look], *, since_1904: bool) -> None:
        self._texts = texts
        self._looks = looks
        self._since_1904 = since_1904

    def of(self, cell: RawCell) -> Value | None:
        """What the cell holds; None when it is blank, that is empty or only spaces."""
        if cell.is_formula and not cell.value and cell.type != "str":
            return Fault("a formula without a saved value", _SAVE_AGAIN)
        if cell.type in {"s", "str", "inlineStr"}:
            return self._text(cell)
        if cell.type == TOO_LONG:
            return _TOO_LONG
        value = cell.value.strip()
        if not value:
            return None
        match cell.type:
            case "n":
                return self._number(value, cell.style)
            case "b":
                return _truth(value)
            case "e":
                return Fault(value, "a value; correct the formula or type the value")
            case "d":
                return _moment(value)
        return Fault(f"a cell of the unknown type {cell.type}", _SAVE_AGAIN)

    def _text(self, cell: RawCell) -> Value | None:
        if cell.type == "s":
            number = cell.value.strip()
            if not (number.isascii() and number.isdigit() and int(number[:12]) < len(self._texts)):
                return Fault("a text that the file does not hold", _SAVE_AGAIN)
            text = self._texts[int(number)]
            if text is None:
                return _TOO_LONG
        else:
            text = unescaped(cell.value)
        return Text(text) if text.strip() else None

    def _number(self, value: str, style: str) -> Value:
        if not _NUMBER.fullmatch(value) or not math.isfinite(float(value)):
            return Fault("a damaged number", _SAVE_AGAIN)
        number = Decimal(repr(float(value)))  # what the program that wrote it calculates with and shows
        look = self._look(style)
        if look is Look.DAY or (look is Look.TIME and number >= 1):
            return self._day(number)
        return Number(number, is_percent=look is Look.PERCENT)

    def _look(self, style: str) -> Look:
        number = int(style) if style.isascii() and style.isdigit() and len(style) < 10 else -1
        return self._looks[number] if 0 <= number < len(self._looks) else Look.PLAIN

    def _day(self, serial: Decimal) -> Value:
        first = date(1904, 1, 1) if self._since_1904 else date(1899, 12, 30)
        days = math.floor(serial)
        # Counting from 1900, day 60 is 29 February 1900, which never was: Excel keeps a fault of its forerunner.
        if not self._since_1904 and 1 <= days < 60:
            days += 1
        elif not self._since_1904 and (days < 1 or days == 60):
            return _impossible(serial)
        if not 0 <= days <= (_LAST_DAY - 1462 if self._since_1904 else _LAST_DAY):
            return _impossible(serial)
        seconds = min(round((serial - math.floor(serial)) * 86_400), 86_399)
        return Moment(datetime.combine(first + timedelta(days=days), time()) + timedelta(seconds=seconds))


def _impossible(serial: Decimal) -> Fault:
    return Fault(f"an impossible date (the number {Number(serial).shown})", "a date, such as 02/03/2026")


def _truth(value: str) -> Value:
    if value.casefold() in {"1", "true"}:
        return Truth(value=True)
    return Truth(value=False) if value.casefold() in {"0", "false"} else Fault("a damaged yes or no", _SAVE_AGAIN)


def _moment(value: str) -> Value:
    try:
        return Moment(datetime.fromisoformat(value).replace(tzinfo=None))
    except ValueError:
        return Fault(f"an impossible date ({value})", "a date, such as 02/03/2026")
