"""What speaks for a worker, in words."""

from __future__ import annotations

from typing import get_args

import pytest

from caseload_app.domain.wording import Spelling, reason, reasons
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

SPELLING = Spelling({"welsh": "Welsh"})
NAMES = {"W1": "Ben"}

WORDS: list[tuple[Term, str]] = [
    (LockedHere(), "locked here"),
    (OnlyOneWhoMay(), "the only one who may take it"),
    (OnlyOneWithRoom(), "the only one with room for it"),
    (KeepsTheCase(), "has the case now"),
    (IsHereToStay(), "is here to stay, for a long-term case"),
    (LowestWorkload(), "the lowest workload of those who could take it"),
    (KnowsTheChild(), "previous worker"),
    (FamilyThere(("C-1", "C-2")), "works with the same family (C-1, C-2)"),
    (RequiredSkills(("court",)), "has the required skill court"),
    (RequiredSkills(("court", "kinship")), "has the required skills court and kinship"),
    (RequiredLanguage("welsh"), "speaks Welsh, which is required"),
    (PreferredLanguage("welsh"), "speaks Welsh, which is preferred"),
    (PreferredSkills(("life story",)), "has the preferred skill life story"),
    (SameWork("CIN"), "already does CIN work"),
    (TakesLoadOff("W1", 9600, 8500), "takes load off Ben (96.0 points before, 85.0 after)"),
    (WithinCap(6600, 8500, 10, 16), "66.0 of 85.0 points after"),
    (WithinCap(6600, 8500, 15, 16), "66.0 of 85.0 points and 15 of 16 cases after"),
]


@pytest.mark.parametrize(("speaks", "said"), WORDS, ids=lambda value: value if isinstance(value, str) else "")
def test_each_reason_has_its_words(speaks: Term, said: str) -> None:
    assert reason(speaks, SPELLING, NAMES) == said


def test_no_reason_is_without_words() -> None:
    assert {type(speaks) for speaks, _ in WORDS} == set(get_args(Term))


def test_reasons_together_are_one_line_that_starts_with_a_capital() -> None:
    said = reasons([KnowsTheChild(), WithinCap(6600, 8500, 10, 16)], SPELLING, NAMES)
    assert said == "Previous worker; 66.0 of 85.0 points after"
