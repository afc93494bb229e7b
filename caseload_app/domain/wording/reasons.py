"""What speaks for a worker, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from caseload_app.domain.wording.figures import list_of, points
from caseload_app.domain.wording.spelling import Spelling
from solver.explain.terms import (
    FamilyThere,
    IsHereToStay,
    KeepsTheCase,
    KnowsTheChild,
    LockedHere,
    LowestWorkload,
    OnlyOneWhoMay,
    OnlyOneWithRoom,
    PreferredLanguage,
    PreferredSkills,
    RequiredLanguage,
    RequiredSkills,
    SameWork,
    TakesLoadOff,
    Term,
    WithinCap,
)


def reason(  # noqa: C901, PLR0912  (a line for each term)
    speaks: Term, spelling: Spelling, names: Mapping[str, str]
) -> str:
    """One thing that speaks for the worker, to stand inside a sentence; ``names`` are the workers' by id."""
    match speaks:
        case LockedHere():
            return "locked here"
        case OnlyOneWhoMay():
            return "the only one who may take it"
        case OnlyOneWithRoom():
            return "the only one with room for it"
        case KeepsTheCase():
            return "has the case now"
        case KnowsTheChild():
            return "previous worker"
        case FamilyThere(case_ids=case_ids):
            return f"works with the same family ({', '.join(case_ids)})"
        case RequiredSkills(skills=skills):
            return f"has the required {_skills(skills, spelling)}"
        case RequiredLanguage(language=language):
            return f"speaks {spelling(language)}, which is required"
        case PreferredLanguage(language=language):
            return f"speaks {spelling(language)}, which is preferred"
        case PreferredSkills(skills=skills):
            return f"has the preferred {_skills(skills, spelling)}"
        case IsHereToStay():
            return "is here to stay, for a long-term case"
        case SameWork(category=category):
            return f"already does {category} work"
        case TakesLoadOff(worker_id=giver, before=before, after=after):
            return f"takes load off {names[giver]} ({points(before)} points before, {points(after)} after)"
        case LowestWorkload():
            return "the lowest workload of those who could take it"
        case WithinCap():
            return _within_cap(speaks)


def reasons(speaks: Iterable[Term], spelling: Spelling, names: Mapping[str, str]) -> str:
    """Everything that speaks for the worker in one line, the first word with a capital."""
    line = "; ".join(reason(one, spelling, names) for one in speaks)
    return line[:1].upper() + line[1:]


def _skills(skills: Sequence[str], spelling: Spelling) -> str:
    return f"{'skill' if len(skills) == 1 else 'skills'} {list_of([spelling(skill) for skill in skills])}"


def _within_cap(room: WithinCap) -> str:
    of_points = f"{points(room.load)} of {points(room.available)} points"
    head_count_binds = room.cases * room.available > room.load * room.maximum_cases
    return (
        f"{of_points} and {room.cases} of {room.maximum_cases} cases after"
        if head_count_binds
        else f"{of_points} after"
    )
