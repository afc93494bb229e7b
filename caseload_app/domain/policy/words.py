"""The values of a policy file that are no numbers, each checked: texts, lists of words, yes and no, roles, days."""

from __future__ import annotations

from datetime import date, datetime

from caseload_app.domain.policy.error import PolicyError
from caseload_app.domain.team import key as fold
from solver.problem import Priority, Role

_ROLES = ", ".join(Role)
_PRIORITIES = ", ".join(priority.name.lower() for priority in Priority)


def text(key: str, value: object) -> str:
    """A text with something in it, on one line.

    Raises:
        PolicyError: when it is none.
    """
    line = " ".join(value.split()) if isinstance(value, str) else ""
    if not line:
        raise PolicyError(key, value, "a text in quotation marks")
    return line


def yes_no(key: str, value: object) -> bool:
    """True or false.

    Raises:
        PolicyError: when it is neither.
    """
    if not isinstance(value, bool):
        raise PolicyError(key, value, "true or false")
    return value


def day(key: str, value: object) -> date:
    """A day.

    Raises:
        PolicyError: when it is none.
    """
    if not isinstance(value, date) or isinstance(value, datetime):
        raise PolicyError(key, value, "a day such as 2026-04-01, without quotation marks")
    return value


def skills(key: str, value: object) -> frozenset[str]:
    """A list of skills, which may be empty; case and spaces do not count.

    Raises:
        PolicyError: when it is no list of texts.
    """
    allowed = 'a list of skills such as ["court"], or []'
    if not isinstance(value, list):
        raise PolicyError(key, value, allowed)
    for item in value:
        if not isinstance(item, str) or not fold(item):
            raise PolicyError(key, item, allowed)
    return frozenset(map(fold, value))


def roles(key: str, value: object) -> frozenset[Role]:
    """Who may lead, at least one role.

    Raises:
        PolicyError: when it is no list of roles.
    """
    allowed = f'a list of at least one of {_ROLES}, such as ["SW"]'
    if not isinstance(value, list) or not value:
        raise PolicyError(key, value, allowed)
    return frozenset(_role(key, item, allowed) for item in value)


def _role(key: str, value: object, allowed: str) -> Role:
    for role in Role:
        if isinstance(value, str) and fold(value) == fold(role):
            return role
    raise PolicyError(key, value, allowed)


def priority(key: str, value: object) -> Priority:
    """A priority by its name.

    Raises:
        PolicyError: when there is no such priority.
    """
    for level in Priority:
        if isinstance(value, str) and fold(value) == fold(level.name):
            return level
    raise PolicyError(key, value, f"one of {_PRIORITIES}")
