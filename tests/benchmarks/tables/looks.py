"""What the problems look like: options for each new case, room for each worker, what cannot be given out."""

from __future__ import annotations

from solver.run import solve
from tests.benchmarks.describe import TITLE, description
from tests.benchmarks.generators import AUTHORITY, SERVICE, TEAM
from tests.benchmarks.measure import LOADS, Options, problems, values


def show(options: Options) -> None:
    """Prints the table."""
    print(TITLE + "; left over in the best answer of 5 s")
    for size_name, size, seeds in (("team", TEAM, options.seeds), ("service", SERVICE, 2), ("authority", AUTHORITY, 1)):
        for name, fullness in LOADS.items():
            for seed, problem in enumerate(problems(size, fullness, seeds)):
                left = sum(values(solve(problem, time_limit=5.0), 4))
                print(f"{size_name:10}{name:8}{seed:<6}{description(problem)}; {left}", flush=True)
