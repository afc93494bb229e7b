"""How a sheet of the workbook is written down: its name, its columns, and what a row becomes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from caseload_app.exchange.caseload_workbook.kinds.kind import Kind

Record = TypeVar("Record", covariant=True)  # noqa: PLC0105  (the name of what a row becomes)


def folded(name: str) -> str:
    """What two spellings of a sheet or a heading have in common: case, odd spaces and underscores do not count."""
    return " ".join(name.replace("_", " ").split()).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column.

    Attributes:
        heading: what stands in row 1.
        field: the name of what it becomes in the record.
        kind: what its cells hold.
        required: whether the column must be there and filled in every row.
        meaning: what it says, for the person who fills it in.
        example: one cell as it may be typed.
        width: in characters, in the template.
        offers: the sheet whose first column a drop-down offers, in the template.
    """

    heading: str
    field: str
    kind: Kind
    required: bool = False
    meaning: str
    example: str
    width: int = 14
    offers: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Generic[Record]):
    """One sheet.

    Attributes:
        name: its title.
        record: makes of a row's values, by field, what the row stands for.
        required: whether it must be there.
        purpose: what it is for, for the person who fills it in.
        columns: in the order of the template.
        in_order: pairs of fields with dates of which the second may not lie before the first.
    """

    name: str
    record: Callable[..., Record]
    required: bool = False
    purpose: str
    columns: tuple[Column, ...]
    in_order: tuple[tuple[str, str], ...] = ()

    def column(self, field: str) -> Column:
        """The column that becomes this field."""
        return next(column for column in self.columns if column.field == field)
