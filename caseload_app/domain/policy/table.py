"""One table of a policy file, taken apart key by key, so that nothing unknown and nothing missing goes unseen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from caseload_app.domain.policy.error import PolicyError

Value = TypeVar("Value")


class Table:
    """A table under its dotted name; take what is known, then `close` it."""

    def __init__(self, name: str, content: object) -> None:
        """Opens the table; the whole file has the name "".

        Raises:
            PolicyError: when the content is no table.
        """
        if not isinstance(content, Mapping):
            raise PolicyError(name, content, "a table of keys and values")
        self.name = name
        self._left: dict[str, object] = dict(content)
        self._known: list[str] = []

    def take(self, key: str, check: Callable[[str, object], Value]) -> Value:
        """The checked value of a key that must be there.

        Raises:
            PolicyError: when it is missing, or the check refuses it.
        """
        self._known.append(key)
        return check(self.dotted(key), self._left.pop(key, None))

    def take_or(self, key: str, check: Callable[[str, object], Value], otherwise: Value) -> Value:
        """The checked value of a key that may be missing.

        Raises:
            PolicyError: when the check refuses it.
        """
        if key in self._left:
            return self.take(key, check)
        self._known.append(key)
        return otherwise

    def left(self) -> tuple[str, ...]:
        """The keys not yet taken."""
        return tuple(self._left)

    def dotted(self, key: str) -> str:
        """The dotted name of a key of this table."""
        return f"{self.name}.{key}" if self.name else key

    def close(self) -> None:
        """Says that everything known has been taken.

        Raises:
            PolicyError: when a key is left over, which nobody knows.
        """
        for key, value in self._left.items():
            raise PolicyError(self.dotted(key), value, f"one of {', '.join(self._known)}")
