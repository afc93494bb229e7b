"""A file that is written whole or not at all: to a temporary file beside it, which then replaces the old one.

Whatever happens on the way (the disk is full, the power goes, the program is killed), what stood there before stands
there still. What people can do something about is told as `CannotWrite`, in a sentence.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path


class CannotWrite(Exception):
    """A file cannot be written; the message is a sentence that says why and what to do. Nothing was changed."""


def check_target(path: Path) -> None:
    """See beforehand whether a file could be written, so that nobody waits for an answer that has no place.

    Raises:
        CannotWrite: when the place does not exist, is no place for a file, or lets nobody write.
    """
    try:
        target = _target(path)
        if target.is_dir():
            raise CannotWrite(f"{path} is a folder. Give the name of a file in it.")
        if not target.parent.is_dir():
            raise CannotWrite(f"The folder {target.parent} does not exist. Make it first, or choose another one.")
        if target.exists():
            if not target.is_file():
                raise CannotWrite(f"{path} is not an ordinary file. Choose another name.")
            with target.open("r+b"):  # a file that is open in Excel on Windows, or read-only, refuses this
                pass
        elif not os.access(target.parent, os.W_OK):
            raise CannotWrite(f"You may not write in the folder {target.parent}. Choose another one.")
    except OSError as error:
        raise _cannot_write(path, error) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that there is, at any moment, the old content or the new one and never a part.

    A link is followed; the permissions of a file that is replaced stay.

    Raises:
        CannotWrite: when it cannot be written; the old file is untouched and no temporary file stays.
    """
    check_target(path)
    try:
        _replace(_target(path), content)
    except OSError as error:
        raise _cannot_write(path, error) from error


def _replace(target: Path, content: bytes) -> None:
    temporary = target.with_name(f".{target.stem[:40]}-{secrets.token_hex(6)}.tmp")
    try:
        # Opened by hand and not by tempfile, whose files nobody but the owner could read afterwards.
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _flush_folder(target.parent)


def _flush_folder(folder: Path) -> None:
    """Make the new name last a power cut too, where the system has a way."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):  # some network folders cannot; the file itself is safe by now
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _target(path: Path) -> Path:
    """The file behind a link, so that the link stays one."""
    return Path(os.path.realpath(path))


def _cannot_write(path: Path, error: OSError) -> CannotWrite:
    if isinstance(error, PermissionError):
        return CannotWrite(
            f"{path} cannot be replaced: it is open in another program or read-only. "
            "If it is open in Excel, close it in Excel and try again."
            if os.path.lexists(path)
            else f"You may not write {path}. Choose another folder."
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return CannotWrite(f"{path} was not written: the disk is full. Make room and try again.")
    if error.errno == errno.EROFS:
        return CannotWrite(f"{path} was not written: the disk is read-only. Choose another folder.")
    return CannotWrite(f"{path} was not written: {error.strerror or error}.")
