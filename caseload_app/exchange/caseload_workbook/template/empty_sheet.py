"""One sheet of the template: its headings, and columns ready for dates, identifiers and numbers."""

from __future__ import annotations

from math import ceil

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from caseload_app.exchange.caseload_workbook.sheets.sheet import Sheet
from caseload_app.exchange.caseload_workbook.template.look import as_heading, set_up_page

_PAGE_WIDTH = 220
"""Characters beside each other on one page that can still be read."""


def add_empty_sheet(workbook: Workbook, sheet: Sheet[object]) -> Worksheet:
    """Add a sheet without any row but the headings."""
    worksheet: Worksheet = workbook.create_sheet(sheet.name)
    for number, column in enumerate(sheet.columns, start=1):
        as_heading(worksheet.cell(row=1, column=number, value=column.heading), required=column.required)
        dimension = worksheet.column_dimensions[get_column_letter(number)]
        dimension.width = column.width + 2
        dimension.number_format = column.kind.number_format
    worksheet.freeze_panes = "B2"
    worksheet.print_title_rows = "1:1"
    worksheet.print_title_cols = "A:A"
    set_up_page(worksheet, pages_wide=ceil(sum(column.width + 2 for column in sheet.columns) / _PAGE_WIDTH))
    return worksheet
