"""What is left of a linear model once bounds are tightened: the variables still open, and the rows that still bite."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from solver.engine.limits import Limits
from solver.engine.linear_model import OPEN, Expression, LinearModel, Row
from solver.engine.matrix import MOST, Column, Matrix


@dataclass(frozen=True, slots=True)
class Kernel:
    """A smaller model with the same answers; ``kept`` are the open variables by their old index, in order."""

    model: LinearModel
    objective: Expression
    kept: list[int]
    fixed: list[int]

    def all_values(self, values: Sequence[int]) -> list[int]:
        """Values of the whole model's variables from values of the kernel's."""
        everything = list(self.fixed)
        for v, value in zip(self.kept, values, strict=True):
            everything[v] = value
        return everything


def kernel(
    model: LinearModel, bounds: tuple[Sequence[int], Sequence[int]], demand: Row, objective: Expression, limits: Limits
) -> Kernel | None:
    """The kernel of a model under tighter bounds and with one more row demanded; None where no answer is left.

    Raises:
        Over: when time is up or a stop is asked for.
    """
    rows = Matrix.of(model.rows, demand)
    lower, upper = np.array(bounds[0], dtype=np.int64), np.array(bounds[1], dtype=np.int64)
    if not _is_small(rows, lower, upper):
        rows, lower, upper = rows.endless(), lower.astype(object), upper.astype(object)
    is_tighter = True
    while is_tighter:
        limits.check()
        if (lower > upper).any():
            return None
        low, up, rises = lower[rows.variables], upper[rows.variables], rows.coefficients > 0
        least = rows.sums(rows.coefficients * np.where(rises, low, up))
        most = rows.sums(rows.coefficients * np.where(rises, up, low))
        if (least > rows.upper).any() or (most < rows.lower).any():
            return None
        bites = (most > rows.upper) | (least < rows.lower)
        rows = rows.only(bites)
        is_tighter = _tighten(rows, lower, upper, least[bites], most[bites])
    return _restrict(rows, lower, upper, objective)


def _is_small(rows: Matrix, lower: Column, upper: Column) -> bool:
    """Whether 64 bits hold all sums."""
    farthest = np.maximum(np.abs(lower.astype(float)), np.abs(upper.astype(float)))
    size = rows.sums(np.abs(rows.coefficients.astype(float)) * farthest[rows.variables])
    return bool(size.max(initial=0.0) < MOST)


def _tighten(rows: Matrix, lower: Column, upper: Column, least: Column, most: Column) -> bool:
    """Tighten the bounds of the variables by each row alone; whether any is tighter.

    Args:
        rows: The rows.
        lower: The lower bounds; changed.
        upper: The upper bounds; changed.
        least: What each row is at the least, under the bounds.
        most: What it is at the most.
    """
    variables, size, rises = rows.variables, np.abs(rows.coefficients), rows.coefficients > 0
    low, up = lower[variables], upper[variables]
    is_tighter = False
    for slack, lets_rise in (((rows.upper - least)[rows.row], rises), ((most - rows.lower)[rows.row], ~rises)):
        is_far = size * (up - low) > slack
        for ends_here, bounds, tighter in (
            (is_far & lets_rise, upper, np.minimum),
            (is_far & ~lets_rise, lower, np.maximum),
        ):
            if ends_here.any():
                steps = slack[ends_here] // size[ends_here]
                reached = low[ends_here] + steps if bounds is upper else up[ends_here] - steps
                tighter.at(bounds, variables[ends_here], reached)
                is_tighter = True
    return is_tighter


def _restrict(rows: Matrix, lower: Column, upper: Column, objective: Expression) -> Kernel:
    """The rows over the variables that are open, the others at their bound."""
    is_open = lower < upper
    kept = np.flatnonzero(is_open)
    number = np.cumsum(is_open) - 1
    stays = is_open[rows.variables]
    constant = rows.sums(np.where(stays, 0, rows.coefficients * lower[rows.variables]))
    shorter = Matrix.ending(
        np.cumsum(rows.sums(stays.astype(np.int64))),
        number[rows.variables[stays]],
        rows.coefficients[stays],
        np.where(rows.lower <= -OPEN, -OPEN, rows.lower - constant),
        np.where(rows.upper >= OPEN, OPEN, rows.upper - constant),
    )
    small = LinearModel(lower[kept].tolist(), upper[kept].tolist(), shorter.as_rows())
    fixed, index, is_kept = lower.tolist(), number.tolist(), is_open.tolist()
    terms = {index[v]: c for v, c in objective.terms.items() if is_kept[v]}
    constant_of_objective = sum(c * fixed[v] for v, c in objective.terms.items() if not is_kept[v])
    return Kernel(small, Expression(terms, objective.constant + constant_of_objective), kept.tolist(), fixed)
