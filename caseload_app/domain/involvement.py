"""Involvements: the dated links between workers and a case; the history of a case is its involvements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Involvement:
    """One worker with one case from a day to a day (None: still going on)."""

    case_id: str
    worker_id: str
    first_day: date
    last_day: date | None = None
    change_reason: str | None = None


def latest_ended(involvements: Iterable[Involvement], day: date) -> Mapping[str, str]:
    """The worker of each case's latest involvement that ended on or before a day, by case id.

    The latest end counts; of equal ends the latest start; of equal starts the smallest worker id, so that the order of
    the rows says nothing.
    """
    latest: dict[str, tuple[date, date, str]] = {}
    for row in sorted(involvements, key=lambda row: row.worker_id, reverse=True):
        if row.last_day is None or row.last_day > day:
            continue
        before = latest.get(row.case_id)
        if before is None or (row.last_day, row.first_day) >= before[:2]:
            latest[row.case_id] = (row.last_day, row.first_day, row.worker_id)
    return {case_id: worker_id for case_id, (_, _, worker_id) in latest.items()}
