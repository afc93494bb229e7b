"""Columns that hold several things separated by ``;``."""

from __future__ import annotations

from caseload_app.domain.team import key
from caseload_app.exchange.caseload_workbook.kinds.choices import category
from caseload_app.exchange.caseload_workbook.kinds.kind import Kind, Mismatch
from caseload_app.exchange.caseload_workbook.kinds.texts import split
from caseload_app.exchange.caseload_workbook.spreadsheet.values import Moment, Value
from solver.problem import Policy


class Words(Kind):
    """Skills or languages, compared without case and kept as first written."""

    def __init__(self, of: str) -> None:
        self._of = of

    def read(self, value: Value, _policy: Policy) -> tuple[str, ...] | None:
        """See `Kind.read`."""
        first: dict[str, str] = {}
        for item in split(value):
            first.setdefault(key(item), item)
        return tuple(first.values()) or None

    def allowed(self, _policy: Policy) -> str:
        """See `Kind.allowed`."""
        return f"{self._of}, with ; between them"


class Identifiers(Kind):
    """Workers by their IDs."""

    number_format = "@"

    def read(self, value: Value, policy: Policy) -> tuple[str, ...] | None:
        """See `Kind.read`."""
        if isinstance(value, Moment):
            raise Mismatch(f"{self.allowed(policy)}; format the cell as text and type it again")
        return tuple(dict.fromkeys(split(value))) or None

    def allowed(self, _policy: Policy) -> str:
        """See `Kind.allowed`."""
        return "worker IDs, with ; between them"


class CategoryCodes(Kind):
    """Categories by their codes, as the policy spells them."""

    def read(self, value: Value, policy: Policy) -> tuple[str, ...] | None:
        """See `Kind.read`."""
        return tuple(dict.fromkeys(category(item, policy) for item in split(value))) or None

    def allowed(self, policy: Policy) -> str:
        """See `Kind.allowed`."""
        return f"category codes, with ; between them: {', '.join(policy.categories)}"
