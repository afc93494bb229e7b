"""Short builders for tests of teams as people write them: workers and cases with harmless defaults, a judged answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from caseload_app.domain.team import Team, TeamCase, TeamWorker
from caseload_app.services.export import Origin
from solver.problem import Problem, Role
from tests.builders import ALL_SKILLS, DAY, DEFAULT_POLICY, points

ORIGIN = Origin(
    input_name="team.xlsx",
    input_hash="0123456789abcdef" * 4,
    rows_kept_out=0,
    solver_version="1",
    solver_seconds=0.25,
    made_by="somebody",
    made_at=datetime(2026, 3, 2, 9, 30),  # noqa: DTZ001
)


def a_team_worker(
    worker_id: str, name: str | None = None, *, room: str | int | None = None, **changes: Any
) -> TeamWorker:
    """A full-time social worker of the team North with every skill; ``room`` are Max points of their own."""
    given: dict[str, Any] = {
        "name": name or worker_id,
        "team": "North",
        "role": Role.SW,
        "fte": Decimal(1),
        "skills": tuple(sorted(ALL_SKILLS)),
        "max_points": None if room is None else points(room),
        **changes,
    }
    return TeamWorker(id=worker_id, **given)


def a_team_case(case_id: str, category: str = "CIN", held_by: str | None = None, **changes: Any) -> TeamCase:
    """An unallocated case of the category, or one ``held_by`` a worker."""
    return TeamCase(id=case_id, category=category, worker_id=held_by, **changes)


def a_team(workers: Iterable[TeamWorker], cases: Iterable[TeamCase], **changes: Any) -> Team:
    """A team of these."""
    return Team(workers=tuple(workers), cases=tuple(cases), **changes)


def the_problem_of(team: Team, **changes: Any) -> Problem:
    """What the solver is asked about a team on the allocation day of the tests."""
    given: Mapping[str, Any] = {"day": DAY, "policy": DEFAULT_POLICY, **changes}
    return team.problem(**given)
