"""Why a worker cannot take a case, in a few words that follow the name: "Catrin: no court skill"."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.wording.figures import amount, list_of, points
from caseload_app.domain.wording.figures import day as in_words
from caseload_app.domain.wording.roles import role
from caseload_app.domain.wording.spelling import Spelling
from solver.rules import (
    AsyeMayNotLead,
    BeingCovered,
    Breather,
    Excluded,
    LanguageMissing,
    Leaving,
    LockedInPlace,
    NoCapacity,
    NotStarted,
    Obstacle,
    OtherTeam,
    OverCases,
    OverPoints,
    RoleMayNotLead,
    SkillMissing,
)

NOTHING_IN_THE_WAY = "possible, not chosen"
"""Said of a worker whom no rule forbids: only when a limit ended the search before the best was found."""
REFUSED = "suggested before, and refused"
"""Said of a worker whom no rule forbids, but whom a person refused when the case was suggested for them."""


def obstacle(found: Obstacle, spelling: Spelling, day: date) -> str:  # noqa: C901, PLR0912  (a line for each rule)
    """What stands in the way, in words; ``day`` is the day of allocation. Says nothing of why somebody is excluded."""
    match found:
        case RoleMayNotLead(role=code):
            return f"{role(code)} may not lead"
        case AsyeMayNotLead():
            return "ASYE may not lead"
        case SkillMissing(skills=skills):
            return f"no {list_of([spelling(skill) for skill in skills], 'or')} skill"
        case LanguageMissing(language=language):
            return f"does not speak {spelling(language)}"
        case Excluded():
            return "not available for this case"
        case BeingCovered():
            return "is being covered"
        case NotStarted(start_date=start):
            return f"starts on {in_words(start)}"
        case Leaving(leaving_date=leaving):
            return f"left on {in_words(leaving)}" if leaving < day else f"leaves on {in_words(leaving)}"
        case NoCapacity():
            return "no available points"
        case Breather(category=category, last_day=last_day):
            until = "for now" if last_day is None else f"until {in_words(last_day)}"
            return f"breather, no new {category} {until}"
        case OtherTeam(team=team):
            return f"not in the team {team}"
        case OverPoints(by=by):
            return f"{points(by)} points over"
        case OverCases(by=by):
            return f"{amount(by, 'case')} over"
        case LockedInPlace():
            return "locked"


def in_the_way(name: str, found: Obstacle | None, spelling: Spelling, day: date) -> str:
    """One worker's line of what stands in the way: "Ben: 3.0 points over"."""
    one_line = " ".join(name.splitlines())
    return f"{one_line}: {NOTHING_IN_THE_WAY if found is None else obstacle(found, spelling, day)}"
