"""Where one held case may move: the best answer in which none does, and those in which each of them goes elsewhere.

With one of them gone elsewhere, and the others where they are, there are as few sets of cases as in a tray with one
case more. The prices of the tray's cases when nothing moves say for each held case what an answer in which it moves
costs at the least; so few of them have to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod

import numpy as np

from solver.engine.desks.costs import Costs
from solver.engine.greedy import fill_up, make_legal
from solver.engine.limits import Limits, Over
from solver.engine.reduce import NOBODY, Base, Instance
from solver.engine.small.one_by_one import TooMany
from solver.engine.small.prices import Floats, at_prices
from solver.engine.small.small import MOST_TOGETHER, Choice, Sums
from solver.engine.small.table import MOST_CASES, Table, listed
from solver.engine.state import State
from solver.objectives import levels_of
from solver.problem import Mode, Priority

MOST_TO_PRICE = 1_000_000
"""Sets up to which they are priced, those of each held case anew: a second or two."""


def proved_with_one_move(best: State, limits: Limits) -> Iterator[tuple[int, State]]:
    """Prove all levels where one held case may move and the problem is small enough; not in a rebalance.

    Args:
        best: A legal state.
        limits: When to stop.

    Yields:
        How many levels are proved, all or none, and the best state found.
    """
    cases = best.instance.cases
    tray = sum(case.home == NOBODY for case in cases)
    if best.instance.problem.mode is Mode.REBALANCE or not 0 < tray < MOST_CASES:
        return
    search = _OneMove(best, limits)
    try:
        search.run()
    except (Over, TooMany):
        yield 0, search.best
        return
    yield len(levels_of(best.instance.problem)), search.best


@dataclass(frozen=True, slots=True)
class _Choices:
    """What there is to choose where a held case goes to somebody else, or none does; all others stay.

    Attributes:
        cases: The tray's cases, and the held one, by their numbers in the whole.
        table: Their sets; the held case is in none of those left over.
        sums: What these cost on the first levels.
        constant: What every answer costs there besides.
    """

    cases: list[int]
    table: Table
    sums: Sums
    constant: int


@dataclass(frozen=True, slots=True)
class _AtLeast:
    """What an answer in which a held case moves costs at the least, in parts of a unit; at which prices, to whom."""

    held: int
    least: int
    parts: int
    prices: Floats
    worker: int


class _OneMove:
    """The search through those who may move.

    Attributes:
        best: The best answer so far.
    """

    def __init__(self, best: State, limits: Limits) -> None:
        self._whole = best.instance
        self.best = best
        self._limits = limits
        cases = list(enumerate(self._whole.cases))
        self._tray = [i for i, case in cases if case.home == NOBODY]
        self._held = [i for i, case in cases if case.home != NOBODY]
        self._names = [level.name for level in levels_of(self._whole.problem)]
        ranges = _ranges(self._whole, self._names)
        self._weights = [prod(ranges[k + 1 :]) for k in range(len(ranges))]
        self._most = prod(ranges)
        self._base = [_base(self._whole, self._held, w) for w in range(len(self._whole.worker_ids))]

    def run(self) -> None:
        """Find the best answer.

        Raises:
            TooMany: when there is too much to go through.
            Over: when time is up or a stop is asked for.
        """
        nobody = self._choices(None)
        assert nobody is not None
        if len(nobody.table) * len(self._held) > MOST_TO_PRICE:
            raise TooMany
        start = State(nobody.table.instance)
        start.put_all(self.best.place[i] for i in self._tray)
        make_legal(start)
        prices = self._look(nobody, start, None)
        for each in sorted(self._each(prices), key=lambda each: each.least / each.parts):
            choices = None if self._is_too_dear(each) else self._choices(each.held)
            if choices is not None:
                start = State(choices.table.instance)
                start.put(choices.cases.index(each.held), each.worker)
                self._look(choices, start, each.prices)

    def _look(self, choices: _Choices, start: State, begin: Floats | None) -> Floats:
        """Find the best of these answers, where it is better than the best known; returns the prices of the cases."""
        fill_up(start, self._limits.is_stopped)
        choice = Choice(choices.table, start.place, self._limits)
        levels = choices.sums.levels
        prices = choice.sums(choices.sums, begin)
        if self._state(choices, choice).vector[:levels] <= self.best.vector[:levels]:
            if levels + sum(choice.proved(self._names[levels:])) < len(self._names):
                raise TooMany
            self.best = min(self.best, self._state(choices, choice), key=lambda state: state.vector)
        return prices

    def _each(self, prices: Floats) -> Iterator[_AtLeast]:
        """The held cases that can go elsewhere, with what that costs at the least."""
        for held in self._that_differ():
            self._limits.check()
            choices = self._choices(held)
            if choices is not None:
                yield _at_least(held, choices, prices)

    def _that_differ(self) -> Iterator[int]:
        """The held cases; of several that are alike only one."""
        met = set()
        for i in self._held:
            case = self._whole.cases[i]
            alike = (
                case.home,
                case.last_seen,
                case.chosen,
                tuple(sorted((w, o.points, o.fit) for w, o in case.options.items())),
            )
            if case.family != NOBODY or alike not in met:
                yield i
            met.add(alike)

    def _is_too_dear(self, each: _AtLeast) -> bool:
        """Whether no answer in which the case moves can be as good as the best known."""
        known = zip(self._weights, self.best.vector, strict=False)
        return each.least > sum(weight * value for weight, value in known) * each.parts

    def _choices(self, held: int | None) -> _Choices | None:
        """What there is to choose; None where the held case can go nowhere."""
        instance = self._instance(held)
        table = listed(Costs(instance), self._limits)
        if table is None:
            raise TooMany
        cases, move = self._tray, 0
        if held is not None:
            cases = sorted([*self._tray, held])
            with_it = table.has[:, cases.index(held)] == 1
            at_a_worker = table.desk < len(instance.worker_ids)
            if not (with_it & at_a_worker).any():
                return None
            table = table.only(~with_it | at_a_worker)
            move = instance.problem.policy.continuity.move
        cost = np.zeros(len(table), dtype=np.int64)
        constant = 0
        for name, weight in zip(self._names, self._weights, strict=False):
            cost += weight * table.cost(name)
            constant += weight * (table.costs.by_level[name].constant + (move if name == "continuity" else 0))
        return _Choices(cases, table, Sums(len(self._weights), cost, self._most), constant)

    def _instance(self, held: int | None) -> Instance:
        """The instance in which this held case is as if nobody held it, and the others cannot move."""
        whole = self._whole
        stay = [i for i in self._held if i != held]
        cases = [whole.cases[i] for i in self._tray]
        base = self._base
        if held is not None:
            case = whole.cases[held]
            options = {w: option for w, option in case.options.items() if w != case.home}
            cases.insert(sorted([*self._tray, held]).index(held), replace(case, home=NOBODY, options=options))
            base = [*base]
            base[case.home] = _base(whole, stay, case.home)
        return replace(
            whole,
            base=tuple(base),
            cases=tuple(cases),
            families_at_base=_families_at_base(whole, stay),
            fixed_not_as_chosen=whole.fixed_not_as_chosen
            + sum(whole.cases[i].chosen not in (None, whole.cases[i].home) for i in stay),
        )

    def _state(self, choices: _Choices, choice: Choice) -> State:
        """The answer found, in the whole."""
        place = [case.home for case in self._whole.cases]
        for i, w in zip(choices.cases, choice.places, strict=True):
            place[i] = w
        state = State(self._whole)
        state.put_all(place)
        return state


def _at_least(held: int, choices: _Choices, prices: Floats) -> _AtLeast:
    """What an answer in which the held case goes elsewhere costs at the least.

    Its own price is what the desk asks that would have it for least: then that one, and no other, is indifferent.
    """
    table, n = choices.table, choices.cases.index(held)
    prices = np.insert(prices, n, 0.0)
    dearer = choices.sums.cost - table.has @ prices
    has_it = table.has[:, n] == 1
    without, with_it = (np.minimum.reduceat(np.where(rows, dearer, np.inf), table.starts) for rows in (~has_it, has_it))
    asked = with_it - without
    prices[n] = asked.min()
    at = at_prices(prices, table, choices.sums.cost)
    worker = int(table.desk[table.starts[asked.argmin()]])
    return _AtLeast(held, at.least + at.parts * choices.constant, at.parts, prices, worker)


def _base(whole: Instance, stay: Sequence[int], w: int) -> Base:
    """What a worker holds whatever happens when these held cases stay."""
    base = whole.base[w]
    load, count, heaviest = base.load, base.count, dict(base.heaviest)
    for case in (whole.cases[i] for i in stay if whole.cases[i].home == w):
        here = case.options[w]
        count += 1
        if case.family == NOBODY:
            load += here.points
        else:
            before = heaviest.get(case.family, 0)
            heaviest[case.family] = max(before, here.as_heaviest)
            load += here.as_sibling + heaviest[case.family] - before
    return Base(load, count, heaviest)


def _families_at_base(whole: Instance, stay: Sequence[int]) -> Mapping[int, frozenset[int]]:
    found = {family: set(workers) for family, workers in whole.families_at_base.items()}
    for case in (whole.cases[i] for i in stay):
        if case.family != NOBODY:
            found.setdefault(case.family, set()).add(case.home)
    return {family: frozenset(workers) for family, workers in found.items()}


def _ranges(whole: Instance, names: Sequence[str]) -> list[int]:
    """More than two answers can differ in each of the first levels, as many as can be put together."""
    weights = whole.problem.policy.continuity
    tray = sum(case.home == NOBODY for case in whole.cases)
    fit = max((option.fit for case in whole.cases for option in case.options.values()), default=0)
    of_level = {
        "chosen": len(whole.problem.chosen),
        "continuity": weights.move + weights.previous_worker * tray + weights.family_split * (tray + 2),
        "fit": fit * (tray + 1),
        **dict.fromkeys((priority.name.lower() for priority in Priority), tray),
    }
    ranges = [1 + of_level[name] for name in names[: names.index("peak")]]
    while prod(ranges) > MOST_TOGETHER:
        ranges.pop()
    return ranges
