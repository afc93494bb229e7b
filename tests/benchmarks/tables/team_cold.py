"""A team from cold: ours through the last level, the peers through *fit*; processor seconds."""

from __future__ import annotations

from statistics import fmean, median

from solver.run import solve
from tests.benchmarks.generators import TEAM
from tests.benchmarks.measure import LOADS, Options, milliseconds, problems, proved_levels, timed, values
from tests.benchmarks.peers import docs_style
from tests.benchmarks.peers.apart import highs, judged

LIMIT = 60.0


def show(options: Options) -> None:
    """Prints the table."""
    print("Team (12 workers, 15 new cases) from cold. Processor ms, median. Ours: all levels; peers: through fit.")
    print(
        f"{'load':8}{'ours':>9}{'HiGHS':>9}{'docs':>9}  {'HiGHS/ours':>10} {'docs/ours':>10} (mean)  proved, the same"
    )
    for name, fullness in LOADS.items():
        mine, theirs, docs, proved, same = [], [], [], 0, 0
        for problem in problems(TEAM, fullness, options.seeds):
            ours, seconds = timed(lambda p=problem: solve(p, time_limit=LIMIT))  # type: ignore[misc]
            peer = highs(problem, options.peer_limit or LIMIT)
            other = judged(problem, docs_style.solve(problem, options.peer_limit or LIMIT))
            mine.append(seconds)
            theirs.append(peer.cpu_seconds)
            docs.append(other.cpu_seconds)
            proved += proved_levels(ours) == len(ours.levels)
            same += all(p.values == values(ours, 6) for p in (peer, other) if p.is_proved)
        print(
            f"{name:8}{milliseconds(median(mine))}{milliseconds(median(theirs))}{milliseconds(median(docs))}  "
            f"{fmean(theirs) / fmean(mine):9.1f}x {fmean(docs) / fmean(mine):9.1f}x         "
            f"{proved} of {options.seeds}, {same} of {options.seeds}",
            flush=True,
        )
