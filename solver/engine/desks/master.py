"""Shares the cases out over the desks by prices: column generation, with a proved bound from every set of prices.

Each case has a price, each frozen level a rate. Every worker takes the set that is cheapest at
these; what all of them cost together is a bound that no answer can beat. The sets go into a linear programme that finds
better prices, until nothing gets better. Prices are floats, but rounded to whole 2**-24ths before anything is proved
with them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, inf

from solver.engine.backends.column_programme import ColumnProgramme, Shared
from solver.engine.backends.cp_sat import minimise
from solver.engine.bounds import SCALE
from solver.engine.desks.bundles import Bundles
from solver.engine.desks.costs import Costs
from solver.engine.desks.desk import Desk
from solver.engine.desks.few_sets import FewSets, PricedSets
from solver.engine.desks.packing import NEVER, Limits, Packing, Tariff
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
MANY_FAMILIES = 20
"""Families (a case without one counts as one) from which on a desk is packed with those only that it may need."""
LEAST_SHARE = 1e-6
"""What counts as a share: less is nothing but arithmetic with floats."""
EFFORT_OF_FEW_SETS, EFFORT_OF_A_PACKING, EFFORT_OF_A_SET = 0.00004, 0.0004, 0.00002
"""Effort that counts for pricing a desk, looked up or packed, and for each set known when they are shared out."""
MOST_FOR_A_DESK, MOST_FOR_A_CASE = 1 << 56, 1 << 50
"""What a level's load at a desk, and a case, may cost in 2**-24ths: any prices prove something, but sums must stay far
below `NEVER`, and 64 bits hold no more."""


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


@dataclass(slots=True)
class Bound:
    """A proved bound in 2**-24ths, its prices, the desks packed at them, and what leaving a case unallocated costs."""

    scaled: int
    prices: Prices
    packings: Sequence[Packing | PricedSets]
    nowhere: Mapping[int, int]


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

    def prices(self, limits: SearchLimits) -> tuple[float, Prices] | None:
        """The least cost of sharing out with the sets known, and its prices."""
        limits.effort -= len(self._known) * EFFORT_OF_A_SET
        shared: Shared | None = self._lp.solve(limits.seconds, limits.is_stopped)
        if shared is None:
            return None
        at = shared.prices
        return shared.cost, Prices(
            tuple(at[r] for r in self._of_case),
            {name: max(0.0, -at[r]) for name, r in self._of_level.items()},
            {f: max(0.0, -at[r]) for f, r in self._of_family.items()},
        )

    def shares(self, limits: SearchLimits) -> list[tuple[float, int, tuple[int, ...]]]:
        """The share, worker and cases of every set that has a part in sharing out with the sets known."""
        shared = self._lp.solve(limits.seconds, limits.is_stopped)
        if shared is None:
            return []
        return [(shared.values[v], w, cases) for v, w, cases in self._sets if shared.values[v] > LEAST_SHARE]

    def bound(self, prices: Prices, limits: SearchLimits) -> Bound:
        """What the prices prove; `Over` when the limits end it before."""
        costs, question = self._costs, self._question
        rate = {name: round(price * SCALE) for name, price in prices.level.items() if name in question.frozen}
        rate = {name: min(r, self._most_rate(name)) for name, r in rate.items() if r > 0} | {question.name: SCALE}
        case_price = [_within(MOST_FOR_A_CASE, round(price * SCALE)) for price in prices.case]
        family_price = {f: max(0, round(prices.family.get(f, 0.0) * SCALE)) for f in self._families}
        levels = [(r, costs.by_level[name]) for name, r in rate.items()]
        total = sum(case_price)
        total += sum(r * costs.by_level[name].constant for name, r in rate.items())
        total -= sum(r * question.frozen[name] for name, r in rate.items() if name != question.name)
        with_a_worker = sum(r * level.with_a_worker for r, level in levels)
        for f, members in self._families.items():
            total -= family_price[f] * len(members) + max(0, with_a_worker - family_price[f])
        family_of = {i: f for f, members in self._families.items() for i in members}
        nowhere = {}
        for i in self._may_stay_out:
            cost = sum(r * level.nowhere.get(i, 0) for r, level in levels) - case_price[i]
            nowhere[i] = cost + (family_price[family_of[i]] if i in family_of else 0)
            total += min(0, nowhere[i])
        by_pair = [(r, level.on) for r, level in levels if level.on]
        new_family = sum(r * level.new_family for r, level in levels)
        over = sum(r * level.over for r, level in levels)
        spread = sum(r * level.spread for r, level in levels)
        packings: list[Packing | PricedSets] = []
        few_sets = len(self._few_sets)
        limits.effort -= few_sets * EFFORT_OF_FEW_SETS + (len(self._desks) - few_sets) * EFFORT_OF_A_PACKING
        for desk in self._desks:
            limits.check()
            w = desk.worker
            of_case = {i: -case_price[i] for i in desk.cases}
            for r, on in by_pair:
                for i in desk.cases:
                    if (i, w) in on:
                        of_case[i] += r * on[i, w]
            tariff, few = Tariff(of_case, new_family, over, spread), self._few_sets.get(w)
            if few is not None:
                packings.append(few.priced(tariff, question.limits[w]))
            else:
                packings.append(Packing(desk, tariff, question.limits[w], self._bundles.get(w)))
            total += packings[-1].best.cost
        return Bound(total, prices, packings, nowhere)

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
        question = self._question
        progress = _Progress(best.scaled)
        for _ in range(MOST_ROUNDS):
            if best.scaled > (value - 1) * SCALE or limits.is_over:
                break
            shared = self.prices(limits)
            if shared is None:
                break
            cost, wanted = shared[0] + self._costs.by_level[question.name].constant, shared[1]
            if not progress.is_worth_while(best.scaled, cost):
                break
            best, is_new = self._better(best, wanted, limits)
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
        return sum(self.know(desk, p.best.cases) for desk, p in pairs if p.best.cost < NEVER) > 0


def _within(most: int, amount: int) -> int:
    return max(-most, min(most, amount))
