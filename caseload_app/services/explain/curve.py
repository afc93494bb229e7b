"""The curve of moves in words: what 0, 1, 2 ... N moves of held cases gain, each with its suggestion."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from caseload_app.domain.wording import amount
from caseload_app.services.explain.comparing import differences
from caseload_app.services.explain.naming import sentence
from caseload_app.services.suggest import Suggestion
from solver.assignment import Assignment
from solver.explain.moves_curve import moves_curve
from solver.points import workload_percent_up
from solver.problem import Hundredths, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """One point of the curve.

    Attributes:
        allowed: how many held cases may move.
        used: how many do.
        highest: the highest workload among all workers with available points, in whole per cent, rounded up.
        lowest: the lowest, in whole per cent, rounded up.
        over_cap: what all workers together hold over what they have available, in hundredths of a point.
        left_over: cases without a worker.
        gains: what the last move brought, a sentence each, the deciding one first; empty where it brought nothing.
        words: the point in a sentence.
        is_proved: whether no better answer exists with so many moves.
        suggestion: the question with so many moves, and its answer.
    """

    allowed: int
    used: int
    highest: int
    lowest: int
    over_cap: Hundredths
    left_over: int
    gains: tuple[str, ...]
    words: str
    is_proved: bool
    suggestion: Suggestion

    @property
    def gap(self) -> int:
        """The distance between the most and the least loaded, in percentage points."""
        return self.highest - self.lowest


def curve_of_moves(
    problem: Problem,
    most: int,
    *,
    time_limit: float = 30.0,
    should_stop: Callable[[], bool] | None = None,
) -> Iterator[CurvePoint]:
    """The best answer for every number of moves from 0 to `most`, as each is found.

    Args:
        problem: the question, in any mode; the number of moves in it does not count.
        most: the largest number of moves.
        time_limit: seconds for all of them together.
        should_stop: true ends the curve where it is.
    """
    before: Assignment | None = None
    for point in moves_curve(problem, most, time_limit=time_limit, should_stop=should_stop):
        suggestion = Suggestion(problem=replace(problem, max_moves=point.allowed), result=point.answer)
        after = suggestion.assignment
        gains = () if before is None else tuple(sentence(words) for words in differences(before, after))
        highest, lowest = _ends(after)
        yield CurvePoint(
            allowed=point.allowed,
            used=point.used,
            highest=highest,
            lowest=lowest,
            over_cap=sum(max(0, load - after.available[w]) for w, load in after.load.items()),
            left_over=len(after.unallocated),
            gains=gains if point.gain else (),
            words=_words(point.allowed, highest, lowest, gains if point.gain else ()),
            is_proved=point.answer.is_proved,
            suggestion=suggestion,
        )
        before = after


def _ends(after: Assignment) -> tuple[int, int]:
    shares = [workload_percent_up(load, after.available[w]) for w, load in after.load.items() if after.available[w]]
    return max(shares, default=0), min(shares, default=0)


def _words(allowed: int, highest: int, lowest: int, gains: tuple[str, ...]) -> str:
    said = f"{amount(allowed, 'move')}: gap {highest - lowest} percentage points"
    if not allowed:
        return said
    gain = f"{gains[0][:1].lower()}{gains[0][1:]}" if gains else "this move gains nothing more"
    return f"{said}; {gain}"
