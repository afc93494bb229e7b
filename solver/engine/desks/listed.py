"""The instance as a choice of one listed set of cases for each worker: small once prices have ruled most sets out.

Whatever the levels count is exact in a listed set (rounding, family factor, the workload in per cent), so the linear
relaxation sees desks as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from solver.engine.desks.costs import Costs
from solver.engine.desks.desk import Desk
from solver.engine.linear_model import Expression, LinearModel
from solver.engine.reduce import NOBODY
from solver.points import workload_percent_up
from solver.problem import Mode


class ListedSets:
    """The linear model of an instance whose answers worth having consist of these sets and no others.

    Args:
        costs: The parts of the levels.
        sets: Every set that may be chosen, by desk.
        may_stay_out: The cases that may stay unallocated.
        frozen: Values of levels that may not be passed.
    """

    def __init__(
        self,
        costs: Costs,
        sets: Sequence[tuple[Desk, Sequence[tuple[int, ...]]]],
        may_stay_out: Sequence[int],
        frozen: Mapping[str, int],
    ) -> None:
        self.model = LinearModel()
        self._costs = costs
        self._instance = costs.instance
        self._columns: list[tuple[int, int, tuple[int, ...], int]] = []
        self._nowhere = {i: self.model.variable() for i in may_stay_out}
        in_case: list[Expression] = [Expression() for _ in self._instance.cases]
        for i, variable in self._nowhere.items():
            in_case[i].add(variable, 1)
        for desk, of_desk in sets:
            one = Expression()
            for cases in of_desk:
                column = self.model.variable()
                one.add(column, 1)
                for i in cases:
                    in_case[i].add(column, 1)
                self._columns.append((column, desk.worker, cases, desk.load_of(frozenset(cases))))
            self.model.exactly(one, 1)
        for once in in_case:
            self.model.exactly(once, 1)
        self._has_a_worker = {}
        for family, members in costs.may_have_none.items():
            self._has_a_worker[family] = self.model.variable()
            out = {self._nowhere[i]: 1 for i in members if i in self._nowhere}
            self.model.at_most(Expression({self._has_a_worker[family]: 1, **out}), len(members))
        for name, value in frozen.items():
            if name != "peak":
                self.model.at_most(self.expression(name), value)

    def places(self, values: list[int]) -> list[int]:
        """The place of every free case in a solution of the model."""
        place = [NOBODY] * len(self._instance.cases)
        for column, w, cases, _ in self._columns:
            if values[column]:
                for i in cases:
                    place[i] = w
        return place

    def moves(self) -> Expression:
        """How many held cases are not at home: none, here none may move."""
        return Expression()

    def expression(self, name: str) -> Expression:
        """A level; the peak is no sum and has bounds instead."""
        costs = self._costs.by_level[name]
        total = Expression({}, costs.constant)
        for i, variable in self._nowhere.items():
            if i in costs.nowhere:
                total.add(variable, costs.nowhere[i])
        if costs.with_a_worker:
            for variable in self._has_a_worker.values():
                total.add(variable, -costs.with_a_worker)
        for column, w, cases, load in self._columns:
            cost = self._costs.of_set(name, w, frozenset(cases), load)
            if cost:
                total.add(column, cost)
        return total

    def lowest_peak(self) -> int:
        """A percentage that the peak is never below."""
        by_desk: dict[int, int] = {}
        for column, w, cases, load in self._columns:
            if self.model.upper[column]:
                percent = self._percent(w, cases, load)
                by_desk[w] = min(percent, by_desk.get(w, percent))
        return max([self._instance.problem.peak_elsewhere, *by_desk.values()])

    def up_to_peak(self, percent: int) -> tuple[list[int], list[int]]:
        """The bounds of the variables when no workload that counts is above a percentage."""
        upper = list(self.model.upper)
        for column, w, cases, load in self._columns:
            if self._percent(w, cases, load) > percent:
                upper[column] = 0
        return list(self.model.lower), upper

    def _percent(self, w: int, cases: tuple[int, ...], load: int) -> int:
        instance = self._instance
        counts = cases or instance.problem.mode is Mode.REBALANCE
        return workload_percent_up(load, instance.available[w]) if counts and instance.available[w] else 0
