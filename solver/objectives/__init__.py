"""The levels of a suggestion, strictly one after another: a lower one never buys anything from a higher one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from solver.assignment import Assignment
from solver.objectives import chosen, continuity, fit, overload, peak, spread, stability, unallocated
from solver.problem import Mode, Priority, Problem


@dataclass(frozen=True, slots=True)
class Level:
    """One level: its name as people read it, and its value for an assignment (smallest is best)."""

    name: str
    value: Callable[[Assignment], int]


_UNALLOCATED = tuple(
    Level(priority.name.lower(), lambda assignment, p=priority: unallocated.value(assignment, p))  # type: ignore[misc]
    for priority in Priority
)
_CONTINUITY = Level("continuity", continuity.value)
_FIT = Level("fit", fit.value)
_OVERLOAD = Level("overload", overload.value)
_PEAK_OF_RECEIVERS = Level("peak", peak.value_of_receivers)
_PEAK_OF_ALL = Level("peak", peak.value_of_all)
_SPREAD = Level("spread", spread.value)
_STABILITY = Level("stability", stability.value)
_CHOSEN = Level("chosen", chosen.value)

_LEVELS: Mapping[Mode, tuple[Level, ...]] = {
    Mode.ALLOCATE: (*_UNALLOCATED, _CONTINUITY, _FIT, _PEAK_OF_RECEIVERS, _SPREAD),
    Mode.COVER: (*_UNALLOCATED, _CONTINUITY, _FIT, _PEAK_OF_RECEIVERS, _SPREAD),
    Mode.REBALANCE: (*_UNALLOCATED, _OVERLOAD, _PEAK_OF_ALL, _SPREAD, _CONTINUITY, _FIT),
}


def levels_of(problem: Problem) -> tuple[Level, ...]:
    """The levels of a problem in order.

    *stability* comes last where there is a suggestion to compare with, *chosen* first where somebody is chosen for a
    case.
    """
    levels = _LEVELS[problem.mode]
    if problem.last_seen is not None:
        levels = (*levels, _STABILITY)
    return (_CHOSEN, *levels) if problem.chosen else levels
