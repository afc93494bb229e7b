"""Which lines the table shows, in which order and under which headings. Plain data, no Qt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import ge, gt, le, lt

from caseload_app.domain.wording import amount, points
from caseload_app.services.case_lines import CaseLine
from caseload_app.ui.table.columns import COLUMNS, PLACE, UNALLOCATED, Column

_COMPARED = re.compile(r"\s*(<=|>=|<|>)\s*(\d+(?:\.\d+)?)\s*%?\s*")
_COMPARE = {"<": lt, ">": gt, "<=": le, ">=": ge}
_SEARCHED = tuple(column for column in COLUMNS if not column.is_figure and column.key != "reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How the lines are to be shown.

    Attributes:
        words: each must stand somewhere in a line, shown or not.
        filters: what must stand in single columns, by their number.
        column: the one to sort by; lines that are equal there stay in the order in which they come.
        group: the key of the column to group by; empty for none.
        closed: the headings whose lines are not shown.
    """

    words: str = ""
    filters: Mapping[int, str] = field(default_factory=dict)
    column: int = PLACE["priority"]
    is_descending: bool = False
    group: str = ""
    closed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the lines of a group."""

    name: str
    cases: tuple[str, ...]
    load: int
    is_open: bool

    @property
    def in_words(self) -> str:
        """The name with what is under it: "Amara Okafor · 13 cases · 81.6 points"."""
        return f"{self.name} · {amount(len(self.cases), 'case')} · {points(self.load).removesuffix('.0')} points"


def urgent_first(lines: Sequence[CaseLine]) -> list[CaseLine]:
    """The lines by priority, then by due date, then by id: the order in which they come to be arranged."""
    return sorted(lines, key=_urgency)


def arranged(lines: Sequence[CaseLine], wish: Wish, said: dict[str, str]) -> list[Heading | CaseLine]:
    """The lines that fit a wish, in its order, under its headings.

    Args:
        lines: all there are.
        wish: how they are to be shown.
        said: kept from one search to the next as long as the lines are the same: what each says, by case id.
    """
    kept = _sorted(_fitting(lines, wish, said), wish)
    return list(_under_headings(kept, wish)) if wish.group else list(kept)


def _under_headings(kept: Sequence[CaseLine], wish: Wish) -> Iterator[Heading | CaseLine]:
    column = COLUMNS[PLACE[wish.group]]
    under: defaultdict[str, list[CaseLine]] = defaultdict(list)
    for line in kept:
        under[column.text(line)].append(line)
    for text in sorted(under, key=lambda text: _before(column, text, under[text][0])):
        group = under[text]
        name = text or f"No {column.heading.casefold()}"
        is_open = name not in wish.closed
        yield Heading(name, tuple(line.case_id for line in group), sum(line.load for line in group), is_open)
        if is_open:
            yield from group


def _fitting(lines: Sequence[CaseLine], wish: Wish, said: dict[str, str]) -> Sequence[CaseLine]:
    for number, typed in wish.filters.items():
        lines = [line for line in lines if _cell_fits(line, COLUMNS[number], typed)]
    words = wish.words.casefold().split()
    if not words:
        return lines
    for line in lines:
        if line.case_id not in said:
            said[line.case_id] = " ".join([column.text(line) for column in _SEARCHED]).casefold()
    return [line for line in lines if all(word in said[line.case_id] for word in words)]


def _cell_fits(line: CaseLine, column: Column, typed: str) -> bool:
    compared = _COMPARED.fullmatch(typed) if column.number is not None else None
    if compared is not None and column.number is not None:
        number = column.number(line)
        return number is not None and _COMPARE[compared[1]](number, float(compared[2]))
    said = column.text(line).casefold()
    return all(word in said for word in typed.casefold().split())


def _sorted(lines: Sequence[CaseLine], wish: Wish) -> Sequence[CaseLine]:
    """What stands nowhere in the order comes last, whichever way."""
    order = COLUMNS[wish.column].order
    keyed = [(order(line), line) for line in lines]
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=wish.is_descending)
    return [line for _, line in known] + [line for key, line in keyed if key is None]


def _urgency(line: CaseLine) -> tuple[int, bool, int, str]:
    due = line.due.day
    return line.priority, due is None, 0 if due is None else due.toordinal(), line.case_id


def _before(column: Column, text: str, line: CaseLine) -> tuple[bool, bool, object]:
    """Groups in their column's order, the unallocated first and what has no heading last."""
    order = column.order(line)
    return text != UNALLOCATED, order is None, 0 if order is None else order
