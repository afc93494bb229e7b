"""A linear model in whole numbers, free of any solver library: variables with bounds, rows, and expressions.

Backends translate it; the engine builds it once and lets it grow level by level. The terms of all rows stand one after
another in two long lists: an authority has 50,000 rows, and an object for each would take longer to make than to use.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat

OPEN = 1 << 62
"""The side of a row that is open: above it, or below when negative."""


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
class Rows:
    """Rows over variables: where the terms of each end, their variables and coefficients, and the two sides."""

    ends: list[int] = field(default_factory=list)
    variables: list[int] = field(default_factory=list)
    coefficients: list[int] = field(default_factory=list)
    lower: list[int] = field(default_factory=list)
    upper: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Rows:
        """These rows."""
        found = cls()
        for row in rows:
            found.add(row)
        return found

    def __len__(self) -> int:
        return len(self.ends)

    def add(self, row: Row) -> None:
        """Add a row."""
        self.variables.extend(row.terms)
        self.coefficients.extend(row.terms.values())
        self.ends.append(len(self.variables))
        self.lower.append(-OPEN if row.lower is None else row.lower)
        self.upper.append(OPEN if row.upper is None else row.upper)


@dataclass(slots=True)
class LinearModel:
    """Variables by index, with bounds, and rows over them."""

    lower: list[int] = field(default_factory=list)
    upper: list[int] = field(default_factory=list)
    rows: Rows = field(default_factory=Rows)

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

    def at_most(self, expression: Expression, upper: int) -> None:
        """Demand that an expression is at most a number."""
        self.rows.add(expression.row(None, upper))

    def at_least(self, expression: Expression, lower: int) -> None:
        """Demand that an expression is at least a number."""
        self.rows.add(expression.row(lower, None))

    def exactly(self, expression: Expression, value: int) -> None:
        """Demand that an expression has a value."""
        self.rows.add(expression.row(value, value))

    def implies(self, causes: Sequence[int], effects: Sequence[int]) -> None:
        """Demand of each of these yes/no variables that, when yes, it makes its effect yes."""
        rows, count = self.rows, len(causes)
        before = len(rows.variables)
        rows.variables += chain.from_iterable(zip(causes, effects, strict=True))
        rows.coefficients += (1, -1) * count
        rows.ends += range(before + 2, before + 2 * count + 1, 2)
        rows.lower += (-OPEN,) * count
        rows.upper += (0,) * count
