"""A service: what is proved through *fit*, how fast, and what one second gives; beside HiGHS."""

from __future__ import annotations

from tests.benchmarks.generators import SERVICE
from tests.benchmarks.measure import LOADS, Options, problems, proved_levels, run, values
from tests.benchmarks.peers.apart import highs

LIMIT, PEER_LIMIT = 45.0, 45.0
THROUGH_FIT = 6


def show(options: Options) -> None:
    """Prints the table."""
    limit = options.peer_limit or PEER_LIMIT
    print(f"Service (100 workers, 150 new cases) through fit; ours and HiGHS at most {limit:g} s. Processor seconds.")
    print(
        f"{'load':8}{'seed':>4}{'ours':>8}{'to fit':>8}{'proved':>8}{'HiGHS':>8}{'proved':>8}  {'ours':32}{'HiGHS':32}"
        "ours is, after 1 s ours is"
    )
    for name, fullness in LOADS.items():
        for seed, problem in enumerate(problems(SERVICE, fullness, options.seeds)):
            quick = run(problem, 1.0)
            ours = run(problem, limit)
            peer = highs(problem, limit, keep=options.keep)
            mine, at_once = values(ours.result, THROUGH_FIT), values(quick.result, THROUGH_FIT)
            earlier = f"  (HiGHS: run of {peer.measured})" if peer.measured else ""
            print(
                f"{name:8}{seed:4}{ours.seconds:8.1f}{ours.seconds_until('peak'):8.1f}"
                f"{min(proved_levels(ours.result), 6):6}/6{peer.cpu_seconds:8.1f}{peer.proved_levels:6}/6  "
                f"{mine!s:32}{peer.values!s:32}{compared(mine, peer.values)}, {compared(at_once, peer.values)}: "
                f"{at_once} in {quick.seconds:.1f} s{earlier}",
                flush=True,
            )


def compared(ours: tuple[int, ...], theirs: tuple[int, ...]) -> str:
    """In words."""
    if ours == theirs:
        return "as good"
    return "better" if ours < theirs else "worse"
