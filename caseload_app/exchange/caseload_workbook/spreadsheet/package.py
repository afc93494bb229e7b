"""The zip that an .xlsx file is: its parts and what they refer to, read block by block and within fixed limits."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from caseload_app.exchange.caseload_workbook.spreadsheet.signature import require_zip
from caseload_app.exchange.caseload_workbook.spreadsheet.unreadable import Unreadable, damaged

LARGEST_UNPACKED = 150_000_000
"""Bytes that all parts together may have; a workbook of ten thousand cases has a tenth of it."""

MOST_PARTS = 5_000

_BLOCK = 1 << 18
_ENTRY = b"PK\x01\x02"
_IS_ENCRYPTED = 0x1
_ZIP_FAULTS = (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OverflowError, RuntimeError)


class Package:
    """The parts of one opened file, by name; names compare without case, as the format says."""

    def __init__(self, archive: ZipFile, entries: dict[str, ZipInfo]) -> None:
        self._archive = archive
        self._entries = entries

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts, folded."""
        return tuple(self._entries)

    def __contains__(self, part: str) -> bool:
        return _folded(part) in self._entries

    def blocks(self, part: str) -> Iterator[bytes]:
        """The content of a part, block by block, never more than its declared size.

        Raises:
            Unreadable: when the part is missing, or its content is not what the zip says about it.
        """
        entry = self._entries.get(_folded(part))
        if entry is None:
            raise damaged(f"the part {part} is missing")
        try:
            with self._archive.open(entry) as content:
                while block := content.read(_BLOCK):
                    yield block
        except _ZIP_FAULTS as error:
            raise damaged(f"the part {part} cannot be unpacked") from error


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """Opens a file as a package, for as long as the block lasts.

    Raises:
        Unreadable: when it is none, is encrypted or truncated, or exceeds the limits.
    """
    with _file(path) as file:
        require_zip(file)
        _require_few_entries(file)
        with _archive(file) as archive:
            yield Package(archive, _entries(archive))


@contextmanager
def _file(path: Path) -> Iterator[BinaryIO]:
    if path.name.startswith(("~$", ".~lock.")):
        raise Unreadable("the lock file of a workbook that is open", "the workbook itself, whose name begins after it")
    try:
        if path.is_dir():
            raise Unreadable("a folder", "an Excel workbook (.xlsx)")
        if path.exists() and not path.is_file():
            raise Unreadable("something that is no ordinary file", "an Excel workbook (.xlsx)")
        file = path.open("rb")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Unreadable("no such file", "the name of a workbook that is there") from error
    except PermissionError as error:
        raise Unreadable(
            "a file that may not be read", "one you have the right to read; if it is open in Excel, close it there"
        ) from error
    except (OSError, ValueError) as error:
        raise _not_opened(error) from error
    with file:
        try:
            yield file
        except OSError as error:  # a network drive that went away half-way
            raise _not_opened(error) from error


def _not_opened(error: Exception) -> Unreadable:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error) or "an unknown fault"
    return Unreadable(f"a file that cannot be read ({reason})", "a file that can be read; copy it to this computer")


def _require_few_entries(file: BinaryIO) -> None:
    """Refuses a directory of millions of parts before anybody holds it in memory.

    Counts the directory's marks in the file itself, since what a zip says about its own number of parts may be wrong.
    A mark may stand inside a part by chance, or in a workbook embedded in this one: hence twice the limit.
    """
    marks = 0
    tail = b""
    size = 0
    while block := file.read(_BLOCK):
        size += len(block)
        marks += (tail + block).count(_ENTRY)
        tail = block[1 - len(_ENTRY) :]
        if marks > 2 * MOST_PARTS:
            raise _too_many_parts()
        if size > LARGEST_UNPACKED:  # packing never makes anything larger
            raise _too_large()
    file.seek(0)


@contextmanager
def _archive(file: BinaryIO) -> Iterator[ZipFile]:
    try:
        archive = ZipFile(file)
    except _ZIP_FAULTS as error:
        raise damaged("it ends too early, or was changed on the way") from error
    with archive:
        yield archive


def _entries(archive: ZipFile) -> dict[str, ZipInfo]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_PARTS:
        raise _too_many_parts()
    if sum(info.file_size for info in infos) > LARGEST_UNPACKED:
        raise _too_large()
    entries: dict[str, ZipInfo] = {}
    for info in infos:
        if info.flag_bits & _IS_ENCRYPTED:
            raise Unreadable("a zip file protected by a password", "an Excel workbook (.xlsx) without a password")
        if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:  # only these unpack within a fixed memory
            raise damaged("it is packed in a way that no spreadsheet program uses")
        if _folded(info.filename) in entries:
            raise damaged(f"it has two parts named {info.filename}")
        entries[_folded(info.filename)] = info
    return entries


def _folded(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").casefold()


def _too_large() -> Unreadable:
    return Unreadable(
        f"a file of more than {LARGEST_UNPACKED // 1_000_000} MB unpacked",
        "a caseload workbook; copy its sheets into a new workbook, without pictures and other sheets",
    )


def _too_many_parts() -> Unreadable:
    return Unreadable(f"a file of more than {MOST_PARTS:,} parts", "a caseload workbook, which has a few dozen")
