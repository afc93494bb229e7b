"""Two teams that know nothing of one another are solved apart, each in a process of its own.

Run it from the project's folder: ``.venv/bin/python docs/examples/solve_in_parts.py``.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal

from allocate_and_explain import POLICY, PROBLEM

from solver import Case, Problem, Role, Worker, solve

SKILLS = frozenset({"child protection", "court", "family support"})
PROBLEM_IN_PARTS = Problem(
    day=PROBLEM.day,
    policy=POLICY,
    workers=tuple(
        Worker(id=f"{team}-{n}", team=team, role=Role.SW, fte=Decimal(1), skills=SKILLS, max_points=2500)
        for team in ("North", "South")
        for n in range(4)
    ),
    # A case that names its team stays there, so North and South have nothing to do with one another.
    cases=tuple(
        Case(id=f"{team}-case-{n}", category=("CPP", "COURT", "CIN")[n % 3], team=team)
        for team in ("North", "South")
        for n in range(10)
    ),
)


def main() -> None:
    """Solve it in two processes, and here: one answer is as good as the other."""
    with ProcessPoolExecutor(2) as processes:
        answer = solve(PROBLEM_IN_PARTS, time_limit=60, executor=processes)
    print("proved best" if answer.is_proved else "best found")
    here = solve(PROBLEM_IN_PARTS, time_limit=60)
    as_good = all(there.value == level.value for there, level in zip(answer.levels, here.levels, strict=True))
    print("as good here" if as_good else "other values here")


if __name__ == "__main__":
    main()
