"""Solve a changed problem as far as it matters: where the first levels are no better, the rest is not asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from solver.problem import Problem
from solver.result import Result
from solver.run import Progress, solve

UNALLOCATED = 4
"""The levels, from the first, that count cases without a worker."""


def solve_if_better(
    problem: Problem, before: Result, first: int, *, time_limit: float, should_stop: Callable[[], bool]
) -> Result | None:
    """The answer to a problem with more freedom than the one answered before, where it is better at the first levels.

    Args:
        problem: The changed problem; the answer before must be a legal one to it, and the levels the same.
        before: The answer before.
        first: How many levels, from the first, count.
        time_limit: Seconds.
        should_stop: Asked often; True ends the search.

    Returns:
        The answer, or None where none better was found.
    """
    names = [level.name for level in before.levels]
    old = {level.name: level.value for level in before.levels[:first]}
    in_vain = False

    def look(progress: Progress) -> None:
        nonlocal in_vain
        # Told at the start of a level: those above it are done with then.
        if names.index(progress.level) >= first and not _is_better(old, progress.best):
            in_vain = True

    answer = solve(
        problem,
        time_limit=time_limit,
        known=before.worker_of,
        on_progress=look,
        should_stop=lambda: in_vain or should_stop(),
    )
    return answer if _is_better(old, {level.name: level.value for level in answer.levels}) else None


def _is_better(old: Mapping[str, int], new: Mapping[str, int]) -> bool:
    return [new[name] for name in old] < list(old.values())
