"""The most urgent first: how many cases of each priority must stay unallocated, with all less urgent ones left out.

Nothing that is less urgent can keep a more urgent case from having a worker, so it need not be looked at yet. What is
left is small, also in an authority. Prices of whole desks prove how many have to stay out at the least; a choice among
the sets of cases met on the way, and more near the prices, makes a good answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from solver.engine.bounds import SCALE
from solver.engine.desks.costs import Costs
from solver.engine.desks.desk import Desk
from solver.engine.desks.master import Master
from solver.engine.desks.packing import Limits as DeskLimits
from solver.engine.desks.rates import Prices, Question
from solver.engine.greedy import fill_up
from solver.engine.limits import Limits, Over
from solver.engine.reduce import NOBODY, Instance
from solver.engine.state import State
from solver.problem import Priority

FIRST_PRICE = 0.5
"""The price of each case to begin with: half of what it counts."""
FIRST_RATE = 2.0
"""What a case of a more urgent level counts, to begin with: it takes the place of more than one."""
SHARE_OF_PRICES = 0.6
"""The share of the effort left that finding prices may use."""
A_LITTLE_OFF = 0.05
"""How far prices lie off the best ones when more sets are wanted to choose among."""
EFFORT_OF_A_CHOICE = 0.3
"""What one choice among the sets met may use."""


@dataclass(slots=True)
class _Known:
    """Prices known so far: of cases by id, and of levels."""

    of_case: dict[str, float] = field(default_factory=dict)
    of_level: dict[str, float] = field(default_factory=dict)


class UrgentFirst:
    """One priority after another, without moves."""

    def __init__(self, best: State, tell: Callable[[int, State], None]) -> None:
        self.best = best
        self.floor: list[int] = []
        """The bounds of the levels, as far as they are proved from the top."""
        self.at_least: list[int] = []
        """The same, and the bound of the first level that is not proved."""
        self._tell = tell
        self._done: set[int] = set()
        """The levels of which nothing more is to be had here."""
        self._prices = _Known()

    def go_on(self, limits: Limits, share: float, last: Priority) -> None:
        """Look at one priority after another, down to the last, as far as a share of the effort left goes."""
        if self.best.instance.problem.chosen:
            return  # a level above all these, which less urgent cases count in as well
        with limits.part_of_effort(share) as part:
            for k in range(last + 1):
                bound = self.best.instance.fixed_unallocated[k]
                if k not in self._done and self.best.vector[k] > bound:
                    try:
                        part.check()
                        bound = self._look_at(k, part)
                    except Over:
                        return
                if len(self.floor) == k:
                    self.at_least = [*self.floor, max(bound, *self.at_least[k:], 0)]
                    if bound >= self.best.vector[k]:
                        self.floor.append(bound)

    def _look_at(self, k: int, limits: Limits) -> int:
        """Better a level where that can be; a bound of it, given that the levels above are no better."""
        part = _Part(self.best, k)
        start = found = part.state()
        asked = _Asked(part, limits)
        with limits.part_of_effort(SHARE_OF_PRICES) as for_prices:
            bound = asked.bound(start, self._prices, for_prices)
            is_cut_short = for_prices.is_over
        for look in (asked.chosen, asked.varied):
            if found.vector[k] <= bound or limits.is_over:
                break
            found = min(found, look(found), key=lambda state: state.vector)
        if found.vector[: k + 1] < start.vector[: k + 1]:
            self.best = part.put_back(found, limits.is_stopped)
            self._tell(k, self.best)
        if not is_cut_short or found.vector[k] <= bound:
            self._done.add(k)
        return bound


class _Part:
    """The instance without the cases that are less urgent than a priority."""

    def __init__(self, whole: State, k: int) -> None:
        self.k = k
        self._whole = whole
        instance = whole.instance
        self._cases = [i for i, case in enumerate(instance.cases) if case.priority <= k]
        self.instance = replace(instance, cases=tuple(instance.cases[i] for i in self._cases))

    def state(self) -> State:
        """The part as the whole has it."""
        state = State(self.instance)
        state.put_all(self._whole.place[i] for i in self._cases)
        return state

    def put_back(self, found: State, should_stop: Callable[[], bool]) -> State:
        """The whole with the part as found; the less urgent stay where there still is room, or are given out."""
        whole = State(self._whole.instance)
        for i, w in zip(self._cases, found.place, strict=True):
            whole.put(i, w)
        for i, w in enumerate(self._whole.place):
            if self._whole.instance.cases[i].priority <= self.k:
                continue
            whole.put(i, w)
            if w != NOBODY and not whole.fits(w):
                whole.put(i, NOBODY)
        fill_up(whole, should_stop)
        return whole


class _Asked:
    """The desks of a part, shared out by prices."""

    def __init__(self, part: _Part, limits: Limits) -> None:
        self._limits = limits
        self._instance: Instance = part.instance
        self._k = part.k
        instance = part.instance
        here: list[list[int]] = [[] for _ in instance.worker_ids]
        for i, case in limits.each(enumerate(instance.cases)):
            for w in case.options:
                here[w].append(i)
        desks = [Desk(instance, w, cases) for w, cases in limits.each(enumerate(here)) if cases]
        self._names = names = [priority.name.lower() for priority in Priority]
        now = part.state().vector
        question = Question(
            names[part.k],
            dict(zip(names[: part.k], now, strict=False)),
            [DeskLimits(available, None) for available in instance.available],
        )
        self._prices = Prices(())
        self._master = Master(Costs(instance), desks, range(len(instance.cases)), question)

    def bound(self, start: State, known: _Known, limits: Limits) -> int:
        """What prices prove; those known are begun with, and then known better."""
        cases = self._instance.cases
        prices = Prices(
            tuple(known.of_case.get(case.id, FIRST_PRICE) for case in cases),
            {name: known.of_level.get(name, FIRST_RATE) for name in self._names[: self._k]},
        )
        bound = self._master.best_bound(prices, start.place, start.vector[self._k], limits)
        known.of_case.update(zip((case.id for case in cases), bound.prices.case, strict=True))
        known.of_level.update(bound.prices.level)
        self._prices = bound.prices
        return -(-bound.scaled // SCALE)

    def varied(self, found: State) -> State:
        """The best choice among more sets."""
        try:
            self._master.know_more(self._prices, A_LITTLE_OFF, self._limits)
        except Over:
            return found
        return self.chosen(found)

    def chosen(self, found: State) -> State:
        """The best choice among the sets met, where it is better."""
        small = self._master.whole(found.vector[self._k] - 1, self._limits)
        if small is None:
            return found
        place, spent = self._master.search(small, min(EFFORT_OF_A_CHOICE, self._limits.effort), self._limits)
        self._limits.effort -= spent
        if place is None:
            return found
        state = State(self._instance)
        state.put_all(place)
        return state
