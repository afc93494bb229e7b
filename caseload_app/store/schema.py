"""The version of the tables: what a file has, what this app knows, and the way from one to the other."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from sqlalchemy import Connection

from caseload_app.store.connection import raw
from caseload_app.store.errors import DamagedFile, NewerVersion, NotATeamFile

VERSIONS = ("0001",)
"""The versions this app knows, the oldest first."""
APPLICATION_ID = 0x43534C44
"""What the header of a team file says it is ("CSLD"), so that no other database is taken for one."""

_OUT_OF_REACH = frozenset(
    {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM}
)
_HEADER = b"SQLite format 3\x00"


def version_of(path: Path) -> str:
    """The version of a file's tables, after a look at whether it is a team file in good order.

    Raises:
        NotATeamFile: when it is something else.
        NewerVersion: when this app does not know the version.
        DamagedFile: when it cannot be read through.
        sqlite3.OperationalError: when it cannot be got at.
    """
    with path.open("rb") as file:
        if file.read(len(_HEADER)) != _HEADER:
            raise NotATeamFile(path)
    try:
        with contextlib.closing(raw(path, read_only=True)) as connection:
            if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                raise NotATeamFile(path)
            versions = connection.execute("SELECT version_num FROM alembic_version").fetchall()
            if len(versions) != 1:
                raise DamagedFile(path)
            if versions[0][0] not in VERSIONS:
                raise NewerVersion(path)
            if connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
                raise DamagedFile(path)
    except sqlite3.DatabaseError as error:
        if is_out_of_reach(error):
            raise
        raise DamagedFile(path) from error
    return str(versions[0][0])


def is_out_of_reach(error: sqlite3.Error) -> bool:
    """Whether an error says that a file cannot be got at now, and nothing about what is in it."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # the rest says more than we need
    return code in _OUT_OF_REACH


def upgrade(connection: Connection, to: str = VERSIONS[-1]) -> None:
    """Bring the tables of a file to a version, inside the transaction of the connection."""
    from alembic import command  # slow to load, and wanted only for new and old files
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
