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
    """A due date, its state, and words for it; without a date the words are empty.

    Attributes:
        words: "Due today", "Due in 5 working days", "3 working days over".
        working_days: how many working days are left, negative when it is over; None without a date, or when it is
            more than a year away.
    """

    day: date | None
    state: DueState
    words: str
    working_days: int | None = None

    def is_within(self, working_days: int) -> bool:
        """Whether it is over, or due within so many working days."""
        return self.state is DueState.OVERDUE or (self.working_days is not None and self.working_days <= working_days)


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
    left = _working_days(today, due)
    if ahead < timedelta(0):
        return Due(due, DueState.OVERDUE, _over(due, left), left)
    state = DueState.WITHIN_A_WEEK if ahead <= _A_WEEK else DueState.LATER
    return Due(due, state, _ahead(due, ahead, left), left)


def _working_days(today: date, due: date) -> int | None:
    if abs(due - today) > _LONGEST_COUNT:
        return None
    return working_days_until(today, due) if due >= today else -working_days_until(due, today)


def _over(due: date, left: int | None) -> str:
    return f"{amount(-left, 'working day')} over" if left else f"Was due {in_words(due)}"


def _ahead(due: date, ahead: timedelta, left: int | None) -> str:
    if not ahead:
        return "Due today"
    if ahead == _A_DAY:
        return "Due tomorrow"
    return f"Due in {amount(left, 'working day')}" if left else f"Due {in_words(due)}"
