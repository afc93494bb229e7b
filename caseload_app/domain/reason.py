"""What speaks for a worker for a case, in typed form: the terms that a suggestion is judged by, one class each."""

from __future__ import annotations

from dataclasses import dataclass

from solver.problem import Hundredths


@dataclass(frozen=True, slots=True)
class KnowsTheChild:
    """The worker is the previous worker of this case."""


@dataclass(frozen=True, slots=True)
class FamilyThere:
    """The worker has other cases of the family group, by id."""

    case_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RequiredSkills:
    """The skills that the case requires, all held."""

    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RequiredLanguage:
    """The language that the case requires is spoken."""

    language: str


@dataclass(frozen=True, slots=True)
class PreferredLanguage:
    """The language that the family prefers is spoken."""

    language: str


@dataclass(frozen=True, slots=True)
class PreferredSkills:
    """Those of the preferred skills that are held."""

    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SameWork:
    """The worker held cases of this category before already."""

    category: str


@dataclass(frozen=True, slots=True)
class TakesLoadOff:
    """The case comes from a worker whose load falls, in hundredths of a point."""

    name: str
    before: Hundredths
    after: Hundredths


@dataclass(frozen=True, slots=True)
class WithinCap:
    """What the worker holds once everything suggested is accepted, and may hold; points in hundredths."""

    load: Hundredths
    available: Hundredths
    cases: int
    maximum_cases: int


Reason = (
    KnowsTheChild
    | FamilyThere
    | RequiredSkills
    | RequiredLanguage
    | PreferredLanguage
    | PreferredSkills
    | SameWork
    | TakesLoadOff
    | WithinCap
)
