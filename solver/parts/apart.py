"""Solves parts apart: first all of them down to the *peak*, then, under the peak of the whole, what is below it.

Down to the peak, the best of each part is the best of the whole. What comes below has to be the best under the peak of
the whole, which is known only when every part has been seen; then each part begins again from what it has, with the
levels above taken as done. Small parts are proved at once, at all levels; most of them under what turns out to be the
peak of the whole, and those are done with.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import replace

from solver.engine.limits import Limits
from solver.engine.reduce import reduce
from solver.objectives import levels_of
from solver.parts.elsewhere import elsewhere
from solver.parts.task import Task, in_turn
from solver.parts.together import PEAK, Answer, Part, Together, WorkerOf
from solver.problem import Problem
from solver.result import Result
from solver.run import SECONDS_BETWEEN_NEWS, Progress, to_begin_with

SHARE_DOWN_TO_THE_PEAK = 0.9
"""The share of the limit for the levels down to the peak; the rest, and what is left over, is for those below."""


def solve_apart(  # noqa: PLR0913  (as `solver.run.solve`)
    problem: Problem,
    parts: Sequence[Problem],
    *,
    time_limit: float,
    known: Mapping[str, str | None] | None,
    on_progress: Callable[[Progress], None] | None,
    should_stop: Callable[[], bool],
    executor: Executor | None,
) -> Result:
    """The best answer to a problem in parts, or the best one found; arguments and faults as `solver.run.solve`."""
    from solver.engine.levels import EFFORT_PER_SECOND  # heavy: loaded when it is wanted

    started = time.monotonic()
    limits = Limits(effort=time_limit * EFFORT_PER_SECOND, deadline=started + time_limit, should_stop=should_stop)
    together = Together(problem, parts, known)
    if executor is None:
        for part in together.parts:
            part.answers.append(_at_a_glance(part.problem, known, should_stop))
    news = _News(together, started, on_progress)
    below_peak = together.names.index(PEAK) + 1
    news.tell(together.names[0])
    for names, share in ((together.names[:below_peak], SHARE_DOWN_TO_THE_PEAK), (together.names[below_peak:], 1.0)):
        own = limits.share(share)
        given = own.effort
        for task, result in _solved(together, names, own, news, executor):
            proved = together.names if result.is_proved else names
            together.parts[task.part].learn(result, proved, task.problem.peak_elsewhere)
            news.tell(names[0])
        limits.effort -= given - own.effort
    return together.result(time.monotonic() - started, cancelled=should_stop())


def _at_a_glance(problem: Problem, known: WorkerOf | None, should_stop: Callable[[], bool]) -> Answer:
    """An answer to a part that is there at once, for those who stop before its turn has come."""
    instance = reduce(problem)
    state = to_begin_with(instance, known, should_stop)
    return Answer(state.value_by_level, instance.assignment(state.place))


def _solved(
    together: Together, names: Sequence[str], limits: Limits, news: _News, executor: Executor | None
) -> Iterator[tuple[Task, Result]]:
    """Have all parts solved at these levels: by the executor, or one after another in this thread."""
    together.forget_below_the_peak()
    weights = {
        n: len(part.free)
        for n, part in sorted(enumerate(together.parts), key=lambda item: _turn(item[1], executor))
        if not together.is_proved(part, names)
    }

    def task_of(n: int) -> Task:
        part = together.parts[n]
        peak = together.peak_of_the_solved
        best = together.best_of(part, peak).worker_of
        numbers = [k for k, level in enumerate(levels_of(part.problem)) if level.name in names]
        return Task(
            part=n,
            problem=replace(part.problem, peak_elsewhere=peak),
            known={case_id: best[case_id] for case_id in part.free},
            stretch=range(numbers[0], numbers[-1] + 1),
            weight=weights[n],
        )

    left = dict(weights)
    if executor is not None:
        for task, result in elsewhere(executor, list(map(task_of, weights)), limits, lambda: news.tell(names[0])):
            del left[task.part]
            yield task, result
    last = next(reversed(left), None)
    yield from in_turn(left, task_of, limits, lambda n, how: news.tell(how.level if n == last else names[0]))


def _turn(part: Part, executor: Executor | None) -> tuple[int, int]:
    """When it is a part's turn.

    Elsewhere the largest begins. Here the small ones do, since what they leave of their share goes to the large ones;
    among those of a size the one that seems to have the highest peak, since what is known of that spares the others
    a second time.
    """
    size = len(part.free)
    return (-size, 0) if executor is not None else (size.bit_length(), -part.answers[-1].values[PEAK])


class _News:
    """Tells how the whole stands, not too often; a level is done with when it is in every part."""

    def __init__(self, together: Together, started: float, on_progress: Callable[[Progress], None] | None) -> None:
        self._together = together
        self._started = started
        self._on_progress = on_progress
        self._told = -SECONDS_BETWEEN_NEWS

    def tell(self, level: str) -> None:
        """Tell of the best so far, where that is due."""
        seconds = time.monotonic() - self._started
        if self._on_progress is not None and seconds - self._told >= SECONDS_BETWEEN_NEWS:
            self._told = seconds
            self._on_progress(Progress(level=level, best=self._together.values, seconds=seconds))
