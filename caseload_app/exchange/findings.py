"""Findings: what is wrong or odd in a file that was read, each with the place, what was found and what was expected.

Nothing a file says goes unseen: whoever reads one gives back findings beside the rows; nobody prints or logs instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from caseload_app.exchange.atomic_file import write_whole


class Severity(StrEnum):
    """Whether a finding keeps its row out (error) or lets it in (warning)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know about a file.

    Attributes:
        severity: error or warning.
        where: ``Sheet!Cell``, or the file's name where it is the whole file.
        found: what stands there, in one short line.
        expected: what should stand there, in words that say what to do.
    """

    severity: Severity
    where: str
    found: str
    expected: str


_BREAKS_A_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def as_line(finding: Finding) -> str:
    """A finding in one line, its four parts separated by tabs, without the line's end."""
    parts = (finding.severity, finding.where, finding.found, finding.expected)
    return "\t".join(_BREAKS_A_LINE.sub(" ", part) for part in parts)


def write_findings(path: Path, findings: Iterable[Finding]) -> None:
    """Write findings to a UTF-8 file, one a line; without any the file is empty. The old file is replaced as a whole.

    Raises:
        CannotWrite: when the file cannot be written; what stood there before is untouched.
    """
    lines = "".join(f"{as_line(finding)}\n" for finding in findings)
    write_whole(path, lines.encode("utf-8", errors="replace"))
