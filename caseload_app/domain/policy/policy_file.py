"""A policy file as a whole: the one that ships, and a council's own that names what differs from it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from caseload_app.domain.policy.document import Document, overlay, parse, read_document
from caseload_app.domain.policy.file_tables import PolicyFile, built_from
from caseload_app.domain.policy.settings import setting_names
from solver.problem import Policy


def shipped_policy() -> Policy:
    """The policy that ships with the application, as far as the solver needs it."""
    return shipped_policy_file().policy


@cache
def shipped_policy_file() -> PolicyFile:
    """The policy file that ships with the application."""
    return built_from(_shipped_document())


def read_policy(path: Path) -> Policy:
    """A council's policy as far as the solver needs it; see `read_policy_file`.

    Raises:
        PolicyError: for the first thing wrong with the file.
    """
    return read_policy_file(path).policy


def read_policy_file(path: Path) -> PolicyFile:
    """A council's policy file, complete or naming only what differs from the shipped one.

    Tables are laid over the shipped ones key by key; a list replaces the whole list; a new category must be complete.
    Without a name and version of its own it says whose they are and that the file changed them.

    Raises:
        PolicyError: for the first thing wrong with the file: the file itself, an unknown key, a value not allowed.
    """
    own = read_document(path)
    merged = dict(overlay(_shipped_document(), own))
    if "version" not in own:
        merged["version"] = f"{shipped_policy().version} with {path.name}"
    return built_from(merged)


def keys_in(path: Path) -> frozenset[str]:
    """The settings that a policy file sets itself, by dotted name: what a workbook's Settings sheet cannot change.

    Raises:
        PolicyError: as `read_policy_file` does.
    """
    own = read_document(path)
    names = setting_names(read_policy(path))
    return frozenset(name for name in names if _names(own, name.casefold().split(".")))


def _names(document: object, path: list[str]) -> bool:
    for key in path:
        if not isinstance(document, Mapping) or key not in document:
            return False
        document = document[key]
    return True


@cache
def _shipped_document() -> Document:
    shipped = files("resources").joinpath("policy", "england.toml")
    return parse(shipped.read_text(encoding="utf-8"), shipped.name)
