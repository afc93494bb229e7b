"""``python -m solver problem.json``: solve a problem that was kept as JSON; the answer goes to standard output."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from solver.json_form import NotReadable, problem_from_json, to_json
from solver.run import Progress, solve


def main(arguments: list[str] | None = None) -> int:
    """Solve one problem; exit code 0, or 2 when the file is no problem."""
    parser = argparse.ArgumentParser(prog="python -m solver", description=__doc__, allow_abbrev=False)
    parser.add_argument("problem", type=Path, help="a problem as JSON, see solver.json_form")
    parser.add_argument("--time-limit", type=float, default=60.0, metavar="SECONDS", help="for the search (60)")
    typed = parser.parse_args(arguments)
    try:
        problem = problem_from_json(typed.problem.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, NotReadable) as error:
        sys.stderr.write(f"{typed.problem}: {error}\n")
        return 2

    def tell(progress: Progress) -> None:
        sys.stderr.write(f"{progress.seconds:6.2f} s  {progress.level}: {dict(progress.best)}\n")

    sys.stdout.write(to_json(solve(problem, time_limit=typed.time_limit, on_progress=tell)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
