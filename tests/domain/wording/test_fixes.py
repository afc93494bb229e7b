"""Single changes and the staffing arithmetic in words."""

from __future__ import annotations

from typing import get_args

import pytest

from caseload_app.domain.wording import Spelling
from caseload_app.domain.wording.fixes import single_change, staffing
from solver.explain.single_changes import AddSkill, AddWorker, Change, LiftCap, MoveOne, ReleaseLock, WidenSearch
from solver.explain.staffing import Shortage
from tests.builders import a_worker

SPELLING = Spelling({"welsh": "Welsh"})
NAMES = {"W1": "Ben"}

WORDS: list[tuple[Change, str]] = [
    (ReleaseLock("C-204"), "release the lock on C-204"),
    (WidenSearch(), "widen the search to other teams"),
    (MoveOne("C-7", "W1"), "let C-7 move to Ben"),
    (LiftCap("W1", 300, 0), "lift the cap of Ben by 3.0 points"),
    (LiftCap("W1", 100, 0), "lift the cap of Ben by 1.0 point"),
    (LiftCap("W1", 0, 1), "lift the cap of Ben by 1 case"),
    (LiftCap("W1", 250, 2), "lift the cap of Ben by 2.5 points and 2 cases"),
    (AddSkill("W1", "court"), "train Ben in court"),
    (AddWorker(a_worker("new", skills={"court"})), "one more worker with the skill court"),
    (
        AddWorker(a_worker("new", skills={"court", "asylum"}, languages={"welsh"})),
        "one more worker with the skills asylum and court who speaks Welsh",
    ),
    (AddWorker(a_worker("new", skills=frozenset())), "one more worker"),
]


@pytest.mark.parametrize(("change", "said"), WORDS, ids=lambda value: value if isinstance(value, str) else "")
def test_each_change_has_its_words(change: Change, said: str) -> None:
    assert single_change(change, SPELLING, NAMES) == said


def test_no_change_is_without_words() -> None:
    assert {type(change) for change, _ in WORDS} == set(get_args(Change))


@pytest.mark.parametrize(
    ("short", "said"),
    [
        (
            Shortage(skill="court", case_ids=("C",), wanted=700, room=300, fte_hundredths=5),
            "4.0 points of court capacity short: 0.05 FTE",
        ),
        (
            Shortage(skill=None, case_ids=("C",), wanted=700, room=300, fte_hundredths=None),
            "4.0 points of capacity short",
        ),
        (
            Shortage(skill="court", case_ids=("C",), wanted=700, room=900, fte_hundredths=0),
            "7.0 points of court capacity wanted, 9.0 left, but in pieces too small for a case",
        ),
    ],
    ids=["short", "no skill", "in pieces"],
)
def test_the_staffing_arithmetic_has_its_words(short: Shortage, said: str) -> None:
    assert staffing(short, SPELLING) == said
