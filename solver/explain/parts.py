"""What the levels *continuity* and *fit* are made of, counted: a sum of weights says little, its parts say all."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """How often an answer does what each weight counts.

    Attributes:
        moves: Held cases that go to somebody else.
        not_the_previous: Cases newly given to somebody else than the previous worker, who may take them.
        beyond_the_first: Workers of a family group beyond its first one, over all groups.
        languages_missing: Preferred languages not spoken, over the cases newly given or moved.
        skills_missing: Preferred skills not held.
        short_stays: Long-term cases to somebody from an agency or leaving soon.
        new_work: Cases to somebody who held none of the category before.
    """

    moves: int
    not_the_previous: int
    beyond_the_first: int
    languages_missing: int
    skills_missing: int
    short_stays: int
    new_work: int
