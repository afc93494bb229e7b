"""What `dev.py bench` prints: how long the solver takes, what it proves, and what it gains over doing it by hand.

Nothing is asserted: machines differ. Compare only what was measured on the same machine in the same run.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from statistics import median

from caseload_app.domain.policy import shipped_policy
from solver.engine.greedy import greedy
from solver.engine.reduce import reduce
from solver.problem import Mode, Problem
from solver.result import Result, Status
from solver.run import solve
from tests.benchmarks.generators import AUTHORITY, ROOM, SCARCE, SERVICE, TEAM, TIGHT, Size, a_problem

SIZES = {"team": TEAM, "service": SERVICE, "authority": AUTHORITY}
FULLNESS = {"room": ROOM, "tight": TIGHT, "scarce": SCARCE}


def main() -> None:
    """Measures what was asked for, a line for each size, fullness and mode."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("sizes", nargs="*", metavar="SIZE", help=f"{', '.join(SIZES)} (team)")
    parser.add_argument("--seeds", type=int, default=5, help="how many problems a line stands for (5)")
    parser.add_argument("--time-limit", type=float, default=10.0, help="seconds for each (10)")
    options = parser.parse_args()
    for size in options.sizes:
        if size not in SIZES:
            parser.error(f"{size} is no size; expected {', '.join(SIZES)}")
    warm_up()
    print(f"{options.seeds} problems a line, at most {options.time_limit:g} seconds each")
    print(
        f"{'size':10}{'load':8}{'mode':12}{'median s':>9}{'worst s':>9}  all proved  better than by hand, levels open"
    )
    for size in options.sizes or ["team"]:
        for name, fullness in FULLNESS.items():
            for mode in Mode:
                problems = [problem_of(SIZES[size], fullness, seed, mode) for seed in range(options.seeds)]
                results = [solve(problem, time_limit=options.time_limit) for problem in problems]
                print(f"{size:10}{name:8}{mode:12}{row(problems, results)}", flush=True)


def warm_up() -> None:
    """Loads the libraries, which is no part of solving."""
    solve(problem_of(Size(4, 2), ROOM, 0, Mode.ALLOCATE))


def problem_of(size: Size, fullness: float, seed: int, mode: Mode) -> Problem:
    """A problem of one mode: cover for the worker who holds most, rebalance with five moves."""
    policy = shipped_policy()
    problem = a_problem(size, fullness, seed, policy)
    if mode is Mode.ALLOCATE:
        return problem
    if mode is Mode.REBALANCE:
        return a_problem(size, fullness, seed, policy, mode=mode, max_moves=5)
    held = [case.worker_id for case in problem.cases if case.worker_id is not None]
    busiest = max(sorted(set(held)), key=held.count)
    return a_problem(size, fullness, seed, policy, mode=mode, covered=frozenset({busiest}))


def row(problems: Sequence[Problem], results: Sequence[Result]) -> str:
    """The figures of one line."""
    seconds = [result.seconds for result in results]
    proved = sum(result.is_proved for result in results)
    better = sum(
        tuple(level.value for level in result.levels) < greedy(reduce(problem)).vector
        for problem, result in zip(problems, results, strict=True)
    )
    unproved = [level.name for result in results for level in result.levels if level.status is not Status.PROVED]
    names = ", ".join(f"{name} {unproved.count(name)}" for name in dict.fromkeys(unproved)) or "none"
    share = f"{proved} of {len(results)}"
    return f"{median(seconds):9.2f}{max(seconds):9.2f}  {share:10}  {better} of {len(results)}, {names}"


if __name__ == "__main__":
    main()
