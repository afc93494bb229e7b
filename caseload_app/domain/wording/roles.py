"""Roles in words."""

from __future__ import annotations

from collections.abc import Mapping

from solver.problem import Role

_NAMES: Mapping[Role, str] = {
    Role.SW: "social worker",
    Role.SSW: "supervising social worker",
    Role.PA: "personal adviser",
    Role.FSW: "family support worker",
}


def role(code: Role) -> str:
    """A role in words, to stand inside a sentence."""
    return _NAMES[code]
