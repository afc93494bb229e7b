"""What changed between two answers, to the same problem or to two states of one: who gained, moved or lost which case.

Both answers are measured anew, so that the figures are those of the judge and not of whoever made the answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from solver.assignment import Assignment
from solver.objectives import levels_of
from solver.problem import Hundredths


class Kind(StrEnum):
    """What became of a case."""

    GAINED = "gained a worker"
    MOVED = "moved"
    LOST = "lost its worker"


@dataclass(frozen=True, slots=True)
class CaseChange:
    """A case that another worker has now; None stands for nobody."""

    case_id: str
    before: str | None
    after: str | None

    @property
    def kind(self) -> Kind:
        """Whether the case gained, changed or lost its worker."""
        if self.before is None:
            return Kind.GAINED
        return Kind.LOST if self.after is None else Kind.MOVED


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerChange:
    """A worker whose cases or load are others now; loads in hundredths of a point."""

    worker_id: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    load_before: Hundredths
    load_after: Hundredths


@dataclass(frozen=True, slots=True)
class LevelChange:
    """A level whose value is another now; a smaller one is better."""

    name: str
    before: int
    after: int

    @property
    def is_better(self) -> bool:
        """Whether the level improved."""
        return self.after < self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The difference between two answers.

    Attributes:
        cases: The cases in both problems with another worker, in the later problem's order.
        new_cases: Those only in the later problem.
        gone_cases: Those only in the earlier one.
        workers: The workers in both with another set of cases or another load, in the later problem's order.
        levels: The levels in both with another value, in order. The first decides which answer is better; where they
            are answers to different problems, it only says what differs.
    """

    cases: tuple[CaseChange, ...]
    new_cases: tuple[str, ...]
    gone_cases: tuple[str, ...]
    workers: tuple[WorkerChange, ...]
    levels: tuple[LevelChange, ...]

    @property
    def first_level(self) -> LevelChange | None:
        """The first level that differs; None when the answers are equally good."""
        return self.levels[0] if self.levels else None

    @property
    def is_nothing(self) -> bool:
        """Whether the answers are the same."""
        return not (self.cases or self.new_cases or self.gone_cases or self.workers or self.levels)

    def of_kind(self, kind: Kind) -> tuple[CaseChange, ...]:
        """The cases of which this became."""
        return tuple(change for change in self.cases if change.kind is kind)


def changes(before: Assignment, after: Assignment) -> Changes:
    """What changed from one answer to a later one."""
    old, new = before.problem, after.problem
    return Changes(
        cases=tuple(
            CaseChange(case.id, before.worker_of[case.id], after.worker_of[case.id])
            for case in new.cases
            if case.id in old.case and before.worker_of[case.id] != after.worker_of[case.id]
        ),
        new_cases=tuple(case.id for case in new.cases if case.id not in old.case),
        gone_cases=tuple(case.id for case in old.cases if case.id not in new.case),
        workers=tuple(_workers(before, after)),
        levels=tuple(_levels(values_of(before), values_of(after))),
    )


def values_of(assignment: Assignment) -> Mapping[str, int]:
    """The value of every level by name, in order."""
    return {level.name: level.value(assignment) for level in levels_of(assignment.problem)}


def _workers(before: Assignment, after: Assignment) -> Iterator[WorkerChange]:
    for worker in after.problem.workers:
        if worker.id not in before.problem.worker:
            continue
        had = {case.id for case in before.held[worker.id]}
        has = {case.id for case in after.held[worker.id]}
        if had != has or before.load[worker.id] != after.load[worker.id]:
            yield WorkerChange(
                worker_id=worker.id,
                gained=tuple(case.id for case in after.held[worker.id] if case.id not in had),
                lost=tuple(case.id for case in before.held[worker.id] if case.id not in has),
                load_before=before.load[worker.id],
                load_after=after.load[worker.id],
            )


def _levels(before: Mapping[str, int], after: Mapping[str, int]) -> Iterator[LevelChange]:
    for name, value in after.items():
        if name in before and before[name] != value:
            yield LevelChange(name, before[name], value)
