"""The columns of the table: heading, what stands in the cell, and by what it is sorted and filtered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from caseload_app.domain.wording import day as in_words
from caseload_app.domain.wording import points
from caseload_app.services.board import DueState
from caseload_app.services.case_lines import CaseLine

UNALLOCATED = "Unallocated"
_STATES = {
    DueState.NONE: "",
    DueState.OVERDUE: "Overdue",
    DueState.WITHIN_A_WEEK: "Due within 7 days",
    DueState.LATER: "Later",
}
_URGENCY = {DueState.OVERDUE: 0, DueState.WITHIN_A_WEEK: 1, DueState.LATER: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column.

    Attributes:
        key: its name in code.
        width: in characters.
        text: what stands in the cell.
        order: what it is sorted by; None stands last, whichever way.
        number: the figure that a filter such as ``>5`` compares; None for words.
        shown: whether it is shown until somebody chooses.
        hint: what the heading means, where it needs saying.
    """

    key: str
    heading: str
    width: int
    text: Callable[[CaseLine], str]
    order: Callable[[CaseLine], Any]
    number: Callable[[CaseLine], float | None] | None = None
    shown: bool = True
    hint: str = ""

    @property
    def is_figure(self) -> bool:
        """Whether its cells are figures, which stand below each other."""
        return self.number is not None


def _words(key: str, heading: str, width: int, text: Callable[[CaseLine], str], **more: Any) -> Column:
    return Column(
        key=key, heading=heading, width=width, text=text, order=lambda line: text(line).casefold() or None, **more
    )


def _day(key: str, heading: str, what: Callable[[CaseLine], date | None]) -> Column:
    def text(line: CaseLine) -> str:
        when = what(line)
        return "" if when is None else in_words(when)

    return Column(key=key, heading=heading, width=12, text=text, order=what, shown=False)


def _figure(  # noqa: PLR0913, PLR0917  (the parts of a column)
    key: str,
    heading: str,
    width: int,
    what: Callable[[CaseLine], int | None],
    unit: int,
    words: Callable[[int], str],
    **more: Any,
) -> Column:
    """A column of whole numbers, of which ``unit`` make one of what is written."""

    def text(line: CaseLine) -> str:
        found = what(line)
        return "" if found is None else words(found)

    def number(line: CaseLine) -> float | None:
        found = what(line)
        return None if found is None else found / unit

    return Column(key=key, heading=heading, width=width, text=text, order=what, number=number, **more)


def _child(line: CaseLine) -> str:
    return "Restricted" if line.restricted else line.name or ""


COLUMNS: tuple[Column, ...] = (
    _words("case", "Case", 8, lambda line: line.case_id),
    _words("child", "Child", 8, _child, hint="The child, or the foster household"),
    _words("category", "Category", 24, lambda line: line.category),
    Column(
        key="priority",
        heading="Priority",
        width=9,
        text=lambda line: line.priority.name.capitalize(),
        order=lambda line: line.priority,
    ),
    Column(key="due", heading="Due", width=18, text=lambda line: line.due.words, order=lambda line: line.due.day),
    _words("worker", "Worker", 16, lambda line: line.worker or UNALLOCATED),
    _words("suggested", "Suggestion", 16, lambda line: line.suggested, hint="Who would take it, not accepted yet"),
    _figure("points", "Points", 6, lambda line: line.points, 100, points, hint="Before the family factor"),
    _figure(
        "share",
        "Load share",
        9,
        lambda line: line.permille,
        10,
        lambda tenths: f"{tenths / 10:.1f} %",
        hint="What the case takes of the worker's available points, family factor included",
    ),
    Column(
        key="clock",
        heading="Clock",
        width=15,
        text=lambda line: _STATES[line.due.state],
        order=lambda line: _URGENCY.get(line.due.state),
    ),
    _words("locked", "Locked", 9, lambda line: "Locked" if line.locked else ""),
    _words("team", "Team", 18, lambda line: line.team, shown=False),
    _day("due date", "Due date", lambda line: line.due.day),
    _day("received", "Received", lambda line: line.received),
    _day("since", "With worker since", lambda line: line.since),
    _figure(
        "waiting",
        "Waiting",
        10,
        lambda line: line.days_waiting,
        1,
        lambda days: f"{days} day{'' if days == 1 else 's'}",
        shown=False,
        hint="How long the case has had no worker",
    ),
    _words("siblings", "Siblings", 16, lambda line: ", ".join(line.siblings), shown=False),
    _words("skills", "Skills required", 18, lambda line: ", ".join(line.skills), shown=False),
    _words("language", "Language", 11, lambda line: line.language, shown=False),
    _words("previous", "Previous worker", 20, lambda line: line.previous_worker, shown=False),
    _words("reason", "Why suggested", 40, lambda line: line.reason, shown=False),
)
"""From left to right, as long as nobody moves them."""

PLACE = {column.key: number for number, column in enumerate(COLUMNS)}
"""Where a column is, by its key."""

GROUPINGS = ("worker", "team", "category", "priority", "clock")
"""The columns that cases can be grouped by."""
