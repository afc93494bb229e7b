"""The answer as a whole, in sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caseload_app.domain.wording import Answer, answer
from caseload_app.domain.wording.levels import best_so_far, proof

GOOD = Answer(to_allocate=14, allocated=13, moved=0, locked=0, alarms=(), open_levels=(), seconds=0.04)


def test_a_proved_answer_says_how_much_and_how_sure() -> None:
    assert answer(GOOD) == ["13 of 14 cases allocated within caps; proved best in 0.04 s."]


def test_moves_are_told() -> None:
    assert answer(replace(GOOD, moved=1))[0] == (
        "13 of 14 cases allocated within caps; 1 held case moved; proved best in 0.04 s."
    )


def test_a_full_team_where_nothing_waits_says_so() -> None:
    assert answer(replace(GOOD, to_allocate=0, allocated=0))[0] == (
        "No case was waiting for a worker; proved best in 0.04 s."
    )


def test_where_nobody_gets_a_case_nothing_is_said_of_caps() -> None:
    assert answer(replace(GOOD, allocated=0))[0] == "0 of 14 cases allocated; proved best in 0.04 s."


def test_what_is_not_proved_is_named_level_by_level() -> None:
    said = answer(replace(GOOD, open_levels=[("peak", 25), ("spread", None)], seconds=60.2))[0]
    assert said == (
        "13 of 14 cases allocated within caps; the best found in 1 min 0 s, "
        "not proved best (highest workload within 2.5 % and even share of the work not proved)."
    )


def test_a_case_that_must_have_a_worker_and_has_none_is_an_alarm() -> None:
    said = answer(replace(GOOD, alarms=[("C-1", "section 47 enquiry")], locked=1))
    assert said[1:] == [
        "1 case locked without a worker stays unallocated.",
        "Alarm: C-1 (section 47 enquiry) must have a worker and has none.",
    ]


@pytest.mark.parametrize(
    ("tenths", "said"),
    [(None, "not proved"), (0, "proved"), (1, "within 0.1 %"), (25, "within 2.5 %"), (1000, "within 100.0 %")],
)
def test_how_sure_a_level_is(tenths: int | None, said: str) -> None:
    assert proof(tenths) == said


def test_the_best_so_far_says_what_a_waiting_manager_wants_to_know() -> None:
    assert best_so_far({"critical": 0, "high": 1, "standard": 1, "low": 0, "peak": 96}) == (
        "2 cases without a worker, highest workload 96 %"
    )
    assert best_so_far({"critical": 0, "overload": 1250, "peak": 0}) == "0 cases without a worker, 12.5 points over cap"
