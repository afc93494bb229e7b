"""Workers who hold more than they can carry on the day before anything is given out."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.team import Team
from caseload_app.domain.wording import day as in_words
from caseload_app.exchange.caseload_workbook.table import Table
from solver.points import available_points, load, maximum_cases
from solver.problem import Case, Hundredths, Policy


def check_caps(team: Team, workers: Table[object], policy: Policy, day: date) -> None:
    """A worker over available points or maximum cases already is a warning at the worker's row.

    Args:
        team: the rows that stand.
        workers: the sheet the workers stand on.
        policy: with the team's settings.
        day: the day of allocation.
    """
    problem = team.problem(day=day, policy=policy)
    held: dict[str, list[Case]] = {}
    for case in problem.cases:
        if case.worker_id is not None:
            held.setdefault(case.worker_id, []).append(case)
    rows = {row.text("id"): row for row in workers.standing()}
    for worker in problem.workers:
        cases = held.get(worker.id, [])
        points, available = load(cases, worker.id, policy), available_points(worker, policy, day)
        most = maximum_cases(worker, policy, day)
        if points > available or len(cases) > most:
            found = f"{worker.id} holds {_written(points)} points in {_cases(len(cases))}"
            expected = f"at most {_written(available)} points and {_cases(most)} on {in_words(day)}"
            workers.warning(rows[worker.id], "id", found, expected)


def _written(points: Hundredths) -> str:
    return f"{points // 100}.{points % 100:02}"


def _cases(count: int) -> str:
    return "1 case" if count == 1 else f"{count} cases"
