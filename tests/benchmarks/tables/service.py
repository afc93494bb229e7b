"""A service: what is proved through *fit*, how fast, and what one second gives; beside HiGHS."""

from __future__ import annotations

from solver.run import solve
from tests.benchmarks.generators import SERVICE
from tests.benchmarks.measure import LOADS, Options, problems, proved_levels, timed, values
from tests.benchmarks.peers.apart import highs

LIMIT, PEER_LIMIT = 45.0, 45.0
THROUGH_FIT = 6


def show(options: Options) -> None:
    """Prints the table."""
    limit = options.peer_limit or PEER_LIMIT
    print(f"Service (100 workers, 150 new cases) through fit; ours and HiGHS at most {limit:g} s. Processor seconds.")
    print(
        f"{'load':8}{'seed':>4}{'ours':>8}{'proved':>8}{'HiGHS':>8}{'proved':>8}  {'ours':36}{'HiGHS':36}"
        "after 1 s ours is"
    )
    for name, fullness in LOADS.items():
        for seed, problem in enumerate(problems(SERVICE, fullness, options.seeds)):
            quick = solve(problem, time_limit=1.0)
            ours, seconds = timed(lambda p=problem: solve(p, time_limit=limit))  # type: ignore[misc]
            peer = highs(problem, limit, keep=options.keep)
            mine = values(ours, THROUGH_FIT)
            earlier = f"  (HiGHS: run of {peer.measured})" if peer.measured else ""
            print(
                f"{name:8}{seed:4}{seconds:8.1f}{min(proved_levels(ours), 6):6}/6{peer.cpu_seconds:8.1f}"
                f"{peer.proved_levels:6}/6  {mine!s:36}{peer.values!s:36}"
                f"{compared(values(quick, THROUGH_FIT), peer.values)}{earlier}",
                flush=True,
            )


def compared(ours: tuple[int, ...], theirs: tuple[int, ...]) -> str:
    """In words."""
    if ours == theirs:
        return "as good"
    return "better" if ours < theirs else "worse"
