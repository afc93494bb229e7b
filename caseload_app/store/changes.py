"""What differs between two states, thing by thing, and its inverse. Knows no database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from caseload_app.store.entities import ENTITIES, Entity
from caseload_app.store.plain import Plain, to_plain
from caseload_app.store.state import State

BOARD = "board"
"""The kind of the facts about the whole: allocation day and last import."""
PROPOSAL = "proposal"
"""The kind of an entry about a suggestion that was refused: told in the history, found in no table."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing before and after, as plain data; None where it was not there, or is not any more."""

    kind: str
    thing: str
    before: Plain | None
    after: Plain | None

    @property
    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.kind, self.thing, self.after, self.before)


def changes_between(old: State, new: State) -> list[Change]:
    """Everything that differs."""
    found = [change for entity in ENTITIES for change in _of_entity(entity, old, new)]
    before, after = board_facts(old), board_facts(new)
    if before != after:
        found.append(Change(BOARD, BOARD, before, after))
    return found


def inverse(changes: Iterable[Change]) -> list[Change]:
    """The changes that take these back, the last one first."""
    return [change.inverse for change in reversed(list(changes))]


def board_facts(state: State) -> Plain:
    """The facts about the whole, as plain data."""
    return {
        "day": None if state.day is None else state.day.isoformat(),
        "source": None if state.source is None else to_plain(state.source),
    }


def _of_entity(entity: Entity, old: State, new: State) -> Iterator[Change]:
    if entity.part(old) is entity.part(new):
        return
    before, after = entity.by_key(old), entity.by_key(new)
    for key, was in before.items():
        if key not in after:
            yield Change(entity.kind, key, _plain(was), None)
    for key, now in after.items():
        of_old = before.get(key)
        if of_old is None:
            yield Change(entity.kind, key, None, _plain(now))
        elif of_old[0] != now[0] or (of_old[1] is not now[1] and of_old[1] != now[1]):
            yield Change(entity.kind, key, _plain(of_old), _plain(now))


def _plain(placed: tuple[int, Any]) -> Plain:
    place, record = placed
    return {"position": place, **to_plain(record)}
