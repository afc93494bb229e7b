"""Solve a changed problem as far as it matters: no further than asked, and no further where it is no better."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from solver.problem import Problem
from solver.result import Result
from solver.run import Progress, solve_as_one

UNALLOCATED = 4
"""The levels, from the first, that count cases without a worker."""


def above_peak(result: Result) -> int:
    """How many levels, from the first, stand above *peak*.

    More capacity, and another number of cases allocated, change peak and spread by themselves, whatever anybody does
    with it. So these levels say what a change is worth.
    """
    return [level.name for level in result.levels].index("peak")


def solve_if_better(  # noqa: PLR0913  (what may be known or wanted of a search, all by name)
    problem: Problem,
    before: Result,
    *,
    first: int,
    until: int,
    time_limit: float,
    should_stop: Callable[[], bool],
) -> Result | None:
    """An answer to a problem, where it is better than the one before at the first levels.

    Args:
        problem: The changed problem; its levels are those of the answer before, or those below *chosen*.
        before: The answer before; where it is a legal one to the changed problem, the search begins with it.
        first: How many levels, from the first, must be better; with no less freedom it is over once they are not.
        until: How many levels are closed; the rest is as it comes, and not proved.
        time_limit: Seconds.
        should_stop: Asked often; True ends the search.

    Returns:
        The answer, or None where none better was found.
    """
    names = [level.name for level in before.levels]
    old = {level.name: level.value for level in before.levels[:first]}
    is_enough = False

    def look(progress: Progress) -> None:
        nonlocal is_enough
        if progress.level not in names:
            return
        # Told at the start of a level: those above it are done with then.
        closed = names.index(progress.level)
        if closed >= until or (closed >= first and not _is_better(old, progress.best)):
            is_enough = True

    answer = solve_as_one(
        problem,
        time_limit=time_limit,
        known=before.worker_of,
        on_progress=look,
        should_stop=lambda: is_enough or should_stop(),
    )
    if not _is_better(old, {level.name: level.value for level in answer.levels}):
        return None
    return replace(answer, cancelled=should_stop())


def _is_better(old: Mapping[str, int], new: Mapping[str, int]) -> bool:
    return [new[name] for name in old] < list(old.values())
