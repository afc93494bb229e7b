"""Clocks: what a category of case makes due, and when. Data from the policy file; nothing is computed here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What the number of a clock counts. Working days follow the bank holidays of England and Wales."""

    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """So many working days, weeks or months."""

    number: int
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stretch of a clock: once within a span, or again and again every span.

    ``of`` names what a single deadline counts from (None: the start of the case); ``until`` says in words how long a
    repeated one lasts (None: as long as the case, or until the next step).
    """

    span: Span
    repeats: bool
    of: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What is due (``visit``, ``review``), in steps that follow one another."""

    event: str
    steps: tuple[Step, ...]
    where_agreed: Span | None = None
    """The longer interval that may be agreed for a child."""
