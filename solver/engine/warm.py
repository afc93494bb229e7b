"""What one search leaves for the next one of nearly the same problem: prices to begin with.

Whatever they are, prices prove what they prove; good ones only prove it sooner.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PricesOfLevel:
    """The prices that proved a level: of cases by id, of the levels above it and of families."""

    case: Mapping[str, float]
    level: Mapping[str, float]
    family: Mapping[int, float]


@dataclass(slots=True)
class Warm:
    """Hand the same one to solves of problems that differ little: each begins where the one before ended."""

    prices: dict[str, PricesOfLevel] = field(default_factory=dict)
