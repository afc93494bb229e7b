"""The instance as a linear model: where each free case may be, the budget of moves, the load of each worker, the caps.

What brothers and sisters add together stands in `siblings`, what the levels add in `level_expressions`.
"""

from __future__ import annotations

from itertools import chain

import numpy as np

from solver.engine.limits import Limits
from solver.engine.linear_model import Expression, LinearModel
from solver.engine.reduce import NOBODY, Instance
from solver.engine.siblings import add_siblings
from solver.engine.state import State


class Formulation:
    """The linear model of an instance.

    ``at[i][w]`` is the yes/no variable "case i is on worker w", ``nowhere[i]`` "case i stays unallocated"; ``load[w]``
    is the load of a worker as an expression; ``home`` is the state in which nothing has been given or moved.

    Raises:
        Over: when time is up or a stop is asked for while it is built.
    """

    def __init__(self, instance: Instance, limits: Limits) -> None:
        self.instance = instance
        self.limits = limits
        self.model = LinearModel()
        self.home = State(instance)
        self.at = [
            dict(zip(case.options, self.model.yes_or_no(len(case.options)), strict=True))
            for case in limits.each(instance.cases)
        ]
        self.options = [option for case in instance.cases for option in case.options.values()]
        self.nowhere = {i: self.model.variable() for i, case in enumerate(instance.cases) if case.home == NOBODY}
        self.has_a_worker_row: dict[int, int] = {}
        self._receives: dict[int, int] = {}
        self._one_place_each()
        moves = self.moves()
        if moves.terms:
            self.model.at_most(moves, instance.problem.max_moves)
        workers = np.fromiter(chain.from_iterable(self.at), dtype=np.int64, count=len(self.options))
        on_each = np.bincount(workers, minlength=len(instance.worker_ids)).cumsum()[:-1]
        here = [mine.tolist() for mine in np.split(np.argsort(workers, kind="stable"), on_each)]
        at_home = {at[case.home] for at, case in zip(self.at, instance.cases, strict=True) if case.home != NOBODY}
        self.incoming = [[variable for variable in mine if variable not in at_home] for mine in here]
        limits.check()
        siblings = add_siblings(instance, self.model, workers, self.options, limits)
        self.newcomers = siblings.newcomers
        points = self._points_alone()
        self.load = [
            Expression({variable: points[variable] for variable in mine}, base.load)
            for mine, base in limits.each(zip(here, instance.base, strict=True))
        ]
        for w, variable, more in limits.each(sorted(siblings.steps)):
            self.load[w].add(variable, more)
        self._caps([dict.fromkeys(mine, 1) for mine in here])

    def places(self, values: list[int]) -> list[int]:
        """The place of every free case in a solution of the model."""
        return [next((w for w, variable in at.items() if values[variable]), NOBODY) for at in self.at]

    def moves(self) -> Expression:
        """How many held cases are not at home."""
        moves = Expression()
        for i, case in enumerate(self.instance.cases):
            if case.home != NOBODY:
                moves.add(self.at[i][case.home], -1)
                moves.constant += 1
        return moves

    def receives_something(self, w: int) -> int:
        """A yes/no variable: the worker receives at least one case."""
        if w not in self._receives:
            self._receives[w] = self.model.variable()
            self.model.implies(self.incoming[w], [self._receives[w]] * len(self.incoming[w]))
        return self._receives[w]

    def _one_place_each(self) -> None:
        for i, at in enumerate(self.at):
            terms = dict.fromkeys(at.values(), 1)
            if i in self.nowhere:
                terms[self.nowhere[i]] = 1
            self.model.exactly(Expression(terms), 1)

    def _points_alone(self) -> list[int]:
        """What each case adds on each worker by itself, by variable; in a family, as one that is not its heaviest."""
        points: list[int] = []
        for case in self.limits.each(self.instance.cases):
            options = case.options.values()
            points += [o.points for o in options] if case.family == NOBODY else [o.as_sibling for o in options]
        return points

    def _caps(self, counts: list[dict[int, int]]) -> None:
        instance = self.instance
        for w, incoming in self.limits.each(enumerate(self.incoming)):
            if not incoming:
                continue
            for held, limit, now in (
                (self.load[w], instance.available[w], self.home.load[w]),
                (Expression(counts[w], instance.base[w].count), instance.maximum_cases[w], self.home.count[w]),
            ):
                if now <= limit:
                    self.model.at_most(held, limit)
                else:
                    # Over the cap already: it may stay so, as long as nothing new comes.
                    over = held.plus({self.receives_something(w): now - limit})
                    self.model.at_most(over, now)
