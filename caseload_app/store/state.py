"""What a team file holds apart from its history: the team, the allocation day, and how it stood at the last import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from caseload_app.domain.team import Team


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineCase:
    """How the last import had a case: who held it, and whether it was locked there."""

    case_id: str
    worker_id: str | None
    locked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file that was imported last. ``sha256`` is in hexadecimal figures, ``imported_at`` in UTC."""

    name: str
    sha256: str
    rows_kept_out: int
    imported_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The present of a team file.

    ``day`` is the allocation day that was chosen, None for today. ``baseline`` is what an export compares with, by
    case id.
    """

    team: Team = field(default_factory=Team)
    day: date | None = None
    source: Source | None = None
    baseline: Mapping[str, BaselineCase] = field(default_factory=dict)
