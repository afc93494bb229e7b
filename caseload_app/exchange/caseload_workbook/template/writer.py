"""Writes the empty caseload workbook."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from caseload_app.exchange.atomic_file import check_target, write_whole
from caseload_app.exchange.caseload_workbook.sheets import SHEETS
from caseload_app.exchange.caseload_workbook.template.drop_downs import add_drop_downs
from caseload_app.exchange.caseload_workbook.template.empty_sheet import add_empty_sheet
from caseload_app.exchange.caseload_workbook.template.explanation import add_explanation
from solver.problem import Policy


def write_template(path: Path, policy: Policy) -> None:
    """Write an empty caseload workbook for the categories and settings of a policy; it replaces an older file.

    Raises:
        CannotWrite: when it cannot be written; what stood there before is untouched.
    """
    check_target(path)
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.creator = "Caseload App"
    workbook.properties.title = "Caseload workbook"
    lists = add_explanation(workbook, policy)
    for sheet in SHEETS:
        add_drop_downs(add_empty_sheet(workbook, sheet), sheet, policy, lists)
    content = BytesIO()
    workbook.save(content)
    write_whole(path, content.getvalue())
