"""CP-SAT: proves a level, or says how far the rest can be off.

One thread, a fixed seed and a limit on deterministic effort make answers repeatable; seconds are only the emergency
brake.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from ortools.sat.python import cp_model

from solver.engine.linear_model import Expression, LinearModel

_INFINITY = 2**62
_POLL_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a solve found: values of all variables (None: nothing found), a bound, and the effort it took."""

    values: list[int] | None
    bound: int | None
    is_infeasible: bool
    effort: float


class CpSat:
    """A translation of a growing linear model that can be minimised again and again."""

    def __init__(self, model: LinearModel) -> None:
        self._source = model
        self._target = cp_model.CpModel()
        self._variables: list[cp_model.IntVar] = []
        self._rows = 0

    def minimise(
        self,
        objective: Expression,
        *,
        effort: float,
        seconds: float,
        should_stop: Callable[[], bool],
    ) -> Outcome:
        """Minimise an expression within deterministic effort and, at the most, seconds."""
        self._translate_what_is_new()
        target = self._target
        target.minimize(self._linear(objective.terms) + objective.constant)
        solver = cp_model.CpSolver()
        parameters = solver.parameters
        parameters.num_workers = 1
        parameters.random_seed = 1
        # The problems are LP-shaped: the full linear relaxation with cuts proves in a tenth of the time.
        parameters.linearization_level = 2
        parameters.max_deterministic_time = effort
        parameters.max_time_in_seconds = seconds
        parameters.catch_sigint_signal = False
        done = threading.Event()

        def stop_when_asked() -> None:
            # A stop before the search has begun is lost, so it is said again until the search has ended.
            while not done.wait(_POLL_SECONDS):
                if should_stop():
                    solver.stop_search()

        watcher = threading.Thread(target=stop_when_asked, daemon=True)
        watcher.start()
        try:
            status = solver.solve(target)
        finally:
            done.set()
            watcher.join()
        found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        bound = None if status == cp_model.MODEL_INVALID else solver.best_objective_bound
        return Outcome(
            values=[solver.value(variable) for variable in self._variables] if found else None,
            bound=None if bound is None or abs(bound) >= _INFINITY else ceil(bound - 1e-6),
            is_infeasible=status == cp_model.INFEASIBLE,
            effort=solver.response_proto.deterministic_time,
        )

    def _translate_what_is_new(self) -> None:
        source, target = self._source, self._target
        for v in range(len(self._variables), len(source.lower)):
            self._variables.append(target.new_int_var(source.lower[v], source.upper[v], ""))
        for row in source.rows[self._rows :]:
            lower = -_INFINITY if row.lower is None else row.lower
            upper = _INFINITY if row.upper is None else row.upper
            target.add_linear_constraint(self._linear(row.terms), lower, upper)
        self._rows = len(source.rows)

    def _linear(self, terms: dict[int, int]) -> cp_model.LinearExprT:
        return cp_model.LinearExpr.weighted_sum([self._variables[v] for v in terms], list(terms.values()))
