"""What a part of a package refers to: relationships by id, with the part each leads to."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from caseload_app.exchange.caseload_workbook.spreadsheet.markup import Attributes, Budget, Listener, read_part
from caseload_app.exchange.caseload_workbook.spreadsheet.package import Package


@dataclass(frozen=True, slots=True)
class Relationship:
    """A reference to another part; ``kind`` is the last word of its type: worksheet, styles, sharedStrings."""

    kind: str
    part: str


def relationships(package: Package, source: str, budget: Budget) -> Mapping[str, Relationship]:
    """The relationships of a part by their id, those to the world outside left out; none when it has no list of them.

    Args:
        package: the opened file.
        source: the part that refers; ``""`` is the package itself.
        budget: how much may be read.

    Raises:
        Unreadable: when the list is damaged.
    """
    folder, name = posixpath.split(source)
    listed_in = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed_in not in package:
        return {}
    listener = _References(folder)
    read_part(package, listed_in, budget, listener)
    return listener.found


class _References(Listener):
    def __init__(self, folder: str) -> None:
        super().__init__()
        self.found: dict[str, Relationship] = {}
        self._folder = folder

    def start(self, element: str, attributes: Attributes) -> None:
        if element.endswith(" Relationship") and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rsplit("/", 1)[-1]
            self.found[attributes.get("Id", "")] = Relationship(kind, _part(self._folder, attributes.get("Target", "")))


def _part(folder: str, target: str) -> str:
    """A target relative to the referring part's folder, or from the top; some writers use backslashes or escapes."""
    path = unquote(target).replace("\\", "/").split("#", 1)[0]
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
