"""Random small problems that hit the awkward corners often: ties, tight desks, families, boundaries, odd policies.

One generator serves both seeded runs and Hypothesis (which hands in its own ``Random``). A problem first draws its
*temper* (how tight, how alike, how strange), so that corners come in combination and not one in a thousand.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Any

from solver.points import available_points, case_points
from solver.problem import Case, Mode, Policy, Priority, Problem, Reduction, Role, Worker
from tests.builders import ALL_SKILLS, DAY, DEFAULT_POLICY, a_policy, a_reduction, day

NAMES = ("Ana", "Ben", "Cat", "Dan", "Eve", "Fay", "Gus", "Huw", "Ida", "Jon", "Kay", "Lou")
FEW_CATEGORIES = ("CIN", "CPP", "CLA", "EH", "CL18")
ODD_POINTS = (0, 1, 100, 333, 437, 500, 505, 833, 1250)
SKILLS = ("family support", "child protection", "court", "children in care", "leaving care")
LANGUAGES = ("welsh", "polish")


@dataclass(frozen=True)
class Temper:
    """How a problem is drawn, each from 0 (never) to 1 (nearly always)."""

    room: int
    """Points of a full desk, so that a few cases fill it."""
    odd: float
    family: float
    barred: float
    locked: float
    fussy: float
    known: float
    travel: float
    held: float
    specialised: float
    settled: bool
    cornered: float
    """How often a case of the tray has a single worker to go to, so that only a move makes room for it."""
    alike: bool


def random_problem(rng: Random, mode: Mode, *, workers: int = 5, cases: int = 9, free: int = 6) -> Problem:
    """A problem of at most so many workers and cases, of which at most ``free`` may go somewhere.

    With moves allowed every held case may go somewhere; the rest are then locked.
    """
    temper = _temper(rng)
    names = NAMES[: rng.randint(min(workers, 2), workers)]
    team = tuple(_worker(rng, name, temper) for name in names)
    if temper.alike and rng.random() < 0.5:
        team = tuple(replace(team[0], id=name) for name in names)
    moves = _moves(rng, mode)
    covered = (
        frozenset(rng.sample(names, 2 if len(names) > 3 and rng.random() < 0.2 else 1))
        if mode is Mode.COVER
        else frozenset()
    )
    tray = tuple(
        _case(rng, f"C{number}", names, temper) for number in range(rng.choice((rng.randint(1, cases), cases)))
    )
    policy = _policy(rng)
    if temper.settled:
        tray = _within_cap(tray, team, policy)
    return Problem(
        day=DAY,
        policy=policy,
        workers=team,
        cases=_locked_beyond(tray, free, moves, covered, mode),
        mode=mode,
        max_moves=moves,
        covered=covered,
        any_team=rng.random() < 0.15,
        last_seen=_last_seen(rng, tray, names),
    )


def random_assignment(rng: Random, problem: Problem, *, wild: float) -> dict[str, str | None]:
    """Where the cases stand, with some of them (a share of about ``wild``) put anywhere, legal or not."""
    anywhere = [None, *(worker.id for worker in problem.workers)]
    return {
        case.id: rng.choice(anywhere) if rng.random() < wild else problem.start_worker(case) for case in problem.cases
    }


def _temper(rng: Random) -> Temper:
    return Temper(
        room=rng.choice((700, 1200, 1600, 2000, 2500, 3500)),
        odd=rng.choice((0.0, 0.3, 0.9)),
        family=rng.choice((0.0, 0.4, 0.9)),
        barred=rng.choice((0.0, 0.0, 0.05, 0.3)),
        locked=rng.choice((0.0, 0.0, 0.2)),
        fussy=rng.choice((0.0, 0.3, 0.8)),
        known=rng.choice((0.0, 0.4, 0.9)),
        travel=rng.choice((0.0, 0.0, 0.5)),
        held=rng.choice((0.2, 0.4, 0.8)),
        specialised=rng.choice((0.0, 0.0, 0.7)),
        settled=rng.random() < 0.6,
        cornered=rng.choice((0.0, 0.0, 0.6)),
        alike=rng.random() < 0.3,
    )


def _moves(rng: Random, mode: Mode) -> int:
    return rng.choice((0, 1, 2, 3, 9) if mode is Mode.REBALANCE else (0, 0, 1, 2, 3, 9))


def _worker(rng: Random, name: str, temper: Temper) -> Worker:
    own: dict[str, Any] = {}
    if rng.random() < 0.8:
        own["max_points"] = rng.choice(
            (temper.room, temper.room, temper.room + 300, rng.choice((0, 437)), rng.randint(1, 2 * temper.room))
        )
    if rng.random() < 0.15:
        own["max_cases"] = Decimal(rng.choice(("0", "1", "2", "3.5")))
    if rng.random() < temper.barred:
        own["leaving_date"] = day(rng.choice((-400, -1, 0, 27, 28, 29, 100, 181, 182, 183)))
    if rng.random() < temper.barred:
        own["start_date"] = day(rng.choice((-500, -1, 0, 1, 14)))
    is_specialist = rng.random() < max(temper.specialised, temper.barred)
    skills = frozenset(rng.sample(SKILLS, rng.randint(2, 4))) if is_specialist else ALL_SKILLS
    return Worker(
        id=name,
        team="North" if rng.random() < 0.8 else "South",
        role=Role.SW if rng.random() > temper.barred / 2 else rng.choice(list(Role)),
        fte=Decimal(rng.choice(("1", "0.8", "0.5", "0.333", "0.2", "0.15", "0.1"))),
        asye=rng.random() < temper.barred,
        agency=rng.random() < temper.fussy / 2,
        skills=skills,
        languages=frozenset(language for language in LANGUAGES if rng.random() < 0.5),
        reductions=tuple(_reduction(rng) for _ in range(rng.choice((0, 0, 0, 0, 0, 1, 2, 3)))),
        **own,
    )


def _reduction(rng: Random) -> Reduction:
    """Around the allocation day, often with its first or its last day on it or just beside it."""
    first = rng.choice((-30, -1, 0, 0, 1))
    last = rng.choice((None, max(first, -1), max(first, 0), max(first, 1), 40))
    percent = rng.choice(("0", "0", "10", "20", "33.3", "50", "60", "100"))
    breather = rng.sample(FEW_CATEGORIES, rng.choice((0, 0, 1, 2)))
    return a_reduction(percent, day(first), None if last is None else day(last), breather=breather)


def _case(rng: Random, case_id: str, names: tuple[str, ...], temper: Temper) -> Case:
    someone = (*names, "Zoe")
    holder = rng.choice(names) if rng.random() < temper.held else None
    excluded = rng.sample(someone, rng.randint(1, 2)) if rng.random() < temper.barred else []
    if holder is None and rng.random() < temper.cornered:
        excluded = rng.sample(names, len(names) - 1)
    known = rng.random() < temper.known
    fussy = temper.fussy
    return Case(
        id=case_id,
        category=rng.choice(FEW_CATEGORIES[: 2 if temper.alike else 5]),
        team="North" if rng.random() < temper.barred else None,
        family_id=rng.choice(("F1", "F1", "F2")) if rng.random() < temper.family else None,
        points=rng.choice(ODD_POINTS) if rng.random() < temper.odd else None,
        priority=rng.choice(list(Priority)) if rng.random() < 0.3 else None,
        due=day(rng.choice((-9, -1, 0, 1, 9))) if rng.random() < 0.3 else None,
        skills=frozenset(rng.sample(SKILLS, rng.randint(0, 2))) if rng.random() < temper.barred else None,
        language=rng.choice(LANGUAGES) if rng.random() < temper.barred / 2 else None,
        preferred_language=rng.choice(LANGUAGES) if rng.random() < fussy else None,
        preferred_skills=frozenset(rng.sample(SKILLS, rng.randint(1, 2))) if rng.random() < fussy else frozenset(),
        worker_id=holder,
        previous_worker_id=rng.choice(someone) if known else None,
        locked=rng.random() < temper.locked,
        excluded=frozenset(excluded),
        travel_minutes=Decimal(rng.choice(("0", "30", "30.5", "61"))) if rng.random() < temper.travel else Decimal(0),
        travel_to={
            n: Decimal(rng.choice(("0", "30", "31", "60", "60.1"))) for n in names if rng.random() < temper.travel
        },
        exploitation=rng.random() < temper.odd / 3,
        interpreter=rng.random() < temper.odd / 3,
    )


def _within_cap(cases: tuple[Case, ...], team: tuple[Worker, ...], policy: Policy) -> tuple[Case, ...]:
    """The cases, those set free that a worker has no room for: a team in which a move can make the difference."""
    room = {worker.id: available_points(worker, policy, DAY) for worker in team}
    result = []
    for case in cases:
        if case.worker_id is None or case.locked:
            result.append(case)
            continue
        room[case.worker_id] -= case_points(case, case.worker_id, policy)
        result.append(case if room[case.worker_id] >= 0 else replace(case, worker_id=None))
    return tuple(result)


def _locked_beyond(
    cases: tuple[Case, ...], free: int, moves: int, covered: frozenset[str], mode: Mode
) -> tuple[Case, ...]:
    """The cases, with those locked that would make more than ``free`` go somewhere."""
    result = []
    for case in cases:
        in_tray = case.worker_id is None or (mode is Mode.COVER and case.worker_id in covered)
        goes_somewhere = not case.locked and (in_tray or moves > 0)
        if goes_somewhere and free == 0:
            result.append(replace(case, locked=True))
            continue
        free -= goes_somewhere
        result.append(case)
    return tuple(result)


def _last_seen(rng: Random, cases: tuple[Case, ...], names: tuple[str, ...]) -> dict[str, str | None] | None:
    if rng.random() < 0.7:
        return None
    return {case.id: rng.choice((None, *names)) for case in cases if rng.random() < 0.8}


def _policy(rng: Random) -> Policy:
    if rng.random() < 0.5:
        return DEFAULT_POLICY
    return a_policy(
        caps={
            "points": rng.choice((10000, 4000, 12345)),
            "stable_points": rng.choice((1500, 0, 1)),
            "max_cases": Decimal(rng.choice((16, 16, 3))),
            "asye_max_cases": Decimal(rng.choice((12, 2))),
        },
        load={
            "sibling_factor": Decimal(rng.choice(("0.6", "0", "0.33", "0.505", "1"))),
            "exploitation": rng.choice((200, 0, 55)),
            "interpreter": rng.choice((100, 0)),
            "travel_over_30": rng.choice((100, 0, 250)),
            "travel_over_60": rng.choice((200, 0, 133)),
        },
        rules={"leaving_days": rng.choice((28, 0, 100))},
        continuity={
            "move": rng.choice((20, 0, 1, 7)),
            "previous_worker": rng.choice((10, 0, 21)),
            "family_split": rng.choice((8, 0, 30)),
        },
        fit={
            "preferred_language": rng.choice((4, 0)),
            "preferred_skill": rng.choice((3, 0)),
            "short_stay": rng.choice((2, 0, 9)),
            "new_category": rng.choice((1, 0)),
            "leaving_days": rng.choice((182, 0, 100)),
        },
    )
