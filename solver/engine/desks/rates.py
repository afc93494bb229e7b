"""What everything costs at some prices: of each case, each frozen level, and each family that may have no worker.

Prices are floats, but rounded to whole 2**-24ths before anything is proved with them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from solver.engine.bounds import SCALE
from solver.engine.desks.costs import Costs
from solver.engine.desks.desk import Desk
from solver.engine.desks.packing import Limits, Tariff

MOST_FOR_A_CASE = 1 << 50
"""What a case may cost in 2**-24ths: any prices prove something, but sums must stay far below `NEVER`."""


@dataclass(frozen=True, slots=True)
class Prices:
    """Of each case; of each frozen level by name; of each family that may have no worker."""

    case: tuple[float, ...]
    level: Mapping[str, float] = field(default_factory=dict)
    family: Mapping[int, float] = field(default_factory=dict)

    def towards(self, other: Prices, share: float) -> Prices:
        """So much of the way to other prices."""

        def mixed(mine: float, theirs: float) -> float:
            return (1 - share) * mine + share * theirs

        return Prices(
            tuple(map(mixed, self.case, other.case)),
            {k: mixed(self.level.get(k, 0), other.level.get(k, 0)) for k in self.level.keys() | other.level.keys()},
            {k: mixed(self.family.get(k, 0), other.family.get(k, 0)) for k in self.family.keys() | other.family.keys()},
        )


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be minimised: a level, or what is left out, while other levels are no worse than frozen.

    Attributes:
        name: The level, or `NOTHING`.
        frozen: The values of other levels that may not be passed.
        limits: What each worker may carry.
        left_out: What a case or a worker without a set costs, where perhaps no answer keeps the limits.
    """

    name: str
    frozen: Mapping[str, int]
    limits: Sequence[Limits]
    left_out: int | None = None


class Rates:
    """The prices of a question in whole numbers.

    Attributes:
        nowhere: What leaving a case unallocated costs.
        apart: What the desks' sets are added to for a bound.

    Args:
        costs: The parts of the levels.
        question: What is minimised.
        prices: The prices, as floats.
        may_stay_out: The cases that may stay unallocated.
        families: The cases of each family that may have no worker, where that counts.
        most_rate: The highest rate of a level at which costs stay countable.
    """

    def __init__(  # noqa: PLR0913, PLR0917  (what prices are of)
        self,
        costs: Costs,
        question: Question,
        prices: Prices,
        may_stay_out: Sequence[int],
        families: Mapping[int, Sequence[int]],
        most_rate: Callable[[str], int],
    ) -> None:
        rate = {name: round(price * SCALE) for name, price in prices.level.items() if name in question.frozen}
        rate = {name: min(r, most_rate(name)) for name, r in rate.items() if r > 0} | {question.name: SCALE}
        self._case = [_within(MOST_FOR_A_CASE, round(price * SCALE)) for price in prices.case]
        family_price = {f: max(0, round(prices.family.get(f, 0.0) * SCALE)) for f in families}
        levels = [(r, costs.by_level[name]) for name, r in rate.items()]
        total = sum(self._case)
        total += sum(r * costs.by_level[name].constant for name, r in rate.items())
        total -= sum(r * question.frozen[name] for name, r in rate.items() if name != question.name)
        with_a_worker = sum(r * level.with_a_worker for r, level in levels)
        for f, members in families.items():
            total -= family_price[f] * len(members) + max(0, with_a_worker - family_price[f])
        family_of = {i: f for f, members in families.items() for i in members}
        self.nowhere = {}
        for i in may_stay_out:
            cost = sum(r * level.nowhere.get(i, 0) for r, level in levels) - self._case[i]
            self.nowhere[i] = cost + (family_price[family_of[i]] if i in family_of else 0)
            total += min(0, self.nowhere[i])
        self.apart = total
        self._by_pair = [(r, level.on) for r, level in levels if level.on]
        self._new_family = min(MOST_FOR_A_CASE, sum(r * level.new_family for r, level in levels))
        self._over = sum(r * level.over for r, level in levels)
        self._spread = sum(r * level.spread for r, level in levels)

    def tariff(self, desk: Desk) -> Tariff:
        """What things cost at a desk."""
        w = desk.worker
        of_case = {i: -self._case[i] for i in desk.cases}
        for r, on in self._by_pair:
            for i in desk.cases:
                if (i, w) in on:
                    # Counted for less than it costs, it still proves something.
                    of_case[i] = min(MOST_FOR_A_CASE, of_case[i] + r * on[i, w])
        return Tariff(of_case, self._new_family, self._over, self._spread)


def _within(most: int, amount: int) -> int:
    return max(-most, min(most, amount))
