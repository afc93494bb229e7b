"""The answer as a whole in a few sentences: how much is allocated, how good that is, and what needs attention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caseload_app.domain.wording.figures import amount, list_of, seconds
from caseload_app.domain.wording.levels import level, proof


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a suggestion comes to.

    Attributes:
        to_allocate: cases that needed a worker when the run began; locked ones are not among them.
        allocated: how many of them the suggestion gives one.
        moved: held cases that go to another worker; in *cover* the covered workers' cases are not among them.
        locked: cases that are locked without a worker.
        alarms: id and name of the category of each case without a worker that must have one.
        open_levels: the levels that are not proved, with their gap in tenths of a per cent (None: no bound).
        seconds: what the search took.
    """

    to_allocate: int
    allocated: int
    moved: int
    locked: int
    alarms: Sequence[tuple[str, str]]
    open_levels: Sequence[tuple[str, int | None]]
    seconds: float


def answer(said: Answer) -> list[str]:
    """The answer in sentences, the most important first; alarms one a line."""
    return [f"{_allocated(said)}; {_proved(said)}.", *_locked(said), *_alarms(said)]


def _allocated(said: Answer) -> str:
    if said.to_allocate:
        text = f"{said.allocated} of {amount(said.to_allocate, 'case')} allocated"
        if said.allocated:
            text += " within caps"
    else:
        text = "No case was waiting for a worker"
    return f"{text}; {amount(said.moved, 'held case')} moved" if said.moved else text


def _proved(said: Answer) -> str:
    if not said.open_levels:
        return f"proved best in {seconds(said.seconds)}"
    levels = list_of([f"{level(name)} {proof(gap)}" for name, gap in said.open_levels])
    return f"the best found in {seconds(said.seconds)}, not proved best ({levels})"


def _locked(said: Answer) -> list[str]:
    if not said.locked:
        return []
    stay = "stays" if said.locked == 1 else "stay"
    return [f"{amount(said.locked, 'case')} locked without a worker {stay} unallocated."]


def _alarms(said: Answer) -> list[str]:
    return [f"Alarm: {case_id} ({name}) must have a worker and has none." for case_id, name in said.alarms]
