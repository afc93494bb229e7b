"""The sheets of the caseload workbook and their columns, written down once for reader, template and explanation."""

from __future__ import annotations

from caseload_app.exchange.caseload_workbook.sheets.cases import CASES
from caseload_app.exchange.caseload_workbook.sheets.involvements import INVOLVEMENTS
from caseload_app.exchange.caseload_workbook.sheets.reductions import REDUCTIONS
from caseload_app.exchange.caseload_workbook.sheets.settings import SETTINGS
from caseload_app.exchange.caseload_workbook.sheets.travel import TRAVEL
from caseload_app.exchange.caseload_workbook.sheets.workers import WORKERS

SHEETS = (WORKERS, REDUCTIONS, CASES, TRAVEL, INVOLVEMENTS, SETTINGS)
"""In the order of the template and of the findings."""

__all__ = ["CASES", "INVOLVEMENTS", "REDUCTIONS", "SETTINGS", "SHEETS", "TRAVEL", "WORKERS"]
