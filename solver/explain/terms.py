"""What can speak for a worker for a case, in typed form: one class for each term that a suggestion is judged by.

Each is true or it is not said: `why` measures it. Words for people are the app's.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from solver.problem import Hundredths


class About(IntEnum):
    """What a term is about; `why` says which comes before which in a mode."""

    GETTING_A_WORKER = 0
    CONTINUITY = 1
    RULES = 2
    FIT = 3
    LOAD = 4
    ROOM = 5


@dataclass(frozen=True, slots=True)
class LockedHere:
    """The case is locked where it is."""

    about = About.GETTING_A_WORKER


@dataclass(frozen=True, slots=True)
class OnlyOneWhoMay:
    """No rule lets anybody else take the case, however much room there is."""

    about = About.GETTING_A_WORKER


@dataclass(frozen=True, slots=True)
class OnlyOneWithRoom:
    """Others may take the case, but as the answer stands it would be over the cap of every one of them."""

    about = About.GETTING_A_WORKER


@dataclass(frozen=True, slots=True)
class KeepsTheCase:
    """The worker holds the case already, and nobody new comes to the child."""

    about = About.CONTINUITY


@dataclass(frozen=True, slots=True)
class KnowsTheChild:
    """The worker is the previous worker of this case."""

    about = About.CONTINUITY


@dataclass(frozen=True, slots=True)
class FamilyThere:
    """The worker has other cases of the family group, by id."""

    case_ids: tuple[str, ...]
    about = About.CONTINUITY


@dataclass(frozen=True, slots=True)
class RequiredSkills:
    """The skills that the case requires, all held."""

    skills: tuple[str, ...]
    about = About.RULES


@dataclass(frozen=True, slots=True)
class RequiredLanguage:
    """The language that the case requires is spoken."""

    language: str
    about = About.RULES


@dataclass(frozen=True, slots=True)
class PreferredLanguage:
    """The language that the family prefers is spoken."""

    language: str
    about = About.FIT


@dataclass(frozen=True, slots=True)
class PreferredSkills:
    """Those of the preferred skills that are held."""

    skills: tuple[str, ...]
    about = About.FIT


@dataclass(frozen=True, slots=True)
class IsHereToStay:
    """A long-term case comes to somebody who stays; somebody else who could take it is from an agency or leaves."""

    about = About.FIT


@dataclass(frozen=True, slots=True)
class SameWork:
    """The worker held cases of this category before already."""

    category: str
    about = About.FIT


@dataclass(frozen=True, slots=True)
class TakesLoadOff:
    """The case comes from a worker whose load falls, in hundredths of a point."""

    worker_id: str
    before: Hundredths
    after: Hundredths
    about = About.LOAD


@dataclass(frozen=True, slots=True)
class LowestWorkload:
    """With the case the worker is less full, in per cent, than anybody else who could take it would be."""

    about = About.LOAD


@dataclass(frozen=True, slots=True)
class WithinCap:
    """What the worker holds once everything suggested is accepted, and may hold; points in hundredths."""

    load: Hundredths
    available: Hundredths
    cases: int
    maximum_cases: int
    about = About.ROOM


Term = (
    LockedHere
    | OnlyOneWhoMay
    | OnlyOneWithRoom
    | KeepsTheCase
    | KnowsTheChild
    | FamilyThere
    | RequiredSkills
    | RequiredLanguage
    | PreferredLanguage
    | PreferredSkills
    | IsHereToStay
    | SameWork
    | TakesLoadOff
    | LowestWorkload
    | WithinCap
)
