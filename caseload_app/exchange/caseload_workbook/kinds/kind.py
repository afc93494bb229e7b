"""What every kind of column can do."""

from __future__ import annotations

from abc import ABC, abstractmethod

from caseload_app.exchange.caseload_workbook.spreadsheet.values import Value
from solver.problem import Policy


class Mismatch(Exception):
    """A cell does not hold what its column takes; the message says what is expected."""


class Kind(ABC):
    """One kind of column."""

    number_format = "General"
    """How spreadsheet programs show such a cell, in the template."""

    bounds: tuple[int, int] | None = None
    """Between which numbers a spreadsheet program lets one type, in the template."""

    @abstractmethod
    def read(self, value: Value, policy: Policy) -> object:
        """What the cell says; None when it says nothing, such as a list of empty items.

        Raises:
            Mismatch: when it does not hold what the column takes.
        """

    @abstractmethod
    def allowed(self, policy: Policy) -> str:
        """What such a cell may hold, in words that follow "expected"."""

    def choices(self, _policy: Policy) -> tuple[str, ...]:
        """What a drop-down offers; nothing where anything may be typed."""
        return ()
