"""One search: what is left of a model under tighter bounds, within the effort there is; what is better is kept.

Which searches, for what and how long, is said in `search`.
"""

from __future__ import annotations

from collections.abc import Callable
from math import gcd

from solver.engine.backends.cp_sat import Outcome, minimise
from solver.engine.backends.glop import Glop
from solver.engine.bounds import Priced, price, tightened
from solver.engine.desks.listed import ListedSets
from solver.engine.few_moves import held_cases_that_stay, workers_in_turn
from solver.engine.improve import improve
from solver.engine.kernel import Kernel, kernel
from solver.engine.level_expressions import PairChoice
from solver.engine.limits import Limits
from solver.engine.linear_model import Expression
from solver.engine.reduce import Instance
from solver.engine.state import State

TRIES_BETWEEN_LEVELS = 500
"""Tries of the local search after the exact search has found something better."""

Bounds = tuple[list[int], list[int]]


class Searching:
    """The model of an instance as it shrinks from level to level, and the best state so far.

    Args:
        instance: The reduced problem.
        best: A legal state.
        limits: What may be spent.
        tell: Called again and again with the number of the level and the best state so far.

    Raises:
        Over: when time is up or a stop is asked for while the model is built.
    """

    def __init__(
        self,
        instance: Instance,
        best: State,
        limits: Limits,
        *,
        tell: Callable[[int, State], None],
    ) -> None:
        self.best = best
        self._instance = instance
        self._limits = limits
        self._tell = tell
        self._level = 0
        self._pairs = PairChoice(instance, limits)
        self._form: PairChoice | ListedSets = self._pairs
        self._relaxation = Glop(self._pairs.model)
        self._moves = bool(self._pairs.moves().terms)

    def _effort(self, effort: float) -> float:
        """The share of the effort left that makes so much."""
        return min(1.0, effort / max(effort, self._limits.effort))

    def _by_relaxation(self, expression: Expression, priced: Priced) -> tuple[Priced, list[float] | None]:
        """The better of what is priced and what the linear relaxation says, and its prices."""
        prices = self._relaxation.prices(expression, self._limits.seconds, self._limits.is_stopped)
        if prices is None:
            return priced, None
        return max(priced, price(self._form.model, expression, prices), key=lambda p: p.scaled_bound), prices

    def _look_for_better(self, k: int, expression: Expression, priced: Priced, share: float) -> int:
        """Search the kernel for answers with a smaller value of level ``k``; returns a lower bound of the level."""
        value = self.best.vector[k]
        target = value - (gcd(*expression.terms.values()) or 1)
        bounds = tightened(self._form.model, priced, target)
        small = kernel(self._form.model, bounds, expression.row(None, target), expression, self._limits)
        if small is None:
            return value
        outcome = self._search(small, share)
        if outcome.is_infeasible:
            return value
        return priced.bound if outcome.bound is None else outcome.bound

    def _look_round(self, k: int, bounds: Bounds, objective: Expression, most: int, effort: float) -> bool:
        """Search with few workers' held cases free at a time, until something better is found."""
        for workers in workers_in_turn(self.best):
            lower = list(bounds[0])
            for i in held_cases_that_stay(self.best, workers):
                lower[self._pairs.at[i][self._instance.cases[i].home]] = 1
            small = kernel(self._form.model, (lower, bounds[1]), objective.row(None, most), objective, self._limits)
            if small is None:
                continue
            before = self.best.vector[: k + 1]
            self._search(small, self._effort(effort))
            if self.best.vector[: k + 1] < before:
                return True
            if self._limits.is_over:
                break
        return False

    def _search(self, small: Kernel, share: float) -> Outcome:
        """Search a kernel and keep what it finds where it is better than the best."""
        limits = self._limits
        self._tell(self._level, self.best)
        outcome = minimise(
            small.model,
            small.objective,
            effort=limits.effort * share,
            seconds=max(0.01, limits.seconds * max(share, 0.8)),
            should_stop=limits.is_stopped,
        )
        limits.effort -= outcome.effort
        if outcome.values is not None:
            self._keep(self._form.places(small.all_values(outcome.values)))
        return outcome

    def _keep(self, place: list[int]) -> None:
        """Keep an answer where it is legal and better than the best."""
        found = State(self._instance)
        found.put_all(place)
        if found.is_legal and found.vector < self.best.vector:
            self.best = found
            improve(found, TRIES_BETWEEN_LEVELS, self._limits.is_stopped)
            self._tell(self._level, self.best)
