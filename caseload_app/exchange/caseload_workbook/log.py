"""Collects findings while a workbook is read, and puts them in the order of its sheets, rows and columns."""

from __future__ import annotations

import re

from caseload_app.exchange.caseload_workbook.sheets import SHEETS
from caseload_app.exchange.caseload_workbook.spreadsheet.places import place
from caseload_app.exchange.findings import Finding, Severity

MOST = 100_000
"""Findings kept one by one; of a file with more, the rest is counted. Nobody reads further, and memory is finite."""

_LONGEST_SHOWN = 120
_SHEET_ORDER = {sheet.name: number for number, sheet in enumerate(SHEETS)}
_SPACES = re.compile(r"\s+")


class Log:
    """The findings of one workbook."""

    def __init__(self) -> None:
        self._findings: list[tuple[int, int, int, Finding]] = []
        self._more: dict[Severity, int] = dict.fromkeys(Severity, 0)

    def error(self, sheet: str, row: int, column: int, found: str, expected: str) -> None:
        """Something that keeps its row out."""
        self._add(Severity.ERROR, sheet, (row, column), found, expected)

    def warning(self, sheet: str, row: int, column: int, found: str, expected: str) -> None:
        """Something to know that lets its row in."""
        self._add(Severity.WARNING, sheet, (row, column), found, expected)

    def in_order(self, file_name: str) -> tuple[Finding, ...]:
        """All findings by sheet, row and column; where there are too many, how many more, at the end."""
        ordered = sorted(self._findings, key=lambda entry: entry[:3])
        more = tuple(
            Finding(
                severity, file_name, f"{count:,} more like these", "these put right first; then read the file again"
            )
            for severity, count in self._more.items()
            if count
        )
        return (*(finding for *_place, finding in ordered), *more)

    def _add(self, severity: Severity, sheet: str, cell: tuple[int, int], found: str, expected: str) -> None:
        if len(self._findings) >= MOST:
            self._more[severity] += 1
            return
        finding = Finding(severity, place(sheet, *cell), short(found), expected)
        self._findings.append((_SHEET_ORDER[sheet], *cell, finding))


def short(text: str) -> str:
    """A text on one line of bearable length."""
    if len(text) <= _LONGEST_SHOWN and text.isprintable():
        return text.strip()
    line = _SPACES.sub(" ", text[: 4 * _LONGEST_SHOWN]).strip()
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]} …"
