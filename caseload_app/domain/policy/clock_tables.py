"""The clocks of the categories, read from the tables of a policy file."""

from __future__ import annotations

from collections.abc import Mapping

from caseload_app.domain.clocks import Clock, Span, Step, Unit
from caseload_app.domain.policy.error import PolicyError
from caseload_app.domain.policy.numbers import whole
from caseload_app.domain.policy.table import Table
from caseload_app.domain.policy.words import text
from caseload_app.domain.team import key as fold


def clocks(key: str, value: object) -> tuple[Clock, ...]:
    """A list of clocks.

    Raises:
        PolicyError: when it is none.
    """
    return tuple(_clock(Table(f"{key}[{number}]", item)) for number, item in enumerate(_items(key, value), start=1))


def with_those_taken_over(
    own: Mapping[str, tuple[Clock, ...]], taken_from: Mapping[str, str]
) -> dict[str, tuple[Clock, ...]]:
    """The clocks by category code, those taken over from another category first.

    Args:
        own: each category's own clocks.
        taken_from: for the categories that take clocks over, the code of the other one.

    Raises:
        PolicyError: when there is no such category, or it takes over clocks itself.
    """
    for code, other in taken_from.items():
        if other not in own or other in taken_from:
            allowed = "the code of a category that has clocks of its own"
            raise PolicyError(f"categories.{code}.clocks_as", other, allowed)
    return {code: (own[taken_from[code]] if code in taken_from else ()) + clocks for code, clocks in own.items()}


def _clock(table: Table) -> Clock:
    clock = Clock(
        event=table.take("event", text),
        steps=table.take("steps", _steps),
        where_agreed=table.take_or("where_agreed", _longer_interval, None),
    )
    table.close()
    return clock


def _steps(key: str, value: object) -> tuple[Step, ...]:
    return tuple(_step(Table(f"{key}[{number}]", item)) for number, item in enumerate(_items(key, value), start=1))


def _step(table: Table) -> Step:
    repeats = "every" in table.left()
    step = Step(
        span=_span(table, "every" if repeats else "within"),
        repeats=repeats,
        of=None if repeats else table.take_or("of", text, None),
        until=table.take_or("until", text, None) if repeats else None,
    )
    table.close()
    return step


def _longer_interval(key: str, value: object) -> Span:
    table = Table(key, value)
    span = _span(table, "every")
    table.close()
    return span


def _span(table: Table, key: str) -> Span:
    return Span(number=table.take(key, _from_one), unit=table.take("unit", _unit))


def _from_one(key: str, value: object) -> int:
    number = whole(key, value)
    if number == 0:
        raise PolicyError(key, value, "a whole number from 1")
    return number


def _unit(key: str, value: object) -> Unit:
    for unit in Unit:
        if isinstance(value, str) and fold(value) == unit:
            return unit
    raise PolicyError(key, value, f"one of {', '.join(Unit)}")


def _items(key: str, value: object) -> list[object]:
    if not isinstance(value, list) or not value:
        raise PolicyError(key, value, "a list in square brackets with something in it")
    return value
