"""Level after level: price, shrink, prove, freeze, go on.

For each level the linear relaxation prices the rows. The prices give a lower bound, and with it every variable that no
better answer can use is fixed; what is left, the kernel, is searched exactly for something better than the best known.
Then the level is frozen, and the same prices shrink the model for good. A level that runs out of effort keeps the best
answer known, so no later level can end worse than it began.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from solver.engine.backends.cp_sat import Outcome, minimise
from solver.engine.backends.glop import Glop
from solver.engine.bounds import Priced, price, tightened
from solver.engine.formulation import Formulation
from solver.engine.improve import improve
from solver.engine.kernel import Kernel, kernel
from solver.engine.level_expressions import level_expression
from solver.engine.linear_model import Expression
from solver.engine.reduce import Instance
from solver.engine.state import State
from solver.objectives import levels_of

EFFORT_PER_SECOND = 0.25
"""Deterministic effort that goes into a second of the limit; low enough that effort, not the clock, ends a search."""
SHARE_OF_A_LEVEL = 0.5
"""The share of what is left that one level may use; the last one may use all of it."""
TRIES_BETWEEN_LEVELS = 500
"""Tries of the local search after the exact search has found something better."""


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
    instance: Instance,
    best: State,
    limits: Limits,
    on_level: Callable[[int, State], None],
    floor: Sequence[int] = (),
) -> tuple[State, list[Closed]]:
    """Minimise one level after another from a legal start.

    Args:
        instance: The reduced problem.
        best: A legal state; it is changed.
        limits: What may be spent.
        on_level: Called with the number of a level and the best state when work on the level begins.
        floor: A vector that no answer can beat, where one is known: that of the same problem with more freedom.

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
            at_least = floor[k] if k < len(floor) and best.vector[:k] == tuple(floor[:k]) else None
            bound = search.close(k, level.name, at_least, is_last=k == len(levels) - 1)
            best = search.best
        elif best.vector[k] == 0:
            bound = 0  # no level is ever below
        closed.append(Closed(bound if bounds_hold else None, time.monotonic() - started))
        bounds_hold = bounds_hold and bound is not None and bound >= best.vector[k]
    return best, closed


class _Search:
    """The model of an instance as it shrinks from level to level, and the best state so far."""

    def __init__(self, instance: Instance, best: State, limits: Limits) -> None:
        self.best = best
        self._instance = instance
        self._limits = limits
        self._formulation = Formulation(instance)
        self._model = self._formulation.model
        self._relaxation = Glop(self._model)

    def close(self, k: int, name: str, at_least: int | None, *, is_last: bool) -> int:
        """Minimise level ``k``, known to be at least so much, freeze it and return a lower bound of it."""
        expression = level_expression(self._formulation, name)
        priced = price(self._model, expression, [])
        known = priced.bound if at_least is None else max(priced.bound, at_least)
        if known < self.best.vector[k]:
            prices = self._relaxation.prices(expression, self._limits.seconds)
            if prices is not None:
                by_relaxation = price(self._model, expression, prices)
                priced = max(priced, by_relaxation, key=lambda p: p.scaled_bound)
        bound = max(known, priced.bound)
        share = 1.0 if is_last else SHARE_OF_A_LEVEL
        if bound < self.best.vector[k]:
            search = self._look_below if name == "peak" else self._look_for_better
            bound = max(bound, search(k, expression, priced, share))
        value = self.best.vector[k]
        self._model.at_most(expression, value)
        self._model.lower, self._model.upper = tightened(self._model, priced, value)
        return min(bound, value)

    def _look_for_better(self, k: int, expression: Expression, priced: Priced, share: float) -> int:
        """Search the kernel for answers with a smaller value of level ``k``; returns a lower bound of the level."""
        value = self.best.vector[k]
        bounds = tightened(self._model, priced, value - 1)
        small = kernel(self._model, bounds, expression.row(None, value - 1), expression)
        if small is None:
            return value
        outcome = self._search(small, share)
        if outcome.is_infeasible:
            return value
        return priced.bound if outcome.bound is None else outcome.bound

    def _look_below(self, k: int, expression: Expression, priced: Priced, share: float) -> int:
        """The same for the peak, by halving: with the percentage given, caps are plain numbers and cuts bite.

        What is minimised is the number of moves: more moves than allowed is the proof that is easiest to find.
        """
        moves = self._formulation.moves()
        bound = priced.bound
        while bound < self.best.vector[k] and not self._limits.is_over:
            target = (bound + self.best.vector[k] - 1) // 2
            lower, upper = tightened(self._model, priced, target)
            # Any percentage at least as high as the workloads will do: it is the target, not a variable.
            for peak in expression.terms:
                lower[peak] = upper[peak] = target - expression.constant
            small = kernel(self._model, (lower, upper), expression.row(None, target), moves)
            if small is not None:
                outcome = self._search(small, share)
                if outcome.values is None and not outcome.is_infeasible:
                    break
                if outcome.values is not None:
                    continue
            bound = target + 1
        return bound

    def _search(self, small: Kernel, share: float) -> Outcome:
        """Search a kernel and keep what it finds where it is better than the best."""
        limits = self._limits
        outcome = minimise(
            small.model,
            small.objective,
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
                improve(found, TRIES_BETWEEN_LEVELS, limits.should_stop)
        return outcome
