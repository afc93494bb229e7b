"""A linear programme that grows by columns, solved by GLOP again and again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ortools.linear_solver.python import model_builder_helper as ortools_lp

from solver.engine.backends.stopping import stopped_when


@dataclass(frozen=True, slots=True)
class Shared:
    """The least cost over real numbers, and the price of every row."""

    cost: float
    prices: list[float]


class ColumnProgramme:
    """Rows that are there from the start, columns that come when they pay; everything is at least 0.

    Args:
        is_quick: Whether it is so small that it is solved before a stop could be heard.
    """

    def __init__(self, *, is_quick: bool = False) -> None:
        self._is_quick = is_quick
        self._model = ortools_lp.ModelBuilderHelper()

    def row(self, lower: float, upper: float) -> int:
        """A new row with its bounds."""
        r = int(self._model.add_linear_constraint())
        self._model.set_constraint_lower_bound(r, lower)
        self._model.set_constraint_upper_bound(r, upper)
        return r

    def column(self, cost: float, entries: Mapping[int, float], upper: float = float("inf")) -> int:
        """A new column with its entries by row."""
        model = self._model
        v = int(model.add_var())
        model.set_var_lower_bound(v, 0.0)
        model.set_var_upper_bound(v, upper)
        model.set_var_objective_coefficient(v, cost)
        for r, entry in entries.items():
            model.set_constraint_coefficient(r, v, entry)
        return v

    def solve(self, seconds: float, should_stop: Callable[[], bool]) -> Shared | None:
        """Solve it as it is now; None when that did not end well."""
        solver = ortools_lp.ModelSolverHelper("glop")
        solver.set_time_limit_in_seconds(seconds)
        if self._is_quick:
            # The dual simplex goes on well from few columns, and preparing takes longer than it saves.
            solver.set_solver_specific_parameters("use_preprocessing: false use_dual_simplex: true")
            solver.solve(self._model)
        else:
            with stopped_when(should_stop, solver.interrupt_solve):
                solver.solve(self._model)
        if solver.status() != ortools_lp.SolveStatus.OPTIMAL:
            return None
        return Shared(float(solver.objective_value()), [float(price) for price in solver.dual_values()])
