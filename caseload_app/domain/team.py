"""A team or a whole service: workers, cases, reductions, travel and involvements, as a manager writes them down.

Identifiers and names are text exactly as read (outer spaces apart). Skills, languages and codes are kept as written
and compared by `key`. Points are whole hundredths of a point.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from caseload_app.domain.involvement import Involvement
from caseload_app.domain.solver_input import Earlier, cases_of, workers_of
from solver.problem import Hundredths, Mode, Policy, Priority, Problem, Role


def key(text: str) -> str:
    """What two spellings of a skill, a language or a code have in common: case and spaces do not count."""
    return " ".join(text.replace("\u00a0", " ").split()).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamWorker:
    """A worker as the team knows them. ``max_points`` and ``max_cases`` are their own, FTE included."""

    id: str
    name: str
    team: str
    role: Role
    fte: Decimal
    asye: bool = False
    agency: bool = False
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    max_points: Hundredths | None = None
    max_cases: Decimal | None = None
    start_date: date | None = None
    leaving_date: date | None = None
    registration_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerReduction:
    """A dated loss of capacity of one worker; a breather names the category codes that must not be added."""

    worker_id: str
    reason: str
    first_day: date
    last_day: date | None = None
    percent: Decimal
    no_new_categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamCase:
    """One child, or one foster household. ``worker_id`` is None while it is unallocated.

    ``skills`` replaces the category's when it is not empty. ``previous_worker_id`` is the one the manager named;
    where it is None the involvements tell.
    """

    id: str
    name: str | None = None
    family_id: str | None = None
    category: str
    team: str | None = None
    points: Hundredths | None = None
    priority: Priority | None = None
    received: date | None = None
    due: date | None = None
    skills: tuple[str, ...] = ()
    language: str | None = None
    preferred_language: str | None = None
    preferred_skills: tuple[str, ...] = ()
    worker_id: str | None = None
    previous_worker_id: str | None = None
    locked: bool = False
    excluded_workers: tuple[str, ...] = ()
    restricted: bool = False
    travel_minutes: Decimal | None = None
    exploitation: bool = False
    interpreter: bool = False
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel:
    """Minutes from one worker to one case, where it differs by worker."""

    case_id: str
    worker_id: str
    minutes: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Everything one workbook or one team file holds. ``settings`` are policy values by dotted name, as read."""

    workers: tuple[TeamWorker, ...] = ()
    cases: tuple[TeamCase, ...] = ()
    reductions: tuple[WorkerReduction, ...] = ()
    travel: tuple[Travel, ...] = ()
    involvements: tuple[Involvement, ...] = ()
    settings: Mapping[str, object] | None = None

    def problem(  # noqa: PLR0913  (what may be asked of the solver, all by name)
        self,
        *,
        day: date,
        policy: Policy,
        mode: Mode = Mode.ALLOCATE,
        max_moves: int = 0,
        covered: Iterable[str] = (),
        any_team: bool = False,
        last_seen: Mapping[str, str | None] | None = None,
        earlier: Earlier | None = None,
    ) -> Problem:
        """The question to the solver about this team on a day, under a policy that already holds the settings.

        Of an earlier question, what still holds is taken over, to be quick; the answer is the same without.

        Raises:
            ValueError: when a covered worker is not in the team, or the team contradicts itself.
        """
        return Problem(
            day=day,
            policy=policy,
            workers=workers_of(self, key, earlier),
            cases=tuple(cases_of(self, day, key, earlier)),
            mode=mode,
            max_moves=max_moves,
            covered=frozenset(covered),
            any_team=any_team,
            last_seen=last_seen,
        )
