"""Dated copies of a team file, made before each migration and each import, in a folder beside it."""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
from datetime import datetime
from pathlib import Path

from caseload_app.store.connection import raw
from caseload_app.store.errors import BackupFailed

KEPT = 30
"""How many copies are kept: weekly imports of more than half a year, at some megabytes for the largest teams."""


def backup_folder(team_file: Path) -> Path:
    """Where the copies of a team file are."""
    return team_file.with_name(f"{team_file.stem} backups")


def backups(team_file: Path) -> list[Path]:
    """The copies of a team file, the oldest first."""
    return sorted(backup_folder(team_file).glob("* before *.caseload"))


def back_up(team_file: Path, before: str) -> Path:
    """Copy a team file as it is now, whole or not at all; what is older than the newest copies goes.

    Args:
        team_file: the file; others may be reading it.
        before: what comes next, in a word, for the name of the copy.

    Raises:
        BackupFailed: when the copy cannot be made.
    """
    folder = backup_folder(team_file)
    # Local time, for people; the figures after the seconds keep two copies within one second apart.
    name = f"{datetime.now().astimezone():%Y-%m-%d %H.%M.%S.%f} before {before}.caseload"
    target = folder / name
    temporary = folder / f".{secrets.token_hex(6)}.tmp"
    try:
        folder.mkdir(exist_ok=True)
        _copy(team_file, temporary)
        temporary.replace(target)
    except (OSError, sqlite3.Error) as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise BackupFailed(getattr(error, "strerror", None) or str(error)) from error
    for old in backups(team_file)[:-KEPT]:
        with contextlib.suppress(OSError):  # a copy that somebody has open stays until the next time
            old.unlink()
    return target


def _copy(source: Path, target: Path) -> None:
    with contextlib.closing(raw(source, read_only=True)) as old, contextlib.closing(sqlite3.connect(target)) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode = DELETE")  # a copy is one file too
    with target.open("r+b") as file:
        os.fsync(file.fileno())
