"""Why a worker cannot take a case, in a few words behind the name."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from caseload_app.domain.wording import Spelling, in_the_way, obstacle
from solver.problem import Role
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

DAY = date(2026, 3, 2)
SPELLING = Spelling({"welsh": "Welsh"})

WORDS: list[tuple[Obstacle, str]] = [
    (RoleMayNotLead(Role.SSW, "CIN"), "supervising social worker may not lead"),
    (AsyeMayNotLead("S47"), "ASYE may not lead"),
    (SkillMissing(("court",)), "no court skill"),
    (SkillMissing(("court", "kinship")), "no court or kinship skill"),
    (LanguageMissing("welsh"), "does not speak Welsh"),
    (Excluded(), "not available for this case"),
    (NoCapacity(), "no available points"),
    (NotStarted(date(2026, 4, 1)), "starts on 1 Apr 2026"),
    (Leaving(date(2026, 3, 30)), "leaves on 30 Mar 2026"),
    (Leaving(date(2026, 3, 2)), "leaves on 2 Mar 2026"),
    (Leaving(date(2026, 3, 1)), "left on 1 Mar 2026"),
    (Breather("CPP", date(2026, 3, 31)), "breather, no new CPP until 31 Mar 2026"),
    (Breather("CPP", None), "breather, no new CPP for now"),
    (BeingCovered(), "is being covered"),
    (OtherTeam("North"), "not in the team North"),
    (OverPoints(300), "3.0 points over"),
    (OverCases(1), "1 case over"),
    (OverCases(2), "2 cases over"),
    (LockedInPlace(), "locked"),
]


@pytest.mark.parametrize(("found", "said"), WORDS, ids=lambda value: value if isinstance(value, str) else "")
def test_each_rule_has_its_words(found: Obstacle, said: str) -> None:
    assert obstacle(found, SPELLING, DAY) == said


def test_no_rule_is_without_words() -> None:
    assert {type(found) for found, _ in WORDS} == set(get_args(Obstacle))


def test_a_line_starts_with_the_name() -> None:
    assert in_the_way("Ben", OverPoints(300), SPELLING, DAY) == "Ben: 3.0 points over"


def test_a_name_with_a_line_break_still_is_one_line() -> None:
    assert in_the_way("Ben\nAbara", AsyeMayNotLead("S47"), SPELLING, DAY) == "Ben Abara: ASYE may not lead"


def test_where_a_limit_ended_the_search_nothing_may_stand_in_the_way() -> None:
    assert in_the_way("Ben", None, SPELLING, DAY) == "Ben: possible, not chosen"
