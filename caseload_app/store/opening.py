"""How a team file is made, opened and closed: lock, version, journal, and what to do where one cannot be had."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from caseload_app.domain.wording import day as in_words
from caseload_app.store.backup import back_up
from caseload_app.store.connection import engine_of, use_one_file, use_write_ahead_log
from caseload_app.store.errors import AlreadyThere, MissingFile, NotATeamFile, NotReadable, NotWritable
from caseload_app.store.lock import Holder, NoLocksHere, Taken, WriterLock, take
from caseload_app.store.network_path import is_on_network
from caseload_app.store.schema import VERSIONS, upgrade, version_of


class Opened:
    """The open parts of a team file: the lock where we have it, and the connection.

    Attributes:
        read_only: why nothing can be changed, in a sentence; None when it can.
        held_by: who has the file open to write, where that is somebody else and known.
    """

    def __init__(self, path: Path, who: str) -> None:
        self._path = path
        self._lock: WriterLock | None = None
        self._engine: Engine | None = None
        self._connection: Connection | None = None
        self._copy: tempfile.TemporaryDirectory[str] | None = None
        self.held_by: Holder | None = None
        self.read_only = self._take_lock(who)

    @property
    def connection(self) -> Connection:
        """The connection that changes are made on."""
        assert self._connection is not None
        return self._connection

    def connect(self) -> None:
        """Look at the file, bring it up to date and connect.

        Raises:
            TeamFileError: when it is no team file, too new or damaged, or the backup before an update failed.
        """
        if self.read_only is None:
            if version_of(self._path) != VERSIONS[-1]:
                back_up(self._path, "update")
                _bring_up_to_date(self._path)
            (use_one_file if is_on_network(self._path) else use_write_ahead_log)(self._path)
            self._engine = engine_of(self._path)
            self._connection = self._engine.connect()
        else:
            self._engine = self._engine_to_look()

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection within a transaction that only reads.

        Whoever only looks connects for a moment each time, so as not to be in the way of the one who writes.
        """
        assert self._engine is not None
        if self._connection is None:
            with self._engine.connect() as connection, connection.begin():
                yield connection
        else:
            with self._connection.begin():
                yield self._connection

    def close(self) -> None:
        """Leave one file that is complete, and let others write."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
            with contextlib.suppress(sqlite3.Error):  # somebody is reading: the log is emptied by the next one to close
                use_one_file(self._path)
        if self._lock is not None:
            self._lock.release()
        if self._copy is not None:
            self._copy.cleanup()

    def _take_lock(self, who: str) -> str | None:
        if not _may(self._path, os.W_OK):
            return "The file is read-only, so you can look but not change."
        try:
            self._lock = take(self._path, who=who)
        except Taken as taken:
            self.held_by = taken.holder
            return _said(taken.holder)
        except NoLocksHere:
            return "You may not write in its folder, so you can look but not change."
        return None

    def _engine_to_look(self) -> Engine:
        try:
            if version_of(self._path) == VERSIONS[-1]:
                engine = engine_of(self._path, read_only=True)
                with engine.connect() as connection, connection.begin():
                    connection.exec_driver_sql("SELECT 1 FROM board")
                return engine
        except (sqlite3.OperationalError, DBAPIError):
            if _may(self._path.parent, os.W_OK):
                raise
        return engine_of(self._copied(), read_only=True)

    def _copied(self) -> Path:
        """A copy to look at: of a file that needs an update, or whose log nobody may clear up where it is."""
        self._copy = tempfile.TemporaryDirectory(prefix="caseload-")
        copy = Path(self._copy.name) / self._path.name
        for ending in ("", "-wal"):
            source = self._path.with_name(self._path.name + ending)
            if source.exists():
                shutil.copyfile(source, copy.with_name(copy.name + ending))
        if version_of(copy) != VERSIONS[-1]:
            _bring_up_to_date(copy)
        return copy


def check_is_there(path: Path) -> None:
    """See that there is a file that may be read.

    Raises:
        TeamFileError: when there is none.
    """
    if not path.exists():
        raise MissingFile(path)
    if not path.is_file():
        raise NotATeamFile(path)
    if not _may(path, os.R_OK):
        raise NotReadable(path)


def make(path: Path) -> None:
    """Make an empty team file, whole or not at all.

    Raises:
        TeamFileError: when there is one already, or none can be made there.
    """
    if not path.parent.is_dir():
        raise NotWritable(path, "the folder does not exist")
    if os.path.lexists(path):
        raise AlreadyThere(path)
    temporary = path.with_name(f".{secrets.token_hex(6)}.tmp")
    try:
        temporary.touch(exist_ok=False)
        _bring_up_to_date(temporary)
        with temporary.open("r+b") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise NotWritable(path, getattr(error, "strerror", None) or str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _bring_up_to_date(path: Path) -> None:
    engine = engine_of(path)
    with engine.connect() as connection, connection.begin():
        upgrade(connection)


def _may(path: Path, what: int) -> bool:
    return os.access(path, what, effective_ids=os.access in os.supports_effective_ids)


def _said(holder: Holder | None) -> str:
    if holder is None:
        return "Somebody else has it open, so you can look but not change."
    since = holder.since.astimezone()
    who = f"{holder.who} on {holder.machine}" if holder.machine else holder.who
    return f"{who} has had it open since {in_words(since.date())}, {since:%H:%M}, so you can look but not change."
