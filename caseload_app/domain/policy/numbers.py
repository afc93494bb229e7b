"""The kinds of number a policy holds, each checked, with what is allowed in words.

The bounds from above are no policy: they only keep slips of the pen (a date, a telephone number) out of the arithmetic.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from caseload_app.domain.policy.error import PolicyError
from solver.problem import Hundredths

_LARGEST = 1_000_000
_HUNDREDTHS_IN_A_POINT = 100


def points(key: str, value: object) -> Hundredths:
    """Points from 0, such as 6 or 0.5, as whole hundredths; a finer part is rounded half up.

    Raises:
        PolicyError: when the value is no such number.
    """
    number = _between(key, value, _LARGEST, f"points, a number from 0 to {_LARGEST:,}, such as 6 or 0.5")
    return int((number * _HUNDREDTHS_IN_A_POINT).to_integral_value(ROUND_HALF_UP))


def in_points(hundredths: Hundredths) -> Decimal:
    """Whole hundredths as points again: 50 is 0.5."""
    return Decimal(hundredths) / _HUNDREDTHS_IN_A_POINT


def whole(key: str, value: object) -> int:
    """A weight, days, minutes or per cent: a whole number from 0. A spreadsheet's 20.0 is 20.

    Raises:
        PolicyError: when the value is no such number.
    """
    allowed = f"a whole number from 0 to {_LARGEST:,}, such as 20"
    number = _between(key, value, _LARGEST, allowed)
    if number != int(number):
        raise PolicyError(key, value, allowed)
    return int(number)


def share(key: str, value: object) -> Decimal:
    """A share of something.

    Raises:
        PolicyError: when the value is not a number from 0 to 1.
    """
    return _between(key, value, 1, "a number from 0 to 1, such as 0.6")


def count(key: str, value: object) -> Decimal:
    """How many cases; may be a fraction, since it is multiplied by FTE before it is rounded down.

    Raises:
        PolicyError: when the value is no number from 0.
    """
    return _between(key, value, _LARGEST, f"a number of cases from 0 to {_LARGEST:,}, such as 16")


def _between(key: str, value: object, largest: int, allowed: str) -> Decimal:
    number = _exact(value)
    if number is None or not 0 <= number <= largest:
        raise PolicyError(key, value, allowed)
    return number + 0  # -0 becomes 0


def _exact(value: object) -> Decimal | None:
    if isinstance(value, bool):  # True is an int to Python, a slip to everybody else
        return None
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, int):
        value = Decimal(value)
    return value if isinstance(value, Decimal) and value.is_finite() else None
