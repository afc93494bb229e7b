"""Rows that name a worker or a case: who is meant must be on the list, or at least be told of when not."""

from __future__ import annotations

from caseload_app.exchange.caseload_workbook.nearest import Nearest
from caseload_app.exchange.caseload_workbook.table import Row, Table


class Named:
    """What the rows of one sheet are called, and which of them stand."""

    def __init__(self, table: Table[object]) -> None:
        self._all = frozenset(name for row in table.rows if (name := row.text("id")) is not None)
        self._standing = frozenset(name for row in table.standing() if (name := row.text("id")) is not None)
        self._nearest = Nearest(sorted(self._all))
        self._sheet = table.sheet.name

    def require(self, table: Table[object], row: Row, field: str) -> None:
        """An error where the row names somebody who is not on the list, or who is kept out."""
        name = row.text(field)
        if name is None or name in self._standing:
            return
        expected = self._expected(name)
        if name in self._all:
            expected = f"a row of {name} on the sheet {self._sheet} that stands; put the errors there right"
        table.error(row, field, name, expected)

    def look_for(self, table: Table[object], row: Row, field: str) -> None:
        """A warning where the row names somebody who is not on the list; who is kept out is told of there."""
        for name in (row.text(field),) if row.text(field) else row.texts(field):
            if name is not None and name not in self._all:
                table.warning(row, field, name, self._expected(name))

    def _expected(self, name: str) -> str:
        heading = "worker" if self._sheet == "Workers" else "case"
        return f"a {heading} on the sheet {self._sheet}{self._nearest.hint(name)}"


def check_workers_named(
    workers: Named,
    *,
    cases: Table[object],
    reductions: Table[object],
    travel: Table[object],
    involvements: Table[object],
) -> None:
    """A case, reduction or journey of an unknown worker cannot stand; history and wishes may name anybody."""
    for table in (cases, reductions, travel):
        for row in table.rows:
            workers.require(table, row, "worker_id")
    for row in cases.rows:
        workers.look_for(cases, row, "previous_worker_id")
        workers.look_for(cases, row, "excluded_workers")
    for row in involvements.rows:
        workers.look_for(involvements, row, "worker_id")


def check_cases_named(cases: Named, *, travel: Table[object], involvements: Table[object]) -> None:
    """A journey to an unknown case or its history does no harm, but may be a slip."""
    for table in (travel, involvements):
        for row in table.rows:
            cases.look_for(table, row, "case_id")
