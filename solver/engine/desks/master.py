"""Shares the cases out over the desks by prices: column generation, with a proved bound from every set of prices.

Each case has a price, each frozen level a rate. Every worker takes the set that is cheapest at
these; what all of them cost together is a bound that no answer can beat. The sets go into a linear programme that finds
better prices, until nothing gets better.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, inf
from random import Random

from solver.engine.backends.column_programme import ColumnProgramme, Shared
from solver.engine.backends.cp_sat import minimise
from solver.engine.bounds import SCALE
from solver.engine.desks.bundles import Bundles
from solver.engine.desks.costs import Costs
from solver.engine.desks.desk import Desk
from solver.engine.desks.few_sets import FewSets, PricedSets
from solver.engine.desks.packing import NEVER, Packing, Tariff
from solver.engine.desks.rates import MOST_FOR_A_CASE, Prices, Question, Rates
from solver.engine.kernel import Kernel, kernel
from solver.engine.limits import Limits as SearchLimits
from solver.engine.limits import Over
from solver.engine.linear_model import Expression, LinearModel, Row, Rows
from solver.engine.reduce import NOBODY

MOST_IDLE = 20
"""Rounds without progress after which to give up."""
WORTH_WHILE = 0.02
"""The share of the gap that counts as progress."""
MOST_ROUNDS = 100
"""Rounds after which the prices are as good as they get."""
NEAR_THE_BEST = 0.5
"""How far new prices stay with those of the best bound so far; wild prices waste rounds."""
SETS_AT_ONCE = 3
"""Sets of a desk that are taken in at once, where they can be looked up."""
ROUNDS_OF_MORE_SETS = 8
"""Rounds of prices a little off, which bring more sets to choose among."""
MANY_FAMILIES = 20
"""Families (a case without one counts as one) from which on a desk is packed with those only that it may need."""
EFFORT_OF_FEW_SETS, EFFORT_OF_A_PACKING, EFFORT_OF_A_SET = 0.00003, 0.0002, 0.000005
"""Effort that counts for pricing a desk, looked up or packed, and for each set known when they are shared out."""
MOST_FOR_A_DESK = 1 << 56
"""What a level's load at a desk may cost in 2**-24ths: sums must stay far below `NEVER`, and 64 bits hold no more."""


@dataclass(slots=True)
class Bound:
    """A proved bound in 2**-24ths, its prices, the desks packed at them, and what leaving a case unallocated costs."""

    scaled: int
    prices: Prices
    packings: Sequence[Packing | PricedSets]
    nowhere: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Shares:
    """What sharing out with the sets known costs, and its prices."""

    cost: float
    prices: Prices


class _Progress:
    """Whether the gap between what is proved and what sharing out costs still closes."""

    def __init__(self, scaled: int) -> None:
        self._lowest, self._highest = inf, scaled
        self._idle = 0

    def is_worth_while(self, scaled: int, cost: float) -> bool:
        """Whether to go on, with such a bound and such a least cost with the sets known."""
        least = (cost - scaled / SCALE) * WORTH_WHILE
        self._idle += 1
        if cost < self._lowest - least or scaled > self._highest + least * SCALE:
            self._idle, self._lowest, self._highest = 0, min(cost, self._lowest), scaled
        return self._idle <= MOST_IDLE and -(-scaled // SCALE) < ceil(cost - 1e-6)


class Master:
    """The linear programme of one question."""

    def __init__(self, costs: Costs, desks: Sequence[Desk], may_stay_out: Sequence[int], question: Question) -> None:
        self._costs = costs
        self._desks = desks
        self._few_sets = {desk.worker: few for desk in desks if (few := FewSets.of(desk)) is not None}
        self._bundles = {
            desk.worker: Bundles(desk)
            for desk in desks
            if len(desk.groups) > MANY_FAMILIES and desk.worker not in self._few_sets
        }
        self._question = question
        self._rng = Random(1)  # noqa: S311  (no secret: the same answer every time)
        self._lp = ColumnProgramme()
        self._known: set[tuple[int, tuple[int, ...]]] = set()
        self._most_rates: dict[str, int] = {}
        self._whole = LinearModel()
        self._rows: list[Row] = []
        self._objective = Expression({}, 0)
        self._sets: list[tuple[int, int, tuple[int, ...]]] = []
        cases = range(len(costs.instance.cases))
        level = costs.by_level[question.name]
        self._of_case = [self._row(1, 1) for _ in cases]
        self._of_desk = {desk.worker: self._row(1, 1) for desk in desks}
        self._of_level = {
            name: self._row(None, value - costs.by_level[name].constant) for name, value in question.frozen.items()
        }
        with_a_worker = {name: costs.by_level[name].with_a_worker for name in (question.name, *question.frozen)}
        self._families = costs.may_have_none if any(with_a_worker.values()) else {}
        self._of_family = {f: self._row(None, len(members)) for f, members in self._families.items()}
        family_of = {i: f for f, members in self._families.items() for i in members}
        for row in self._of_family.values():
            entries = {row: 1} | {r: -with_a_worker[name] for name, r in self._of_level.items()}
            self._column(-with_a_worker[question.name], entries, most=1)
        self._may_stay_out = tuple(may_stay_out)
        for i in may_stay_out:
            entries = {self._of_case[i]: 1}
            entries |= {r: costs.by_level[name].nowhere.get(i, 0) for name, r in self._of_level.items()}
            if i in family_of:
                entries[self._of_family[family_of[i]]] = 1
            self._column(level.nowhere.get(i, 0), entries)

        if question.left_out is not None:
            for row in (*self._of_case, *self._of_desk.values()):
                self._lp.column(question.left_out, {row: 1.0})

    def _row(self, lower: int | None, upper: int) -> int:
        self._rows.append(Row({}, lower, upper))
        return self._lp.row(float("-inf") if lower is None else lower, upper)

    def _column(self, cost: int, entries: Mapping[int, int], *, most: float = inf) -> int:
        """A column, at most 1 where it stands for a whole set or case."""
        self._lp.column(cost, {r: float(entry) for r, entry in entries.items()}, most)
        variable = self._whole.variable()
        for r, entry in entries.items():
            if entry:
                self._rows[r].terms[variable] = entry
        if cost:
            self._objective.terms[variable] = cost
        return variable

    def whole(self, most: int, limits: SearchLimits) -> Kernel | None:
        """The choice among the sets known, the level at most so much; None when there is none."""
        most -= self._costs.by_level[self._question.name].constant
        demand = self._objective.row(None, most)
        self._whole.rows = Rows.of(self._rows)
        return kernel(self._whole, (self._whole.lower, self._whole.upper), demand, self._objective, limits)

    def search(self, small: Kernel, effort: float, limits: SearchLimits) -> tuple[list[int] | None, float]:
        """A place for every case by the best choice found, and the effort it took."""
        outcome = minimise(
            small.model, small.objective, effort=effort, seconds=limits.seconds, should_stop=limits.is_stopped
        )
        if outcome.values is None:
            return None, outcome.effort
        place = [NOBODY] * len(self._of_case)
        values = small.all_values(outcome.values)
        for variable, w, cases in self._sets:
            if values[variable]:
                for i in cases:
                    place[i] = w
        return place, outcome.effort

    def sets_within(
        self, bound: Bound, slack: int, most: int, limits: SearchLimits
    ) -> list[list[tuple[int, ...]]] | None:
        """By desk every set that an answer within the slack above the bound can have; None when there are too many."""
        listed = []
        for packing in bound.packings:
            limits.check()
            sets = packing.sets_within(slack, most)
            if sets is None:
                return None
            most -= len(sets)
            listed.append(sets)
        return listed

    def know(self, desk: Desk, cases: tuple[int, ...]) -> bool:
        """Take a set of a desk in; whether it is new."""
        if (desk.worker, cases) in self._known:
            return False
        self._known.add((desk.worker, cases))
        chosen = frozenset(cases)
        load = desk.load_of(chosen)
        w, costs = desk.worker, self._costs
        entries = dict.fromkeys((self._of_case[i] for i in cases), 1) | {self._of_desk[w]: 1}
        entries |= {r: costs.of_set(name, w, chosen, load) for name, r in self._of_level.items()}
        variable = self._column(costs.of_set(self._question.name, w, chosen, load), entries)
        self._sets.append((variable, w, cases))
        return True

    def shares(self, limits: SearchLimits) -> Shares | None:
        """The least value of the level when the sets known are shared out, and its prices."""
        limits.effort -= len(self._known) * EFFORT_OF_A_SET
        shared: Shared | None = self._lp.solve(limits.seconds, limits.is_stopped)
        if shared is None:
            return None
        at = shared.prices
        prices = Prices(
            tuple(at[r] for r in self._of_case),
            {name: max(0.0, -at[r]) for name, r in self._of_level.items()},
            {f: max(0.0, -at[r]) for f, r in self._of_family.items()},
        )
        return Shares(shared.cost + self._costs.by_level[self._question.name].constant, prices)

    def bound(self, prices: Prices, limits: SearchLimits) -> Bound:
        """What the prices prove; `Over` when the limits end it before."""
        rates = Rates(self._costs, self._question, prices, self._may_stay_out, self._families, self._most_rate)
        packings: list[Packing | PricedSets] = []
        few_sets = len(self._few_sets)
        limits.effort -= few_sets * EFFORT_OF_FEW_SETS + (len(self._desks) - few_sets) * EFFORT_OF_A_PACKING
        for desk in self._desks:
            limits.check()
            packings.append(self._packed(desk, rates.tariff(desk)))
        return Bound(rates.apart + sum(p.best.cost for p in packings), prices, packings, rates.nowhere)

    def know_more(self, near: Prices, off: float, limits: SearchLimits) -> None:
        """Take in the sets that are cheapest at prices up to so much off: a choice needs more sets than prices do."""
        for _ in range(ROUNDS_OF_MORE_SETS):
            case = tuple(price + self._rng.uniform(-off, off) for price in near.case)
            self._take_in(self.bound(replace(near, case=case), limits))

    def _packed(self, desk: Desk, tariff: Tariff) -> Packing | PricedSets:
        few, limits = self._few_sets.get(desk.worker), self._question.limits[desk.worker]
        if few is not None:
            return few.priced(tariff, limits)
        return Packing(desk, tariff, limits, self._bundles.get(desk.worker))

    @property
    def is_countable(self) -> bool:
        """Whether 64 bits hold what is asked: the spread of a desk with next to no points available may be too dear."""
        return SCALE * self._dearest(self._question.name) <= MOST_FOR_A_DESK

    def _most_rate(self, name: str) -> int:
        """The highest rate of a level at which what any desk costs stays countable."""
        if name not in self._most_rates:
            self._most_rates[name] = min(MOST_FOR_A_CASE >> 10, MOST_FOR_A_DESK // max(1, self._dearest(name)))
        return self._most_rates[name]

    def _dearest(self, name: str) -> int:
        """What the load of any desk costs on a level, at the most."""
        loads = [max(desk.available, desk.base) for desk in self._desks]
        costs = [
            self._costs.of_set(name, desk.worker, frozenset(), load)
            for desk, load in zip(self._desks, loads, strict=True)
        ]
        return max(costs, default=0)

    def best_bound(self, start: Prices, known: Sequence[int] | None, value: int, limits: SearchLimits) -> Bound:
        """The best bound that prices prove within the rounds, up to what is enough.

        Args:
            start: Prices to begin with.
            known: The place of every free case in the best answer known, if it keeps the limits.
            value: The level's value there.
            limits: When to stop.
        """
        if known is not None:
            for desk in self._desks:
                self.know(desk, tuple(i for i in desk.cases if known[i] == desk.worker))
        best = self.bound(start, limits)
        self._take_in(best)
        if any(packing.best.cost >= NEVER for packing in best.packings):
            return best  # somebody cannot keep the limits whatever happens
        progress = _Progress(best.scaled)
        for _ in range(MOST_ROUNDS):
            if best.scaled > (value - 1) * SCALE or limits.is_over:
                break
            shared = self.shares(limits)
            if shared is None or not progress.is_worth_while(best.scaled, shared.cost):
                break
            best, is_new = self._better(best, shared.prices, limits)
            if not is_new:
                break  # at its own prices no set is cheaper than those known: nothing gets better
        return best

    def _better(self, best: Bound, wanted: Prices, limits: SearchLimits) -> tuple[Bound, bool]:
        """The better of a bound and what new prices prove, and whether they brought a new set."""
        for share in (1 - NEAR_THE_BEST, 1.0):
            try:
                bound = self.bound(best.prices.towards(wanted, share), limits)
            except Over:
                break
            best = max(best, bound, key=lambda b: b.scaled)
            if self._take_in(bound):
                return best, True
        return best, False

    def _take_in(self, bound: Bound) -> bool:
        """Take in the sets that were cheapest; whether any is new."""
        pairs = zip(self._desks, bound.packings, strict=True)
        return sum(self.know(desk, cases) for desk, p in pairs for cases in p.cheapest(SETS_AT_ONCE)) > 0
