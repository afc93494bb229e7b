"""Which suggestions stand refused: read from the history, so that a refusal outlives a restart and an undo ends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, and_, select

from caseload_app.store.changes import PROPOSAL
from caseload_app.store.history import StepKind
from caseload_app.store.rows import table_of
from caseload_app.store.tables import EntryRow, StepRow

Refusals = Mapping[str, frozenset[str]]
"""The workers refused for a case, by case id."""


def read_refusals(connection: Connection, in_effect: Sequence[int]) -> Refusals:
    """What was refused since the last import, and not taken back.

    Args:
        connection: to the team file.
        in_effect: the numbers of the steps that were not undone, the oldest first.
    """
    steps, entries = table_of(StepRow), table_of(EntryRow)
    query = (
        select(steps.c.id, steps.c.kind, entries.c.thing, entries.c.before)
        .join_from(steps, entries, and_(entries.c.step_id == steps.c.id, entries.c.kind == PROPOSAL), isouter=True)
        .where(steps.c.kind.in_([StepKind.IMPORT.value, StepKind.REFUSE.value]))
    )
    place = {number: place for place, number in enumerate(in_effect)}
    rows = [row for row in connection.execute(query) if row.id in place]
    since = max((place[row.id] for row in rows if row.kind == StepKind.IMPORT), default=-1)
    refused: dict[str, frozenset[str]] = {}
    for row in rows:
        if row.thing is not None and place[row.id] > since:
            refused[row.thing] = refused.get(row.thing, frozenset()) | {row.before["worker_id"]}
    return refused
