"""Many authorities in one problem: what finding the parts costs, and a run over them here and in two processes."""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

from caseload_app.domain.policy import shipped_policy
from solver.parts.components import parts_of
from solver.problem import Problem
from solver.result import Result
from solver.run import load, solve
from tests.benchmarks.generators import AUTHORITY, SCARCE, Size, a_nation, a_problem
from tests.benchmarks.measure import Options, proved_levels, timed

SMALL_AUTHORITY = Size(24, 36)
AUTHORITIES = (1, 2, 4, 8, 16)
ALL_OF_ENGLAND = (1, 10, 50, 150)
LIMIT = 60.0
"""Seconds for each authority."""
PROCESSES = 2


def show(_options: Options) -> None:
    """Prints the tables."""
    _finding()
    print(flush=True)
    size = SMALL_AUTHORITY
    print(
        f"A run over authorities of {size.workers} workers and {size.new_cases} new cases, scarce; "
        "processor seconds, and those of the clock."
    )
    print(
        f"{'authorities':>11}{'parts':>7}{'here':>9}{'an authority':>14}{'two processes':>15}{'an authority':>14}"
        f"{'clock':>8}  levels proved (here, there)"
    )
    for number in AUTHORITIES:
        problem = a_nation(number, SMALL_AUTHORITY, SCARCE, 0, shipped_policy())
        here, took = timed(lambda p=problem, n=number: solve(p, time_limit=LIMIT * n))  # type: ignore[misc]
        there, elsewhere, clock = _in_processes(problem, LIMIT * number)
        print(
            f"{number:11}{len(parts_of(problem)):7}{took:9.1f}{took / number:14.1f}{elsewhere:15.1f}"
            f"{elsewhere / number:14.1f}{clock:8.1f}  {proved_levels(here)}, {proved_levels(there)}"
            f"{'' if _vector(here) == _vector(there) else '  not the same values'}",
            flush=True,
        )


def _finding() -> None:
    print("Finding the parts and making them, of authorities of 500 workers and 600 new cases; processor seconds.")
    print(f"{'authorities':>11}{'workers':>9}{'cases':>9}{'parts':>7}{'seconds':>9}{'an authority, ms':>18}")
    one = a_problem(AUTHORITY, SCARCE, 0, shipped_policy())
    for number in ALL_OF_ENGLAND:
        problem = _copies(one, number)
        parts, took = timed(lambda p=problem: parts_of(p))  # type: ignore[misc]
        print(
            f"{number:11}{len(problem.workers):9}{len(problem.cases):9}{len(parts):7}{took:9.2f}"
            f"{1000 * took / number:18.0f}",
            flush=True,
        )


def _copies(problem: Problem, number: int) -> Problem:
    """The same authority again and again, under other names, each keeping its cases to itself."""

    def named(name: str | None, copy: int) -> str | None:
        return None if name is None else f"{copy}.{name}"

    return replace(
        problem,
        workers=tuple(
            replace(worker, id=f"{copy}.{worker.id}", team=str(copy))
            for copy in range(number)
            for worker in problem.workers
        ),
        cases=tuple(
            replace(
                case,
                id=f"{copy}.{case.id}",
                team=str(copy),
                family_id=named(case.family_id, copy),
                worker_id=named(case.worker_id, copy),
                previous_worker_id=named(case.previous_worker_id, copy),
                excluded=frozenset(f"{copy}.{worker_id}" for worker_id in case.excluded),
            )
            for copy in range(number)
            for case in problem.cases
        ),
    )


def _in_processes(problem: Problem, limit: float) -> tuple[Result, float, float]:
    """The answer of two processes, the processor seconds of this one and of them, and those of the clock."""
    before, there = time.process_time(), _of_children()
    with ProcessPoolExecutor(PROCESSES, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(_loaded, range(PROCESSES)))
        started = time.monotonic()
        result = solve(problem, time_limit=limit, executor=pool)
        clock = time.monotonic() - started
    return result, time.process_time() - before + _of_children() - there, clock


def _loaded(_: int) -> None:
    """Loads the libraries in a process, which is no part of solving."""
    load()
    time.sleep(1)  # so that the other process gets the other call


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _vector(result: Result) -> Sequence[int]:
    return [level.value for level in result.levels]
