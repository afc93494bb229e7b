"""A service for the board's measurements: five hundred workers in thirty teams, ten thousand cases."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

from caseload_app.domain.policy import shipped_policy
from caseload_app.domain.team import Team, TeamCase, TeamWorker
from solver.problem import Role

DAY = date(2026, 3, 2)
_TEAMS = 30
_KINDS = ("CIN", "CPP", "S47", "REF", "CLA", "CLALT", "COURT", "CWD", "EH")


def a_service(workers: int = 500, cases: int = 10_000, seed: int = 7) -> Team:
    """The same service every time; one case in fifty is unallocated, one in five has a sibling."""
    rng = random.Random(seed)
    skills = tuple(sorted({skill for c in shipped_policy().categories.values() for skill in c.skills}))
    staff = tuple(
        TeamWorker(
            id=f"W{n:03}",
            name=f"Worker {n:03}",
            team=f"Team {1 + n * _TEAMS // workers:02}",
            role=Role.SW,
            fte=Decimal("1.0"),
            skills=skills,
            max_points=rng.randrange(9000, 14000),
        )
        for n in range(workers)
    )
    held = tuple(
        TeamCase(
            id=f"C-{n:05}",
            name=f"A. {n}",
            category=rng.choice(_KINDS),
            family_id=f"F{n // 2}" if n % 10 < 2 else None,
            worker_id=None if n % 50 == 49 else staff[n % workers].id,
            due=DAY + timedelta(days=rng.randrange(-5, 60)) if rng.random() < 0.4 else None,
            locked=rng.random() < 0.03,
        )
        for n in range(cases)
    )
    return Team(workers=staff, cases=held)
