"""Text on its way into a spreadsheet: exactly as read, but for what a spreadsheet file cannot hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST_CELL = 32_767
"""Characters that one cell can hold, as Excel counts them (an emoji counts as two)."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def without_forbidden(text: str) -> str:
    """The text less the characters that XML forbids; everything else stays, ``=`` or ``+`` at the front included."""
    return _FORBIDDEN.sub("", text)


def cell_length(text: str) -> int:
    """The length of a text as Excel counts it."""
    return len(text) if text.isascii() else len(text) + sum(character > "\uffff" for character in text)


def fitting_cell(text: str) -> str:
    """The text, or where it is longer than a cell can be, its beginning and a plain statement that it was cut."""
    if _stored_length(text) <= LONGEST_CELL:
        return text
    note = f" … (cut: {cell_length(text)} characters, a cell holds {LONGEST_CELL})"
    kept = text[: LONGEST_CELL - len(note)]
    while (over := _stored_length(kept) + len(note) - LONGEST_CELL) > 0:
        kept = kept[: -max(1, over // len("_x000D_"))]
    return kept + note


def _stored_length(text: str) -> int:
    """The length as it is written, escapes included: what writes the file counts those too."""
    return cell_length(escaped(text))


def fitting_lines(lines: Sequence[str]) -> str:
    """The lines in one text; where they do not all fit a cell, the first ones and how many are missing."""
    text = "\n".join(lines)
    kept = len(lines)
    while cell_length(text) > LONGEST_CELL and kept > 0:
        kept = min(kept - 1, kept * LONGEST_CELL // cell_length(text))
        text = "\n".join([*lines[:kept], f"and {len(lines) - kept} more lines that this cell cannot hold"])
    return text if kept else fitting_cell("\n".join(lines))


def escaped(text: str) -> str:
    """The text as a spreadsheet file spells it: a carriage return, and what looks like such a spelling, is escaped.

    The file format writes ``_x000D_`` for a carriage return, which XML would turn into a line feed, and ``_x005F_`` for
    an underscore before something that would be taken for such an escape.
    """
    return _LOOKS_ESCAPED.sub("_x005F_", text).replace("\r", "_x000D_")
