"""The instance as a linear model: where each free case may be, the budget of moves, the load of each worker, the caps.

What makes it linear: within a family group on one worker the heaviest case counts in full. ``points`` less
``as_sibling`` never falls when points rise, so the family's load is the sum of ``as_sibling`` plus the largest
``as_heaviest`` of those present, and that maximum is a staircase of yes/no steps. Load only ever costs, so the steps
need a lower side only. What the levels add stands in `level_expressions`.
"""

from __future__ import annotations

from collections.abc import Iterable

from solver.engine.limits import Limits
from solver.engine.linear_model import Expression, LinearModel
from solver.engine.reduce import NOBODY, Instance
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
        self.at = [{w: self.model.variable() for w in case.options} for case in limits.each(instance.cases)]
        self.nowhere = {i: self.model.variable() for i, case in enumerate(instance.cases) if case.home == NOBODY}
        self.incoming: list[list[int]] = [[] for _ in instance.worker_ids]
        self.has_a_worker_row: dict[int, int] = {}
        self._present: dict[tuple[int, int], int] = {}
        self._receives: dict[int, int] = {}
        for i, case in enumerate(instance.cases):
            for w, variable in self.at[i].items():
                if w != case.home:
                    self.incoming[w].append(variable)
        self._one_place_each()
        moves = self.moves()
        if moves.terms:
            self.model.at_most(moves, instance.problem.max_moves)
        self.load = self._loads()
        self._caps()

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
            self.model.implies(self.incoming[w], self._receives[w])
        return self._receives[w]

    def someone_of(self, family: int, members: Iterable[int], w: int) -> int:
        """A yes/no variable: at least one of these free cases of a family is on the worker."""
        here = [i for i in members if w in self.at[i]]
        if len(here) == 1:
            return self.at[here[0]][w]
        if (family, w) not in self._present:
            self._present[family, w] = self._any_of(here, w)
        return self._present[family, w]

    def _one_place_each(self) -> None:
        for i, at in enumerate(self.at):
            terms = dict.fromkeys(at.values(), 1)
            if i in self.nowhere:
                terms[self.nowhere[i]] = 1
            self.model.exactly(Expression(terms), 1)

    def _caps(self) -> None:
        instance = self.instance
        for w, incoming in self.limits.each(enumerate(self.incoming)):
            if not incoming:
                continue
            count = Expression({at[w]: 1 for at in self.at if w in at}, instance.base[w].count)
            for held, limit, now in (
                (self.load[w], instance.available[w], self.home.load[w]),
                (count, instance.maximum_cases[w], self.home.count[w]),
            ):
                if now <= limit:
                    self.model.at_most(held, limit)
                else:
                    # Over the cap already: it may stay so, as long as nothing new comes.
                    over = held.plus({self.receives_something(w): now - limit})
                    self.model.at_most(over, now)

    def _loads(self) -> list[Expression]:
        instance = self.instance
        loads = [Expression({}, base.load) for base in instance.base]
        groups: dict[tuple[int, int], list[int]] = {}
        for i, case in self.limits.each(enumerate(instance.cases)):
            for w, option in case.options.items():
                if case.family == NOBODY:
                    loads[w].add(self.at[i][w], option.points)
                else:
                    loads[w].add(self.at[i][w], option.as_sibling)
                    groups.setdefault((case.family, w), []).append(i)
        for (family, w), members in self.limits.each(groups.items()):
            self._family_steps(loads[w], family, w, members)
        return loads

    def _family_steps(self, load: Expression, family: int, w: int, members: list[int]) -> None:
        """Add the largest ``as_heaviest`` of those present: a step for each height, climbed by whoever reaches it."""
        height = {i: self.instance.cases[i].options[w].as_heaviest for i in members}
        below = self.instance.base[w].heaviest.get(family, 0)
        for step in sorted({h for h in height.values() if h > below}):
            reaching = [i for i in members if height[i] >= step]
            if len(reaching) == 1:
                climbed = self.at[reaching[0]][w]
            elif len(reaching) == len(members):
                climbed = self.someone_of(family, members, w)
            else:
                climbed = self._any_of(reaching, w)
            load.add(climbed, step - below)
            below = step

    def _any_of(self, cases: list[int], w: int) -> int:
        variable = self.model.variable()
        self.model.implies((self.at[i][w] for i in cases), variable)
        return variable
