"""The names that are shown: the one place where they are hidden, for a screen that others can see.

What is shown is made from the team as this place gives it, so a name that is hidden is nowhere: not on a block, not in
a sentence, not for a screen reader. What is saved, suggested and exported is made from the team as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from caseload_app.domain.team import Team, TeamCase, TeamWorker
from caseload_app.store.history import Step

HIDDEN_NAME = "(name hidden)"


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is hidden: children go by their case id alone, workers by their initials."""

    children: bool = False
    workers: bool = False


def initials(workers: Iterable[TeamWorker]) -> dict[str, str]:
    """Initials by worker id; where two workers share them the id stands beside: "AO (W07)"."""
    short = {worker.id: _initials(worker) for worker in workers}
    often = Counter(short.values())
    return {
        worker_id: letters if often[letters] == 1 or letters == worker_id else f"{letters} ({worker_id})"
        for worker_id, letters in short.items()
    }


class ShownNames:
    """Gives a team with its names hidden. What has not changed since is the very same object as the time before."""

    def __init__(self, hidden: Hidden | None = None) -> None:
        self.hidden = hidden or Hidden()
        self._cases: dict[int, tuple[TeamCase, TeamCase]] = {}
        self._workers: tuple[tuple[TeamWorker, ...], tuple[TeamWorker, ...]] | None = None

    def team(self, team: Team) -> Team:
        """The team as it is to be shown."""
        shown = team
        if self.hidden.children:
            shown = replace(shown, cases=self._without_names(team.cases))
        if self.hidden.workers:
            shown = replace(shown, workers=self._as_initials(team.workers))
        return shown

    def sentence(self, words: str, workers: Iterable[TeamWorker]) -> str:
        """A sentence that was made of the names as they are, such as a step of the history."""
        if not self.hidden.workers:
            return words
        known = tuple(workers)
        short = initials(known)
        for worker in sorted(known, key=lambda one: -len(one.name)):
            if worker.name:
                words = _replaced(words, worker.name, short[worker.id])
        return words

    def free_text(self, words: str, team: Team) -> str:
        """Words that a person wrote, or a cell of a workbook, which may name anybody of the team."""
        shown = self.sentence(words, team.workers)
        if self.hidden.children:
            for name in sorted({case.name for case in team.cases if case.name and case.name in shown}, key=len)[::-1]:
                shown = _replaced(shown, name, HIDDEN_NAME)
        return shown

    def history(self, steps: list[Step], team: Team) -> list[Step]:
        """Steps of the history, whose words were made of the names as they are."""
        if self.hidden == Hidden():
            return steps
        return [
            replace(
                step,
                words=self.sentence(step.words, team.workers),
                reason=None if step.reason is None else self.free_text(step.reason, team),
            )
            for step in steps
        ]

    def _without_names(self, cases: tuple[TeamCase, ...]) -> tuple[TeamCase, ...]:
        made = {}
        for case in cases:
            kept = self._cases.get(id(case))
            has_name = case.name is not None or case.notes is not None
            made[id(case)] = kept or (case, replace(case, name=None, notes=None) if has_name else case)
        self._cases = made
        return tuple(made[id(case)][1] for case in cases)

    def _as_initials(self, workers: tuple[TeamWorker, ...]) -> tuple[TeamWorker, ...]:
        if self._workers is None or self._workers[0] is not workers:
            short = initials(workers)
            self._workers = (workers, tuple(replace(worker, name=short[worker.id]) for worker in workers))
        return self._workers[1]


def _initials(worker: TeamWorker) -> str:
    letters = "".join(word[0] for word in worker.name.split() if word[0].isalnum())
    return letters.upper() or worker.id


def _replaced(words: str, name: str, by: str) -> str:
    """The name as whole words only: Ann is not in Annual."""
    return re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda _found: by, words)
