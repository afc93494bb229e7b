"""Our layers over the raw solver calls: processor seconds of a run over those spent inside OR-Tools."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ortools.linear_solver.python import model_builder_helper
from ortools.sat.python import cp_model_helper

from solver.run import solve
from tests.benchmarks.generators import SERVICE, TEAM
from tests.benchmarks.measure import LOADS, Options, problems, timed

CALLS = ((cp_model_helper.SolveWrapper, "solve"), (model_builder_helper.ModelSolverHelper, "solve"))
"""Where OR-Tools is entered."""


def show(options: Options) -> None:
    """Prints the table."""
    print("Our layers over the raw solver calls. Processor seconds, sums over the seeds.")
    print(f"{'size':10}{'load':8}{'all':>8}{'in OR-Tools':>13}{'ratio':>8}{'calls':>7}")
    for size_name, size, limit in (("team", TEAM, 10.0), ("service", SERVICE, 10.0)):
        for name, fullness in LOADS.items():
            total = 0.0
            with _watched() as inside:
                for problem in problems(size, fullness, options.seeds if size is TEAM else 1):
                    total += timed(lambda p=problem, s=limit: solve(p, time_limit=s))[1]  # type: ignore[misc]
            raw = sum(inside)
            ratio = f"{total / raw:7.2f}x" if raw else "   none"
            print(f"{size_name:10}{name:8}{total:8.2f}{raw:13.2f}{ratio}{len(inside):7}", flush=True)


@contextmanager
def _watched() -> Iterator[list[float]]:
    """The processor seconds of every call of OR-Tools while this lasts."""
    seconds: list[float] = []
    originals = [(kind, name, getattr(kind, name)) for kind, name in CALLS]
    for kind, name, original in originals:
        setattr(kind, name, _clocked(original, seconds))
    try:
        yield seconds
    finally:
        for kind, name, original in originals:
            setattr(kind, name, original)


def _clocked(original: Any, seconds: list[float]) -> Any:
    def call(*arguments: Any) -> Any:
        started = time.process_time()
        try:
            return original(*arguments)
        finally:
            seconds.append(time.process_time() - started)

    return call
