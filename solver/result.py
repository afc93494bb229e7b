"""What the solver answers: an assignment, and for every level its value and what is proved about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How sure a level's value is."""

    PROVED = "proved"
    WITHIN = "within"
    NOT_PROVED = "not proved"


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelResult:
    """One level of an answer.

    ``bound`` is a proved lower bound of the level in the best possible answer, None where nothing is known;
    ``seconds`` is the time spent on the level.
    """

    name: str
    value: int
    bound: int | None
    seconds: float

    @property
    def status(self) -> Status:
        """Proved when value and bound meet."""
        if self.bound is None:
            return Status.NOT_PROVED
        return Status.PROVED if self.bound >= self.value else Status.WITHIN

    @property
    def gap_tenths_of_percent(self) -> int | None:
        """Value less bound, over the bound or 1, in tenths of a per cent, rounded up; None without a bound."""
        if self.bound is None:
            return None
        return -(-1000 * (self.value - self.bound) // max(1, self.bound))


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """An answer: case id to worker id (None: unallocated), its levels in order, and how it ended."""

    worker_of: Mapping[str, str | None]
    levels: tuple[LevelResult, ...]
    seconds: float
    cancelled: bool = False

    @property
    def is_proved(self) -> bool:
        """Whether every level is proved to be the best possible."""
        return all(level.status is Status.PROVED for level in self.levels)
