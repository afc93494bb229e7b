"""Findings about a file that was read, for whoever shows them, and a text file of them."""

from __future__ import annotations

from caseload_app.exchange.findings import Finding, Severity, write_findings

__all__ = ["Finding", "Severity", "write_findings"]
