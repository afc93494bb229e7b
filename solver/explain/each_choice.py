"""The best answer with each worker for a case, where the problem is small: what they share is worked out once."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from solver.check import refuse_unless_right
from solver.engine.limits import Limits, Over
from solver.objectives import levels_of
from solver.problem import Case, Problem
from solver.result import LevelResult, Result

if TYPE_CHECKING:
    from solver.engine.small.one_case import OneCase


class EachChoice:
    """The best answer with each worker for a case.

    Args:
        problem: The problem that was answered.
        case: The case, not locked.
        deadline: When to end, by the monotonic clock.
        should_stop: Asked often; True ends the search.
    """

    def __init__(
        self, problem: Problem, case: Case, deadline: float, should_stop: Callable[[], bool] | None = None
    ) -> None:
        self._problem = problem
        self._case = case
        # What is counted as effort does not come up here: it ends with the time.
        self._limits = Limits(effort=1.0, deadline=deadline, should_stop=should_stop or (lambda: False))

    def best_with(self, worker_id: str, known: Mapping[str, str | None]) -> Result | None:
        """The best answer with a worker, proved; None where that is to be searched for, or limits ended it.

        Args:
            worker_id: A worker whom no rule keeps from the case, and who has room for it as things stand.
            known: An answer to begin with, in which the worker has the case.

        Raises:
            WrongAnswer: when the judge refuses what was found.
        """
        started = time.monotonic()
        if self._shared is None:
            return None
        best = self._shared.best_with(worker_id, known, self._limits)
        if best is None:
            return None
        by_choice = self._problem.start_worker(self._case) is not None
        worker_of = best.instance.assignment(best.place)
        values = best.value_by_level
        refuse_unless_right(replace(self._problem, max_moves=int(by_choice)), worker_of, values)
        seconds = time.monotonic() - started
        return Result(
            worker_of=worker_of,
            levels=tuple(
                LevelResult(name=level.name, value=values[level.name], bound=values[level.name], seconds=0.0)
                for level in levels_of(self._problem)
            ),
            seconds=seconds,
        )

    @cached_property
    def _shared(self) -> OneCase | None:
        if self._problem.max_moves:
            return None  # other held cases may move too
        from solver.engine.small.one_case import OneCase  # heavy, so only now

        try:
            return OneCase(self._problem, self._case, self._limits)
        except Over:
            return None
