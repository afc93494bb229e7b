"""Reading the XML inside a workbook: strictly in order, without a DTD, and within limits of depth, size and number.

Elements are named ``namespace local``. Both families of namespaces are in use: the common one, and the strict one that
Excel writes on request.
"""

from __future__ import annotations

from xml.parsers import expat

from caseload_app.exchange.caseload_workbook.spreadsheet.package import Package
from caseload_app.exchange.caseload_workbook.spreadsheet.unreadable import HasDtd, Unreadable, damaged

Attributes = dict[str, str]

MOST_MARKUP = 7_000_000
"""Tags (both of an element counted) and attributes that the parts read may have together: a million filled cells.

Ten thousand cases with every column filled have a quarter of it. More would take minutes, and is no caseload.
"""

DEEPEST = 100
_LARGEST_TAG = 1_000_000
_SLICE = 1 << 18
_SEPARATOR = " "
_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_RELATIONSHIPS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)


def main(local: str) -> frozenset[str]:
    """The names of an element of the spreadsheet language, in both families."""
    return frozenset(f"{namespace}{_SEPARATOR}{local}" for namespace in _MAIN)


def relationship_id(attributes: Attributes) -> str | None:
    """The attribute ``r:id``, in both families."""
    for namespace in _RELATIONSHIPS:
        value = attributes.get(f"{namespace}{_SEPARATOR}id")
        if value is not None:
            return value
    return None


class Budget:
    """How much XML one workbook may still have; keeps a small file from taking minutes."""

    def __init__(self) -> None:
        self._left = MOST_MARKUP

    def spend(self, markup: int) -> None:
        """Take so many tags and attributes off.

        Raises:
            Unreadable: when there were fewer left.
        """
        self._left -= markup
        if self._left < 0:
            raise Unreadable(
                "a file with millions of cells",
                "a caseload workbook; copy its filled rows into a new one from the template",
            )


class TooDeep(Exception):
    """Elements inside elements inside elements: a small file that takes much memory."""


class Listener:
    """What somebody does with one part: called for each element and for the text inside; does nothing by itself."""

    def __init__(self) -> None:
        self._depth = 0

    def begin(self, element: str, attributes: Attributes) -> None:
        """Called by the parser.

        Raises:
            TooDeep: when no workbook is nested like this.
        """
        self._depth += 1
        if self._depth > DEEPEST:
            raise TooDeep
        self.start(element, attributes)

    def finish(self, element: str) -> None:
        """Called by the parser."""
        self._depth -= 1
        self.end(element)

    def start(self, element: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, element: str) -> None:
        """An element ends."""

    def text(self, piece: str) -> None:
        """Some text of the innermost element; the rest may follow."""


class MarkupReader:
    """A parser of one part that calls a listener, fed block by block."""

    def __init__(self, part: str, budget: Budget, listener: Listener) -> None:
        self._part = part
        self._budget = budget
        self._fed = 0
        parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse_dtd
        parser.StartElementHandler = listener.begin
        parser.EndElementHandler = listener.finish
        parser.CharacterDataHandler = listener.text
        self._parser = parser

    def feed(self, block: bytes) -> None:
        """Read on.

        Raises:
            Unreadable: when this is no XML, has a DTD, or exceeds the limits.
        """
        self._budget.spend(block.count(b"<") + block.count(b"/>") + block.count(b"="))
        whole = memoryview(block)
        for start in range(0, len(block), _SLICE):
            piece = whole[start : start + _SLICE]
            self._fed += len(piece)
            self._parse(piece, is_last=False)
            # One tag of megabytes (a million attributes, an endless comment) would be held in memory as a whole.
            if self._fed - self._parser.CurrentByteIndex > _LARGEST_TAG:
                raise damaged(f"{self._part} has a tag of more than a megabyte")

    def close(self) -> None:
        """Say that this was all.

        Raises:
            Unreadable: when the XML ends too early.
        """
        self._parse(b"", is_last=True)

    def _parse(self, block: bytes | memoryview, *, is_last: bool) -> None:
        try:
            self._parser.Parse(block, is_last)
        except (expat.ExpatError, ValueError, LookupError) as error:  # the latter two: an unknown encoding
            raise damaged(f"{self._part} is not well-formed XML") from error
        except TooDeep as error:
            raise damaged(f"{self._part} is nested more than {DEEPEST} levels deep") from error

    def _refuse_dtd(self, *_declaration: object) -> None:
        raise HasDtd(self._part)


def read_part(package: Package, part: str, budget: Budget, listener: Listener) -> None:
    """Read one part from its beginning to its end.

    Raises:
        Unreadable: when it is missing or damaged, has a DTD, or exceeds the limits.
    """
    reader = MarkupReader(part, budget, listener)
    for block in package.blocks(part):
        reader.feed(block)
    reader.close()


class _RootSeen(Exception):
    """The first element has begun: nothing can be declared after it."""


class _Prologue(Listener):
    def begin(self, _element: str, _attributes: Attributes) -> None:
        raise _RootSeen


def refuse_dtds(package: Package) -> None:
    """See that no part declares a DTD, those that nobody reads any further included.

    Raises:
        HasDtd: when one does, naming it.
    """
    for part in package.parts:
        if not part.endswith((".xml", ".rels")):
            continue
        reader = MarkupReader(part, Budget(), _Prologue())
        try:
            for block in package.blocks(part):
                reader.feed(block)
        except HasDtd:
            raise
        except (_RootSeen, Unreadable):  # damage matters in the parts that are read, and is told there
            continue
