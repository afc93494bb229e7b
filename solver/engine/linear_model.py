"""A linear model in whole numbers, free of any solver library: variables with bounds, rows, and an objective.

Backends translate it; the engine builds it once and lets it grow level by level.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import repeat


@dataclass(slots=True)
class Row:
    """``lower <= sum <= upper``; None leaves a side open."""

    terms: dict[int, int]
    lower: int | None
    upper: int | None


@dataclass(slots=True)
class Expression:
    """A sum of coefficient times variable, and a constant. Variables are indices; one may stand only once."""

    terms: dict[int, int] = field(default_factory=dict)
    constant: int = 0

    def add(self, variable: int, coefficient: int) -> None:
        """Add a term."""
        self.terms[variable] = self.terms.get(variable, 0) + coefficient

    def add_all(self, other: Expression, times: int = 1) -> None:
        """Add another expression so many times."""
        for variable, coefficient in other.terms.items():
            self.add(variable, coefficient * times)
        self.constant += other.constant * times

    def plus(self, terms: Mapping[int, int]) -> Expression:
        """A new expression with these terms besides."""
        total = Expression(dict(self.terms), self.constant)
        for variable, coefficient in terms.items():
            total.add(variable, coefficient)
        return total

    def row(self, lower: int | None, upper: int | None) -> Row:
        """The demand that the expression lies between two numbers; None leaves a side open."""
        return Row(
            self.terms,
            None if lower is None else lower - self.constant,
            None if upper is None else upper - self.constant,
        )

    def times(self, factor: int) -> Expression:
        """A new expression, so many times this one."""
        return Expression({v: c * factor for v, c in self.terms.items()}, self.constant * factor)


@dataclass(slots=True)
class LinearModel:
    """Variables by index, with bounds, and rows over them."""

    lower: list[int] = field(default_factory=list)
    upper: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def variable(self, lower: int = 0, upper: int = 1) -> int:
        """A new whole-number variable; yes or no unless bounds are given."""
        self.lower.append(lower)
        self.upper.append(upper)
        return len(self.lower) - 1

    def yes_or_no(self, count: int) -> range:
        """So many new yes/no variables."""
        self.lower.extend(repeat(0, count))
        self.upper.extend(repeat(1, count))
        return range(len(self.lower) - count, len(self.lower))

    def lowest(self, expression: Expression) -> int:
        """A lower bound of an expression from the bounds of its variables alone."""
        return expression.constant + sum(
            coefficient * (self.lower[v] if coefficient > 0 else self.upper[v])
            for v, coefficient in expression.terms.items()
        )

    def at_most(self, expression: Expression, upper: int) -> None:
        """Demand that an expression is at most a number."""
        self.rows.append(expression.row(None, upper))

    def at_least(self, expression: Expression, lower: int) -> None:
        """Demand that an expression is at least a number."""
        self.rows.append(expression.row(lower, None))

    def exactly(self, expression: Expression, value: int) -> None:
        """Demand that an expression has a value."""
        self.rows.append(expression.row(value, value))

    def implies(self, causes: Iterable[int], effect: int) -> None:
        """Demand that each of these yes/no variables, when yes, makes the effect yes."""
        self.rows.extend([Row({cause: 1, effect: -1}, None, 0) for cause in causes])
