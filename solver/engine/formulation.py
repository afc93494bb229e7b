"""The instance as a linear model that grows with the levels: a level's variables enter only when its turn comes.

What makes it linear: within a family group on one worker the heaviest case counts in full. ``points`` less ``as_sibling``
never falls when points rise, so the family's load is the sum of ``as_sibling`` plus the largest ``as_heaviest`` of those
present, and that maximum is a staircase of yes/no steps. Load only ever costs, so the steps need a lower side only.
"""

from __future__ import annotations

from collections.abc import Callable

from solver.engine.linear_model import Expression, LinearModel
from solver.engine.reduce import NOBODY, Instance
from solver.engine.spread_lines import lower_hull, reachable_loads
from solver.engine.state import State
from solver.points import workload_percent_up
from solver.problem import Mode


class Formulation:
    """The linear model of an instance, its levels as expressions, and the way between places and values."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.model = LinearModel()
        self._derived: list[tuple[int, Callable[[State], int]]] = []
        self._home = State(instance)
        self._at = [{w: self.model.variable() for w in case.options} for case in instance.cases]
        self._nowhere = {i: self.model.variable() for i, case in enumerate(instance.cases) if case.home == NOBODY}
        self._incoming: list[list[int]] = [[] for _ in instance.worker_ids]
        self._present: dict[tuple[int, int], int] = {}
        self._load_variable: dict[int, int] = {}
        for i, case in enumerate(instance.cases):
            for w, variable in self._at[i].items():
                if w != case.home:
                    self._incoming[w].append(variable)
        self._one_place_each()
        self._at_most_so_many_moves()
        self._loads = self._load_expressions()
        self._receives: dict[int, int] = {}
        self._caps()

    # What the levels are made of

    def level(self, name: str) -> Expression:
        """The expression of a level; its variables and rows enter the model now."""
        builders: dict[str, Callable[[], Expression]] = {
            "continuity": self._continuity,
            "fit": self._fit,
            "overload": self._overload,
            "peak": self._peak,
            "spread": self._spread,
            "stability": self._stability,
        }
        if name in builders:
            return builders[name]()
        return self._unallocated(("critical", "high", "standard", "low").index(name))

    def values(self, state: State) -> list[int]:
        """A value of every variable for the places of a state."""
        values = [0] * len(self.model.lower)
        for i, w in enumerate(state.place):
            values[self._nowhere[i] if w == NOBODY else self._at[i][w]] = 1
        for variable, derive in self._derived:
            values[variable] = derive(state)
        return values

    def places(self, values: list[int]) -> list[int]:
        """The place of every free case in a solution of the model."""
        return [next((w for w, variable in at.items() if values[variable]), NOBODY) for at in self._at]

    # Rows that always hold

    def _one_place_each(self) -> None:
        for i, at in enumerate(self._at):
            terms = dict.fromkeys(at.values(), 1)
            if i in self._nowhere:
                terms[self._nowhere[i]] = 1
            self.model.exactly(Expression(terms), 1)

    def _at_most_so_many_moves(self) -> None:
        moved = self._moved()
        if moved.terms:
            self.model.at_most(moved, self.instance.problem.max_moves)

    def _moved(self) -> Expression:
        """How many held cases are not at home."""
        moved = Expression()
        for i, case in enumerate(self.instance.cases):
            if case.home != NOBODY:
                moved.add(self._at[i][case.home], -1)
                moved.constant += 1
        return moved

    def _caps(self) -> None:
        instance = self.instance
        for w, incoming in enumerate(self._incoming):
            if not incoming:
                continue
            heads = Expression({}, instance.base[w].count)
            for at in self._at:
                if w in at:
                    heads.add(at[w], 1)
            for sum_, limit, now in (
                (self._loads[w], instance.available[w], self._home.load[w]),
                (heads, instance.maximum_cases[w], self._home.count[w]),
            ):
                if now <= limit:
                    self.model.at_most(sum_, limit)
                else:
                    # Over the cap already: it may stay so, as long as nothing new comes.
                    over = Expression(dict(sum_.terms), sum_.constant)
                    over.add(self._receives_something(w), now - limit)
                    self.model.at_most(over, now)

    def _receives_something(self, w: int) -> int:
        if w not in self._receives:
            variable = self._derive(lambda state: int(state.arrivals[w] > 0))
            self.model.implies(self._incoming[w], variable)
            self._receives[w] = variable
        return self._receives[w]

    def _derive(self, value: Callable[[State], int], lower: int = 0, upper: int = 1) -> int:
        """A new variable that follows from the places."""
        variable = self.model.variable(lower, upper)
        self._derived.append((variable, value))
        return variable

    # Load

    def _load_expressions(self) -> list[Expression]:
        instance = self.instance
        loads = [Expression({}, base.load) for base in instance.base]
        groups: dict[tuple[int, int], list[int]] = {}
        for i, case in enumerate(instance.cases):
            for w, option in case.options.items():
                if case.family == NOBODY:
                    loads[w].add(self._at[i][w], option.points)
                else:
                    loads[w].add(self._at[i][w], option.as_sibling)
                    groups.setdefault((case.family, w), []).append(i)
        for (family, w), members in groups.items():
            self._family_steps(loads[w], family, w, members)
        return loads

    def _family_steps(self, load: Expression, family: int, w: int, members: list[int]) -> None:
        """Add the largest ``as_heaviest`` of those present: a step for each height, climbed by whoever reaches it."""
        cases = self.instance.cases
        height = {i: cases[i].options[w].as_heaviest for i in members}
        below = floor_ = self.instance.base[w].heaviest.get(family, 0)
        for step in sorted({h for h in height.values() if h > floor_}):
            reaching = [i for i in members if height[i] >= step]
            if len(reaching) == 1:
                climbed = self._at[reaching[0]][w]
            else:
                climbed = self._any_of(reaching, w)
                if len(reaching) == len(members):
                    self._present[family, w] = climbed
            load.add(climbed, step - below)
            below = step

    def _any_of(self, members: list[int], w: int) -> int:
        """A yes/no variable: at least one of these cases is on the worker."""
        variable = self._derive(lambda state: int(any(state.place[i] == w for i in members)))
        self.model.implies((self._at[i][w] for i in members), variable)
        return variable

    def _load_of(self, w: int) -> int:
        """The load of a worker as one variable, for levels that put many rows on it."""
        if w not in self._load_variable:
            top = max(self.instance.available[w], self._home.load[w])
            variable = self._derive(lambda state: state.load[w], 0, top)
            same = Expression(dict(self._loads[w].terms), self._loads[w].constant)
            same.add(variable, -1)
            # Load only ever costs: the variable may lie above the sum, never below.
            self.model.at_most(same, 0)
            self._load_variable[w] = variable
        return self._load_variable[w]

    # Levels

    def _unallocated(self, priority: int) -> Expression:
        left = Expression({}, self.instance.fixed_unallocated[priority])
        for i, variable in self._nowhere.items():
            if self.instance.cases[i].priority == priority:
                left.add(variable, 1)
        return left

    def _continuity(self) -> Expression:
        weights = self.instance.problem.policy.continuity
        total = Expression()
        total.add_all(self._moved(), weights.move)
        for i, nowhere in self._nowhere.items():
            previous = self.instance.cases[i].previous
            if previous != NOBODY:
                total.constant += weights.previous_worker
                total.add(nowhere, -weights.previous_worker)
                if previous in self._at[i]:
                    total.add(self._at[i][previous], -weights.previous_worker)
        if weights.family_split:
            self._family_splits(total, weights.family_split)
        return total

    def _family_splits(self, total: Expression, weight: int) -> None:
        """Every worker beyond the first in each family group."""
        instance = self.instance
        members: dict[int, list[int]] = {}
        for i, case in enumerate(instance.cases):
            if case.family != NOBODY:
                members.setdefault(case.family, []).append(i)
        for family, at_base in instance.families_at_base.items():
            if family not in members:
                total.constant += weight * (len(at_base) - 1)
        for family, cases in members.items():
            at_base = instance.families_at_base.get(family, frozenset())
            if len(cases) + len(at_base) < 2:
                continue
            total.constant += weight * len(at_base)
            for w in sorted({w for i in cases for w in self._at[i]} - at_base):
                here = [i for i in cases if w in self._at[i]]
                if len(here) == 1:
                    present = self._at[here[0]][w]
                elif (family, w) in self._present:
                    present = self._present[family, w]
                else:
                    present = self._any_of(here, w)
                total.add(present, weight)
            if at_base or any(instance.cases[i].home != NOBODY for i in cases):
                total.constant -= weight
            else:
                total.add(self._somewhere(cases), -weight)

    def _somewhere(self, cases: list[int]) -> int:
        """A yes/no variable that may be yes only when one of these cases has a worker."""
        variable = self._derive(lambda state: int(any(state.place[i] != NOBODY for i in cases)))
        nowhere = Expression({variable: 1}, -len(cases))
        for i in cases:
            nowhere.add(self._nowhere[i], 1)
        self.model.at_most(nowhere, 0)
        return variable

    def _fit(self) -> Expression:
        total = Expression()
        for i, case in enumerate(self.instance.cases):
            for w, option in case.options.items():
                if w != case.home and option.fit:
                    total.add(self._at[i][w], option.fit)
        return total

    def _overload(self) -> Expression:
        """Only who is over now can be over afterwards: nobody is filled past the cap."""
        total = Expression()
        for w, available in enumerate(self.instance.available):
            now = self._home.load[w]
            if now <= available:
                continue
            if not self._loads[w].terms:
                total.constant += now - available
                continue
            over = self._derive(lambda state, w=w, a=available: max(0, state.load[w] - a), 0, now - available)  # type: ignore[misc]
            row = Expression(dict(self._loads[w].terms), self._loads[w].constant)
            row.add(over, -1)
            self.model.at_most(row, available)
            total.add(over, 1)
        return total

    def _peak(self) -> Expression:
        """A percentage that lies above the workload of everybody who counts."""
        instance = self.instance
        everybody = instance.problem.mode is Mode.REBALANCE
        lowest, highest = 0, 0
        rows = []
        for w, available in enumerate(instance.available):
            if not available:
                continue
            if not self._loads[w].terms:
                if everybody:
                    lowest = max(lowest, workload_percent_up(self._home.load[w], available))
                continue
            highest = max(highest, 100, workload_percent_up(self._home.load[w], available))
            if everybody or self._incoming[w]:
                rows.append(w)
        name = "peak"
        peak = self._derive(lambda state: state.value_by_level[name], lowest, max(lowest, highest))
        for w in rows:
            row = Expression({}, 0)
            row.add_all(self._loads[w], 100)
            row.add(peak, -instance.available[w])
            now = 100 * self._home.load[w]
            if everybody or not now:
                self.model.at_most(row, 0)
            else:
                row.add(self._receives_something(w), now)
                self.model.at_most(row, now)
        return Expression({peak: 1})

    def _spread(self) -> Expression:
        """For each worker a cost that lies above the lines between the loads that can be reached."""
        instance = self.instance
        total = Expression()
        for w, available in enumerate(instance.available):
            if not available:
                continue
            if not self._loads[w].terms:
                total.constant += 100 * self._home.load[w] ** 2 // available
                continue
            top = max(available, self._home.load[w])
            corners = lower_hull(reachable_loads(instance, w, top), available)
            cost = self._derive(lambda state, w=w, a=available: 100 * state.load[w] ** 2 // a, corners[0][1], corners[-1][1])  # type: ignore[misc]
            load = self._load_of(w)
            for (l0, g0), (l1, g1) in zip(corners, corners[1:], strict=False):
                # (l1 - l0) cost >= (g1 - g0) (load - l0) + (l1 - l0) g0
                line = Expression({cost: l1 - l0, load: g0 - g1})
                self.model.at_least(line, (l1 - l0) * g0 - (g1 - g0) * l0)
            total.add(cost, 1)
        return total

    def _stability(self) -> Expression:
        total = Expression({}, self.instance.fixed_unseen)
        for i, case in enumerate(self.instance.cases):
            if case.last_seen is None:
                continue
            total.constant += 1
            if case.last_seen == NOBODY and i in self._nowhere:
                total.add(self._nowhere[i], -1)
            elif case.last_seen in self._at[i]:
                total.add(self._at[i][case.last_seen], -1)
        return total
