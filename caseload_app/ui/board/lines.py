"""How high each line of the board stands, from top to bottom; rows of workers and lines of teams differ in height."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from caseload_app.services.board import Line, TeamLine
from caseload_app.ui.board.geometry import BoardGeometry


@dataclass(frozen=True)
class Lines:
    """The tops of the lines, in pixels from the top of the first one."""

    heights: tuple[float, ...]

    @classmethod
    def of(cls, lines: Sequence[Line], geometry: BoardGeometry) -> Lines:
        """The heights of what is shown."""
        row, team = geometry.row_height, geometry.team_height
        return cls(tuple(team if isinstance(line, TeamLine) else row for line in lines))

    @cached_property
    def tops(self) -> tuple[float, ...]:
        """The top of each line, and at the end the height of all."""
        return tuple(accumulate(self.heights, initial=0.0))

    @property
    def height(self) -> float:
        """The height of all lines together."""
        return self.tops[-1]

    def number_at(self, y: float) -> int:
        """The line at a height; -1 above the first and below the last one."""
        return bisect_right(self.tops, y) - 1 if 0 <= y < self.height else -1
