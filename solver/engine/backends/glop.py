"""GLOP: prices of the rows from the linear relaxation of a growing model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from ortools.linear_solver.python import model_builder_helper as ortools_lp

from solver.engine.backends.stopping import stopped_when
from solver.engine.linear_model import OPEN, Expression, LinearModel

_ITEMS_BETWEEN_QUESTIONS = 1_000


class Glop:
    """A translation of a growing linear model to a linear programme that can be priced again and again."""

    def __init__(self, model: LinearModel) -> None:
        self._source = model
        self._target = ortools_lp.ModelBuilderHelper()
        self._variables: list[ortools_lp.Variable] = []
        self._bounds: list[tuple[int, int]] = []
        self._rows = 0

    def prices(self, objective: Expression, seconds: float, should_stop: Callable[[], bool]) -> list[float] | None:
        """A price for each row when the expression is minimised over real numbers; None when that did not end well.

        Once it was stopped it must not be asked again.
        """
        source, target = self._source, self._target
        added = slice(len(self._variables), None)
        # The stubs of these calls ask for types that numpy does not have, and for floats where whole numbers do too.
        lower: Any = np.array(source.lower[added], dtype=float)
        upper: Any = np.array(source.upper[added], dtype=float)
        are_whole: Any = np.zeros(len(lower), dtype=bool)
        indices = target.add_var_array_with_bounds(lower, upper, are_whole, "")
        self._variables += [ortools_lp.Variable(target, v) for v in indices.tolist()]
        self._bounds += zip(source.lower[added], source.upper[added], strict=True)
        now = list(zip(source.lower, source.upper, strict=True))
        # A level tightens few of many bounds, so only those are said again.
        changed = [v for v, (before, bounds) in enumerate(zip(self._bounds, now, strict=True)) if bounds != before]
        for number, v in enumerate(changed):
            if number % _ITEMS_BETWEEN_QUESTIONS == 0 and should_stop():
                return None
            target.set_var_lower_bound(v, now[v][0])
            target.set_var_upper_bound(v, now[v][1])
        self._bounds = now
        rows = source.rows
        start = rows.ends[self._rows - 1] if self._rows else 0
        for number in range(self._rows, len(rows)):
            if number % _ITEMS_BETWEEN_QUESTIONS == 0 and should_stop():
                return None
            r, end = target.add_linear_constraint(), rows.ends[number]
            if rows.lower[number] > -OPEN:
                target.set_constraint_lower_bound(r, rows.lower[number])
            if rows.upper[number] < OPEN:
                target.set_constraint_upper_bound(r, rows.upper[number])
            variables = [self._variables[v] for v in rows.variables[start:end]]
            coefficients: list[Any] = rows.coefficients[start:end]
            target.add_terms_to_constraint(r, variables, coefficients)
            start = end
        self._rows = len(rows)
        target.clear_objective()
        target.set_objective_coefficients(list(objective.terms), list(objective.terms.values()))
        solver = ortools_lp.ModelSolverHelper("glop")
        solver.set_time_limit_in_seconds(seconds)
        with stopped_when(should_stop, solver.interrupt_solve):
            solver.solve(target)
        if solver.status() != ortools_lp.SolveStatus.OPTIMAL:
            return None
        return [float(price) for price in solver.dual_values()]
