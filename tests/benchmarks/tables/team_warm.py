"""A team again after one change: a case given to somebody else by hand, one accepted, one change taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from statistics import median

from solver.problem import Case, Problem
from solver.rules import pair_obstacle
from solver.run import solve
from tests.benchmarks.generators import TEAM
from tests.benchmarks.measure import LOADS, Options, milliseconds, percentile, problems, proved_levels, timed

LIMIT = 60.0
CHANGES_A_PROBLEM = 4


def show(options: Options) -> None:
    """Prints the table."""
    print("Team again after one change, the answer before given as known. Processor ms.")
    print(f"{'change':10}{'median':>9}{'p95':>9}{'cold':>9}  all levels proved")
    seconds: dict[str, list[float]] = {"drag": [], "accept": [], "take back": []}
    proved = dict.fromkeys(seconds, 0)
    cold = []
    for fullness in LOADS.values():
        for problem in problems(TEAM, fullness, options.seeds):
            first, took = timed(lambda p=problem: solve(p, time_limit=LIMIT))  # type: ignore[misc]
            cold.append(took)
            for name, changed in _changes(problem, first.worker_of):
                known = {**first.worker_of, **{c.id: c.worker_id for c in changed.cases if c.worker_id is not None}}
                again, took = timed(lambda p=changed, k=known: solve(p, time_limit=LIMIT, known=k))  # type: ignore[misc]
                seconds[name].append(took)
                proved[name] += proved_levels(again) == len(again.levels)
                if name == "drag":
                    back, took = timed(lambda p=problem, k=again.worker_of: solve(p, time_limit=LIMIT, known=k))  # type: ignore[misc]
                    seconds["take back"].append(took)
                    proved["take back"] += proved_levels(back) == len(back.levels)
    for name, numbers in seconds.items():
        print(
            f"{name:10}{milliseconds(median(numbers))}{milliseconds(percentile(numbers, 95))}"
            f"{milliseconds(median(cold))}  {proved[name]} of {len(numbers)}",
            flush=True,
        )


def _changes(problem: Problem, worker_of: dict[str, str | None] | object) -> Iterator[tuple[str, Problem]]:
    assert isinstance(worker_of, dict)
    given = [case for case in problem.cases if case.worker_id is None and worker_of[case.id] is not None]
    for n, case in enumerate(given[:CHANGES_A_PROBLEM]):
        yield "accept", _with(problem, replace(case, worker_id=worker_of[case.id]))
        able = [
            worker.id
            for worker in problem.workers
            if worker.id != worker_of[case.id] and pair_obstacle(problem, case, worker) is None
        ]
        if able:
            yield "drag", _with(problem, replace(case, worker_id=able[n % len(able)]))


def _with(problem: Problem, changed: Case) -> Problem:
    return replace(problem, cases=tuple(changed if case.id == changed.id else case for case in problem.cases))
