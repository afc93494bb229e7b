"""Columns of text: identifiers, names and notes, and the one language of a case."""

from __future__ import annotations

from caseload_app.exchange.caseload_workbook.kinds.kind import Kind, Mismatch
from caseload_app.exchange.caseload_workbook.spreadsheet.values import Moment, Value, text_of
from solver.problem import Policy


class Identifier(Kind):
    """A worker, a case, a family, a team: text that is compared exactly; outer spaces do not count, 7.0 is ``7``."""

    number_format = "@"

    def __init__(self, of: str) -> None:
        self._of = of

    def read(self, value: Value, policy: Policy) -> str:
        """See `Kind.read`. A date is refused: a spreadsheet program has made it of something else, such as 3-2."""
        if isinstance(value, Moment):
            raise Mismatch(f"{self.allowed(policy)}; format the cell as text and type it again")
        return text_of(value).strip()

    def allowed(self, _policy: Policy) -> str:
        """See `Kind.allowed`."""
        return self._of


class FreeText(Kind):
    """A name or a note, kept exactly as read."""

    def read(self, value: Value, _policy: Policy) -> str:
        """See `Kind.read`."""
        return text_of(value)

    def allowed(self, _policy: Policy) -> str:
        """See `Kind.allowed`."""
        return "any text"


class OneLanguage(Kind):
    """One language; case does not count."""

    def read(self, value: Value, policy: Policy) -> str | None:
        """See `Kind.read`."""
        items = split(value)
        if len(items) > 1:
            raise Mismatch(self.allowed(policy))
        return items[0] if items else None

    def allowed(self, _policy: Policy) -> str:
        """See `Kind.allowed`."""
        return "one language, such as Polish"


def split(value: Value) -> list[str]:
    """The items of a list separated by ``;``, without outer spaces; empty ones do not count."""
    return [item.strip() for item in text_of(value).split(";") if item.strip()]
