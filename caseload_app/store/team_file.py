"""A team file that is open: the one truth about the team while the window shows it."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from caseload_app.store.backup import back_up
from caseload_app.store.changes import Change
from caseload_app.store.errors import DamagedFile, NotReadable, OpenedReadOnly
from caseload_app.store.history import Stacks, Step, StepKind, read_changes, read_stacks, read_step, read_steps
from caseload_app.store.lock import login_name
from caseload_app.store.opening import Opened, check_is_there, make
from caseload_app.store.refusals import Refusals, read_refusals
from caseload_app.store.rows import read_revision, read_state
from caseload_app.store.schema import is_out_of_reach
from caseload_app.store.state import State
from caseload_app.store.unit_of_work import UnitOfWork, What


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An undo or a redo: its own step, the step it was about, and what it changed in the tables."""

    step: Step
    of_step: Step
    changes: tuple[Change, ...]


class TeamFile:
    """Made by `create` and `open`; used from one thread. Every change is saved when its method returns.

    Attributes:
        path: where the file is.
        read_only: why nothing can be changed, in a sentence; None when it can.
        held_by: who has the file open to write, where that is somebody else and known.
        state: the present.
        revision: goes up with every change.
    """

    def __init__(self, path: Path, opened: Opened, who: str) -> None:
        self.path = path
        self.read_only = opened.read_only
        self.held_by = opened.held_by
        self._opened = opened
        self._who = who
        self._refusals: tuple[Stacks, Refusals] | None = None
        self.reload()

    @classmethod
    def create(cls, path: Path, *, who: str | None = None) -> TeamFile:
        """Make a new, empty team file and open it.

        Raises:
            TeamFileError: when there is a file already, or none can be made there.
        """
        make(path)
        return cls.open(path, who=who)

    @classmethod
    def open(cls, path: Path, *, who: str | None = None) -> TeamFile:
        """Open a team file; to look at only where somebody else is writing, or nobody may.

        Raises:
            TeamFileError: when it cannot be opened at all; the file is untouched.
        """
        check_is_there(path)
        who = who or login_name()
        with contextlib.ExitStack() as undone_on_failure:
            opened = Opened(path, who)
            undone_on_failure.callback(opened.close)
            try:
                opened.connect()
                file = cls(path, opened, who)
            except (sqlite3.DatabaseError, SQLAlchemyError, ValueError, LookupError, TypeError) as error:
                cause = error.orig if isinstance(error, DBAPIError) else error
                if isinstance(cause, sqlite3.Error) and is_out_of_reach(cause):
                    raise NotReadable(path) from error
                raise DamagedFile(path) from error
            except OSError as error:
                raise NotReadable(path) from error
            undone_on_failure.pop_all()
            return file

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Put everything into the one file and let others write. Closing twice is no harm."""
        self._opened.close()

    def reload(self) -> None:
        """Read the file again: what somebody else has saved meanwhile is seen."""
        with self._opened.reading() as connection:
            self.revision = read_revision(connection)
            self.state = read_state(connection)
            self._stacks: Stacks = read_stacks(connection)

    def save(self, new: State, what: What, told_besides: tuple[Change, ...] = ()) -> Step:
        """Put a new state in the place of the present one, with its history entry, in one transaction.

        Raises:
            TeamFileError: when nothing could be saved; the present state stays.
        """
        with self._work() as work:
            step = work.replace(self.state, new, what, told_besides)
            work.commit()
        self.state, self.revision = new, step.revision
        self._stacks = Stacks((), ()) if what.kind is StepKind.START else Stacks((*self._stacks.undo, step.number), ())
        return step

    def undo(self) -> TakenBack | None:
        """Take back the last step that was not taken back yet; None when there is none.

        Raises:
            TeamFileError: when nothing could be saved; the present state stays.
        """
        if not self._stacks.undo:
            return None
        *rest, number = self._stacks.undo
        of_step = self._step(number)
        what = What(kind=StepKind.UNDO, words=f"Undone: {of_step.words}", of_step=number)
        with self._work() as work:
            step, changes = work.take_back(number, what)
            state = work.state()
            work.commit()
        self.state, self.revision = state, step.revision
        self._stacks = Stacks(tuple(rest), (*self._stacks.redo, number))
        return TakenBack(step, of_step, tuple(changes))

    def redo(self) -> TakenBack | None:
        """Do again what was taken back last; None when there is nothing.

        Raises:
            TeamFileError: when nothing could be saved; the present state stays.
        """
        if not self._stacks.redo:
            return None
        *rest, number = self._stacks.redo
        of_step = self._step(number)
        what = What(kind=StepKind.REDO, words=f"Done again: {of_step.words}", of_step=number)
        with self._work() as work:
            step, changes = work.do_again(number, what)
            state = work.state()
            work.commit()
        self.state, self.revision = state, step.revision
        self._stacks = Stacks((*self._stacks.undo, number), tuple(rest))
        return TakenBack(step, of_step, tuple(changes))

    @property
    def next_undo(self) -> Step | None:
        """What `undo` would take back."""
        return self._step(self._stacks.undo[-1]) if self._stacks.undo else None

    @property
    def next_redo(self) -> Step | None:
        """What `redo` would do again."""
        return self._step(self._stacks.redo[-1]) if self._stacks.redo else None

    def steps(self, *, newest: int | None = None) -> list[Step]:
        """The history, the oldest step first; only so many of the newest where a number is given."""
        with self._opened.reading() as connection:
            return read_steps(connection, newest=newest)

    @property
    def refusals(self) -> Refusals:
        """The workers refused for a case, by case id: since the last import, and not taken back."""
        if self._refusals is None or self._refusals[0] is not self._stacks:
            with self._opened.reading() as connection:
                self._refusals = self._stacks, read_refusals(connection, self._stacks.undo)
        return self._refusals[1]

    def changes(self, step_number: int) -> list[Change]:
        """What one step changed."""
        with self._opened.reading() as connection:
            return read_changes(connection, step_number)

    def back_up(self, before: str) -> Path:
        """Make a dated copy.

        Raises:
            BackupFailed: when that cannot be done.
            OpenedReadOnly: when the file is open to look at only.
        """
        self.check_may_change()
        return back_up(self.path, before)

    def check_may_change(self) -> None:
        """See that the file may be changed.

        Raises:
            OpenedReadOnly: when it is open to look at only.
        """
        if self.read_only is not None:
            raise OpenedReadOnly(self.read_only)

    def _work(self) -> UnitOfWork:
        self.check_may_change()
        return UnitOfWork(self._opened.connection, revision=self.revision, who=self._who)

    def _step(self, number: int) -> Step:
        with self._opened.reading() as connection:
            return read_step(connection, number)
