"""The kinds of thing a team file holds: for each its table, its record, and how it is found in a state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from caseload_app.domain.involvement import Involvement
from caseload_app.domain.team import TeamCase, TeamWorker, Travel, WorkerReduction
from caseload_app.store import tables
from caseload_app.store.state import BaselineCase, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One of the team's own policy values."""

    name: str
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One kind of thing.

    Attributes:
        key: the field that names a thing; None where things have no name and their place in the list names them.
        of: the things of a state, in order.
    """

    kind: str
    row: type[tables.Base]
    record: type
    key: str | None
    of: Callable[[State], Iterable[Any]]

    def by_key(self, state: State) -> Mapping[str, tuple[int, Any]]:
        """Place and record of each thing by its key."""
        if self.key is None:
            return {str(place): (place, thing) for place, thing in enumerate(self.of(state))}
        key = self.key
        return {getattr(thing, key): (place, thing) for place, thing in enumerate(self.of(state))}

    @property
    def key_column(self) -> str:
        """The column that names a thing in the table."""
        return self.key or "position"

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the record's fields, which are the table's columns too."""
        return tuple(field.name for field in fields(self.record))

    def key_value(self, key: str) -> str | int:
        """The key as the table has it."""
        return key if self.key else int(key)


ENTITIES: tuple[Entity, ...] = (
    Entity(kind="worker", row=tables.WorkerRow, record=TeamWorker, key="id", of=lambda state: state.team.workers),
    Entity(kind="case", row=tables.CaseRow, record=TeamCase, key="id", of=lambda state: state.team.cases),
    Entity(
        kind="reduction",
        row=tables.ReductionRow,
        record=WorkerReduction,
        key=None,
        of=lambda state: state.team.reductions,
    ),
    Entity(kind="travel", row=tables.TravelRow, record=Travel, key=None, of=lambda state: state.team.travel),
    Entity(
        kind="involvement",
        row=tables.InvolvementRow,
        record=Involvement,
        key=None,
        of=lambda state: state.team.involvements,
    ),
    Entity(
        kind="setting",
        row=tables.SettingRow,
        record=Setting,
        key="name",
        of=lambda state: [Setting(name=name, value=value) for name, value in (state.team.settings or {}).items()],
    ),
    Entity(
        kind="baseline",
        row=tables.BaselineRow,
        record=BaselineCase,
        key="case_id",
        of=lambda state: state.baseline.values(),
    ),
)
ENTITY: Mapping[str, Entity] = {entity.kind: entity for entity in ENTITIES}
