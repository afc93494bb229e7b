"""How the sheet looks: quiet, readable in print, and never by colour alone."""

from __future__ import annotations

from copy import copy
from enum import Enum

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray

from caseload_app.exchange.allocation_sheet.columns import Kind

_INK = "1F2933"
_BODY = Font(name="Calibri", size=11, color=_INK)
_STRONG = Font(name="Calibri", size=11, bold=True, color=_INK)
_HEADING_FILL = PatternFill("solid", fgColor="E3E9F0")
_HEADING_RULE = Border(bottom=Side(style="medium", color="5B6B7B"))
_RULE = Border(bottom=Side(style="thin", color="C9D1D9"))
_TEXT = Alignment(wrap_text=True, vertical="top", horizontal="left", indent=1)
_NUMBER = Alignment(vertical="top", horizontal="right")
# Headings stand at the top: the arrow of the filter sits at the bottom right and would cover them.
_TEXT_HEADING = Alignment(wrap_text=True, vertical="top", horizontal="left", indent=1)
_NUMBER_HEADING = Alignment(wrap_text=True, vertical="top", horizontal="right")
_STYLE = "_style"
"""Where openpyxl keeps a cell's look; copying it is several times faster than setting the parts of each cell again."""


class Tint(Enum):
    """What a row's ground says, besides a word in the row that says it too."""

    NONE = None
    CHANGED = "EEF4FB"
    ATTENTION = "FFF1D6"


class Look:
    """Gives cells of one workbook their look; each combination is built once, for sheets of thousands of rows."""

    def __init__(self) -> None:
        """Start without any style built."""
        self._built: dict[tuple[Kind, str, Tint, bool], StyleArray] = {}

    def give_heading(self, cell: Cell, *, is_text: bool) -> None:
        """The look of a heading; over numbers it stands right, as they do."""
        cell.font, cell.fill, cell.border = _STRONG, _HEADING_FILL, _HEADING_RULE
        cell.alignment = _TEXT_HEADING if is_text else _NUMBER_HEADING

    def give(self, cell: Cell, *, kind: Kind, number_format: str, tint: Tint, is_strong: bool) -> None:
        """The look of a value."""
        wanted = (kind, number_format, tint, is_strong)
        built = self._built.get(wanted)
        if built is not None:
            setattr(cell, _STYLE, copy(built))
            return
        cell.font, cell.border = _STRONG if is_strong else _BODY, _RULE
        cell.alignment = _TEXT if kind in (Kind.TEXT, Kind.ANY) else _NUMBER
        cell.number_format = number_format
        if tint.value is not None:
            cell.fill = PatternFill("solid", fgColor=tint.value)
        self._built[wanted] = copy(getattr(cell, _STYLE))
