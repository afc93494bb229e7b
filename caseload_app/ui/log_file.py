"""The log file: what happened and where in the program, never about whom.

Messages of faults may hold names, so they stay out.
"""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_path

APP = "caseload-app"
_LARGEST = 500_000
_KEPT = 3

log = logging.getLogger(APP)


class WithoutNames(logging.Formatter):
    """Time, level, our own words; of a fault its kind and the lines of the program, without its message."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")

    def formatException(  # noqa: N802
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        kind, _, where = ei
        frames = traceback.extract_tb(where)
        lines = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        return "\n".join([kind.__name__ if kind else "", *lines])


def start_log(folder: Path | None = None) -> Path | None:
    """Write a log in the user's own folder; None where no file can be written there."""
    path = (folder or user_log_path(APP, appauthor=False)) / "caseload-app.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", delay=False)
    except OSError:
        return None
    handler.setFormatter(WithoutNames())
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False
    return path
