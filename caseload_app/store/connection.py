"""Connections to a team file: foreign keys, a journal that survives a power cut, transactions that are real ones."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

BUSY_MILLISECONDS = 5000
"""How long SQLite waits for a reader or a backup program before it gives up."""


def engine_of(path: Path, *, read_only: bool = False) -> Engine:
    """An engine for one file; nothing is opened yet."""

    def connect() -> sqlite3.Connection:
        # The driver's own way of opening transactions leaves out changes of the tables; SQLite's does not.
        return sqlite3.connect(_uri(path, read_only=read_only), uri=True, isolation_level=None)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


def raw(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A bare connection, for what is no change of data: the journal's kind, checks, copies."""
    connection = sqlite3.connect(_uri(path, read_only=read_only), uri=True, isolation_level=None)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    return connection


def use_write_ahead_log(path: Path) -> None:
    """Keep a log beside the file while it is open: quicker, and others can read meanwhile."""
    _set_journal(path, "WAL")


def use_one_file(path: Path) -> None:
    """Put everything into the one file that people copy; whoever only reads it needs to write nothing beside it."""
    _set_journal(path, "DELETE")


def _set_journal(path: Path, kind: str) -> None:
    connection = raw(path)
    try:
        if kind == "DELETE":
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute(f"PRAGMA journal_mode = {kind}")
    finally:
        connection.close()


def _uri(path: Path, *, read_only: bool) -> str:
    return f"{file_uri(str(path.absolute()))}?mode={'ro' if read_only else 'rw'}"


def file_uri(path: str) -> str:
    """A full path as SQLite wants it: the name of a server behind four slashes, which `Path.as_uri` does not give."""
    text = path.replace("\\", "/") if os.name == "nt" or path.startswith("\\\\") else path
    if text.startswith("//"):
        return f"file://{quote(text)}"
    return f"file:{quote(text)}" if text.startswith("/") else f"file:///{quote(text)}"
