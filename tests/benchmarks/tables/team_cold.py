"""A team from cold: ours through *fit* and through the last level, the peers through *fit*; processor seconds."""

from __future__ import annotations

from statistics import fmean, median

from tests.benchmarks.generators import TEAM
from tests.benchmarks.measure import LOADS, Options, milliseconds, problems, proved_levels, run, values
from tests.benchmarks.peers import docs_style
from tests.benchmarks.peers.apart import highs, judged

LIMIT = 60.0


def show(options: Options) -> None:
    """Prints the table."""
    print("Team (12 workers, 15 new cases) from cold. Processor ms, median; ratios of means. Peers: through fit.")
    print(
        f"{'load':8}{'ours to fit':>12}{'all':>9}{'HiGHS':>9}{'docs':>9}  to fit: {'HiGHS/ours':>10} {'docs/ours':>10}"
        f"  all: {'HiGHS/ours':>10} {'docs/ours':>10}  proved, the same"
    )
    for name, fullness in LOADS.items():
        mine, to_fit, theirs, docs, proved, same = [], [], [], [], 0, 0
        for problem in problems(TEAM, fullness, options.seeds):
            ours = run(problem, LIMIT)
            peer = highs(problem, options.peer_limit or LIMIT)
            other = judged(problem, docs_style.solve(problem, options.peer_limit or LIMIT))
            mine.append(ours.seconds)
            to_fit.append(ours.seconds_until("peak"))
            theirs.append(peer.cpu_seconds)
            docs.append(other.cpu_seconds)
            proved += proved_levels(ours.result) == len(ours.result.levels)
            same += all(p.values == values(ours.result, 6) for p in (peer, other) if p.is_proved)
        print(
            f"{name:8}   {milliseconds(median(to_fit))}{milliseconds(median(mine))}{milliseconds(median(theirs))}"
            f"{milliseconds(median(docs))}          {fmean(theirs) / fmean(to_fit):9.1f}x"
            f" {fmean(docs) / fmean(to_fit):9.1f}x       {fmean(theirs) / fmean(mine):9.1f}x"
            f" {fmean(docs) / fmean(mine):9.1f}x  "
            f"{proved} of {options.seeds}, {same} of {options.seeds}",
            flush=True,
        )
