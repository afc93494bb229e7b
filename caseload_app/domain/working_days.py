"""Working days of England and Wales: Mondays to Fridays that are no bank holiday.

Bank holidays follow the Banking and Financial Dealings Act 1971 and the days that are proclaimed every year; the days
that were moved or added once stand in a table [gov.uk/bank-holidays]. Computed here because the packages that know the
holidays of the whole world take longer to load than the window to open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

_MONDAY, _SATURDAY = 0, 5

_MOVED: Mapping[date, date] = {
    date(2012, 5, 28): date(2012, 6, 4),  # Diamond Jubilee
    date(2020, 5, 4): date(2020, 5, 8),  # 75 years of VE Day
    date(2022, 5, 30): date(2022, 6, 2),  # Platinum Jubilee
}
_ADDED = frozenset(
    {
        date(2011, 4, 29),  # royal wedding
        date(2012, 6, 5),  # Diamond Jubilee
        date(2022, 6, 3),  # Platinum Jubilee
        date(2022, 9, 19),  # state funeral
        date(2023, 5, 8),  # coronation
    }
)


def is_working_day(day: date) -> bool:
    """Whether people work on this day."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(day.year)


def working_days_until(first: date, last: date) -> int:
    """How many working days come after the first day, up to the last one, which counts too; 0 when it is not later."""
    days = (first + timedelta(days=ahead) for ahead in range(1, (last - first).days + 1))
    return sum(map(is_working_day, days))


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of a year in England and Wales."""
    usual = {_MOVED.get(day, day) for day in _usual(year)}
    return frozenset(usual | {day for day in _ADDED if day.year == year})


def _usual(year: int) -> Iterator[date]:
    easter = _easter_sunday(year)
    yield _working_day_from(date(year, 1, 1))
    yield easter - timedelta(days=2)
    yield easter + timedelta(days=1)
    yield _monday_from(date(year, 5, 1))
    yield _monday_from(date(year, 5, 25))
    yield _monday_from(date(year, 8, 25))
    christmas = _working_day_from(date(year, 12, 25))
    yield christmas
    # On a Sunday Christmas Day is made up for on the Tuesday, because the Monday is Boxing Day already.
    boxing_day = date(year, 12, 26)
    if date(year, 12, 25).weekday() > _SATURDAY:
        yield christmas + timedelta(days=1)
    else:
        made_up = _working_day_from(boxing_day)
        yield made_up + timedelta(days=made_up == christmas)


def _working_day_from(day: date) -> date:
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return day


def _monday_from(day: date) -> date:
    return day + timedelta(days=(_MONDAY - day.weekday()) % 7)


def _easter_sunday(year: int) -> date:
    """Easter Sunday of the western church, by the anonymous Gregorian rule (Nature, 1876)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap_centuries - correction + 15) % 30
    leap_years, year_rest = divmod(of_century, 4)
    weekday = (32 + 2 * rest + 2 * leap_years - moon - year_rest) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
