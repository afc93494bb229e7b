"""Where cells are: columns by letter and by number, and what one calls a cell."""

from __future__ import annotations

from functools import lru_cache

LAST_COLUMN = 16_384
LAST_ROW = 1_048_576
"""The edges of a sheet, the same in every spreadsheet program of today."""


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """The number of a column from 1 (A is 1, AA is 27); 0 when these are no letters of a column."""
    if not 0 < len(letters) < 4 or not letters.isascii() or not letters.isalpha():
        return 0
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


@lru_cache(maxsize=1024)
def column_letters(number: int) -> str:
    """The letters of a column by its number from 1."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def place(sheet: str, row: int, column: int) -> str:
    """What one calls a cell, such as ``Cases!E14``."""
    return f"{sheet}!{column_letters(column)}{row}"
