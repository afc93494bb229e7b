"""Memory: the most that an authority takes, in a process of its own, and what a thousand teams leave behind."""

from __future__ import annotations

import gc
import resource
import subprocess
import sys
from pathlib import Path

from caseload_app.domain.policy import shipped_policy
from solver.run import solve
from tests.benchmarks.generators import AUTHORITY, TEAM, a_problem
from tests.benchmarks.measure import LOADS, Options

LIMIT = 10.0
SOLVES = 1000


def show(_options: Options) -> None:
    """Prints the table."""
    for name in ("room", "scarce"):
        before, most = map(float, _in_a_process("authority", name).split())
        print(f"Authority, {name}: {most:.0f} MB at the most, of which the problem and Python {before:.0f} MB.")
    numbers = _in_a_process("teams").split()
    print(f"Resident after 100, {SOLVES // 2} and {SOLVES} teams: {', '.join(numbers)} MB.", flush=True)


def _in_a_process(*words: str) -> str:
    command = [sys.executable, "-m", "tests.benchmarks.tables.memory", *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _authority(load: str) -> None:
    problem = a_problem(AUTHORITY, LOADS[load], 0, shipped_policy())
    before = _most()
    solve(problem, time_limit=LIMIT)
    print(before, _most())


def _teams() -> None:
    few = [a_problem(TEAM, load, seed, shipped_policy()) for load in LOADS.values() for seed in range(5)]
    for n in range(SOLVES):
        solve(few[n % len(few)], time_limit=0.5)
        if n + 1 in {100, SOLVES // 2, SOLVES}:
            gc.collect()
            print(f"{_now():.0f}")


def _most() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _now() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


if __name__ == "__main__":
    _authority(sys.argv[2]) if sys.argv[1] == "authority" else _teams()
