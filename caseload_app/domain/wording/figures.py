"""Figures, days and lists as people read them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from math import floor

from solver.problem import Hundredths

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def points(hundredths: Hundredths) -> str:
    """Points with one decimal, or two where one would not be exact: 300 is ``3.0``, 425 is ``4.25``."""
    whole, rest = divmod(abs(hundredths), 100)
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{whole}.{rest // 10}" if rest % 10 == 0 else f"{sign}{whole}.{rest:02d}"


def weight_of(here: Hundredths, in_tray: Hundredths) -> str:
    """What a case weighs on a worker, and what it weighs in the tray where the worker's journey makes a difference."""
    weight = f"{points(here).removesuffix('.0')} points"
    if here == in_tray:
        return weight
    return f"{weight} with this worker\u2019s journey ({points(in_tray).removesuffix('.0')} in the tray)"


def percent(load: Hundredths, available: Hundredths) -> str:
    """Workload in whole per cent, rounded half up; ``available`` must be above 0."""
    return f"{floor((200 * load + available) / (2 * available))} %"


def day(when: date) -> str:
    """A day: ``2 Mar 2026``, whatever language the computer speaks."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def seconds(duration: float) -> str:
    """A duration: ``0.04 s``, ``12 s``, ``3 min 5 s``."""
    if duration < 9.995:
        return f"{max(duration, 0.01):.2f} s"
    minutes, rest = divmod(round(duration), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def amount(number: int, singular: str, plural: str | None = None) -> str:
    """A number of things: ``1 case``, ``2 cases``."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def case_or_cases(case_ids: Collection[str]) -> str:
    """Cases of which there is at least one: a single one by its id, several by their number."""
    return next(iter(case_ids)) if len(case_ids) == 1 else amount(len(case_ids), "case")


def list_of(items: Sequence[str], joined_by: str = "and") -> str:
    """Things in a row: ``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joined_by} {items[-1]}"
