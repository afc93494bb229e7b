"""A team levelled with five moves, to *peak*: how long, and whether it is proved."""

from __future__ import annotations

from statistics import median

from solver.problem import Mode
from tests.benchmarks.generators import TEAM
from tests.benchmarks.measure import LOADS, Options, milliseconds, problems, proved_levels, run, values
from tests.benchmarks.peers.apart import highs

LIMIT = 10.0
TO_PEAK = 6


def show(options: Options) -> None:
    """Prints the table."""
    print(f"Team, rebalance with 5 moves, at most {LIMIT:g} s. Processor ms; ours all levels, HiGHS to peak.")
    print(f"{'load':8}{'to peak':>9}{'all':>9}{'HiGHS':>9}  proved to peak: ours, HiGHS; ours not worse")
    for name, fullness in LOADS.items():
        to_peak, mine, theirs, proved, peers, good = [], [], [], 0, 0, 0
        for problem in problems(TEAM, fullness, options.seeds, mode=Mode.REBALANCE, max_moves=5):
            ours = run(problem, LIMIT)
            peer = highs(problem, options.peer_limit or LIMIT, keep=options.keep)
            to_peak.append(ours.seconds_until("spread"))
            mine.append(ours.seconds)
            theirs.append(peer.cpu_seconds)
            proved += proved_levels(ours.result) >= TO_PEAK
            peers += peer.is_proved
            good += values(ours.result, TO_PEAK) <= peer.values
        print(
            f"{name:8}{milliseconds(median(to_peak))}{milliseconds(median(mine))}{milliseconds(median(theirs))}  "
            f"{proved}, {peers}; {good} of {options.seeds}",
            flush=True,
        )
