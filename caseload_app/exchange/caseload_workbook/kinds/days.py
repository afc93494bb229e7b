"""Columns of dates: real ones, and text that leaves no doubt."""

from __future__ import annotations

import re
from datetime import date, datetime

from caseload_app.exchange.caseload_workbook.kinds.kind import Kind, Mismatch
from caseload_app.exchange.caseload_workbook.spreadsheet.values import Moment, Text, Value
from solver.problem import Policy

_BRITISH = re.compile(r"(\d\d)/(\d\d)/(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_ISO_WITH_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?", re.ASCII)
_FIRST_YEAR = 1900
"""The first year that a spreadsheet program can count; an earlier one is a slip, such as 0026."""


class Day(Kind):
    """A date; a time of day with it does not count. A bare number is none: nobody can see which day it means."""

    number_format = "dd/mm/yyyy"

    def read(self, value: Value, policy: Policy) -> date:
        """See `Kind.read`."""
        day = value.value.date() if isinstance(value, Moment) else _written(value)
        if day is None or day.year < _FIRST_YEAR:
            raise Mismatch(self.allowed(policy))
        return day

    def allowed(self, _policy: Policy) -> str:
        """See `Kind.allowed`."""
        return "a date, such as 02/03/2026 or 2026-03-02"


def _written(value: Value) -> date | None:
    if not isinstance(value, Text):
        return None
    text = value.value.strip()
    try:
        if british := _BRITISH.fullmatch(text):
            return date(int(british[3]), int(british[2]), int(british[1]))
        if iso := _ISO.fullmatch(text):
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if _ISO_WITH_TIME.fullmatch(text):
            return datetime.fromisoformat(text).date()
    except ValueError:  # 31/02/2026
        return None
    return None
