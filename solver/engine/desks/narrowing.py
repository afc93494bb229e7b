"""Narrows a level down with whole desks: prices, better answers from the sets met on the way, and at last a list.

The prices of whole desks rule nearly all sets of cases out. Choosing among those that are left finds better answers,
each of which rules more out, until all that an answer as good can consist of can be listed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from solver.engine.bounds import SCALE, Priced, tightened
from solver.engine.desks.costs import NOTHING, Costs
from solver.engine.desks.desk import Desk
from solver.engine.desks.listed import ListedSets
from solver.engine.desks.master import Bound, Master
from solver.engine.desks.packing import Limits as DeskLimits
from solver.engine.desks.packing import Packing, Tariff
from solver.engine.desks.rates import Prices, Question
from solver.engine.level_expressions import PairChoice
from solver.engine.limits import Limits
from solver.engine.reduce import NOBODY
from solver.engine.state import State
from solver.problem import Mode

MOST_SETS = 6_000
"""Sets of cases up to which they are listed."""
MOST_SETS_AT_ONCE = 6_000
"""Sets of cases up to which all that fit are listed without asking for prices first."""
FINEST_PART = 64
"""The smallest part of the gap that is tried, a 64th: sets alike even within it cannot be told apart by price."""
A_LITTLE_OFF = 0.1
"""How far prices lie off the best ones when more sets are wanted to choose among."""
SHARE_OF_A_CHOICE, FIRST_EFFORT, MOST_EFFORT = 0.25, 0.05, 0.7
"""What one choice among sets may use: a share of the effort that is left, and so much at the first and later ones."""
LEFT_OUT = 50
"""What a case or desk left out costs where it is asked whether a peak can be kept, and nothing else costs anything."""


@dataclass(slots=True)
class Frozen:
    """The levels that are done with: their values, and their rows in the model of pairs."""

    values: dict[str, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)

    def freeze(self, name: str, value: int, row: int) -> None:
        """Note a level's value and its row."""
        self.values[name] = value
        self.rows[name] = row


@dataclass(frozen=True, slots=True)
class Level:
    """A level being worked on: its number and name, the best state so far, and what takes a better answer."""

    k: int
    name: str
    best: Callable[[], State]
    keep: Callable[[list[int]], None]

    @property
    def value(self) -> int:
        """The level's value in the best state."""
        return self.best().vector[self.k]


class Narrowing:
    """Whole desks beside a choice of pairs in which no held case may move."""

    def __init__(self, pairs: PairChoice, frozen: Frozen, limits: Limits) -> None:
        self._pairs = pairs
        self._instance = pairs.instance
        self._frozen = frozen
        self._limits = limits
        self._made: Costs | None = None

    def narrow(self, level: Level, prices: list[float] | None) -> tuple[Priced, ListedSets | None]:
        """What whole desks prove about a level, and the list of the sets that are left, where it is short.

        Args:
            level: The level, and the best answer so far.
            prices: Those of the rows of the model of pairs, if there are any.
        """
        desks, master = self._shared(level.name, self._frozen.values.get("peak"), None)
        if not master.is_countable:
            return Priced(0, [0] * len(self._pairs.model.lower)), None
        start = self._start(level.name, prices, level.best())
        bound = master.best_bound(start, level.best().place, level.value, self._limits)
        if bound.scaled <= (level.value - 1) * SCALE:
            listed = self._list(level, desks, master, bound)
        else:
            listed = self._listed(level, desks, master, bound)
        return self._of_variables(bound, desks), listed

    def list_all(self) -> ListedSets | None:
        """The list of all sets that fit, where even that is short."""
        left = MOST_SETS_AT_ONCE
        sets = []
        limits_of = self._desk_limits(self._frozen.values.get("peak"))
        for desk, limits in zip(self._desks(), limits_of, strict=True):
            self._limits.check()
            for_nothing = Tariff(dict.fromkeys(desk.cases, 0), 0, 0, 0)
            of_desk = Packing(desk, for_nothing, limits).sets_within(0, left)
            if of_desk is None:
                return None
            left -= len(of_desk)
            sets.append((desk, of_desk))
        return ListedSets(self._costs, sets, self._may_stay_out, self._frozen.values)

    def up_to_peak(self, target: int, bounds: tuple[list[int], list[int]]) -> tuple[list[int], list[int]] | None:
        """Narrower bounds of the pairs' variables when no workload is above a percentage; None: it cannot be."""
        desks, master = self._shared(NOTHING, target, LEFT_OUT)
        bound = master.best_bound(self._start(NOTHING, None, None), None, 1, self._limits)
        if bound.scaled > 0:
            return None
        lower, upper = tightened(self._pairs.model, self._of_variables(bound, desks), 0)
        return list(map(max, bounds[0], lower)), list(map(min, bounds[1], upper))

    def _list(self, level: Level, desks: list[Desk], master: Master, bound: Bound) -> ListedSets | None:
        """Choose among more and more sets that are cheap at the prices, until all that are left can be listed."""
        self._choose(level, master, FIRST_EFFORT)
        value = level.value + 1
        while level.value < value and self._has_gap(level, bound) and not self._limits.is_over:
            value = level.value
            master.know_more(bound.prices, A_LITTLE_OFF, self._limits)
            self._choose(level, master, MOST_EFFORT)
        part = 1
        while not self._limits.is_over:
            value = level.value
            slack = (value * SCALE - bound.scaled) // part
            listed = master.sets_within(bound, slack, MOST_SETS, self._limits)
            if listed is None:
                if part >= FINEST_PART:
                    return None
                part *= 4
                continue
            if part == 1:
                return self._listed_as(desks, listed)
            for desk, of_desk in zip(desks, listed, strict=True):
                for cases in of_desk:
                    master.know(desk, cases)
            self._choose(level, master, MOST_EFFORT)
            if level.value == value:
                return None
            part = 1
        return None

    @staticmethod
    def _has_gap(level: Level, bound: Bound) -> bool:
        return level.value * SCALE - bound.scaled >= SCALE

    def _listed(self, level: Level, desks: list[Desk], master: Master, bound: Bound) -> ListedSets | None:
        """The list of the sets that are left where a level is proved, if they are few."""
        of_desks = master.sets_within(bound, level.value * SCALE - bound.scaled, MOST_SETS, self._limits)
        return None if of_desks is None else self._listed_as(desks, of_desks)

    def _listed_as(self, desks: list[Desk], of_desks: list[list[tuple[int, ...]]]) -> ListedSets:
        sets = list(zip(desks, of_desks, strict=True))
        return ListedSets(self._costs, sets, self._may_stay_out, self._frozen.values)

    def _choose(self, level: Level, master: Master, most: float) -> None:
        """Look for a better answer among the sets known."""
        small = master.whole(level.value - 1, self._limits)
        if small is not None:
            effort = min(SHARE_OF_A_CHOICE * self._limits.effort, most)
            place, spent = master.search(small, effort, self._limits)
            self._limits.effort -= spent
            if place is not None:
                level.keep(place)

    @property
    def _costs(self) -> Costs:
        if self._made is None:
            self._made = Costs(self._instance)
        return self._made

    @property
    def _may_stay_out(self) -> list[int]:
        return [i for i, variable in self._pairs.nowhere.items() if self._pairs.model.upper[variable]]

    def _shared(self, name: str, peak: int | None, left_out: int | None) -> tuple[list[Desk], Master]:
        """The desks, and the sharing out between them."""
        desks = self._desks()
        frozen = {level: value for level, value in self._frozen.values.items() if level not in (name, "peak")}
        question = Question(name, frozen, self._desk_limits(peak), left_out)
        return desks, Master(self._costs, desks, self._may_stay_out, question)

    def _desks(self) -> list[Desk]:
        """The desks as the pairs have them now."""
        open_: list[list[int]] = [[] for _ in self._instance.worker_ids]
        for i, places in self._limits.each(enumerate(self._pairs.at)):
            for w, variable in places.items():
                if self._pairs.model.upper[variable]:
                    open_[w].append(i)
        return [Desk(self._instance, w, cases) for w, cases in self._limits.each(enumerate(open_))]

    def _desk_limits(self, percent: int | None) -> list[DeskLimits]:
        counts_for_all = self._instance.problem.mode is Mode.REBALANCE
        limits = []
        for available in self._instance.available:
            if percent is None or not available:
                limits.append(DeskLimits(available, None))
            else:
                most = percent * available // 100
                limits.append(DeskLimits(min(available, most), most if counts_for_all else None))
        return limits

    def _start(self, name: str, prices: list[float] | None, best: State | None) -> Prices:
        """Prices to begin with: those of the linear relaxation, else what cases cost where they are."""
        if prices is None:
            of_case = [0.0] * len(self._instance.cases)
            if name == "spread" and best is not None:
                of_case = [_worth_in_spread(best, i) for i in range(len(of_case))]
            return Prices(tuple(of_case), {}, {})
        rates = {level: max(0.0, -prices[row]) for level, row in self._frozen.rows.items() if level != name}
        of_case = prices[: len(self._instance.cases)]
        for level, rate in (*rates.items(), (name, 1.0)):
            for i, amount in self._costs.by_level[level].moved_in.items():
                of_case[i] += rate * amount
        families = {f: max(0.0, -prices[r]) for f, r in self._pairs.has_a_worker_row.items()}
        return Prices(tuple(of_case), rates, families)

    def _of_variables(self, bound: Bound, desks: list[Desk]) -> Priced:
        """The bound, and how much dearer every answer is with a pair in it, by the pairs' variables."""
        dearer = [0] * len(self._pairs.model.lower)
        for desk, packing in zip(desks, bound.packings, strict=True):
            self._limits.check()
            for i in self._limits.each(desk.cases):
                dearer[self._pairs.at[i][desk.worker]] = packing.dearer_with(i)
        for i, cost in bound.nowhere.items():
            dearer[self._pairs.nowhere[i]] = cost
        return Priced(bound.scaled, dearer)


def _worth_in_spread(state: State, i: int) -> float:
    """What a case costs in spread where it is."""
    w = state.place[i]
    if w == NOBODY or not state.instance.available[w]:
        return 0.0
    load, points = state.load[w], state.instance.cases[i].options[w].points
    return 100.0 * points * (2 * load - points) / state.instance.available[w]
