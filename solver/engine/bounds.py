"""What a price on every row proves: a lower bound, and which values no answer as good as a known one can have.

Any prices give a valid bound; those of the linear relaxation give a good one. They come as floats and are rounded to
whole 2**-24ths, and everything after that is whole-number arithmetic, so that no proof hangs on a floating-point
tolerance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from solver.engine.linear_model import OPEN, Expression, LinearModel

SCALE = 1 << 24


@dataclass(frozen=True, slots=True)
class Priced:
    """A lower bound of an expression, and what each variable costs on top per unit away from its cheap end."""

    scaled_bound: int
    reduced_costs: list[int]

    @property
    def bound(self) -> int:
        """The bound as a whole number: values are whole, so it is rounded up."""
        return -(-self.scaled_bound // SCALE)


def price(model: LinearModel, expression: Expression, prices: Sequence[float]) -> Priced:
    """The Lagrangian bound of an expression for a price on each row (fewer prices: the other rows are free)."""
    costs = [0] * len(model.lower)
    for variable, coefficient in expression.terms.items():
        costs[variable] = coefficient * SCALE
    bound = expression.constant * SCALE
    rows, start = model.rows, 0
    for float_price, end, below, above in zip(prices, rows.ends, rows.lower, rows.upper, strict=False):
        row_price = round(float_price * SCALE)
        side = below if row_price > 0 else above
        if row_price and abs(side) < OPEN:
            bound += row_price * side
            for variable, coefficient in zip(rows.variables[start:end], rows.coefficients[start:end], strict=True):
                costs[variable] -= row_price * coefficient
        start = end
    for cost, lower, upper in zip(costs, model.lower, model.upper, strict=True):
        bound += cost * (lower if cost > 0 else upper)
    return Priced(bound, costs)


def tightened(model: LinearModel, priced: Priced, value: int) -> tuple[list[int], list[int]]:
    """The bounds of every variable in answers in which the priced expression is at most ``value``."""
    slack = value * SCALE - priced.scaled_bound
    lower, upper = list(model.lower), list(model.upper)
    for v, cost in enumerate(priced.reduced_costs):
        if cost > 0 and cost * (upper[v] - lower[v]) > slack:
            upper[v] = lower[v] + max(0, slack) // cost
        elif cost < 0 and -cost * (upper[v] - lower[v]) > slack:
            lower[v] = upper[v] - max(0, slack) // -cost
    return lower, upper
