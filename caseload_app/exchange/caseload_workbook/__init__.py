"""The caseload workbook (.xlsx): the format that managers fill in, read with findings, and its empty template."""

from __future__ import annotations

from pathlib import Path

from caseload_app.exchange.caseload_workbook.reading import Reading, read
from solver.problem import Policy

__all__ = ["Reading", "read", "write_template"]


def write_template(path: Path, policy: Policy) -> None:
    """Write an empty caseload workbook for the categories and settings of a policy; it replaces an older file.

    Raises:
        CannotWrite: when it cannot be written; what stood there before is untouched.
    """
    from caseload_app.exchange.caseload_workbook.template import writer

    writer.write_template(path, policy)
