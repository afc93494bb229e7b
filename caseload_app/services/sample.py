"""A fresh copy of the sample team, to try things out: nothing done to it matters, and the day is always the same."""

from __future__ import annotations

import contextlib
import re
import shutil
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from caseload_app.services.open_team import OpenTeam
from caseload_app.store.backup import backup_folder
from caseload_app.store.lock import NoLocksHere, Taken, take

_NAME = "Sample team"
_DAY = date(2026, 3, 2)
"""The day for which the sample was written: due dates and leave lie around it."""

_COPY = re.compile(rf"{_NAME}( \d+)?")


def fresh_sample(folder: Path) -> OpenTeam:
    """Make a new team file with the sample team in a folder, and open it; earlier copies that nobody has open go.

    Raises:
        TeamFileError: when it cannot be made there.
    """
    for earlier in folder.glob(f"{_NAME}*.caseload"):
        if _COPY.fullmatch(earlier.stem):
            _take_away(earlier)
    team = OpenTeam.create(_free_name(folder))
    try:
        with as_file(files("resources") / "samples" / "north_team.xlsx") as workbook:
            team.start_with(workbook, _DAY)
    except BaseException:
        team.close()
        raise
    return team


def _free_name(folder: Path) -> Path:
    path, number = folder / f"{_NAME}.caseload", 1
    while path.exists():
        number += 1
        path = folder / f"{_NAME} {number}.caseload"
    return path


def _take_away(copy: Path) -> None:
    """Remove an earlier copy with its backups, unless somebody has it open; what cannot be removed stays."""
    try:
        lock = take(copy)
    except (Taken, NoLocksHere):
        return
    try:
        with contextlib.suppress(OSError):
            copy.unlink()
            for ending in ("-wal", "-shm"):
                copy.with_name(copy.name + ending).unlink(missing_ok=True)
            shutil.rmtree(backup_folder(copy))
    finally:
        lock.release()
