"""What the solver is asked: workers, cases, policy and the kind of answer wanted. Frozen, and knows no files.

Units: points are whole hundredths of a point (``Hundredths``, so 6 points are 600); FTE, percentages and
head counts that may be fractional are `Decimal`; days are `datetime.date`. Skills, languages and category codes
are compared as they stand here: whoever builds a problem has folded case and spaces already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import IntEnum, StrEnum
from functools import cached_property

Hundredths = int
"""Whole hundredths of a point."""


class Role(StrEnum):
    """Who may lead: social worker, supervising social worker, personal adviser, family support worker."""

    SW = "SW"
    SSW = "SSW"
    PA = "PA"
    FSW = "FSW"


class Priority(IntEnum):
    """How pressing a case is; a smaller number comes first."""

    CRITICAL = 0
    HIGH = 1
    STANDARD = 2
    LOW = 3

    @property
    def one_higher(self) -> Priority:
        """The next more pressing priority; critical stays critical."""
        return Priority(max(0, self - 1))


class Mode(StrEnum):
    """The kinds of suggestion: give out what is unallocated, cover for somebody, or level the load."""

    ALLOCATE = "allocate"
    COVER = "cover"
    REBALANCE = "rebalance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One kind of case and what it asks of a worker."""

    code: str
    name: str
    points: Hundredths
    skills: frozenset[str]
    roles: frozenset[Role]
    asye_may_lead: bool
    long_term: bool
    must_allocate: bool
    priority: Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """How much one full-time worker can carry before reductions."""

    points: Hundredths
    asye_points: Hundredths
    stable_points: Hundredths
    max_cases: Decimal
    asye_max_cases: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadRules:
    """What is added to a case's points, and how brothers and sisters count together."""

    sibling_factor: Decimal
    exploitation: Hundredths
    interpreter: Hundredths
    travel_over_30: Hundredths
    travel_over_60: Hundredths
    travel_minutes: tuple[int, int]
    """Minutes above which the first and the second travel addition apply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HardRuleNumbers:
    """Numbers inside the hard rules."""

    leaving_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContinuityWeights:
    """What breaking continuity costs, in the continuity level's own units."""

    move: int
    previous_worker: int
    family_split: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FitWeights:
    """What a poorer fit costs, in the fit level's own units; ``leaving_days`` says what a short stay is."""

    preferred_language: int
    preferred_skill: int
    short_stay: int
    new_category: int
    leaving_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Every number and table of a council's allocation policy."""

    name: str
    version: str
    caps: Caps
    load: LoadRules
    rules: HardRuleNumbers
    continuity: ContinuityWeights
    fit: FitWeights
    categories: Mapping[str, Category]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduction:
    """A dated loss of capacity; counts on its first and on its last day, without end when ``last_day`` is None."""

    first_day: date
    last_day: date | None
    percent: Decimal
    no_new_categories: frozenset[str] = frozenset()

    def is_active(self, day: date) -> bool:
        """Whether the reduction counts on this day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """Somebody who can hold cases. ``max_points`` and ``max_cases`` are this worker's own, FTE included."""

    id: str
    team: str
    role: Role
    fte: Decimal
    asye: bool = False
    agency: bool = False
    skills: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    max_points: Hundredths | None = None
    max_cases: Decimal | None = None
    start_date: date | None = None
    leaving_date: date | None = None
    reductions: tuple[Reduction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One child or one foster household. ``worker_id`` is None while the case is unallocated.

    ``skills`` replaces the category's when it is not None; ``previous_worker_id`` is the one worker whom the child
    would go back to, already looked up. ``travel_to`` holds minutes where they differ by worker.
    """

    id: str
    category: str
    team: str | None = None
    family_id: str | None = None
    points: Hundredths | None = None
    priority: Priority | None = None
    due: date | None = None
    skills: frozenset[str] | None = None
    language: str | None = None
    preferred_language: str | None = None
    preferred_skills: frozenset[str] = frozenset()
    worker_id: str | None = None
    previous_worker_id: str | None = None
    locked: bool = False
    excluded: frozenset[str] = frozenset()
    travel_minutes: Decimal = Decimal(0)
    travel_to: Mapping[str, Decimal] = field(default_factory=dict)
    exploitation: bool = False
    interpreter: bool = False


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A team or a service on one day, and what is asked of it.

    Raises:
        ValueError: when an id stands twice, or a name (worker, category, covered worker) is not in the problem.
    """

    day: date
    policy: Policy
    workers: tuple[Worker, ...]
    cases: tuple[Case, ...]
    mode: Mode = Mode.ALLOCATE
    max_moves: int = 0
    covered: frozenset[str] = frozenset()
    any_team: bool = False
    last_seen: Mapping[str, str | None] | None = None
    """The suggestion the manager last saw (case id to worker id), for the level *stability*."""
    chosen: Mapping[str, str] = field(default_factory=dict)
    """Cases (by id) that are to go to this worker and nobody else, as far as the hard rules let them: what if?"""
    peak_elsewhere: int = 0
    """Where this is a part of something larger: the peak of all the rest, below which its own makes no difference."""

    def __post_init__(self) -> None:
        if len(self.worker) != len(self.workers):
            raise ValueError("two workers have the same id")
        if len(self.case) != len(self.cases):
            raise ValueError("two cases have the same id")
        if self.max_moves < 0:
            raise ValueError(f"max_moves is {self.max_moves}; it must be 0 or more")
        if self.peak_elsewhere < 0:
            raise ValueError(f"peak_elsewhere is {self.peak_elsewhere}; it must be 0 or more")
        if (self.mode is Mode.COVER) != bool(self.covered):
            raise ValueError("mode cover names at least one worker, and no other mode names any")
        self._check_names()

    def _check_names(self) -> None:
        for worker_id in (*sorted(self.covered), *self.chosen.values()):
            if worker_id not in self.worker:
                raise ValueError(f"worker {worker_id!r}, covered or chosen, is not in the problem")
        for case_id in self.chosen:
            if case_id not in self.case:
                raise ValueError(f"case {case_id!r}, with a chosen worker, is not in the problem")
        for case in self.cases:
            if case.category not in self.policy.categories:
                raise ValueError(f"case {case.id!r} has the unknown category {case.category!r}")
            if case.worker_id is not None and case.worker_id not in self.worker:
                raise ValueError(f"case {case.id!r} is held by the unknown worker {case.worker_id!r}")

    @cached_property
    def worker(self) -> Mapping[str, Worker]:
        """Workers by id."""
        return {worker.id: worker for worker in self.workers}

    @cached_property
    def case(self) -> Mapping[str, Case]:
        """Cases by id."""
        return {case.id: case for case in self.cases}

    @cached_property
    def families(self) -> Mapping[str, tuple[Case, ...]]:
        """The cases of each family group by family id; a group may have one member."""
        groups: dict[str, list[Case]] = {}
        for case in self.cases:
            if case.family_id is not None:
                groups.setdefault(case.family_id, []).append(case)
        return {family_id: tuple(cases) for family_id, cases in groups.items()}

    def start_worker(self, case: Case) -> str | None:
        """Who holds the case when the run begins: in *cover* a covered worker's unlocked cases are in the tray."""
        if case.worker_id in self.covered and not case.locked:
            return None
        return case.worker_id

    def category_of(self, case: Case) -> Category:
        """The category of a case, from the policy."""
        return self.policy.categories[case.category]

    def required_skills(self, case: Case) -> frozenset[str]:
        """The case's own list of required skills, else its category's."""
        return self.category_of(case).skills if case.skills is None else case.skills

    def priority_of(self, case: Case) -> Priority:
        """The case's own priority, else its category's, one higher when it is due on or before the day."""
        if case.priority is not None:
            return case.priority
        of_category = self.category_of(case).priority
        is_due = case.due is not None and case.due <= self.day
        return of_category.one_higher if is_due else of_category
