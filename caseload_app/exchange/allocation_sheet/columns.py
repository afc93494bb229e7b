"""The columns of the four sheets: heading, where the value comes from, what kind it is and how wide it may be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic, TypeVar

from caseload_app.exchange.allocation_sheet.sheet import AllocationRow, CaseloadRow, SummaryRow, UnallocatedRow
from caseload_app.exchange.safe_text import fitting_lines

Row = TypeVar("Row")


class Kind(Enum):
    """How the values of a column are written."""

    TEXT = auto()
    POINTS = auto()
    COUNT = auto()
    SHARE = auto()
    PERCENT = auto()
    ANY = auto()


def _no_flag(_row: object) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column.

    Attributes:
        heading: as in row 1.
        value: what stands in it, None for a blank cell; points in hundredths.
        kind: how it is written.
        narrowest: its least width, in characters.
        widest: the width above which a text is wrapped.
        flag: a word to stand behind a number, so that it does not need a colour to be seen.
    """

    heading: str
    value: Callable[[Row], object]
    kind: Kind = Kind.TEXT
    narrowest: int = 8
    widest: int = 24
    flag: Callable[[Row], str | None] = _no_flag


def _without_capacity(row: CaseloadRow) -> str | None:
    return "no capacity" if row.held and not row.available else None


def _over_points(row: CaseloadRow) -> str | None:
    return "over cap" if row.is_over_cap else None


def _over_cases(row: CaseloadRow) -> str | None:
    return "over cap" if row.cases > row.maximum_cases else None


ALLOCATIONS: tuple[Column[AllocationRow], ...] = (
    Column("Case ID", lambda row: row.case_id, widest=14),
    Column("Name", lambda row: row.name, widest=20),
    Column("Family ID", lambda row: row.family_id, widest=14),
    Column("Category", lambda row: row.category, widest=12),
    Column("Points", lambda row: row.points, Kind.POINTS),
    Column("Priority", lambda row: row.priority, narrowest=9),
    Column("Worker ID", lambda row: row.worker_id, widest=14),
    Column("Worker", lambda row: row.worker, widest=22),
    Column("Status", lambda row: str(row.status), narrowest=12),
    Column("From worker ID", lambda row: row.from_worker_id, narrowest=9, widest=14),
    Column("Change reason", lambda row: row.change_reason, narrowest=10),
    Column("Why", lambda row: row.why, narrowest=58, widest=58),
)

CASELOADS: tuple[Column[CaseloadRow], ...] = (
    Column("Worker ID", lambda row: row.worker_id, widest=14),
    Column("Worker", lambda row: row.worker, narrowest=16, widest=30),
    Column("Team", lambda row: row.team, narrowest=12, widest=30),
    Column("Role", lambda row: str(row.role)),
    Column("FTE", lambda row: row.fte, Kind.SHARE),
    Column("Points held", lambda row: row.held, Kind.POINTS, narrowest=11, flag=_without_capacity),
    Column("Points available", lambda row: row.available, Kind.POINTS, narrowest=15),
    Column("Workload %", lambda row: row.workload, Kind.PERCENT, narrowest=12, flag=_over_points),
    Column("Cases", lambda row: row.cases, Kind.COUNT, flag=_over_cases),
    Column("Max cases", lambda row: row.maximum_cases, Kind.COUNT, narrowest=10),
    Column("New", lambda row: row.new, Kind.COUNT),
    Column("Moved in", lambda row: row.moved_in, Kind.COUNT, narrowest=10),
    Column("Moved out", lambda row: row.moved_out, Kind.COUNT, narrowest=10),
)

UNALLOCATED: tuple[Column[UnallocatedRow], ...] = (
    Column("Case ID", lambda row: row.case_id, widest=14),
    Column("Category", lambda row: row.category, widest=12),
    Column("Points", lambda row: row.points, Kind.POINTS),
    Column("Priority", lambda row: row.priority, narrowest=9),
    Column("What stands in the way", lambda row: fitting_lines(row.in_the_way), narrowest=62, widest=62),
    Column("What would fix it", lambda row: fitting_lines(row.would_fix) or None, narrowest=34, widest=50),
)

SUMMARY: tuple[Column[SummaryRow], ...] = (
    Column("Item", lambda row: row.item, narrowest=22, widest=30),
    Column("Value", lambda row: row.value, Kind.ANY, narrowest=24, widest=66),
    Column("Status", lambda row: row.status, narrowest=14),
)
