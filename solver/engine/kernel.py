"""What is left of a linear model once bounds are tightened: the variables still open, and the rows that still bite."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from solver.engine.limits import Limits
from solver.engine.linear_model import Expression, LinearModel, Row


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
    model: LinearModel, bounds: tuple[list[int], list[int]], demand: Row, objective: Expression, limits: Limits
) -> Kernel | None:
    """The kernel of a model under tighter bounds and with one more row demanded; None where no answer is left.

    Raises:
        Over: when time is up or a stop is asked for.
    """
    lower, upper = list(bounds[0]), list(bounds[1])
    rows = [*model.rows, demand]
    while True:
        remaining = []
        changed = False
        for row in limits.each(rows):
            least = most = 0
            for v, coefficient in row.terms.items():
                if coefficient > 0:
                    least += coefficient * lower[v]
                    most += coefficient * upper[v]
                else:
                    least += coefficient * upper[v]
                    most += coefficient * lower[v]
            if (row.upper is not None and least > row.upper) or (row.lower is not None and most < row.lower):
                return None
            bites_above = row.upper is not None and most > row.upper
            bites_below = row.lower is not None and least < row.lower
            if not bites_above and not bites_below:
                continue
            remaining.append(row)
            changed |= _propagate(row, lower, upper, least, most)
        rows = remaining
        if not changed:
            break
    if any(low > up for low, up in zip(lower, upper, strict=True)):
        return None
    return _restrict(model, limits.each(rows), lower, upper, objective)


def _propagate(row: Row, lower: list[int], upper: list[int], least: int, most: int) -> bool:
    """Tighten the bounds of the variables of one row; whether any was."""
    changed = False
    for v, coefficient in row.terms.items():
        low, up = lower[v], upper[v]
        if low == up:
            continue
        size = abs(coefficient)
        steps = up - low
        if row.upper is not None and size * steps > row.upper - least:
            steps_left = (row.upper - least) // size
            if coefficient > 0:
                upper[v] = low + steps_left
            else:
                lower[v] = up - steps_left
            changed = True
        if row.lower is not None and size * steps > most - row.lower:
            steps_left = (most - row.lower) // size
            if coefficient > 0:
                lower[v] = max(lower[v], up - steps_left)
            else:
                upper[v] = min(upper[v], low + steps_left)
            changed = True
        if changed and (lower[v], upper[v]) != (low, up):
            # The sums above were taken with the old bounds: they are only looser than the truth, never wrong.
            continue
    return changed


def _restrict(
    model: LinearModel, rows: Iterable[Row], lower: list[int], upper: list[int], objective: Expression
) -> Kernel:
    kept = [v for v in range(len(model.lower)) if lower[v] < upper[v]]
    index = {v: k for k, v in enumerate(kept)}

    def part(terms: dict[int, int]) -> tuple[dict[int, int], int]:
        constant = sum(c * lower[v] for v, c in terms.items() if v not in index)
        return {index[v]: c for v, c in terms.items() if v in index}, constant

    small = LinearModel([lower[v] for v in kept], [upper[v] for v in kept])
    for row in rows:
        terms, constant = part(row.terms)
        small.rows.append(
            Row(
                terms,
                None if row.lower is None else row.lower - constant,
                None if row.upper is None else row.upper - constant,
            )
        )
    terms, constant = part(objective.terms)
    return Kernel(small, Expression(terms, objective.constant + constant), kept, lower)
