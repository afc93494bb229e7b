"""What changed from one suggestion to the next, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from caseload_app.domain.team import Team
from caseload_app.services.explain.comparing import differences
from caseload_app.services.explain.naming import names_of, sentence
from caseload_app.services.suggest import Suggestion
from solver.explain.changes import CaseChange, Changes, Kind, changes


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatChanged:
    """The difference between two suggestions.

    Attributes:
        changes: typed: cases, workers and levels.
        headline: the whole in a sentence.
        cases: a sentence for each case that is suggested to somebody else now, or to nobody.
        levels: a sentence for everything that is better or worse, the deciding one first.
    """

    changes: Changes
    headline: str
    cases: tuple[str, ...]
    levels: tuple[str, ...]


def what_changed(team: Team, before: Suggestion, after: Suggestion) -> WhatChanged:
    """What changed from one suggestion for the team to a later one."""
    names = names_of(team)
    found = changes(before.assignment, after.assignment)
    return WhatChanged(
        changes=found,
        headline=_headline(found),
        cases=tuple(_case(change, names) for change in found.cases),
        levels=tuple(sentence(words) for words in differences(before.assignment, after.assignment)),
    )


def _headline(found: Changes) -> str:
    if found.is_nothing:
        return "Nothing changed since the last suggestion."
    counted = list(_counted(found))
    if not counted:
        return "The same workers as in the last suggestion."
    return f"{sentence(', '.join(counted))} since the last suggestion."


def _counted(found: Changes) -> Iterator[str]:
    for kind, words in _KINDS.items():
        number = len(found.of_kind(kind))
        if number:
            yield f"{number} {'case' if number == 1 else 'cases'} {words[number > 1]}"


_KINDS = {
    Kind.GAINED: ("has a worker now", "have a worker now"),
    Kind.MOVED: ("goes to somebody else", "go to somebody else"),
    Kind.LOST: ("is left over now", "are left over now"),
}


def _case(change: CaseChange, names: Mapping[str, str]) -> str:
    if change.before is None:
        return f"{change.case_id}: {_name(change.after, names)} now takes it"
    if change.after is None:
        return f"{change.case_id}: left over now, before with {_name(change.before, names)}"
    return f"{change.case_id}: {_name(change.after, names)} instead of {_name(change.before, names)}"


def _name(worker_id: str | None, names: Mapping[str, str]) -> str:
    """The name; somebody who has left the team meanwhile is told by id."""
    return "nobody" if worker_id is None else names.get(worker_id, worker_id)
