"""How it is measured: processor seconds of this process, medians and shares, ratios within one run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypeVar

from caseload_app.domain.policy import shipped_policy
from solver.engine import levels
from solver.problem import Mode, Problem
from solver.result import Result, Status
from solver.run import solve
from tests.benchmarks.generators import ROOM, SCARCE, TIGHT, Size, a_problem

LOADS = {"room": ROOM, "tight": TIGHT, "scarce": SCARCE}
CLOCK_FOR_EACH_SECOND = 10.0
"""Seconds of the clock for each second of the processor that a search may take, as HiGHS has: the machine is shared."""
_T = TypeVar("_T")


@dataclass(frozen=True)
class Options:
    """What may be chosen: seeds a line, seconds for HiGHS, and whether its answers of earlier runs will do."""

    seeds: int
    peer_limit: float | None
    keep: bool


@dataclass(frozen=True)
class Run:
    """An answer of ours, and the processor seconds it took."""

    result: Result
    seconds: float

    def seconds_until(self, level: str) -> float:
        """Processor seconds before work on this level began, after its share of the clock."""
        names = [each.name for each in self.result.levels]
        later = sum(each.seconds for each in self.result.levels[names.index(level) :])
        return self.seconds * max(0.0, 1 - later / self.result.seconds)


def run(problem: Problem, limit: float) -> Run:
    """Our answer within so many seconds of the processor, with the effort that so many seconds of the clock allow.

    A limit of `solve` is one of the clock; on a shared machine that is less than it says. So the clock gets more, the
    effort in a second less by as much, and the processor's own time ends the search.
    """
    effort = levels.EFFORT_PER_SECOND
    started = time.process_time()

    def spent() -> float:
        return time.process_time() - started

    levels.EFFORT_PER_SECOND = effort / CLOCK_FOR_EACH_SECOND
    try:
        result = solve(
            problem,
            time_limit=limit * CLOCK_FOR_EACH_SECOND,
            should_stop=lambda: spent() > limit,
        )
    finally:
        levels.EFFORT_PER_SECOND = effort
    return Run(result, spent())


def timed(work: Callable[[], _T]) -> tuple[_T, float]:
    """What the work gives, and the processor seconds it took in all threads of this process."""
    started = time.process_time()
    result = work()
    return result, time.process_time() - started


def problems(size: Size, fullness: float, seeds: int, **asked: object) -> Iterator[Problem]:
    """One problem a seed."""
    for seed in range(seeds):
        yield a_problem(size, fullness, seed, shipped_policy(), **asked)


def warm_up() -> None:
    """Loads the libraries, which is no part of solving."""
    for mode in (Mode.ALLOCATE, Mode.REBALANCE):
        solve(a_problem(Size(5, 3), ROOM, 0, shipped_policy(), mode=mode, max_moves=1), time_limit=2)


def values(result: Result, levels: int) -> tuple[int, ...]:
    """The values of the first levels."""
    return tuple(level.value for level in result.levels[:levels])


def proved_levels(result: Result) -> int:
    """How many levels from the top are proved."""
    statuses = [level.status for level in result.levels]
    return next((n for n, status in enumerate(statuses) if status is not Status.PROVED), len(statuses))


def percentile(numbers: Sequence[float], per_cent: int) -> float:
    """The number that so many per cent of them do not pass."""
    return sorted(numbers)[max(0, ceil(len(numbers) * per_cent / 100) - 1)]


def milliseconds(seconds: float) -> str:
    """For a column."""
    return f"{seconds * 1000:9.0f}"
