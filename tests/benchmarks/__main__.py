"""What `dev.py bench` prints: how fast the solver is, what it proves, and how others do on the same problems.

Nothing is asserted: machines differ. Compare only what was measured on the same machine in the same run; where an
answer of HiGHS was kept from an earlier run, its line says so.
"""

from __future__ import annotations

import argparse
from importlib import import_module

from tests.benchmarks.measure import Options, warm_up

GROUPS = {
    "solver": ("team_cold", "team_warm", "team_rebalance", "building", "layers", "cancel"),
    "large": ("service", "authority"),
    "national": ("national",),
    "explanations": ("explanations",),
    "memory": ("memory",),
    "looks": ("looks",),
    "board": ("board",),
}


def main() -> None:
    """Prints the tables asked for."""
    tables = [table for group in GROUPS.values() for table in group]
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    names = ", ".join(dict.fromkeys([*GROUPS, *tables]))
    parser.add_argument("tables", nargs="*", metavar="TABLE", help=f"{names} (solver)")
    parser.add_argument("--seeds", type=int, default=5, help="how many problems a line stands for (5)")
    parser.add_argument("--peer-limit", type=float, help="seconds for HiGHS (45 for a service, 60 for an authority)")
    parser.add_argument("--afresh", action="store_true", help="let HiGHS solve again what it solved in an earlier run")
    options = parser.parse_args()
    for name in options.tables:
        if name not in GROUPS and name not in tables:
            parser.error(f"{name} is no table; expected {names}")
    warm_up()
    asked = [table for name in options.tables or ["solver"] for table in GROUPS.get(name, (name,))]
    for table in dict.fromkeys(asked):
        import_module(f"tests.benchmarks.tables.{table}").show(
            Options(options.seeds, options.peer_limit, keep=not options.afresh)
        )
        print()


if __name__ == "__main__":
    main()
