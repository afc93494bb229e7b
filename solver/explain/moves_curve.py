"""The curve of moves: what 0, 1, 2 ... N moves of held cases gain, each answer the start of the next search.

What fewer moves allow, more moves allow too. So every answer is a legal start for the next number and the curve never
turns for the worse; and what is proved with all the moves is a bound for every smaller number. That end is therefore
looked for second: where its answer needs fewer moves than allowed, the rest of the curve is flat and known.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from solver.assignment import Assignment
from solver.explain.changes import LevelChange
from solver.explain.floor import floor_of
from solver.problem import Problem
from solver.result import Result
from solver.run import solve

_LEAST_SECONDS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class MovesPoint:
    """One point of the curve.

    Attributes:
        allowed: How many held cases may move.
        used: How many do in the answer.
        answer: The answer to the problem with so many moves.
        gain: The levels that differ from the point before, in order; the first is always better. Empty where a further
            move gains nothing, and at the first point.
    """

    allowed: int
    used: int
    answer: Result
    gain: tuple[LevelChange, ...]


def moves_curve(
    problem: Problem,
    most: int,
    *,
    time_limit: float = 60.0,
    should_stop: Callable[[], bool] | None = None,
) -> Iterator[MovesPoint]:
    """The best answer for every number of moves from 0 to ``most``, as each is found; the problem's own is not asked.

    Args:
        problem: The question, in any mode.
        most: The largest number of moves, from 0.
        time_limit: Seconds for all of them together; what one point leaves unused is the next one's.
        should_stop: Asked often; True ends the curve where it is.

    Raises:
        ValueError: When ``most`` is below 0.
    """
    if most < 0:
        raise ValueError(f"most is {most}; it must be 0 or more")
    curve = _Curve(problem, most, time.monotonic() + time_limit, should_stop or (lambda: False))
    before: Result | None = None
    for allowed in range(most + 1):
        answer = curve.answer(allowed, before)
        if answer is None:
            return
        asked = replace(problem, max_moves=allowed)
        yield MovesPoint(
            allowed=allowed,
            used=_moves_in(asked, answer),
            answer=answer,
            gain=() if before is None else _gain(before, answer),
        )
        before = answer


class _Curve:
    """Answers one point after another, with the far end of the curve known once the first point is."""

    def __init__(self, problem: Problem, most: int, deadline: float, should_stop: Callable[[], bool]) -> None:
        self._problem = problem
        self._most = most
        self._deadline = deadline
        self._should_stop = should_stop
        self._end: Result | None = None
        self._used_at_the_end = most

    def answer(self, allowed: int, before: Result | None) -> Result | None:
        """The answer with so many moves, no worse than the one before; None when it is to stop."""
        if before is None or self._most == allowed == 1:
            return self._solved(allowed, before, self._most + 1)
        if self._end is None:
            self._end = self._solved(self._most, before, self._most + 1)
            if self._end is None:
                return None
            self._used_at_the_end = _moves_in(self._problem, self._end)
        known = before
        if allowed >= self._used_at_the_end and _vector(self._end) <= _vector(before):
            if self._end.is_proved:
                return self._end
            known = self._end
        return self._solved(allowed, known, self._most + 1 - allowed)

    def _solved(self, allowed: int, known: Result | None, shares: int) -> Result | None:
        if self._should_stop():
            return None
        answer = solve(
            replace(self._problem, max_moves=allowed),
            time_limit=max(_LEAST_SECONDS, (self._deadline - time.monotonic()) / shares),
            known=None if known is None else known.worker_of,
            floor=() if self._end is None else floor_of(self._end),
            should_stop=self._should_stop,
        )
        return None if answer.cancelled else answer


def _vector(answer: Result) -> tuple[int, ...]:
    return tuple(level.value for level in answer.levels)


def _moves_in(problem: Problem, answer: Result) -> int:
    return len(Assignment(problem, answer.worker_of).moved)


def _gain(before: Result, after: Result) -> tuple[LevelChange, ...]:
    return tuple(
        LevelChange(new.name, old.value, new.value)
        for old, new in zip(before.levels, after.levels, strict=True)
        if old.value != new.value
    )
