"""The tables of a team file. Foreign keys are checked when a change is complete, so that rows come in any order.

A previous worker, an excluded one or one of an old involvement may be somebody who is not on the team list.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, Enum, ForeignKey, Index
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from caseload_app.store.column_types import DecimalText, PlainJson, TextList, UtcTime
from solver.problem import Priority, Role


class Base(DeclarativeBase):
    """What all tables have in common."""


def _worker() -> ForeignKey:
    return ForeignKey("worker.id", deferrable=True, initially="DEFERRED")


class WorkerRow(Base):
    """A worker; `position` keeps the order of the list."""

    __tablename__ = "worker"

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    team: Mapped[str]
    role: Mapped[Role] = mapped_column(Enum(Role, native_enum=False, length=10))
    fte: Mapped[Decimal] = mapped_column(DecimalText)
    asye: Mapped[bool]
    agency: Mapped[bool]
    skills: Mapped[tuple[str, ...]] = mapped_column(TextList)
    languages: Mapped[tuple[str, ...]] = mapped_column(TextList)
    max_points: Mapped[int | None]
    max_cases: Mapped[Decimal | None] = mapped_column(DecimalText)
    start_date: Mapped[date | None]
    leaving_date: Mapped[date | None]
    registration_number: Mapped[str | None]


class CaseRow(Base):
    """A case; `position` keeps the order of the list."""

    __tablename__ = "case"
    __table_args__ = (Index("case_worker", "worker_id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str | None]
    family_id: Mapped[str | None]
    category: Mapped[str]
    team: Mapped[str | None]
    points: Mapped[int | None]
    priority: Mapped[Priority | None] = mapped_column(Enum(Priority, native_enum=False, length=10))
    received: Mapped[date | None]
    due: Mapped[date | None]
    skills: Mapped[tuple[str, ...]] = mapped_column(TextList)
    language: Mapped[str | None]
    preferred_language: Mapped[str | None]
    preferred_skills: Mapped[tuple[str, ...]] = mapped_column(TextList)
    worker_id: Mapped[str | None] = mapped_column(_worker())
    previous_worker_id: Mapped[str | None]
    locked: Mapped[bool]
    excluded_workers: Mapped[tuple[str, ...]] = mapped_column(TextList)
    restricted: Mapped[bool]
    travel_minutes: Mapped[Decimal | None] = mapped_column(DecimalText)
    exploitation: Mapped[bool]
    interpreter: Mapped[bool]
    notes: Mapped[str | None]


class ReductionRow(Base):
    """A dated loss of capacity."""

    __tablename__ = "reduction"

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    worker_id: Mapped[str] = mapped_column(_worker())
    reason: Mapped[str]
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    percent: Mapped[Decimal] = mapped_column(DecimalText)
    no_new_categories: Mapped[tuple[str, ...]] = mapped_column(TextList)


class TravelRow(Base):
    """Minutes from one worker to one case."""

    __tablename__ = "travel"

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    case_id: Mapped[str]
    worker_id: Mapped[str] = mapped_column(_worker())
    minutes: Mapped[Decimal] = mapped_column(DecimalText)


class InvolvementRow(Base):
    """One worker with one case from a day to a day."""

    __tablename__ = "involvement"
    __table_args__ = (Index("involvement_case", "case_id"),)

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    case_id: Mapped[str]
    worker_id: Mapped[str]
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    change_reason: Mapped[str | None]


class SettingRow(Base):
    """A setting of the team's own."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    value: Mapped[Any] = mapped_column(PlainJson, nullable=False)


class BaselineRow(Base):
    """How the last import had a case."""

    __tablename__ = "baseline"

    case_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    worker_id: Mapped[str | None]
    locked: Mapped[bool]


class BoardRow(Base):
    """The one row of facts about the whole: the revision, the allocation day, the file imported last."""

    __tablename__ = "board"
    __table_args__ = (CheckConstraint("id = 1", name="one_board"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    revision: Mapped[int]
    day: Mapped[date | None]
    source_name: Mapped[str | None]
    source_sha256: Mapped[str | None]
    source_rows_kept_out: Mapped[int | None]
    source_imported_at: Mapped[datetime | None] = mapped_column(UtcTime)


class StepRow(Base):
    """One thing that somebody did. Append-only: the file itself refuses to change or remove one."""

    __tablename__ = "history_step"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[str] = mapped_column(unique=True)
    revision: Mapped[int] = mapped_column(unique=True)
    kind: Mapped[str]
    who: Mapped[str]
    at: Mapped[datetime] = mapped_column(UtcTime)
    words: Mapped[str]
    reason: Mapped[str | None]
    change_reason: Mapped[str | None]
    of_step: Mapped[int | None] = mapped_column(ForeignKey("history_step.id"))
    """What was undone or done again."""


class EntryRow(Base):
    """What one step did to one thing: before and after. Append-only."""

    __tablename__ = "history_entry"
    __table_args__ = (Index("entry_step", "step_id"), Index("entry_thing", "kind", "thing"))

    id: Mapped[int] = mapped_column(primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("history_step.id"))
    kind: Mapped[str]
    thing: Mapped[str]
    before: Mapped[Any] = mapped_column(PlainJson, nullable=True)
    after: Mapped[Any] = mapped_column(PlainJson, nullable=True)
