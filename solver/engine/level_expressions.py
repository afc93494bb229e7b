"""Each level as a linear expression; its variables and rows enter the model only when its turn comes."""

from __future__ import annotations

from itertools import pairwise

from solver.engine.formulation import Formulation
from solver.engine.limits import Limits
from solver.engine.linear_model import Expression
from solver.engine.patterns import patterns
from solver.engine.reduce import NOBODY, Instance
from solver.engine.spread_lines import lower_hull, reachable_loads
from solver.objectives import spread
from solver.points import workload_percent_up
from solver.problem import Mode, Priority

MOST_PATTERNS = 1_500
"""Sets of cases of one worker up to which they are listed when loads are levelled; more cost more than they save."""


class PairChoice(Formulation):
    """The choice of a worker for each case, with every level as an expression."""

    def __init__(self, instance: Instance, limits: Limits) -> None:
        super().__init__(instance, limits)
        self._peak: int | None = None

    def expression(self, name: str) -> Expression:
        """A level by its name; the peak is no sum and has bounds instead."""
        builders = {
            "chosen": _chosen,
            "continuity": _continuity,
            "fit": _fit,
            "overload": _overload,
            "spread": _spread,
            "stability": _stability,
        }
        if name in builders:
            return builders[name](self)
        return _unallocated(self, Priority[name.upper()])

    def lowest_peak(self) -> int:
        """A percentage that the peak is never below."""
        return self.model.lower[self._peak_variable()]

    def peak(self) -> Expression:
        """The percentage that the peak is never above; a search does better with `up_to_peak`."""
        return Expression({self._peak_variable(): 1})

    def up_to_peak(self, percent: int) -> tuple[list[int], list[int]]:
        """The bounds of the variables when no workload that counts is above a percentage."""
        peak = self._peak_variable()
        lower, upper = list(self.model.lower), list(self.model.upper)
        # Any percentage at least as high as the workloads will do, so it need not be a variable.
        lower[peak] = upper[peak] = max(percent, lower[peak])
        return lower, upper

    def _peak_variable(self) -> int:
        if self._peak is None:
            self._peak = _peak(self)
        return self._peak


def _unallocated(formulation: Formulation, priority: Priority) -> Expression:
    cases = formulation.instance.cases
    left = Expression({}, formulation.instance.fixed_unallocated[priority])
    for i, variable in formulation.nowhere.items():
        if cases[i].priority == priority:
            left.add(variable, 1)
    return left


def _chosen(formulation: Formulation) -> Expression:
    total = Expression({}, formulation.instance.fixed_not_as_chosen)
    for at, case in zip(formulation.at, formulation.instance.cases, strict=True):
        if case.chosen is None:
            continue
        total.constant += 1
        if case.chosen in at:
            total.add(at[case.chosen], -1)
    return total


def _continuity(formulation: Formulation) -> Expression:
    weights = formulation.instance.problem.policy.continuity
    total = Expression()
    total.add_all(formulation.moves(), weights.move)
    for i, nowhere in formulation.nowhere.items():
        previous = formulation.instance.cases[i].previous
        if previous == NOBODY:
            continue
        total.constant += weights.previous_worker
        total.add(nowhere, -weights.previous_worker)
        if previous in formulation.at[i]:
            total.add(formulation.at[i][previous], -weights.previous_worker)
    if weights.family_split:
        total.add_all(_workers_beyond_the_first(formulation), weights.family_split)
    return total


def _workers_beyond_the_first(formulation: Formulation) -> Expression:
    """Over all family groups: how many workers hold one of its cases, less one where anybody does."""
    instance = formulation.instance
    total = Expression(dict.fromkeys(formulation.newcomers, 1))
    free: dict[int, list[int]] = {}
    for i, case in enumerate(instance.cases):
        if case.family != NOBODY:
            free.setdefault(case.family, []).append(i)
    for family in sorted(free.keys() | instance.families_at_base.keys()):
        members = free.get(family, [])
        at_base = instance.families_at_base.get(family, frozenset())
        total.constant += len(at_base)
        if at_base or any(instance.cases[i].home != NOBODY for i in members):
            total.constant -= 1
        else:
            formulation.has_a_worker_row[family] = len(formulation.model.rows)
            total.add(_has_a_worker(formulation, members), -1)
    return total


def _has_a_worker(formulation: Formulation, cases: list[int]) -> int:
    """A yes/no variable that may be yes only when one of these unallocated cases gets a worker."""
    variable = formulation.model.variable()
    nowhere = {formulation.nowhere[i]: 1 for i in cases}
    formulation.model.at_most(Expression({variable: 1, **nowhere}), len(cases))
    return variable


def _fit(formulation: Formulation) -> Expression:
    return Expression({variable: option.fit for variable, option in enumerate(formulation.options) if option.fit})


def _overload(formulation: Formulation) -> Expression:
    """Only who is over now can be over afterwards: nobody is filled past the cap."""
    total = Expression()
    for w, available in enumerate(formulation.instance.available):
        load, now = formulation.load[w], formulation.home.load[w]
        if now <= available:
            continue
        if load.terms:
            over = formulation.model.variable(0, now - available)
            formulation.model.at_most(load.plus({over: -1}), available)
            total.add(over, 1)
        else:
            total.constant += now - available
    return total


def _peak(formulation: Formulation) -> int:
    """The variable of a percentage that lies above the workload of everybody who counts."""
    instance, model = formulation.instance, formulation.model
    everybody = instance.problem.mode is Mode.REBALANCE
    now = [
        workload_percent_up(load, a) if a else 0
        for load, a in zip(formulation.home.load, instance.available, strict=True)
    ]
    cannot_change = [percent for percent, load in zip(now, formulation.load, strict=True) if not load.terms]
    lowest = max([instance.problem.peak_elsewhere, *(cannot_change if everybody else ())])
    peak = model.variable(lowest, max([100, lowest, *now]))
    for w, available in formulation.limits.each(enumerate(instance.available)):
        load, held = formulation.load[w], 100 * formulation.home.load[w]
        if not available or not load.terms or not (everybody or formulation.incoming[w]):
            continue
        row = load.times(100).plus({peak: -available})
        if everybody or not held:
            model.at_most(row, 0)
        else:
            model.at_most(row.plus({formulation.receives_something(w): held}), held)
    return peak


def _spread(formulation: Formulation) -> Expression:
    """For each worker a cost that lies above the lines between the loads that can be reached."""
    instance, model = formulation.instance, formulation.model
    total = Expression()
    for w, available in formulation.limits.each(enumerate(instance.available)):
        now = formulation.home.load[w]
        if not available:
            continue
        if not formulation.load[w].terms:
            total.constant += spread.of_worker(now, available)
            continue
        if _list_patterns(formulation, w, total):
            continue
        top = max(available, now)
        corners = lower_hull(reachable_loads(instance, w, top), available)
        cost = model.variable(corners[0][1], corners[-1][1])
        # Load only ever costs: the variable may lie above the load, never below.
        load = model.variable(0, top)
        model.at_most(formulation.load[w].plus({load: -1}), 0)
        for (l0, g0), (l1, g1) in pairwise(corners):
            # (l1 - l0) cost >= (g1 - g0) (load - l0) + (l1 - l0) g0
            model.at_least(Expression({cost: l1 - l0, load: g0 - g1}), (l1 - l0) * g0 - (g1 - g0) * l0)
        total.add(cost, 1)
    return total


def _list_patterns(formulation: Formulation, w: int, total: Expression) -> bool:
    """Where few sets of cases are left to a worker: a column for each, with its exact cost, added to the total."""
    model, instance = formulation.model, formulation.instance
    there = {i: at[w] for i, at in enumerate(formulation.at) if w in at and model.upper[at[w]]}
    stay = [i for i, variable in there.items() if model.lower[variable]]
    open_ = [i for i, variable in there.items() if not model.lower[variable]]
    listed = patterns(instance, w, stay, open_, MOST_PATTERNS)
    if listed is None:
        return False
    one = Expression()
    holding = {i: Expression({there[i]: -1}) for i in open_}
    for pattern in listed:
        column = model.variable()
        one.add(column, 1)
        total.add(column, spread.of_worker(pattern.load, instance.available[w]))
        for i in pattern.cases:
            holding[i].add(column, 1)
    model.exactly(one, 1)
    for held in holding.values():
        model.exactly(held, 0)
    return True


def _stability(formulation: Formulation) -> Expression:
    total = Expression({}, formulation.instance.fixed_unseen)
    for i, case in enumerate(formulation.instance.cases):
        if case.last_seen is None:
            continue
        total.constant += 1
        if case.last_seen == NOBODY and i in formulation.nowhere:
            total.add(formulation.nowhere[i], -1)
        elif case.last_seen in formulation.at[i]:
            total.add(formulation.at[i][case.last_seen], -1)
    return total
