"""Columns with a fixed list of what may stand in them; case does not count."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from caseload_app.domain.team import key
from caseload_app.exchange.caseload_workbook.kinds.kind import Kind, Mismatch
from caseload_app.exchange.caseload_workbook.nearest import nearest_of
from caseload_app.exchange.caseload_workbook.spreadsheet.values import Number, Text, Truth, Value
from solver.problem import Policy, Priority, Role

_ANSWERS = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}


class YesNo(Kind):
    """Yes or no, in any of the ways a spreadsheet says it."""

    def read(self, value: Value, policy: Policy) -> bool:
        """See `Kind.read`."""
        if isinstance(value, Truth):
            return value.value
        if isinstance(value, Number) and value.value in {0, 1}:
            return value.value == 1
        answer = _ANSWERS.get(key(value.value)) if isinstance(value, Text) else None
        if answer is None:
            raise Mismatch(self.allowed(policy))
        return answer

    def allowed(self, _policy: Policy) -> str:
        """See `Kind.allowed`."""
        return "yes or no (y, n, true, false, 1 and 0 will do)"

    def choices(self, _policy: Policy) -> tuple[str, ...]:
        """See `Kind.choices`."""
        return ("yes", "no")


class RoleCode(Kind):
    """A role by its code."""

    def read(self, value: Value, policy: Policy) -> Role:
        """See `Kind.read`."""
        role = _by_key(tuple(Role)).get(key(value.shown))
        if role is not None:
            return Role(role)
        raise Mismatch(self.allowed(policy) + nearest_of(tuple(Role)).hint(value.shown))

    def allowed(self, _policy: Policy) -> str:
        """See `Kind.allowed`."""
        return f"one of the roles {', '.join(Role)}"

    def choices(self, _policy: Policy) -> tuple[str, ...]:
        """See `Kind.choices`."""
        return tuple(Role)


class PriorityName(Kind):
    """A priority by its name."""

    def read(self, value: Value, policy: Policy) -> Priority:
        """See `Kind.read`."""
        name = _by_key(self.choices(policy)).get(key(value.shown))
        if name is not None:
            return Priority[name.upper()]
        raise Mismatch(self.allowed(policy) + nearest_of(self.choices(policy)).hint(value.shown))

    def allowed(self, policy: Policy) -> str:
        """See `Kind.allowed`."""
        return f"one of the priorities {', '.join(self.choices(policy))}"

    def choices(self, _policy: Policy) -> tuple[str, ...]:
        """See `Kind.choices`."""
        return tuple(priority.name.lower() for priority in Priority)


class CategoryCode(Kind):
    """A category by its code, as the policy spells it."""

    def read(self, value: Value, policy: Policy) -> str:
        """See `Kind.read`."""
        return category(value.shown, policy)

    def allowed(self, policy: Policy) -> str:
        """See `Kind.allowed`."""
        return f"a category code: {', '.join(policy.categories)}"

    def choices(self, policy: Policy) -> tuple[str, ...]:
        """See `Kind.choices`."""
        return tuple(policy.categories)


def category(text: str, policy: Policy) -> str:
    """The category with this code.

    Raises:
        Mismatch: when there is none, with the one whose code or name is near.
    """
    codes = tuple(policy.categories)
    code = _by_key(codes).get(key(text))
    if code is not None:
        return code
    names = tuple(policy.categories[code].name for code in codes)
    near = nearest_of(codes + names).to(text)
    if near is None:
        raise Mismatch(f"a category code of the policy, such as {codes[0]}")
    meant = codes[names.index(near)] if near in names else near
    raise Mismatch(f"a category code of the policy; perhaps {meant} is meant")


@lru_cache(maxsize=16)
def _by_key(words: tuple[str, ...]) -> Mapping[str, str]:
    return {key(word): word for word in words}
