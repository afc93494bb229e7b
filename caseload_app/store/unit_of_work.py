"""One change of a team file: its rows, its history entry and the new revision in one transaction, or nothing at all."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Transaction, func, select, update
from sqlalchemy.exc import DBAPIError

from caseload_app.store.changes import Change, changes_between, inverse
from caseload_app.store.errors import ChangedMeanwhile, NotSaved
from caseload_app.store.history import Step, StepKind, read_changes, write_step
from caseload_app.store.rows import read_revision, read_state, table_of, write_changes
from caseload_app.store.state import State
from caseload_app.store.tables import BoardRow, StepRow


@dataclass(frozen=True, slots=True, kw_only=True)
class What:
    """What a change is called in the history."""

    kind: StepKind
    words: str
    reason: str | None = None
    change_reason: str | None = None
    of_step: int | None = None


class UnitOfWork:
    """Rolls back unless `commit` was called; used with `with`.

    Raises:
        ChangedMeanwhile: on entering, when the file has another revision than the one the change was made for.
        NotSaved: when the disk is full, or the file or its folder cannot be reached any more.
    """

    def __init__(self, connection: Connection, *, revision: int, who: str) -> None:
        self._connection = connection
        self._revision = revision
        self._who = who
        self._transaction: Transaction | None = None

    def __enter__(self) -> Self:
        try:
            self._transaction = self._connection.begin()
            found = read_revision(self._connection)
        except DBAPIError as error:
            self._roll_back()
            raise NotSaved(_why(error)) from error
        if found != self._revision:
            self._roll_back()
            raise ChangedMeanwhile
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._roll_back()
        if isinstance(error, DBAPIError):
            raise NotSaved(_why(error)) from error

    def replace(self, old: State, new: State, what: What, told_besides: Iterable[Change] = ()) -> Step:
        """Put one state in the place of another and tell it in the history.

        ``told_besides`` stands in the history and changes no table.
        """
        return self._record([*changes_between(old, new), *told_besides], what)

    def take_back(self, step_number: int, what: What) -> tuple[Step, list[Change]]:
        """Make the inverse of a step a new step."""
        changes = inverse(read_changes(self._connection, step_number))
        return self._record(changes, what), changes

    def do_again(self, step_number: int, what: What) -> tuple[Step, list[Change]]:
        """Make a step that was taken back a new step."""
        changes = read_changes(self._connection, step_number)
        return self._record(changes, what), changes

    def state(self) -> State:
        """The state as it would be saved."""
        return read_state(self._connection)

    def commit(self) -> None:
        """Save everything; from here on not even a power cut loses it."""
        assert self._transaction is not None
        self._transaction.commit()
        self._transaction = None

    def _record(self, changes: list[Change], what: What) -> Step:
        write_changes(self._connection, changes)
        self._connection.execute(update(table_of(BoardRow)).values(revision=self._revision + 1))
        steps = table_of(StepRow)
        last = self._connection.execute(select(func.max(steps.c.id))).scalar_one()
        step = Step(
            number=(last or 0) + 1,
            group_id=uuid.uuid4().hex,
            revision=self._revision + 1,
            kind=what.kind,
            who=self._who,
            at=datetime.now(UTC),
            words=what.words,
            reason=what.reason,
            change_reason=what.change_reason,
            of_step=what.of_step,
        )
        write_step(self._connection, step, changes)
        return step

    def _roll_back(self) -> None:
        if self._transaction is not None:
            transaction, self._transaction = self._transaction, None
            transaction.rollback()


def _why(error: DBAPIError) -> str:
    text = str(error.orig)
    known = {
        "database or disk is full": "the disk is full",
        "database is locked": "another program is using the file",
        "disk I/O error": "the disk or the network drive did not answer",
        "attempt to write a readonly database": "the file has become read-only",
        "unable to open database file": "the folder cannot be written any more",
    }
    return known.get(text, text)
