"""When something is due, seen from the day of allocation, in words and as a state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from caseload_app.domain.wording import amount
from caseload_app.domain.wording import day as in_words
from caseload_app.domain.working_days import working_days_until


class DueState(StrEnum):
    """How pressing a due date is."""

    NONE = "none"
    OVERDUE = "overdue"
    WITHIN_A_WEEK = "within 7 days"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Due:
    """A due date, its state, and words for it ("Due today", "5 working days"); without a date the words are empty."""

    day: date | None
    state: DueState
    words: str


_NO_DATE = Due(None, DueState.NONE, "")
_A_WEEK = timedelta(days=7)
_A_DAY = timedelta(days=1)
_LONGEST_COUNT = timedelta(days=366)


@lru_cache(maxsize=8192)  # the same few hundred days come again with every board
def due_on(due: date | None, today: date) -> Due:
    """How a due date looks on a day."""
    if due is None:
        return _NO_DATE
    ahead = due - today
    if ahead < timedelta(0):
        return Due(due, DueState.OVERDUE, f"Was due {in_words(due)}")
    state = DueState.WITHIN_A_WEEK if ahead <= _A_WEEK else DueState.LATER
    return Due(due, state, _words(due, today, ahead))


def _words(due: date, today: date, ahead: timedelta) -> str:
    if not ahead:
        return "Due today"
    if ahead == _A_DAY:
        return "Due tomorrow"
    working_days = working_days_until(today, due) if ahead <= _LONGEST_COUNT else 0
    return amount(working_days, "working day") if working_days else f"Due {in_words(due)}"
