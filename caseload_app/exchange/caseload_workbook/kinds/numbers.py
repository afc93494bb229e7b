"""Columns of numbers, exact and within bounds."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from caseload_app.exchange.caseload_workbook.kinds.kind import Kind, Mismatch
from caseload_app.exchange.caseload_workbook.spreadsheet.values import Number, Text, Value
from solver.problem import Hundredths, Policy

LARGEST = 1_000_000
"""No policy: only keeps slips of the pen, such as a telephone number, out of the arithmetic."""

_FIGURES = re.compile(r"[+-]?\d{1,15}(\.\d{1,15})?", re.ASCII)
_HUNDREDTHS_IN_A_POINT = 100


class Amount(Kind):
    """A number from one bound to another."""

    def __init__(self, words: str, *, above: int | None = None, least: int = 0, most: int = LARGEST) -> None:
        self._words = words
        self._above = above
        self.bounds: tuple[int, int] = (least, most)

    def read(self, value: Value, policy: Policy) -> Decimal | int:
        """See `Kind.read`. Figures that a cell keeps as text count as the number they show."""
        number = self.number(value)
        if number is None or not self._is_within(number):
            raise Mismatch(self.allowed(policy))
        return number + 0  # -0 becomes 0

    def allowed(self, _policy: Policy) -> str:
        """See `Kind.allowed`."""
        return self._words

    def number(self, value: Value) -> Decimal | None:
        """The number that counts; None when the cell holds none."""
        return figures(value)

    def _is_within(self, number: Decimal) -> bool:
        least, most = self.bounds
        return least <= number <= most and (self._above is None or number > self._above)


class Points(Amount):
    """Points as people write them, kept as whole hundredths; a finer part is rounded half up."""

    def __init__(self) -> None:
        super().__init__("points from 0, such as 6 or 4.5")

    def read(self, value: Value, policy: Policy) -> Hundredths:
        """See `Kind.read`."""
        hundredths = Decimal(super().read(value, policy)) * _HUNDREDTHS_IN_A_POINT
        return int(hundredths.to_integral_value(ROUND_HALF_UP))


class Percentage(Amount):
    """A per cent from 0 to 100: 50, 50 % or a cell that shows 0.5 as 50 %."""

    def __init__(self) -> None:
        super().__init__("a per cent from 0 to 100, such as 50", most=100)

    def number(self, value: Value) -> Decimal | None:
        """See `Amount.number`."""
        if isinstance(value, Number) and value.is_percent:
            return value.value * 100
        if isinstance(value, Text) and value.value.strip().endswith("%"):
            return figures(Text(value.value.strip().removesuffix("%")))
        return figures(value)


def figures(value: Value) -> Decimal | None:
    """The number a cell holds, also where it keeps its figures as text; None when it holds none."""
    if isinstance(value, Number):
        return value.value
    if isinstance(value, Text) and _FIGURES.fullmatch(value.value.strip()):
        return Decimal(value.value.strip())
    return None
