"""How long after a stop is asked for the answer is there, at different moments of a search."""

from __future__ import annotations

import threading
import time

from solver.problem import Mode
from solver.run import solve
from tests.benchmarks.generators import AUTHORITY, TEAM, Size
from tests.benchmarks.measure import LOADS, Options, problems

AFTER = {"team": (0.01, 0.05, 0.1, 0.3, 1.0), "authority": (0.2, 1.0, 2.0, 4.0, 6.0, 8.0)}
LIMIT = 30.0


def show(_options: Options) -> None:
    """Prints the table."""
    print("Cancelling: ms of the clock from asking to having the best so far (seconds into the search: latency).")
    _line("team", TEAM, mode=Mode.REBALANCE, max_moves=5)
    _line("authority", AUTHORITY)


def _line(name: str, size: Size, **asked: object) -> None:
    problem = next(problems(size, LOADS["tight"], 1, **asked))
    found = []
    for after in AFTER[name]:
        asked_at: list[float] = []
        stop = threading.Event()

        def ask(stop: threading.Event = stop, asked_at: list[float] = asked_at) -> None:
            asked_at.append(time.monotonic())
            stop.set()

        timer = threading.Timer(after, ask)
        timer.start()
        result = solve(problem, time_limit=LIMIT, should_stop=stop.is_set)
        ended = time.monotonic()
        timer.cancel()
        if result.cancelled and asked_at:
            found.append(f"{after:g}: {1000 * (ended - asked_at[0]):.0f}")
    print(f"{name:10}  {'; '.join(found)}", flush=True)
