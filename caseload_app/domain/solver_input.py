"""A team's workers and cases as the solver takes them. What has not changed since an earlier question is taken over.

A decision leaves everybody and every case alone that it is not about, the very same object, so looking at identity is
enough; where in doubt it is made anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from caseload_app.domain.involvement import latest_ended
from solver.problem import Case, Problem, Reduction, Worker

if TYPE_CHECKING:
    from caseload_app.domain.team import Team, TeamCase, TeamWorker, WorkerReduction

Key = Callable[[str], str]
"""What two spellings of a word have in common."""


@dataclass(frozen=True)
class Earlier:
    """A question asked before, and the team it was asked about."""

    team: Team
    problem: Problem


def workers_of(team: Team, key: Key, earlier: Earlier | None) -> tuple[Worker, ...]:
    """The workers with their reductions, in the team's order."""
    if earlier is not None and earlier.team.workers is team.workers and earlier.team.reductions is team.reductions:
        return earlier.problem.workers
    reductions: defaultdict[str, list[WorkerReduction]] = defaultdict(list)
    for reduction in team.reductions:
        reductions[reduction.worker_id].append(reduction)
    return tuple(_worker(worker, reductions[worker.id], key) for worker in team.workers)


def cases_of(team: Team, day: date, key: Key, earlier: Earlier | None) -> Iterator[Case]:
    """The cases with the worker each child knows and the ways to it, in the team's order."""
    known = latest_ended(team.involvements, day)
    made: Mapping[int, Case] = {}
    if earlier is not None and earlier.team.travel is team.travel:
        made = {id(then): case for then, case in zip(earlier.team.cases, earlier.problem.cases, strict=True)}
    travel: defaultdict[str, dict[str, Decimal]] = defaultdict(dict)
    for row in team.travel:
        travel[row.case_id][row.worker_id] = row.minutes
    for case in team.cases:
        previous = case.previous_worker_id or known.get(case.id)
        kept = made.get(id(case))
        if kept is not None and kept.previous_worker_id == previous:
            yield kept
        else:
            yield _case(case, previous, travel.get(case.id, {}), key)


def _worker(worker: TeamWorker, reductions: list[WorkerReduction], key: Key) -> Worker:
    return Worker(
        id=worker.id,
        team=worker.team,
        role=worker.role,
        fte=worker.fte,
        asye=worker.asye,
        agency=worker.agency,
        skills=frozenset(map(key, worker.skills)),
        languages=frozenset(map(key, worker.languages)),
        max_points=worker.max_points,
        max_cases=worker.max_cases,
        start_date=worker.start_date,
        leaving_date=worker.leaving_date,
        reductions=tuple(
            Reduction(
                first_day=reduction.first_day,
                last_day=reduction.last_day,
                percent=reduction.percent,
                no_new_categories=frozenset(reduction.no_new_categories),
            )
            for reduction in reductions
        ),
    )


def _case(case: TeamCase, previous_worker_id: str | None, travel_to: Mapping[str, Decimal], key: Key) -> Case:
    return Case(
        id=case.id,
        category=case.category,
        team=case.team,
        family_id=case.family_id,
        points=case.points,
        priority=case.priority,
        due=case.due,
        skills=frozenset(map(key, case.skills)) if case.skills else None,
        language=key(case.language) if case.language else None,
        preferred_language=key(case.preferred_language) if case.preferred_language else None,
        preferred_skills=frozenset(map(key, case.preferred_skills)),
        worker_id=case.worker_id,
        previous_worker_id=previous_worker_id,
        locked=case.locked,
        excluded=frozenset(case.excluded_workers),
        travel_minutes=case.travel_minutes or Decimal(0),
        travel_to=travel_to,
        exploitation=case.exploitation,
        interpreter=case.interpreter,
    )
