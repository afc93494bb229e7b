"""Single values as typed: days, seconds, moves, ids. What is wrong is said in a few words behind the option's name."""

from __future__ import annotations

import math
import re
from argparse import ArgumentTypeError
from datetime import date

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WHOLE = re.compile(r"\d{1,9}", re.ASCII)


def day(text: str) -> date:
    """A day as YYYY-MM-DD."""
    if _ISO_DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise ArgumentTypeError(f"there is no day {text}") from None
    raise ArgumentTypeError(f"found {text!r}; a day is written YYYY-MM-DD, for example 2026-03-02")


def seconds(text: str) -> float:
    """A duration in seconds, 0 or more."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or number < 0:
        raise ArgumentTypeError(f"found {text!r}; it takes a number of seconds from 0, for example 60")
    return number


def moves(text: str) -> int:
    """A number of moves, 0 or more."""
    if not _WHOLE.fullmatch(text):
        raise ArgumentTypeError(f"found {text!r}; it takes a whole number from 0, for example 3")
    return int(text)


def worker_id(text: str) -> str:
    """The id of a worker; outer spaces do not count."""
    if not text.strip():
        raise ArgumentTypeError("it names nobody; give a worker's id, for example --cover W05")
    return text.strip()
