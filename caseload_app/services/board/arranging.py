"""In which order the rows of the board stand, and under which team; a team's figures for the line above its workers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from caseload_app.services.board.percent import percent_of
from caseload_app.services.board.view import Board, Row
from solver.problem import Hundredths


class Order(StrEnum):
    """What rows are sorted by."""

    LIST = "as listed"
    NAME = "name"
    LOAD = "load"
    HEADROOM = "headroom"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How the rows stand.

    Attributes:
        order: what they are sorted by, within each team; the fullest, or those with most room, first.
        collapsed: the teams of which only the line is shown.
    """

    order: Order = Order.LIST
    collapsed: frozenset[str] = frozenset()

    def sorted_by(self, order: Order) -> Arrangement:
        """The same teams in another order."""
        return Arrangement(order, self.collapsed)

    def with_team(self, team: str, *, collapsed: bool) -> Arrangement:
        """The same with one team collapsed, or shown again."""
        return Arrangement(self.order, self.collapsed | {team} if collapsed else self.collapsed - {team})


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamLine:
    """The line above a team's workers. Points in hundredths; the workload in whole per cent, None without capacity.

    Attributes:
        unallocated: cases in the tray that are this team's, suggested ones included.
    """

    team: str
    workers: int
    load: Hundredths
    available: Hundredths
    percent: int | None
    headroom: Hundredths
    over: int
    unallocated: int
    is_collapsed: bool


Line = Row | TeamLine


def lines_of(board: Board, arrangement: Arrangement) -> tuple[Line, ...]:
    """What stands on the board from top to bottom. Teams have lines where there is more than one of them."""
    if len(board.teams) < 2:
        return tuple(_sorted(board.rows, arrangement.order))
    waiting = Counter(board.case[card.case_id].team for card in board.tray)
    rows_of: dict[str, list[Row]] = {team: [] for team in board.teams}
    for row in board.rows:
        rows_of[row.team].append(row)
    return tuple(line for team, rows in rows_of.items() for line in _team(team, rows, waiting[team], arrangement))


def _team(team: str, rows: Sequence[Row], unallocated: int, arrangement: Arrangement) -> Iterator[Line]:
    load, available = sum(row.load for row in rows), sum(row.available for row in rows)
    is_collapsed = team in arrangement.collapsed
    yield TeamLine(
        team=team,
        workers=len(rows),
        load=load,
        available=available,
        percent=percent_of(load, available),
        headroom=sum(row.headroom for row in rows),
        over=sum(row.is_over for row in rows),
        unallocated=unallocated,
        is_collapsed=is_collapsed,
    )
    if not is_collapsed:
        yield from _sorted(rows, arrangement.order)


def _sorted(rows: Sequence[Row], order: Order) -> Iterable[Row]:
    """Equal ones, and everybody without a workload, keep the order of the list."""
    match order:
        case Order.NAME:
            return sorted(rows, key=lambda row: row.name.casefold())
        case Order.LOAD:
            return sorted(rows, key=_fullest_first)
        case Order.HEADROOM:
            return sorted(rows, key=lambda row: (not row.has_capacity, row.load - row.available))
        case Order.LIST:
            return rows


def _fullest_first(row: Row) -> tuple[bool, float]:
    return (not row.has_capacity, -row.load / row.available if row.has_capacity else 0.0)
