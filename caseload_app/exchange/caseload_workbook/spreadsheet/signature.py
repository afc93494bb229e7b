"""What a file is by its first bytes, so that a wrong one is refused with a sentence that helps."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from caseload_app.exchange.caseload_workbook.spreadsheet.unreadable import Unreadable

_XLSX = "an Excel workbook (.xlsx)"
_SAVE_AS = f"{_XLSX}; open it in Excel or LibreOffice and save it as .xlsx"

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
"""How workbooks of Excel 2 to 4 begin, which had no container around them."""

_BLOCK = 1 << 20


def require_zip(file: BinaryIO) -> None:
    """See that a file is a zip, as every .xlsx is; the file stands at its beginning before and after.

    Raises:
        Unreadable: when it is something else, saying what.
    """
    head = file.read(4096)
    file.seek(0)
    if head.startswith(_ZIP):
        return
    if not head:
        raise Unreadable("an empty file", _XLSX)
    if head.startswith(_EMPTY_ZIP):
        raise Unreadable("an empty zip file", _XLSX)
    if head.startswith(_OLE):
        raise _what_the_ole_file_is(file)
    for is_it, what in _OTHERS:
        if is_it(head):
            raise Unreadable(what, _SAVE_AS)
    raise Unreadable("not a workbook", _XLSX)


def _what_the_ole_file_is(file: BinaryIO) -> Unreadable:
    """Excel keeps an encrypted .xlsx in the container of the old formats, under a name of its own."""
    if _holds(file, "EncryptedPackage".encode("utf-16-le")):
        return Unreadable("a workbook protected by a password", f"{_XLSX} without a password to open it")
    if _holds(file, "WordDocument".encode("utf-16-le")):
        return Unreadable("an old Word document (.doc)", _XLSX)
    return Unreadable("a workbook in the old format (.xls)", _SAVE_AS)


def _holds(file: BinaryIO, sought: bytes) -> bool:
    file.seek(0)
    tail = b""
    while block := file.read(_BLOCK):
        if sought in tail + block:
            return True
        tail = block[-len(sought) :]
    return False


def _begins(*signatures: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(signatures)


def _is_markup(tag: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and tag in head.lower()


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 32 and byte not in b"\t\n\r\x0c" for byte in head)


_OTHERS: tuple[tuple[Callable[[bytes], bool], str], ...] = (
    (_begins(b"%PDF"), "a PDF"),
    (_begins(*_OLD_EXCEL), "a workbook in the old format (.xls)"),
    (_is_markup(b"urn:schemas-microsoft-com:office:spreadsheet"), "an XML spreadsheet of Excel 2003"),
    (_is_markup(b"<html"), "a web page"),
    (_is_markup(b""), "an XML file"),
    (_is_text, "a text file, such as CSV"),
)
"""The first that fits is told."""
