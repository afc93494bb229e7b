"""Has the parts solved by an executor: in other threads, in other processes, on other machines.

A part that is being solved hears of a stop through a file that is there as long as the caller waits. On another machine
it does not hear, and ends with its share of the time; nobody waits for it then.
"""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from pathlib import Path
from tempfile import TemporaryDirectory

from solver.engine.limits import Limits
from solver.parts.task import Task
from solver.result import Result
from solver.run import solve_within

SECONDS_BETWEEN_LOOKS = 0.02
"""Between two looks whether a stop was asked for, here and where a part is solved."""
SECONDS_TO_HEAR = 1.0
"""How long to wait, after a stop, for parts that are being solved."""


class Sign:
    """Says whether to stop, wherever it is asked: when the file is gone. On another machine it never does."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._machine = platform.node()
        self._looked: float | None = None
        self._is_gone = False

    def __call__(self) -> bool:
        """Whether to stop; looks at the file now and then."""
        now = time.monotonic()
        if not self._is_gone and (self._looked is None or now - self._looked >= SECONDS_BETWEEN_LOOKS):
            self._looked = now
            self._is_gone = self._machine == platform.node() and not os.path.exists(self._path)  # noqa: PTH110
        return self._is_gone


def elsewhere(
    executor: Executor,
    tasks: Sequence[Task],
    limits: Limits,
    meanwhile: Callable[[], None],
) -> Iterator[tuple[Task, Result]]:
    """Give all tasks to an executor; what it has done comes as it is done. Where it breaks down, no more comes.

    Args:
        executor: Any; what it gets is small and can be pickled.
        tasks: One for each part.
        limits: For all tasks together, shared out by weight; what they use is taken off. A stop ends it: what has not
            begun never does, what has says how far it came.
        meanwhile: Called again and again.
    """
    everything = sum(task.weight for task in tasks)
    effort, seconds = limits.effort, limits.seconds
    waiting: dict[Future[tuple[Result, float]], Task] = {}
    with TemporaryDirectory(prefix="caseload-") as folder:
        here = Path(folder, "go-on")
        here.touch()
        try:
            for task in tasks:
                share = task.weight / everything
                waiting[executor.submit(solved, task, effort * share, seconds * share, Sign(str(here)))] = task
            give_up: float | None = None
            while waiting and (give_up is None or time.monotonic() < give_up):
                for future in wait(waiting, SECONDS_BETWEEN_LOOKS, FIRST_COMPLETED).done:
                    task = waiting.pop(future)
                    result, used = future.result()
                    limits.effort -= used
                    yield task, result
                if give_up is None and limits.should_stop():
                    give_up = time.monotonic() + SECONDS_TO_HEAR
                    here.unlink()
                    waiting = {future: task for future, task in waiting.items() if not future.cancel()}
                meanwhile()
        except BrokenExecutor:
            return
        finally:
            here.unlink(missing_ok=True)
            for future in waiting:
                future.cancel()


def solved(task: Task, effort: float, seconds: float, should_stop: Callable[[], bool]) -> tuple[Result, float]:
    """Solve a part, wherever this is called; the answer and the effort used."""
    limits = Limits(effort, time.monotonic() + seconds, should_stop)
    result = solve_within(limits, task.problem, known=task.known, stretch=task.stretch)
    return result, effort - limits.effort
