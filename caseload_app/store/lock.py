"""One writer at a time: a lock on a small file beside the team file, which also says who has it since when.

The lock itself is the operating system's (`flock`, on Windows a locked byte): it ends with the process however that
ends, so a crash never leaves one behind, and it works on network drives. A file that only says "locked" would have to
be cleared by hand. SQLite's own locks last as long as one change, and tell nobody whose they are.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import platform
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_LOCKED_BYTE = 1 << 30
"""Windows lets nobody read a locked byte, so it lies far behind the text."""
_TRIES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who has the file open to write: login name, machine, since when (UTC)."""

    who: str
    machine: str
    since: datetime


class Taken(Exception):
    """Somebody else has the file open to write."""

    def __init__(self, holder: Holder | None) -> None:
        super().__init__()
        self.holder = holder


class NoLocksHere(Exception):
    """The folder does not let anybody lock or make a file in it; the message says why."""


def login_name() -> str:
    """The name the user is logged in with."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"


class WriterLock:
    """The lock while it is held."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Give the lock back and take the side file away; once is enough."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        if sys.platform != "win32":  # Windows lets nobody remove an open file; there it goes after closing
            with contextlib.suppress(OSError):
                self._path.unlink()
        os.close(descriptor)
        if sys.platform == "win32":
            with contextlib.suppress(OSError):
                self._path.unlink()


def lock_path(team_file: Path) -> Path:
    """The side file of a team file, the same one by whatever link it is opened."""
    real = Path(os.path.realpath(team_file))
    return real.with_name(f"{real.name}.lock")


def take(team_file: Path, *, who: str | None = None) -> WriterLock:
    """Take the lock of a team file.

    Raises:
        Taken: when somebody else has it.
        NoLocksHere: when the folder or the drive does not allow it.
    """
    path = lock_path(team_file)
    for _ in range(_TRIES):
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
        except OSError as error:
            raise NoLocksHere(error.strerror or "not allowed") from error
        if not _lock(descriptor):
            os.close(descriptor)
            raise Taken(_holder(path))
        if _is_still_there(path, descriptor):
            break
        os.close(descriptor)  # whoever had it removed it between our opening and our locking
    else:
        raise Taken(None)
    holder = Holder(who=who or login_name(), machine=platform.node(), since=datetime.now(UTC))
    _write(descriptor, holder)
    return WriterLock(path, descriptor)


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if isinstance(error, (BlockingIOError, PermissionError)):
            return False
        os.close(descriptor)
        raise NoLocksHere(error.strerror or "not allowed") from error
    return True


def _is_still_there(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except OSError:
        return False


def _write(descriptor: int, holder: Holder) -> None:
    text = {"who": holder.who, "machine": holder.machine, "since": holder.since.isoformat(timespec="seconds")}
    with contextlib.suppress(OSError):  # the lock counts; that others can read whose it is, is a courtesy
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, json.dumps(text, ensure_ascii=False).encode())


def _holder(path: Path) -> Holder | None:
    try:
        text = json.loads(path.read_text("utf-8"))
        return Holder(who=text["who"], machine=text["machine"], since=datetime.fromisoformat(text["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
