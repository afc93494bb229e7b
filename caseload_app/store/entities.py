"""The kinds of thing a team file holds: for each its table, its record, and how it is found in a state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
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
        part: the part of a state that the things are in.
        things: the things in that part, in order.
    """

    kind: str
    row: type[tables.Base]
    record: type
    key: str | None
    part: Callable[[State], Any]
    things: Callable[[Any], Iterable[Any]] = iter

    def by_key(self, state: State) -> Mapping[str, tuple[int, Any]]:
        """Place and record of each thing by its key."""
        things = self.things(self.part(state))
        if self.key is None:
            return {str(place): (place, thing) for place, thing in enumerate(things)}
        key_of = attrgetter(self.key)
        return {key_of(thing): (place, thing) for place, thing in enumerate(things)}

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


def _settings(settings: Mapping[str, object] | None) -> list[Setting]:
    return [Setting(name=name, value=value) for name, value in (settings or {}).items()]


ENTITIES: tuple[Entity, ...] = (
    Entity(kind="worker", row=tables.WorkerRow, record=TeamWorker, key="id", part=lambda state: state.team.workers),
    Entity(kind="case", row=tables.CaseRow, record=TeamCase, key="id", part=lambda state: state.team.cases),
    Entity(
        kind="reduction",
        row=tables.ReductionRow,
        record=WorkerReduction,
        key=None,
        part=lambda state: state.team.reductions,
    ),
    Entity(kind="travel", row=tables.TravelRow, record=Travel, key=None, part=lambda state: state.team.travel),
    Entity(
        kind="involvement",
        row=tables.InvolvementRow,
        record=Involvement,
        key=None,
        part=lambda state: state.team.involvements,
    ),
    Entity(
        kind="setting",
        row=tables.SettingRow,
        record=Setting,
        key="name",
        part=lambda state: state.team.settings,
        things=_settings,
    ),
    Entity(
        kind="baseline",
        row=tables.BaselineRow,
        record=BaselineCase,
        key="case_id",
        part=lambda state: state.baseline,
        things=lambda baseline: baseline.values(),
    ),
)
ENTITY: Mapping[str, Entity] = {entity.kind: entity for entity in ENTITIES}
