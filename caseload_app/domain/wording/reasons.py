"""What speaks for a worker, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from caseload_app.domain.reason import (
    FamilyThere,
    KnowsTheChild,
    PreferredLanguage,
    PreferredSkills,
    Reason,
    RequiredLanguage,
    RequiredSkills,
    SameWork,
    TakesLoadOff,
    WithinCap,
)
from caseload_app.domain.wording.figures import list_of, points
from caseload_app.domain.wording.spelling import Spelling


def reason(speaks: Reason, spelling: Spelling) -> str:
    """One thing that speaks for the worker, to stand inside a sentence."""
    match speaks:
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
        case SameWork(category=category):
            return f"already does {category} work"
        case TakesLoadOff(name=name, before=before, after=after):
            return f"takes load off {name} ({points(before)} points before, {points(after)} after)"
        case WithinCap():
            return _within_cap(speaks)


def reasons(speaks: Iterable[Reason], spelling: Spelling) -> str:
    """Everything that speaks for the worker in one line, the first word with a capital."""
    line = "; ".join(reason(one, spelling) for one in speaks)
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
