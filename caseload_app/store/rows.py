"""Reads a state from the tables and writes changes into them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from caseload_app.domain.team import Team
from caseload_app.store.changes import BOARD, Change
from caseload_app.store.entities import ENTITY, Entity
from caseload_app.store.plain import Plain, from_plain
from caseload_app.store.state import Source, State
from caseload_app.store.tables import Base, BoardRow


def table_of(row: type[Base]) -> Table:
    """The table behind a mapped class."""
    table = row.__table__
    assert isinstance(table, Table)
    return table


def read_revision(connection: Connection) -> int:
    """The board's revision."""
    return connection.execute(select(BoardRow.revision)).scalar_one()


def read_state(connection: Connection) -> State:
    """The present of the file."""
    board = connection.execute(select(table_of(BoardRow))).one()
    source = None
    if board.source_name is not None:
        source = Source(
            name=board.source_name,
            sha256=board.source_sha256,
            rows_kept_out=board.source_rows_kept_out,
            imported_at=board.source_imported_at,
        )
    settings = {setting.name: setting.value for setting in _records(connection, "setting")}
    team = Team(
        workers=tuple(_records(connection, "worker")),
        cases=tuple(_records(connection, "case")),
        reductions=tuple(_records(connection, "reduction")),
        travel=tuple(_records(connection, "travel")),
        involvements=tuple(_records(connection, "involvement")),
        settings=settings or None,
    )
    baseline = {case.case_id: case for case in _records(connection, "baseline")}
    return State(team=team, day=board.day, source=source, baseline=baseline)


def write_changes(connection: Connection, changes: Iterable[Change]) -> None:
    """Make the tables say what the changes say."""
    by_kind: dict[str, list[Change]] = {}
    for change in changes:
        by_kind.setdefault(change.kind, []).append(change)
    for change in by_kind.pop(BOARD, []):
        _write_board(connection, change.after or {})
    for kind, of_kind in by_kind.items():
        if kind in ENTITY:
            _write(connection, ENTITY[kind], of_kind)


def _records(connection: Connection, kind: str) -> list[Any]:
    entity = ENTITY[kind]
    table = table_of(entity.row)
    columns = [column for column in table.columns if column.name != "position"]
    names = [column.name for column in columns]
    rows = connection.execute(select(*columns).order_by(table.c.position))
    return [entity.record(**dict(zip(names, row, strict=True))) for row in rows]


def _write(connection: Connection, entity: Entity, changes: list[Change]) -> None:
    table = table_of(entity.row)
    key = table.c[entity.key_column]
    gone = [{"the_key": entity.key_value(change.thing)} for change in changes if change.after is None]
    new = [_values(entity, change.after) for change in changes if change.before is None and change.after is not None]
    changed = [
        {"the_key": entity.key_value(change.thing), **_renamed(_values(entity, change.after))}
        for change in changes
        if change.before is not None and change.after is not None
    ]
    if gone:
        connection.execute(delete(table).where(key == bindparam("the_key")), gone)
    if changed:
        columns: dict[str, Any] = {name: bindparam(f"new_{name}") for name in ("position", *entity.fields)}
        connection.execute(update(table).where(key == bindparam("the_key")).values(columns), changed)
    if new:
        connection.execute(insert(table), new)


def _renamed(values: dict[str, Any]) -> dict[str, Any]:
    """Under names of their own: SQLAlchemy keeps those of the columns for itself."""
    return {f"new_{name}": value for name, value in values.items()}


def _values(entity: Entity, plain: Plain) -> dict[str, Any]:
    return {"position": plain["position"], **from_plain(entity.record, plain)}


def _write_board(connection: Connection, facts: Plain) -> None:
    source = dict.fromkeys(field.name for field in fields(Source))
    if facts["source"] is not None:
        source = from_plain(Source, facts["source"])
    values: dict[str, Any] = {f"source_{name}": value for name, value in source.items()}
    values["day"] = None if facts["day"] is None else date.fromisoformat(facts["day"])
    connection.execute(update(table_of(BoardRow)).values(values))
