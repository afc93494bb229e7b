"""How a number in a cell is shown, as far as it says what the number means: a date, a per cent, or just a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from caseload_app.exchange.caseload_workbook.spreadsheet.markup import Attributes, Budget, Listener, main, read_part
from caseload_app.exchange.caseload_workbook.spreadsheet.package import Package


class Look(Enum):
    """What a number format makes of a number."""

    PLAIN = "plain"
    PERCENT = "per cent"
    DAY = "day"
    TIME = "time of day"


_BUILT_IN = {
    **dict.fromkeys((9, 10), Look.PERCENT),
    **dict.fromkeys((*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)), Look.DAY),
    **dict.fromkeys((*range(18, 22), *range(32, 36), 45, 47), Look.TIME),
}
"""The numbers of formats that every spreadsheet program knows without a code [ECMA-376, part 1, 18.8.30]."""

_NO_PLACEHOLDER = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]', re.DOTALL)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)

_FORMATS = main("numFmts")
_FORMAT = main("numFmt")
_CELL_STYLES = main("cellXfs")
_STYLE = main("xf")


def look_of(code: str) -> Look:
    """What a number format's code shows, such as ``dd/mm/yyyy`` or ``0.0%``."""
    if _ELAPSED.search(code):
        return Look.PLAIN
    placeholders = _NO_PLACEHOLDER.sub("", code).split(";", 1)[0].casefold()
    if "%" in placeholders:
        return Look.PERCENT
    if "y" in placeholders or "d" in placeholders:
        return Look.DAY
    if "h" in placeholders or "s" in placeholders:
        return Look.TIME
    return Look.DAY if "m" in placeholders else Look.PLAIN


def looks(package: Package, part: str, budget: Budget) -> Sequence[Look]:
    """The look of each cell style by its number.

    Raises:
        Unreadable: when the styles are missing or damaged.
    """
    styles = _Styles()
    read_part(package, part, budget, styles)
    return [styles.own.get(number) or _BUILT_IN.get(number, Look.PLAIN) for number in styles.numbers]


class _Styles(Listener):
    def __init__(self) -> None:
        super().__init__()
        self.own: dict[int, Look] = {}
        self.numbers: list[int] = []
        self._inside: frozenset[str] = frozenset()

    def start(self, element: str, attributes: Attributes) -> None:
        if element in _FORMATS or element in _CELL_STYLES:
            self._inside = frozenset({element})
        elif element in _FORMAT and self._inside & _FORMATS:
            self.own[_number(attributes)] = look_of(attributes.get("formatCode", ""))
        elif element in _STYLE and self._inside & _CELL_STYLES:
            self.numbers.append(_number(attributes))

    def end(self, element: str) -> None:
        if element in self._inside:
            self._inside = frozenset()


def _number(attributes: Attributes) -> int:
    text = attributes.get("numFmtId", "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
