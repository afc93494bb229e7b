"""Level after level: improve by local search, prove by the exact model, freeze, go on.

A level that runs out of effort keeps the best answer known, so no later level can end worse than it began.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from solver.engine.formulation import Formulation
from solver.engine.improve import improve
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
    def is_over(self) -> bool:
        """Whether to stop now."""
        return self.effort <= 0 or time.monotonic() >= self.deadline or self.should_stop()


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
    from solver.engine.backends.cp_sat import CpSat  # noqa: PLC0415  heavy, and not needed when bounds close all levels

    names = [level.name for level in levels_of(instance.problem)]
    formulation: Formulation | None = None
    backend: CpSat | None = None
    closed: list[Closed] = []
    bounds_hold = True
    for k, name in enumerate(names):
        started = time.monotonic()
        on_level(k, best)
        if not limits.is_over and formulation is None:
            formulation = Formulation(instance)
            backend = CpSat(formulation.model)
        if limits.is_over or formulation is None or backend is None:
            closed.append(Closed(None, time.monotonic() - started))
            bounds_hold = False
            continue
        expression = formulation.level(name)
        value = best.vector[k]
        bound = formulation.model.lowest(expression)
        if bound < value:
            share = 1.0 if k == len(names) - 1 else SHARE_OF_A_LEVEL
            outcome = backend.minimise(
                expression,
                hint=formulation.values(best),
                effort=limits.effort * share,
                seconds=max(0.01, (limits.deadline - time.monotonic()) * max(share, 0.8)),
                should_stop=limits.should_stop,
            )
            limits.effort -= outcome.effort
            if outcome.bound is not None:
                bound = max(bound, outcome.bound)
            if outcome.values is not None:
                found = State(instance)
                found.put_all(formulation.places(outcome.values))
                if found.vector < best.vector:
                    best = found
                    improve(best, MOST_TRIES // 10, limits.should_stop)
            value = best.vector[k]
        formulation.model.at_most(expression, value)
        closed.append(Closed(bound if bounds_hold else None, time.monotonic() - started))
        bounds_hold = bounds_hold and bound >= value
    return best, closed
