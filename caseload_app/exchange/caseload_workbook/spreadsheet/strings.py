"""The texts of a workbook: the table that cells share, and how the file format spells odd characters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from caseload_app.exchange.caseload_workbook.spreadsheet.markup import Attributes, Budget, Listener, main, read_part
from caseload_app.exchange.caseload_workbook.spreadsheet.package import Package

ITEM = main("si")
RUN_TEXT = main("t")
PHONETIC = main("rPh")

LONGEST_TEXT = 1_000_000
"""Characters of one text; a cell of Excel holds 32,767. Longer ones are not kept, so that no file fills the memory."""

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def unescaped(text: str) -> str:
    """A text as a person sees it: the format writes characters that XML forbids as ``_x000D_``.

    Half a pair of surrogates, which is no character at all, becomes the replacement character.
    """
    if "_x" not in text:
        return text
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    paired = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return _LONE_SURROGATE.sub("\ufffd", paired)


def shared_strings(package: Package, part: str, budget: Budget) -> Sequence[str | None]:
    """The shared texts by number; formatting inside a text and pronunciation beside it are left out.

    One that is longer than any cell is None.

    Raises:
        Unreadable: when the table is missing or damaged.
    """
    table = _Table()
    read_part(package, part, budget, table)
    return table.texts


class _Table(Listener):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str | None] = []
        self._length = 0
        self._pieces: list[str] = []
        self._is_text = False
        self._phonetic = 0

    def start(self, element: str, _attributes: Attributes) -> None:
        if element in RUN_TEXT:
            self._is_text = not self._phonetic
        elif element in ITEM:
            self._pieces = []
            self._length = 0
        elif element in PHONETIC:
            self._phonetic += 1

    def end(self, element: str) -> None:
        if element in RUN_TEXT:
            self._is_text = False
        elif element in ITEM:
            self.texts.append(unescaped("".join(self._pieces)) if self._length <= LONGEST_TEXT else None)
        elif element in PHONETIC:
            self._phonetic -= 1

    def text(self, piece: str) -> None:
        if self._is_text:
            self._length += len(piece)
            if self._length <= LONGEST_TEXT:
                self._pieces.append(piece)
