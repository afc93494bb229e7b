"""How the template looks: quiet, and the columns that must be filled stand out by weight as well as by colour."""

from __future__ import annotations

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_INK = "1F2933"
_BODY = Font(name="Calibri", size=11, color=_INK)
_STRONG = Font(name="Calibri", size=11, bold=True, color=_INK)
_TITLE = Font(name="Calibri", size=18, bold=True, color=_INK)
_SECTION = Font(name="Calibri", size=13, bold=True, color=_INK)
_REQUIRED = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
_REQUIRED_FILL = PatternFill("solid", fgColor="33475B")
_HEADING_FILL = PatternFill("solid", fgColor="E3E9F0")
_HEADING_RULE = Border(bottom=Side(style="medium", color="5B6B7B"))
_RULE = Border(bottom=Side(style="thin", color="C9D1D9"))
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_A4 = 9
_SMALL = 9


def as_heading(cell: Cell, *, required: bool) -> None:
    """The heading of a column, bold on dark where it must be filled."""
    cell.font = _REQUIRED if required else _BODY
    cell.fill = _REQUIRED_FILL if required else _HEADING_FILL
    cell.border = _HEADING_RULE
    cell.alignment = _WRAPPED


def as_table_heading(cell: Cell) -> None:
    """The heading over a column of the explanations."""
    cell.font, cell.fill, cell.border, cell.alignment = _STRONG, _HEADING_FILL, _HEADING_RULE, _WRAPPED


def as_text(cell: Cell, *, is_strong: bool = False) -> None:
    """A cell of the explanations."""
    cell.font, cell.border, cell.alignment = (_STRONG if is_strong else _BODY), _RULE, _WRAPPED


def as_title(cell: Cell, *, is_section: bool = False) -> None:
    """The title of the explanations or of one of their sections."""
    cell.font = _SECTION if is_section else _TITLE


def as_paragraph(cell: Cell) -> None:
    """A line of running text, which may run over the cells beside it."""
    cell.font = _BODY


def set_up_page(sheet: Worksheet, *, pages_wide: int = 1) -> None:
    """A4 landscape, so many pages wide, with the sheet's name, the file's name and page numbers."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = pages_wide
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart("&F", size=_SMALL),
        center=_HeaderFooterPart("&A", size=_SMALL),
        right=_HeaderFooterPart("Page &P of &N", size=_SMALL),
    )
