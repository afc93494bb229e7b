"""The caseload workbook (.xlsx): the format that managers fill in, read with findings, and its empty template."""

from __future__ import annotations

from caseload_app.exchange.caseload_workbook.reading import Reading, read

__all__ = ["Reading", "read"]
