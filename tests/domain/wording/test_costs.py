"""What another answer costs or gains, in sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caseload_app.domain.wording.costs import costs, level_change
from solver.explain.parts import Parts

NONE = Parts(
    moves=0,
    not_the_previous=0,
    beyond_the_first=0,
    languages_missing=0,
    skills_missing=0,
    short_stays=0,
    new_work=0,
)


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        ("critical", 0, 1, "1 more critical case left over"),
        ("high", 3, 1, "2 more high priority cases allocated"),
        ("overload", 100, 350, "2.5 points more over cap"),
        ("overload", 350, 100, "2.5 points fewer over cap"),
        ("peak", 96, 100, "highest workload 100 % instead of 96 %"),
        ("spread", 5, 6, "work shared less evenly"),
        ("spread", 6, 5, "work shared more evenly"),
        ("stability", 1, 3, "2 more cases other than last suggested"),
        ("continuity", 8, 0, "continuity better"),
        ("fit", 0, 1, "fit worse"),
    ],
)
def test_each_level_says_what_is_other(name: str, before: int, after: int, said: str) -> None:
    assert level_change(name, before, after) == said


def test_continuity_and_fit_say_what_they_are_made_of() -> None:
    after = replace(
        NONE,
        moves=1,
        not_the_previous=2,
        beyond_the_first=1,
        languages_missing=1,
        skills_missing=2,
        short_stays=1,
        new_work=1,
    )
    assert costs([("continuity", 0, 48), ("fit", 0, 13)], NONE, after) == (
        "1 more case moved from the worker who has it",
        "2 children fewer back with a worker they know",
        "brothers and sisters with 1 more worker",
        "1 preferred language fewer spoken",
        "2 preferred skills fewer held",
        "1 more long-term case with somebody not here to stay",
        "1 more case of a kind new to its worker",
    )
    assert costs([("continuity", 48, 0)], after, NONE) == (
        "1 case fewer moved from the worker who has it",
        "2 more children back with a worker they know",
        "brothers and sisters with 1 worker fewer",
    )


def test_what_is_the_same_is_not_said() -> None:
    assert costs([("critical", 1, 1), ("fit", 2, 2)], NONE, NONE) == ()


def test_how_even_the_loads_are_says_nothing_where_another_number_of_cases_is_allocated() -> None:
    assert costs([("high", 0, 1), ("peak", 90, 80), ("spread", 9, 7)], NONE, NONE) == (
        "1 more high priority case left over",
    )
