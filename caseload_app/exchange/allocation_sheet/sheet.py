"""What stands on an allocation sheet, row by row, before it becomes a file.

Points are whole hundredths here; the writer turns them into points. None is a blank cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from caseload_app.domain.allocation_status import AllocationStatus
from caseload_app.domain.change_reason import ChangeReason
from solver.problem import Hundredths, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationRow:
    """One case and where it ended. ``points`` are those on its worker, with travel, before the family factor."""

    case_id: str
    name: str | None
    family_id: str | None
    category: str
    points: Hundredths
    priority: str
    worker_id: str | None
    worker: str | None
    status: AllocationStatus
    from_worker_id: str | None
    change_reason: ChangeReason | None
    why: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadRow:
    """One worker and what they hold after the suggestion."""

    worker_id: str
    worker: str
    team: str
    role: Role
    fte: Decimal
    held: Hundredths
    available: Hundredths
    cases: int
    maximum_cases: int
    new: int
    moved_in: int
    moved_out: int

    @property
    def is_over_cap(self) -> bool:
        """Whether the points held are more than those available."""
        return self.held > self.available

    @property
    def workload(self) -> float | None:
        """Points held over points available, 1.0 for a full desk; None without available points."""
        return self.held / self.available if self.available else None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnallocatedRow:
    """One case that nobody has, a line for each worker of what stands in the way, and what would fix it."""

    case_id: str
    category: str
    points: Hundredths
    priority: str
    in_the_way: tuple[str, ...]
    would_fix: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRow:
    """One level or one fact about the run."""

    item: str
    value: str | int | float | date | datetime
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationSheet:
    """The four sheets; ``marking`` stands in the header of every printed page, ``day`` is the day of allocation."""

    allocations: tuple[AllocationRow, ...]
    caseloads: tuple[CaseloadRow, ...]
    unallocated: tuple[UnallocatedRow, ...]
    summary: tuple[SummaryRow, ...]
    day: date
    marking: str
