"""The hard rules: a function each, saying in typed form what stands in the way, or None.

A suggestion never breaks one of them; a manager may, by hand, with a recorded reason. Everything that judges a pair of
case and worker (suggestion, drag preview, explanation, import warnings) asks here. Words for people are the app's.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from solver.points import available_points
from solver.problem import Case, Hundredths, Problem, Role, Worker


class Rule(StrEnum):
    """The rules by name, in the order in which the first one in the way is reported."""

    ROLE = "role"
    SKILL = "skill"
    LANGUAGE = "language"
    EXCLUDED = "excluded"
    AVAILABLE = "available"
    TEAM = "team"
    CAP = "cap"
    LOCK = "lock"


@dataclass(frozen=True, slots=True)
class RoleMayNotLead:
    """The worker's role does not lead this category."""

    role: Role
    category: str
    rule = Rule.ROLE


@dataclass(frozen=True, slots=True)
class AsyeMayNotLead:
    """A worker in the first, assessed year does not lead this category."""

    category: str
    rule = Rule.ROLE


@dataclass(frozen=True, slots=True)
class SkillMissing:
    """Required skills that the worker does not hold, sorted."""

    skills: tuple[str, ...]
    rule = Rule.SKILL


@dataclass(frozen=True, slots=True)
class LanguageMissing:
    """The required language is not spoken."""

    language: str
    rule = Rule.LANGUAGE


@dataclass(frozen=True, slots=True)
class Excluded:
    """The worker is on the case's exclusion list; the reason is never shown."""

    rule = Rule.EXCLUDED


@dataclass(frozen=True, slots=True)
class NoCapacity:
    """The worker has no available points on the day."""

    rule = Rule.AVAILABLE


@dataclass(frozen=True, slots=True)
class NotStarted:
    """The worker starts after the day."""

    start_date: date
    rule = Rule.AVAILABLE


@dataclass(frozen=True, slots=True)
class Leaving:
    """The worker has left, or leaves within the policy's number of days."""

    leaving_date: date
    rule = Rule.AVAILABLE


@dataclass(frozen=True, slots=True)
class Breather:
    """The worker takes no new case of this category until after the last day (None: no end set)."""

    category: str
    last_day: date | None
    rule = Rule.AVAILABLE


@dataclass(frozen=True, slots=True)
class BeingCovered:
    """In *cover* the covered workers receive nothing."""

    rule = Rule.AVAILABLE


@dataclass(frozen=True, slots=True)
class OtherTeam:
    """The case belongs to a team that is not the worker's."""

    team: str
    rule = Rule.TEAM


@dataclass(frozen=True, slots=True)
class OverPoints:
    """With the case the worker would be over the available points by so many hundredths."""

    by: Hundredths
    rule = Rule.CAP


@dataclass(frozen=True, slots=True)
class OverCases:
    """With the case the worker would hold so many cases more than the maximum."""

    by: int
    rule = Rule.CAP


@dataclass(frozen=True, slots=True)
class LockedInPlace:
    """The case is locked where it is."""

    rule = Rule.LOCK


Obstacle = (
    RoleMayNotLead
    | AsyeMayNotLead
    | SkillMissing
    | LanguageMissing
    | Excluded
    | NoCapacity
    | NotStarted
    | Leaving
    | Breather
    | BeingCovered
    | OtherTeam
    | OverPoints
    | OverCases
    | LockedInPlace
)


def role(problem: Problem, case: Case, worker: Worker) -> Obstacle | None:
    """The worker's role may lead the category; an ASYE worker only where the policy says so."""
    category = problem.category_of(case)
    if worker.role not in category.roles:
        return RoleMayNotLead(worker.role, case.category)
    if worker.asye and not category.asye_may_lead:
        return AsyeMayNotLead(case.category)
    return None


def skill(problem: Problem, case: Case, worker: Worker) -> Obstacle | None:
    """Every required skill is held."""
    missing = problem.required_skills(case) - worker.skills
    return SkillMissing(tuple(sorted(missing))) if missing else None


def language(_problem: Problem, case: Case, worker: Worker) -> Obstacle | None:
    """A required language is spoken."""
    if case.language is None or case.language in worker.languages:
        return None
    return LanguageMissing(case.language)


def excluded(_problem: Problem, case: Case, worker: Worker) -> Obstacle | None:
    """Never a worker on the case's exclusion list."""
    return Excluded() if worker.id in case.excluded else None


def available(problem: Problem, case: Case, worker: Worker) -> Obstacle | None:
    """The worker is there, has points, is not about to leave and has no breather for the category."""
    if worker.id in problem.covered:
        return BeingCovered()
    if worker.start_date is not None and worker.start_date > problem.day:
        return NotStarted(worker.start_date)
    if is_leaving_within(worker, problem.day, problem.policy.rules.leaving_days):
        assert worker.leaving_date is not None
        return Leaving(worker.leaving_date)
    if available_points(worker, problem.policy, problem.day) <= 0:
        return NoCapacity()
    for reduction in worker.reductions:
        if case.category in reduction.no_new_categories and reduction.is_active(problem.day):
            return Breather(case.category, reduction.last_day)
    return None


def team(problem: Problem, case: Case, worker: Worker) -> Obstacle | None:
    """A case with a team goes to a worker of that team, unless the manager widens the search."""
    own = only_team(problem, case)
    return None if own is None or own == worker.team else OtherTeam(own)


def only_team(problem: Problem, case: Case) -> str | None:
    """The team whose workers alone may take the case; None: everybody's may."""
    return None if problem.any_team else case.team


def cap(load: Hundredths, available: Hundredths, count: int, maximum_cases: int) -> Obstacle | None:
    """A worker who receives a case is, afterwards, within available points and within maximum cases."""
    if is_within_cap(load, available, count, maximum_cases):
        return None
    return OverPoints(load - available) if load > available else OverCases(count - maximum_cases)


def is_within_cap(load: Hundredths, available: Hundredths, count: int, maximum_cases: int) -> bool:
    """Whether points and head count are both within the cap; what fits exactly is within."""
    return load <= available and count <= maximum_cases


def room_for_one_more(load: Hundredths, available: Hundredths, count: int, maximum_cases: int) -> Hundredths:
    """The most that one case more may add within the cap; below 0 where none may come."""
    return available - load if count + 1 <= maximum_cases else -1


def is_leaving_within(worker: Worker, day: date, days: int) -> bool:
    """Whether the worker has left or leaves on or before the day so many days ahead."""
    return worker.leaving_date is not None and worker.leaving_date - day <= timedelta(days=days)


PairRule = Callable[[Problem, Case, Worker], Obstacle | None]
PAIR_RULES: tuple[PairRule, ...] = (role, skill, language, excluded, available, team)
"""The rules that a case and a worker settle between them, in the order in which they are reported."""


def pair_obstacle(problem: Problem, case: Case, worker: Worker) -> Obstacle | None:
    """The first rule, cap and lock apart, that keeps this worker from taking this case; None when they match."""
    for rule in PAIR_RULES:
        obstacle = rule(problem, case, worker)
        if obstacle is not None:
            return obstacle
    return None


def looked_at(case: Case) -> Hashable:
    """What the pair rules look at in a case, exclusions apart.

    Two cases equal in this are kept from the same workers, each by the same rule, exclusions apart.
    """
    return (case.category, case.skills, case.language, case.team)
