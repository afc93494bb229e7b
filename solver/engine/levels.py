"""Level after level: price, shrink, prove, freeze, go on.

For each level the linear relaxation prices the rows. The prices give a lower bound, and with it every variable that no
better answer can use is fixed; what is left, the kernel, is searched exactly for something better than the best known.
Then the level is frozen, and the same prices shrink the model for good. A level that runs out of effort keeps the best
answer known, so no later level can end worse than it began.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from solver.engine.bounds import Priced, price, tightened
from solver.engine.formulation import Formulation
from solver.engine.improve import improve
from solver.engine.kernel import kernel
from solver.engine.linear_model import Expression
from solver.engine.reduce import Instance
from solver.engine.state import State
from solver.objectives import levels_of

EFFORT_PER_SECOND = 0.35
"""Deterministic effort that goes into a second of the limit; low enough that effort, not the clock, ends a search."""
SHARE_OF_A_LEVEL = 0.5
"""The share of what is left that one level may use; the last one may use all of it."""
TRIES_PER_SECOND = 2_000
"""Tries of the local search that go into a second of the limit."""
MOST_TRIES = 60_000


@dataclass(slots=True)
class Limits:
    """What may still be spent: deterministic effort, and the clock as emergency brake."""

    effort: float
    deadline: float
    should_stop: Callable[[], bool]

    @property
    def seconds(self) -> float:
        """Seconds until the deadline."""
        return max(0.0, self.deadline - time.monotonic())

    @property
    def is_over(self) -> bool:
        """Whether to stop now."""
        return self.effort <= 0 or self.seconds <= 0 or self.should_stop()


@dataclass(frozen=True, slots=True)
class Closed:
    """A level that is done with: its bound (None: nothing known) and the seconds it took."""

    bound: int | None
    seconds: float


def solve_levels(
    instance: Instance, best: State, limits: Limits, on_level: Callable[[int, State], None]
) -> tuple[State, list[Closed]]:
    """Minimise one level after another from a legal start.

    Args:
        instance: The reduced problem.
        best: A legal state; it is changed.
        limits: What may be spent.
        on_level: Called with the number of a level and the best state when work on the level begins.

    Returns:
        The best state, and for each level what was proved. Bounds are given only where they hold for the best possible
        answer: up to the first level that is not closed.
    """
    search: _Search | None = None
    closed: list[Closed] = []
    bounds_hold = True
    levels = levels_of(instance.problem)
    for k, level in enumerate(levels):
        started = time.monotonic()
        on_level(k, best)
        bound: int | None = None
        if not limits.is_over:
            search = search or _Search(instance, best, limits)
            bound = search.close(k, level.name, is_last=k == len(levels) - 1)
            best = search.best
        closed.append(Closed(bound if bounds_hold else None, time.monotonic() - started))
        bounds_hold = bounds_hold and bound is not None and bound >= best.vector[k]
    return best, closed


class _Search:
    """The model of an instance as it shrinks from level to level, and the best state so far."""

    def __init__(self, instance: Instance, best: State, limits: Limits) -> None:
        from solver.engine.backends.glop import Glop  # noqa: PLC0415  heavy: only when there is something to solve

        self.best = best
        self._instance = instance
        self._limits = limits
        self._formulation = Formulation(instance)
        self._model = self._formulation.model
        self._relaxation = Glop(self._model)

    def close(self, k: int, name: str, *, is_last: bool) -> int:
        """Minimise level ``k``, freeze it and return a lower bound of it."""
        expression = self._formulation.level(name)
        priced = price(self._model, expression, [])
        if priced.bound < self.best.vector[k]:
            prices = self._relaxation.prices(expression, self._limits.seconds)
            if prices is not None:
                by_relaxation = price(self._model, expression, prices)
                priced = max(priced, by_relaxation, key=lambda p: p.scaled_bound)
        bound = priced.bound
        if bound < self.best.vector[k]:
            bound = max(bound, self._look_for_better(k, expression, priced, 1.0 if is_last else SHARE_OF_A_LEVEL))
        value = self.best.vector[k]
        self._model.at_most(expression, value)
        self._model.lower, self._model.upper = tightened(self._model, priced, value)
        return min(bound, value)

    def _look_for_better(self, k: int, expression: Expression, priced: Priced, share: float) -> int:
        """Search the kernel for answers with a smaller value of level ``k``; returns a lower bound of the level."""
        from solver.engine.backends.cp_sat import CpSat  # noqa: PLC0415  heavy: only when a level does not close by itself

        value = self.best.vector[k]
        small = kernel(self._model, *tightened(self._model, priced, value - 1), expression)
        if small is None:
            return value
        small.model.at_most(small.objective, value - 1)
        limits = self._limits
        outcome = CpSat(small.model).minimise(
            small.objective,
            hint=[],
            effort=limits.effort * share,
            seconds=max(0.01, limits.seconds * max(share, 0.8)),
            should_stop=limits.should_stop,
        )
        limits.effort -= outcome.effort
        if outcome.values is not None:
            found = State(self._instance)
            found.put_all(self._formulation.places(small.all_values(outcome.values)))
            if found.vector < self.best.vector:
                self.best = found
                improve(found, MOST_TRIES // 10, limits.should_stop)
        if outcome.is_infeasible:
            return value
        return outcome.bound if outcome.bound is not None else priced.bound
