"""One case and one worker: what stands between them in the rule, in the judge and in the answer."""

from __future__ import annotations

from typing import Any

from solver.check import judge
from solver.problem import Case, Worker
from solver.rules import (
    AsyeMayNotLead,
    BeingCovered,
    Breather,
    Excluded,
    LanguageMissing,
    Leaving,
    NoCapacity,
    NotStarted,
    Obstacle,
    OtherTeam,
    RoleMayNotLead,
    SkillMissing,
    pair_obstacle,
)
from tests.builders import a_problem, a_worker
from tests.solver.solving import answer

PAIR_OBSTACLES = {
    RoleMayNotLead,
    AsyeMayNotLead,
    SkillMissing,
    LanguageMissing,
    Excluded,
    NoCapacity,
    NotStarted,
    Leaving,
    Breather,
    BeingCovered,
    OtherTeam,
}


def in_the_way(case: Case, worker: Worker, **changes: Any) -> Obstacle | None:
    """What stands between a case and a worker, from the rule, and held against the judge and the answer."""
    problem = a_problem([worker], [case], **changes)
    obstacle = pair_obstacle(problem, case, worker)
    given = judge(problem, {case.id: worker.id})
    assert [b.obstacle for b in given.broken if b.obstacle.__class__ in PAIR_OBSTACLES] == (
        [obstacle] if obstacle else []
    )
    assert answer(problem) == {case.id: None if obstacle else worker.id}
    return obstacle


def one_worker(*cases: Case, **worker: Any) -> dict[str, str | None]:
    """Where the cases end up in a team of one."""
    return answer(a_problem([a_worker("Ana", **worker)], cases))
