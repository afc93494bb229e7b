"""Why a file cannot be read at all, in words for the person who chose it."""

from __future__ import annotations


class Unreadable(Exception):
    """A file that is no workbook, or one that nobody should try to read; nothing of it was taken over.

    Attributes:
        found: what the file is or what is wrong with it.
        expected: what it should be, or what to do about it.
    """

    def __init__(self, found: str, expected: str) -> None:
        self.found = found
        self.expected = expected
        super().__init__(found, expected)

    def __str__(self) -> str:
        return f"found {self.found}; expected {self.expected}"


class HasDtd(Unreadable):
    """A part declares a document type, which can make a small file grow without end or reach into the computer."""

    def __init__(self, part: str) -> None:
        super().__init__(
            f"a document type definition (DTD) in {part}",
            "a workbook as Excel or LibreOffice saves it, which has none; do not open this file",
        )


SAVE_AGAIN = "a workbook that is whole; open it in Excel or LibreOffice, save it as .xlsx and try again"


def damaged(what: str) -> Unreadable:
    """A workbook that contradicts itself or ends too early; ``what`` says in which way."""
    return Unreadable(f"a damaged file: {what}", SAVE_AGAIN)
