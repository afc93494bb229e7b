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
        self._lower = self._upper = np.zeros(0)
        self._rows = 0

    def prices(self, objective: Expression, seconds: float, should_stop: Callable[[], bool]) -> list[float] | None:
        """A price for each row when the expression is minimised over real numbers; None when that did not end well.

        Once it was stopped it must not be asked again.
        """
        if not self._hand_over_variables(should_stop) or not self._hand_over_rows(should_stop):
            return None
        target = self._target
        target.clear_objective()
        target.set_objective_coefficients(list(objective.terms), list(objective.terms.values()))
        solver = ortools_lp.ModelSolverHelper("glop")
        solver.set_time_limit_in_seconds(seconds)
        with stopped_when(should_stop, solver.interrupt_solve):
            solver.solve(target)
        if solver.status() != ortools_lp.SolveStatus.OPTIMAL:
            return None
        return [float(price) for price in solver.dual_values()]

    def _hand_over_variables(self, should_stop: Callable[[], bool]) -> bool:
        """Hand over what is new of the variables; whether all was, as no stop was asked for meanwhile."""
        target, known = self._target, len(self._lower)
        # The stub of this call asks for types that numpy does not have.
        lower: Any = np.array(self._source.lower, dtype=float)
        upper: Any = np.array(self._source.upper, dtype=float)
        target.add_var_array_with_bounds(lower[known:], upper[known:], np.zeros(len(lower) - known, dtype=bool), "")  # type: ignore[arg-type]
        # A level tightens few of many bounds, so only those are said again.
        changed = (lower[:known] != self._lower) | (upper[:known] != self._upper)
        for number, v in enumerate(np.flatnonzero(changed).tolist()):
            if number % _ITEMS_BETWEEN_QUESTIONS == 0 and should_stop():
                return False
            target.set_var_lower_bound(v, lower[v])
            target.set_var_upper_bound(v, upper[v])
        self._lower, self._upper = lower, upper
        return True

    def _hand_over_rows(self, should_stop: Callable[[], bool]) -> bool:
        """The same of the rows."""
        target, rows, known = self._target, self._source.rows, self._rows
        start = rows.ends[known - 1] if known else 0
        new = zip(rows.ends[known:], rows.lower[known:], rows.upper[known:], strict=True)
        add_term = target.add_term_to_constraint
        for number, (end, lower, upper) in enumerate(new):
            if number % _ITEMS_BETWEEN_QUESTIONS == 0 and should_stop():
                return False
            r = target.add_linear_constraint()
            if lower > -OPEN:
                target.set_constraint_lower_bound(r, lower)
            if upper < OPEN:
                target.set_constraint_upper_bound(r, upper)
            for v, coefficient in zip(rows.variables[start:end], rows.coefficients[start:end], strict=True):
                add_term(r, v, coefficient)
            start = end
        self._rows = len(rows)
        return True
