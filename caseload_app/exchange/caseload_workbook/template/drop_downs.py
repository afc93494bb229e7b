"""What a spreadsheet program offers, and refuses, while somebody fills the template in."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from caseload_app.exchange.caseload_workbook.kinds.days import Day
from caseload_app.exchange.caseload_workbook.sheets.sheet import Column, Sheet
from caseload_app.exchange.caseload_workbook.spreadsheet.places import LAST_ROW
from solver.problem import Policy

_LONGEST_MESSAGE = 225
_WORKERS_OFFERED = 1_000
Lists = Mapping[tuple[str, ...], str]
"""Where on the explanation sheet the choices of a drop-down stand, as a formula."""


def add_drop_downs(worksheet: Worksheet, sheet: Sheet[object], policy: Policy, lists: Lists) -> None:
    """Add drop-downs, and bounds for numbers and dates, to the columns of a sheet."""
    for number, column in enumerate(sheet.columns, start=1):
        validation = _validation(column, policy, lists)
        if validation is not None:
            letter = get_column_letter(number)
            validation.add(f"{letter}2:{letter}{LAST_ROW}")
            worksheet.add_data_validation(validation)


def _validation(column: Column, policy: Policy, lists: Lists) -> DataValidation | None:
    if column.offers is not None:
        # Offers who is there and refuses nobody: the reader knows what to say of somebody who is not.
        ids = f"{quote_sheetname(column.offers)}!$A$2:$A${_WORKERS_OFFERED + 1}"
        return DataValidation(type="list", formula1=ids, allow_blank=True, showErrorMessage=False)
    choices = column.kind.choices(policy)
    if choices:
        validation = DataValidation(type="list", formula1=lists[choices])
    elif isinstance(column.kind, Day):
        validation = DataValidation(type="date", operator="greaterThanOrEqual", formula1="1")
    elif column.kind.bounds is not None:
        least, most = column.kind.bounds
        validation = DataValidation(type="decimal", operator="between", formula1=str(least), formula2=str(most))
    else:
        return None
    validation.allow_blank = True
    validation.showErrorMessage = True
    validation.errorTitle = column.heading
    message = f"Expected: {column.kind.allowed(policy)}."
    validation.error = message if len(message) <= _LONGEST_MESSAGE else "Expected: one of the list."
    return validation
