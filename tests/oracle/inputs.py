"""What the oracle is told: workers, cases, involvements, the policy and what is asked, as plain frozen data.

Every quantity is an exact ``Fraction`` in the unit people use (points, whole-time equivalents, per cent), so that
rounding happens only where the rules say so. Nothing of ``solver`` is imported here. Objects are told apart by
identity, which lets the readings remember what they have worked out about them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

PRIORITIES = ("critical", "high", "standard", "low")


@dataclass(frozen=True, eq=False)
class OracleReduction:
    """A dated loss of capacity in per cent; a missing end is open."""

    first: date | None
    last: date | None
    percent: Fraction


@dataclass(frozen=True, eq=False)
class OracleBreather:
    """No new work of these categories from ``first`` to ``last``, both included; a missing end is open."""

    first: date | None
    last: date | None
    categories: frozenset[str]


@dataclass(frozen=True, eq=False)
class OracleWorker:
    """One worker of the team list."""

    name: str
    role: str
    fte: Fraction = Fraction(1)
    asye: bool = False
    agency: bool = False
    max_points: Fraction | None = None
    max_cases: Fraction | None = None
    team: str | None = None
    skills: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    starts: date | None = None
    leaves: date | None = None
    reductions: tuple[OracleReduction, ...] = ()
    breathers: tuple[OracleBreather, ...] = ()


@dataclass(frozen=True, eq=False)
class OracleInvolvement:
    """A dated link between a worker and a case; no end means it goes on."""

    case: str
    worker: str
    start: date | None
    end: date | None


@dataclass(frozen=True, eq=False)
class OracleCase:
    """One case; ``holder`` is None when it is unallocated."""

    name: str
    category: str
    holder: str | None = None
    locked: bool = False
    own_points: Fraction | None = None
    own_priority: str | None = None
    due: date | None = None
    family: str | None = None
    team: str | None = None
    own_skills: frozenset[str] | None = None
    preferred_skills: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    preferred_languages: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    exploitation: bool = False
    interpreter: bool = False
    travel_minutes: Mapping[str, Fraction] = field(default_factory=dict)
    named_previous: str | None = None


@dataclass(frozen=True, eq=False)
class OracleCategory:
    """One row of the table of categories."""

    points: Fraction
    skills: frozenset[str]
    roles: frozenset[str]
    asye: bool
    long_term: bool
    priority: str


@dataclass(frozen=True, eq=False)
class OraclePolicy:
    """Every number of the rules, with the shipped defaults except for the categories."""

    categories: Mapping[str, OracleCategory]
    full_points: Fraction = Fraction(100)
    asye_full_points: Fraction = Fraction(90)
    stable_points: Fraction = Fraction(15)
    max_cases: Fraction = Fraction(16)
    asye_max_cases: Fraction = Fraction(12)
    exploitation_points: Fraction = Fraction(2)
    interpreter_points: Fraction = Fraction(1)
    travel: tuple[tuple[Fraction, Fraction], ...] = ((Fraction(30), Fraction(1)), (Fraction(60), Fraction(2)))
    family_factor: Fraction = Fraction(6, 10)
    leaving_days: int = 28
    long_term_leaving_days: int = 182
    move_cost: int = 20
    previous_worker_cost: int = 10
    family_worker_cost: int = 8
    language_cost: int = 4
    skill_cost: int = 3
    long_term_cost: int = 2
    new_category_cost: int = 1


@dataclass(frozen=True, eq=False)
class OracleProblem:
    """What is asked: a mode on a team on a day."""

    policy: OraclePolicy
    workers: tuple[OracleWorker, ...]
    cases: tuple[OracleCase, ...]
    day: date
    mode: str = "allocate"
    involvements: tuple[OracleInvolvement, ...] = ()
    covered: frozenset[str] = frozenset()
    moves: int = 0
    any_team: bool = False
    last_seen: Mapping[str, str | None] | None = None
