"""What was found in the input: told on standard error as it comes, and written to a file where one was asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from caseload_app.cli.terminal import say_error
from caseload_app.exchange.findings import Finding, as_line, write_findings


class FindingsLog:
    """The findings of one run over one or several inputs.

    With several inputs a cell is named as spreadsheets do, ``[north.xlsx]Cases!E14``, because the sheet alone would not
    say where to look.
    """

    def __init__(self, path: Path | None, *, several: bool) -> None:
        self._path = path
        self._several = several
        self._findings: list[Finding] = []

    def add(self, findings: Iterable[Finding], file: Path) -> None:
        """Tell the findings of one input."""
        located = [self._located(finding, file) for finding in findings]
        self._findings += located
        if located:
            say_error("\n".join(map(as_line, located)))

    def write(self) -> None:
        """Write the file, empty when there was nothing to say; nothing is written where none was asked for.

        Raises:
            CannotWrite: when it cannot be written.
        """
        if self._path is not None:
            write_findings(self._path, self._findings)

    def _located(self, finding: Finding, file: Path) -> Finding:
        if not self._several or finding.where == file.name:
            return finding
        return replace(finding, where=f"[{file.name}]{finding.where}")
