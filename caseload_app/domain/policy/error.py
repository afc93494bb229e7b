"""What is wrong with a value of a policy, in one sentence."""

from __future__ import annotations

_LONGEST_SHOWN = 80


class PolicyError(Exception):
    """A value that a policy may not have.

    Attributes:
        key: the dotted name (``caps.points``), or the file's name where it is the whole file.
        value: what was found, as read; None where something is missing.
        allowed: what may stand there, in words.
    """

    def __init__(self, key: str, value: object, allowed: str) -> None:
        self.key = key
        self.value = value
        self.allowed = allowed
        super().__init__(key, value, allowed)

    @property
    def found(self) -> str:
        """What was found, in one short line."""
        if self.value is None:
            return "nothing"
        if isinstance(self.value, bool):
            return "true" if self.value else "false"
        text = " ".join(str(self.value).split()) or "an empty text"
        return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]} …"

    def __str__(self) -> str:
        return f"{self.key}: found {self.found}; expected {self.allowed}."
