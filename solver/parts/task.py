"""What is asked of one part, and asking it of one part after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from solver.engine.limits import Limits
from solver.problem import Problem
from solver.result import Result
from solver.run import Progress, solve_within


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A part by its number, what is known of it, the levels to work on, and its weight when time is shared out."""

    part: int
    problem: Problem
    known: Mapping[str, str | None] | None
    stretch: range
    weight: int


def in_turn(
    weights: Mapping[int, int],
    task_of: Callable[[int], Task],
    limits: Limits,
    on_progress: Callable[[int, Progress], None],
) -> Iterator[tuple[Task, Result]]:
    """Ask one part after another, in this thread; what one leaves of its share goes to those after it.

    Args:
        weights: The weight of each part, by its number, in the order of their turns.
        task_of: Makes the task of a part, when its turn has come.
        limits: For all of them.
        on_progress: Told how each goes, with its number.
    """
    weight_left = sum(weights.values())
    for part, weight in weights.items():
        if limits.should_stop():
            return
        own = limits.share(weight / weight_left)
        weight_left -= weight
        given = own.effort
        task = task_of(part)
        result = solve_within(
            own, task.problem, known=task.known, stretch=task.stretch, on_progress=partial(on_progress, part)
        )
        limits.effort -= given - own.effort
        yield task, result
