"""Figures, days and lists as people read them."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.wording import amount, case_or_cases, day, list_of, percent, points, seconds


@pytest.mark.parametrize(
    ("hundredths", "said"),
    [(300, "3.0"), (425, "4.25"), (5, "0.05"), (0, "0.0"), (-150, "-1.5"), (-105, "-1.05"), (8490, "84.9")],
)
def test_points_have_one_decimal_or_as_many_as_are_exact(hundredths: int, said: str) -> None:
    assert points(hundredths) == said


@pytest.mark.parametrize(("load", "said"), [(0, "0 %"), (6460, "76 %"), (8500, "100 %"), (42, "0 %"), (43, "1 %")])
def test_workload_is_whole_per_cent_rounded_half_up(load: int, said: str) -> None:
    assert percent(load, 8500) == said


def test_half_a_per_cent_is_rounded_up() -> None:
    assert percent(1, 200) == "1 %"
    assert percent(199, 20_000) == "1 %"


def test_a_day_is_written_with_its_month_in_letters() -> None:
    assert day(date(2026, 3, 2)) == "2 Mar 2026"
    assert day(date(2026, 12, 31)) == "31 Dec 2026"


@pytest.mark.parametrize(
    ("duration", "said"),
    [(0.0, "0.01 s"), (0.04, "0.04 s"), (9.99, "9.99 s"), (9.996, "10 s"), (59.4, "59 s"), (125, "2 min 5 s")],
)
def test_a_duration_is_as_exact_as_people_want_it(duration: float, said: str) -> None:
    assert seconds(duration) == said


def test_one_is_not_many() -> None:
    assert [amount(n, "case") for n in (0, 1, 2)] == ["0 cases", "1 case", "2 cases"]
    assert amount(2, "more case", "more cases") == "2 more cases"


def test_a_list_reads_as_people_say_it() -> None:
    assert [list_of(list("abc"[:n])) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert list_of(["a", "b"], "or") == "a or b"


def test_a_case_goes_by_its_id_and_several_by_their_number() -> None:
    assert case_or_cases(["C-1042"]) == "C-1042"
    assert case_or_cases(["C-1042", "C-1051"]) == "2 cases"
