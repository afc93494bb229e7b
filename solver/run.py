"""Start a search, tell how it goes, let it be cancelled: the way into the engine. No Qt."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from solver.check import refuse_unless_right
from solver.engine.greedy import fill_up, greedy, make_legal
from solver.engine.limits import Limits
from solver.engine.reduce import Instance, reduce
from solver.engine.state import State
from solver.objectives import levels_of
from solver.parts.components import parts_of
from solver.problem import Problem
from solver.result import LevelResult, Result

VERSION = "1"
"""The version of the engine; it changes when the answer to the same problem may change."""

SECONDS_BETWEEN_NEWS = 0.1
"""Seconds from one piece of news to the next, at the least: what comes sooner is told with the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How a search stands: the level being worked on, and the value of every level in the best answer so far."""

    level: str
    best: Mapping[str, int]
    seconds: float


def solve(  # noqa: PLR0913  (what may be known or wanted of a search, all by name)
    problem: Problem,
    *,
    time_limit: float = 60.0,
    known: Mapping[str, str | None] | None = None,
    floor: Sequence[int] = (),
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
    executor: Executor | None = None,
) -> Result:
    """The best suggestion for a problem, or the best one found when a limit or a stop ends the search.

    A problem that falls into parts which have nothing to do with one another is solved part by part.

    Args:
        problem: The team, the day and the mode.
        time_limit: Seconds, of all parts together, however many of them are solved at a time. Up to it, effort is
            counted and not timed, so that the same input gives the same answer.
        known: A legal answer already known; the result is never worse.
        floor: The level values of the same problem with more freedom, which no answer can beat, where they are known;
            the problem is then solved as one.
        on_progress: Called with the best so far in the thread of the caller, at most ten times a second.
        should_stop: Asked often, also from another thread; True ends the search with the best so far.
        executor: Solves the parts, in other threads, in other processes or on other machines; None: one after another
            in the thread of the caller. It stays open.

    Raises:
        WrongAnswer: when the judge refuses what the engine found.
    """
    parts = (problem,) if floor else parts_of(problem)
    if len(parts) == 1:
        return solve_as_one(
            problem, time_limit=time_limit, known=known, floor=floor, on_progress=on_progress, should_stop=should_stop
        )
    from solver.parts.apart import solve_apart  # it calls back here

    return solve_apart(
        problem,
        parts,
        time_limit=time_limit,
        known=known,
        on_progress=on_progress,
        should_stop=should_stop if should_stop is not None else _never,
        executor=executor,
    )


def solve_as_one(  # noqa: PLR0913
    problem: Problem,
    *,
    time_limit: float = 60.0,
    known: Mapping[str, str | None] | None = None,
    floor: Sequence[int] = (),
    stretch: range | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Result:
    """As `solve`, without looking for parts.

    Args:
        problem: As there, and so are all others that are not told of.
        time_limit: As there.
        known: As there.
        floor: As there.
        stretch: The numbers of the levels to work on (None: all). Those before are taken to be as good as they can be
            in what is known, those after are left as they come, unless all are proved at once.
        on_progress: As there.
        should_stop: As there.

    Raises:
        WrongAnswer: when the judge refuses what the engine found.
    """
    # Heavy, so only now; and before the clock starts, which tells how long the search took.
    from solver.engine.levels import EFFORT_PER_SECOND

    limits = Limits(
        effort=time_limit * EFFORT_PER_SECOND,
        deadline=time.monotonic() + time_limit,
        should_stop=should_stop if should_stop is not None else _never,
    )
    return solve_within(limits, problem, known=known, floor=floor, stretch=stretch, on_progress=on_progress)


def solve_within(  # noqa: PLR0913
    limits: Limits,
    problem: Problem,
    *,
    known: Mapping[str, str | None] | None = None,
    floor: Sequence[int] = (),
    stretch: range | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Result:
    """As `solve_as_one`, within limits that say afterwards what is left of them."""
    from solver.engine.levels import solve_levels

    started = time.monotonic()
    names = [level.name for level in levels_of(problem)]
    instance = reduce(problem)
    best = to_begin_with(instance, known, limits.should_stop)
    told = -SECONDS_BETWEEN_NEWS

    def tell(k: int, state: State) -> None:
        nonlocal told
        seconds = time.monotonic() - started
        if on_progress is not None and seconds - told >= SECONDS_BETWEEN_NEWS:
            told = seconds
            on_progress(Progress(level=names[k], best=state.value_by_level, seconds=seconds))

    best, closed = solve_levels(instance, best, limits, tell, floor, stretch)
    worker_of = instance.assignment(best.place)
    judgement = refuse_unless_right(problem, worker_of, best.value_by_level)
    return Result(
        worker_of=worker_of,
        levels=tuple(
            LevelResult(name=name, value=judgement.levels[name], bound=level.bound, seconds=level.seconds)
            for name, level in zip(names, closed, strict=True)
        ),
        seconds=time.monotonic() - started,
        cancelled=limits.should_stop(),
    )


def to_begin_with(instance: Instance, known: Mapping[str, str | None] | None, should_stop: Callable[[], bool]) -> State:
    """A legal answer: what is known already, as far as it may stay, and the rest given out; else what greedy finds."""
    if known is None:
        return greedy(instance, should_stop)
    kept = State(instance)
    kept.put_all(instance.places(known))
    make_legal(kept)
    filled = State(instance)
    filled.put_all(kept.place)
    fill_up(filled, should_stop)
    return min(kept, filled, key=lambda state: state.vector)


def load() -> None:
    """Load the libraries that a search needs, so that the first one begins at once; up to a second and a half."""
    import solver.engine.levels  # noqa: F401


def _never() -> bool:
    return False
