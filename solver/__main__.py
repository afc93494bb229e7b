"""``python -m solver problem.json``: solve a problem that was kept as JSON; the answer goes to standard output.

With ``--explain CASE`` it is the explanation of one case of the answer that goes there.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from solver.explain.explanation import explain
from solver.json_form import NotReadable, problem_from_json, to_json
from solver.run import Progress, solve


def main(arguments: list[str] | None = None) -> int:
    """Solve one problem; exit code 0, or 2 when the file is no problem or the case is not in it."""
    parser = argparse.ArgumentParser(prog="python -m solver", description=__doc__, allow_abbrev=False)
    parser.add_argument("problem", type=Path, help="a problem as JSON, see solver.json_form")
    parser.add_argument("--time-limit", type=float, default=60.0, metavar="SECONDS", help="for the search (60)")
    parser.add_argument("--explain", metavar="CASE", help="explain this case, by id, instead of writing the answer")
    typed = parser.parse_args(arguments)
    try:
        problem = problem_from_json(typed.problem.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, NotReadable) as error:
        why = error.strerror if isinstance(error, OSError) else error
        sys.stderr.write(f"{typed.problem}: {why}\n")
        return 2

    if typed.explain is not None and typed.explain not in problem.case:
        sys.stderr.write(f"{typed.problem}: there is no case {typed.explain!r} in it\n")
        return 2

    def tell(progress: Progress) -> None:
        sys.stderr.write(f"{progress.seconds:6.2f} s  {progress.level}: {dict(progress.best)}\n")

    answer = solve(problem, time_limit=typed.time_limit, on_progress=tell)
    if typed.explain is None:
        sys.stdout.write(to_json(answer))
    else:
        sys.stdout.write(to_json(explain(problem, answer, typed.explain, time_limit=typed.time_limit)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
