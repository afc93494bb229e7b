"""What a search may still spend."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


class Over(Exception):
    """The limits ended what cannot be used half done."""


@dataclass(slots=True)
class Limits:
    """What may still be spent: deterministic effort, and the clock as emergency brake."""

    effort: float
    deadline: float
    should_stop: Callable[[], bool]

    @property
    def seconds(self) -> float:
        """Seconds until the deadline."""
        return max(0.0, self.deadline - time.monotonic())

    @property
    def is_over(self) -> bool:
        """Whether to stop now."""
        return self.effort <= 0 or self.seconds <= 0 or self.should_stop()

    def check(self) -> None:
        """Go on, or else raise `Over`."""
        if self.is_over:
            raise Over
