"""An authority after ten seconds, beside greedy and beside HiGHS after sixty."""

from __future__ import annotations

from solver.engine.greedy import greedy
from solver.engine.reduce import reduce
from tests.benchmarks.generators import AUTHORITY
from tests.benchmarks.measure import LOADS, Options, problems, proved_levels, run, values
from tests.benchmarks.peers.apart import highs
from tests.benchmarks.tables.service import THROUGH_FIT, compared

LIMIT, PEER_LIMIT = 10.0, 60.0


def show(options: Options) -> None:
    """Prints the table."""
    limit = options.peer_limit or PEER_LIMIT
    print(f"Authority (500 workers, 600 new cases): ours after {LIMIT:g} s, HiGHS after {limit:g} s.")
    print(
        f"{'load':8}{'seed':>4}{'CPU s':>7}{'proved':>8}  {'ours':40}{'greedy':40}{'HiGHS':40}"
        "than greedy, than HiGHS; continuity"
    )
    for name in ("room", "scarce"):
        for seed, problem in enumerate(problems(AUTHORITY, LOADS[name], options.seeds)):
            ours = run(problem, LIMIT)
            by_hand = greedy(reduce(problem)).vector[:THROUGH_FIT]
            peer = highs(problem, limit, keep=options.keep)
            mine = values(ours.result, THROUGH_FIT)
            gap = ours.result.levels[4].gap_tenths_of_percent
            within = "no bound" if gap is None else f"within {gap / 10:g} %"
            earlier = f"  (HiGHS: run of {peer.measured})" if peer.measured else ""
            print(
                f"{name:8}{seed:4}{ours.seconds:7.1f}{proved_levels(ours.result):6}/8  "
                f"{mine!s:40}{by_hand!s:40}{peer.values!s:40}"
                f"{compared(mine, by_hand)}, {compared(mine, peer.values)}; {within}{earlier}",
                flush=True,
            )
