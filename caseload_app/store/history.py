"""What was done: every step with its entries, in order, and from it what can be undone and done again.

Undo and redo are steps themselves, so that the history only grows. What is undone last is done again first; anything
new clears what could have been done again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from caseload_app.store.changes import Change
from caseload_app.store.rows import table_of
from caseload_app.store.tables import EntryRow, StepRow


class StepKind(StrEnum):
    """The kinds of step; a start is how a file began, and neither it nor what stands before it is undone."""

    START = "start"
    IMPORT = "import"
    MOVE = "move"
    ACCEPT = "accept"
    REFUSE = "refuse"
    LOCK = "lock"
    UNLOCK = "unlock"
    DAY = "day"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that somebody did: all of it is undone at once.

    Attributes:
        number: counts up within the file.
        group_id: the same for all entries of the step, and in no other file.
        revision: the board's revision afterwards.
        who: the login name.
        at: in UTC.
        words: what was done, in words.
        reason: why a rule was overridden or a suggestion refused, as the manager wrote it.
        change_reason: the code for the statutory return, where somebody was reallocated.
        of_step: the number of the step that was undone or done again.
    """

    number: int
    group_id: str
    revision: int
    kind: StepKind
    who: str
    at: datetime
    words: str
    reason: str | None
    change_reason: str | None
    of_step: int | None


@dataclass(frozen=True, slots=True)
class Stacks:
    """The numbers of the steps that can be undone and done again, the next one last."""

    undo: tuple[int, ...]
    redo: tuple[int, ...]


def read_steps(connection: Connection, *, newest: int | None = None) -> list[Step]:
    """The steps of a file, the oldest first; only so many of the newest where a number is given."""
    table = table_of(StepRow)
    query = select(table).order_by(table.c.id.desc())
    rows = connection.execute(query if newest is None else query.limit(newest)).all()
    return [_step(row) for row in reversed(rows)]


def read_step(connection: Connection, number: int) -> Step:
    """One step by its number."""
    table = table_of(StepRow)
    return _step(connection.execute(select(table).where(table.c.id == number)).one())


def read_changes(connection: Connection, step_number: int) -> list[Change]:
    """The entries of one step, in order."""
    table = table_of(EntryRow)
    rows = connection.execute(select(table).where(table.c.step_id == step_number).order_by(table.c.id))
    return [Change(row.kind, row.thing, row.before, row.after) for row in rows]


def write_step(connection: Connection, step: Step, changes: Iterable[Change]) -> None:
    """Add a step with its entries."""
    values = {name: getattr(step, name) for name in Step.__slots__ if name != "number"}
    connection.execute(insert(table_of(StepRow)), {"id": step.number, **values, "kind": str(step.kind)})
    entries = [
        {"step_id": step.number, "kind": c.kind, "thing": c.thing, "before": c.before, "after": c.after}
        for c in changes
    ]
    if entries:
        connection.execute(insert(table_of(EntryRow)), entries)


def read_stacks(connection: Connection) -> Stacks:
    """What can be undone and done again now."""
    table = table_of(StepRow)
    undo: list[int] = []
    redo: list[int] = []
    for number, kind in connection.execute(select(table.c.id, table.c.kind).order_by(table.c.id)):
        if kind == StepKind.UNDO:
            redo.append(undo.pop())
        elif kind == StepKind.REDO:
            undo.append(redo.pop())
        elif kind == StepKind.START:
            undo.clear()
            redo.clear()
        else:
            undo.append(number)
            redo.clear()
    return Stacks(tuple(undo), tuple(redo))


def _step(row: Row[Any]) -> Step:
    return Step(
        number=row.id,
        group_id=row.group_id,
        revision=row.revision,
        kind=StepKind(row.kind),
        who=row.who,
        at=row.at,
        words=row.words,
        reason=row.reason,
        change_reason=row.change_reason,
        of_step=row.of_step,
    )
