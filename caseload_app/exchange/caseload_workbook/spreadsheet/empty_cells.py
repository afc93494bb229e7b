"""Takes cells that hold a style and nothing else out of a sheet's XML before it is parsed.

Formatting whole columns or clearing thousands of rows leaves millions of them behind. They mean nothing to a reader,
and calling back for each would take most of a minute.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_PLACED = re.compile(rb'(?:<c r="[^"<>]+"(?: s="[^"<>]*"(?: [A-Za-z:]+="[^"<>]*")*)? ?/>)+')
_NOT_PLACED = re.compile(rb'<c(?! r=")[\s/>]')
_AT_ROW_END = re.compile(rb'(?:<c(?: [A-Za-z:]+="[^"<>]*")* ?/>)++(?=</row>)')
_ROW = b"<row"
_LONGEST_ROW = 8_000_000


def without_empty_cells(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The XML of a sheet less its empty cells, in other blocks; what is left means the same.

    A cell that does not say where it is stands behind the one before it, so where there are such cells only those at
    the end of a row go. From the first comment, declaration or quoted section on, or where the markup is not plain
    ASCII, everything passes as it is.
    """
    waiting = b""
    is_plain = True
    for block in blocks:
        if not is_plain:
            yield block
            continue
        waiting += block
        is_plain = b"<!" not in waiting and b"\x00" not in waiting and len(waiting) < _LONGEST_ROW
        if not is_plain:
            yield waiting
            waiting = b""
            continue
        end = max(0, waiting.rfind(_ROW))  # rows are kept whole
        ready, waiting = waiting[:end], waiting[end:]
        if ready:
            yield _thinned(ready)
    if waiting:
        yield _thinned(waiting)


def _thinned(rows: bytes) -> bytes:
    return (_AT_ROW_END if _NOT_PLACED.search(rows) else _PLACED).sub(b"", rows)
