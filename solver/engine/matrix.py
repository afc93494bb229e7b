"""The rows of a model as columns of whole numbers, to work on all of them at once.

Numbers have 64 bits where all sums stay well below that, else they are Python's own, which know no end: always exact.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from solver.engine.linear_model import OPEN, Row, Rows

Column = np.ndarray[tuple[int], np.dtype[Any]]
Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]

MOST = float(1 << 60)
"""What sums may reach where numbers have 64 bits; that is estimated in floats, so there is some to spare."""
FAR_OPEN = 1 << 400
"""The side of a row that is open, where numbers know no end."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows, their terms one after another.

    Attributes:
        starts: Where the terms of each row begin.
        ends: Where they end.
        row: The row of each term.
        variables: The variable of each term.
        coefficients: Its coefficient.
        lower: The lower side of each row.
        upper: The upper side of each row.
    """

    starts: Column
    ends: Column
    row: Column
    variables: Column
    coefficients: Column
    lower: Column
    upper: Column

    @classmethod
    def of(cls, rows: Rows, more: Row) -> Matrix:
        """These rows and one more."""
        last = Rows.of([more])
        return cls.ending(
            np.array([*rows.ends, len(rows.variables) + last.ends[0]], dtype=np.int64),
            *(
                np.array(column + one_more, dtype=np.int64)
                for column, one_more in (
                    (rows.variables, last.variables),
                    (rows.coefficients, last.coefficients),
                    (rows.lower, last.lower),
                    (rows.upper, last.upper),
                )
            ),
        )

    @classmethod
    def ending(cls, ends: Column, variables: Column, coefficients: Column, lower: Column, upper: Column) -> Matrix:
        """Rows whose terms end there."""
        starts = np.concatenate([np.zeros(1, dtype=np.int64), ends])[: len(ends)]
        row = np.repeat(np.arange(len(ends)), ends - starts)
        return cls(starts, ends, row, variables, coefficients, lower, upper)

    def sums(self, terms: Column) -> Column:
        """The sum over each row of such a number of each term."""
        # Where that of all rows passes 64 bits on the way, it comes back in the difference.
        up_to = np.concatenate([np.zeros(1, dtype=terms.dtype), np.cumsum(terms)])
        over_row: Column = up_to[self.ends] - up_to[self.starts]
        return over_row

    def only(self, rows: Flags) -> Matrix:
        """These rows and no others."""
        terms = rows[self.row]
        ends = np.cumsum((self.ends - self.starts)[rows])
        return self.ending(ends, self.variables[terms], self.coefficients[terms], self.lower[rows], self.upper[rows])

    def as_rows(self) -> Rows:
        """The same as a model has them."""
        columns = (self.ends, self.variables, self.coefficients, self.lower, self.upper)
        return Rows(*(column.tolist() for column in columns))

    def endless(self) -> Matrix:
        """The same in numbers that know no end."""
        lower, upper = self.lower.astype(object), self.upper.astype(object)
        lower[self.lower <= -OPEN], upper[self.upper >= OPEN] = -FAR_OPEN, FAR_OPEN
        return replace(self, lower=lower, upper=upper)
