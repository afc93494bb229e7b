"""How a sheet prints and scrolls: A4 landscape, as wide as the page, header row on every page, frozen and filtered."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties

_A4 = 9
_SMALL = 9


def set_up_page(sheet: WriteOnlyWorksheet, *, columns: int, rows: int, marking: str, day: str) -> None:
    """Set a sheet up for print and for scrolling.

    Args:
        sheet: not yet filled: some of this stands before its rows.
        columns: how many there are.
        rows: how many there are under the header row.
        marking: what stands in the header of every page.
        day: the day of allocation, in words.
    """
    last = f"{get_column_letter(columns)}{rows + 1}"
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{last}"
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"A1:{last}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.8
    sheet.page_margins.header = sheet.page_margins.footer = 0.35
    sheet.oddHeader = _line("&A", marking.replace("&", "&&"), f"Allocation day {day}", middle_font="Calibri,Bold")
    sheet.oddFooter = _line("&F", "Page &P of &N", "Printed on &D")


def _line(left: str, middle: str, right: str, middle_font: str | None = None) -> HeaderFooterItem:
    """A line above or below a page; ``&A`` is the sheet's name, ``&F`` the file's, ``&P`` the page of ``&N``."""
    return HeaderFooterItem(
        left=_HeaderFooterPart(left, size=_SMALL),
        center=_HeaderFooterPart(middle, font=middle_font, size=_SMALL),
        right=_HeaderFooterPart(right, size=_SMALL),
    )
