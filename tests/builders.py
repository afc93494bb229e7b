"""Short builders for tests: a policy with the default numbers, workers who may lead anything, cases, problems.

Points are given as people write them (``points("4.37")``); everything a test does not speak about has a harmless
default. The policy is the published default written down once more, so that a test of the solver reads no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from solver.problem import (
    Caps,
    Case,
    Category,
    ContinuityWeights,
    FitWeights,
    HardRuleNumbers,
    LoadRules,
    Policy,
    Priority,
    Problem,
    Reduction,
    Role,
    Worker,
)

DAY = date(2026, 3, 2)

_CATEGORIES = """
REF    6 assessment            SW      yes no  high     no
EH     4 family_support        FSW,SW  yes no  standard no
CIN    5 family_support        SW,FSW  yes no  standard no
CWD    4 disability            SW,FSW  yes no  standard no
S47    8 child_protection      SW      no  no  critical yes
CPP    7 child_protection      SW      no  no  critical yes
PLO    8 court                 SW      no  no  high     yes
COURT 10 court                 SW      no  no  critical yes
CLA    6 children_in_care      SW      yes yes high     yes
CLALT  4 children_in_care      SW,SSW  yes yes standard no
PWP    6 child_protection      SW      no  yes high     yes
UASC   6 asylum                SW      yes yes high     yes
ADOPT  7 adoption              SW,SSW  no  yes standard no
SGO    6 kinship               SW,SSW  no  no  high     no
PF     4 children_in_care      SW      yes yes high     yes
CL16   5 leaving_care          SW      yes yes standard no
CL18   3 leaving_care          PA,SW   yes yes standard no
FOS    5 fostering             SSW     no  yes standard no
FASS   7 fostering_assessment  SSW     no  no  standard no
YJ     5 youth_justice         SW      yes no  high     no
"""


def points(written: str | int | Decimal) -> int:
    """Points as people write them, in the solver's hundredths; at most two decimals."""
    hundredths = Decimal(written) * 100
    assert hundredths == int(hundredths), f"{written} has more than two decimals"
    return int(hundredths)


def day(ahead: int) -> date:
    """The allocation day of the tests plus so many days."""
    return DAY + timedelta(days=ahead)


def _category(row: str) -> Category:
    code, weight, skill, roles, asye, long_term, priority, must = row.split()
    return Category(
        code=code,
        name=code,
        points=points(weight),
        skills=frozenset({skill.replace("_", " ")}),
        roles=frozenset(map(Role, roles.split(","))),
        asye_may_lead=asye == "yes",
        long_term=long_term == "yes",
        must_allocate=must == "yes",
        priority=Priority[priority.upper()],
    )


CATEGORIES: Mapping[str, Category] = MappingProxyType(
    {category.code: category for category in map(_category, _CATEGORIES.strip().splitlines())}
)
ALL_SKILLS = frozenset[str]().union(*(category.skills for category in CATEGORIES.values()))

DEFAULT_POLICY = Policy(
    name="test",
    version="1",
    caps=Caps(
        points=10000,
        asye_points=9000,
        stable_points=1500,
        max_cases=Decimal(16),
        asye_max_cases=Decimal(12),
    ),
    load=LoadRules(
        sibling_factor=Decimal("0.6"),
        exploitation=200,
        interpreter=100,
        travel_over_30=100,
        travel_over_60=200,
        travel_minutes=(30, 60),
    ),
    rules=HardRuleNumbers(leaving_days=28),
    continuity=ContinuityWeights(move=20, previous_worker=10, family_split=8),
    fit=FitWeights(preferred_language=4, preferred_skill=3, short_stay=2, new_category=1, leaving_days=182),
    categories=CATEGORIES,
)


def a_policy(
    *,
    caps: Mapping[str, Any] | None = None,
    load: Mapping[str, Any] | None = None,
    rules: Mapping[str, Any] | None = None,
    continuity: Mapping[str, Any] | None = None,
    fit: Mapping[str, Any] | None = None,
    categories: Mapping[str, Mapping[str, Any]] | None = None,
) -> Policy:
    """The default policy with some numbers changed, group by group: ``a_policy(continuity={"move": 0})``."""
    policy = DEFAULT_POLICY
    changed = {code: replace(CATEGORIES[code], **changes) for code, changes in (categories or {}).items()}
    return replace(
        policy,
        caps=replace(policy.caps, **(caps or {})),
        load=replace(policy.load, **(load or {})),
        rules=replace(policy.rules, **(rules or {})),
        continuity=replace(policy.continuity, **(continuity or {})),
        fit=replace(policy.fit, **(fit or {})),
        categories={**CATEGORIES, **changed},
    )


def a_worker(worker_id: str, *, room: str | int | None = None, **changes: Any) -> Worker:
    """A full-time social worker of the team North with every skill; ``room`` are Max points of their own."""
    given: dict[str, Any] = {
        "team": "North",
        "role": Role.SW,
        "fte": Decimal(1),
        "skills": ALL_SKILLS,
        "max_points": None if room is None else points(room),
        **changes,
    }
    return Worker(id=worker_id, **given)


def a_case(
    case_id: str, category: str = "CIN", *, held_by: str | None = None, weighs: Any = None, **changes: Any
) -> Case:
    """An unallocated case of the category, or one ``held_by`` a worker; ``weighs`` are points of its own."""
    own_points = None if weighs is None else points(weighs)
    return Case(id=case_id, category=category, worker_id=held_by, points=own_points, **changes)


def a_reduction(
    percent: str | int, first: date = DAY, last: date | None = None, *, breather: Iterable[str] = ()
) -> Reduction:
    """A reduction from the allocation day on, without end unless told; ``breather`` are category codes."""
    return Reduction(first_day=first, last_day=last, percent=Decimal(percent), no_new_categories=frozenset(breather))


def a_problem(workers: Iterable[Worker], cases: Iterable[Case], **changes: Any) -> Problem:
    """A problem on the allocation day of the tests under the default policy."""
    given: dict[str, Any] = {"day": DAY, "policy": DEFAULT_POLICY, **changes}
    return Problem(workers=tuple(workers), cases=tuple(cases), **given)
