"""What a search may still spend, and how the long stretches of it ask whether to go on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

_Item = TypeVar("_Item")

ITEMS_BETWEEN_QUESTIONS = 64
"""Rows, cases or desks after which to ask again: asking after each would take as long as the work."""


class Over(Exception):
    """The limits ended what cannot be used half done."""


@dataclass(slots=True)
class Limits:
    """What may still be spent: deterministic effort, and the clock as emergency brake."""

    effort: float
    deadline: float
    should_stop: Callable[[], bool]
    _is_stopped: bool = field(default=False, init=False)

    @property
    def seconds(self) -> float:
        """Seconds until the deadline."""
        return max(0.0, self.deadline - time.monotonic())

    @property
    def is_over(self) -> bool:
        """Whether to stop now."""
        return self.effort <= 0 or self.is_stopped()

    def is_stopped(self) -> bool:
        """Whether time is up or a stop was asked for: from then on always, since things may be left half done."""
        self._is_stopped = self._is_stopped or self.seconds <= 0 or self.should_stop()
        return self._is_stopped

    def share(self, share: float) -> Limits:
        """Limits of their own, of a share of the effort and of the time left; what they use is not taken off here."""
        return Limits(self.effort * share, time.monotonic() + self.seconds * share, self.should_stop)

    def check(self) -> None:
        """Go on, or else raise `Over`."""
        if self.is_over:
            raise Over

    @contextmanager
    def part_of_effort(self, share: float) -> Iterator[Limits]:
        """Limits with a share of the effort that is left; what they spend is taken off here."""
        given = self.effort * share
        part = Limits(effort=given, deadline=self.deadline, should_stop=self.is_stopped)
        try:
            yield part
        finally:
            self.effort -= given - part.effort

    def each(self, items: Iterable[_Item]) -> Iterator[_Item]:
        """The items one after another; `Over` when time is up or a stop is asked for in between."""
        for number, item in enumerate(items):
            if number % ITEMS_BETWEEN_QUESTIONS == 0 and self.is_stopped():
                raise Over
            yield item
