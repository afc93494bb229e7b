from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.working_days import bank_holidays, is_working_day, working_days_until

PUBLISHED = {
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_the_bank_holidays_are_those_published_for_england_and_wales(year: int) -> None:
    published = {date.fromisoformat(f"{year}-{day}") for day in PUBLISHED[year].split()}
    assert bank_holidays(year) == published


def test_nobody_works_at_weekends() -> None:
    assert [is_working_day(date(2026, 3, day)) for day in range(6, 10)] == [True, False, False, True]


def test_the_last_day_counts_and_the_first_does_not() -> None:
    assert working_days_until(date(2026, 3, 2), date(2026, 3, 9)) == 5


def test_easter_is_left_out_of_the_count() -> None:
    assert working_days_until(date(2026, 4, 2), date(2026, 4, 7)) == 1


def test_nothing_is_left_until_a_day_that_is_not_later() -> None:
    assert working_days_until(date(2026, 3, 2), date(2026, 3, 2)) == 0
    assert working_days_until(date(2026, 3, 2), date(2026, 2, 2)) == 0
