"""What chips, the choice of a skill and the search let through of the tray."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from caseload_app.services.board import Card

SOON = 2
"""Working days within which the chip calls a case due soon."""


class Chip(StrEnum):
    """What the chips choose; several together narrow further."""

    DUE_SOON = f"Due in {SOON} days"
    SIBLINGS = "Siblings"
    MUST = "Must allocate"
    RETURNING = "Returning"


ABOUT = {
    Chip.DUE_SOON: f"Over time, or due within {SOON} working days",
    Chip.MUST: "Cases that must have a named worker",
    Chip.SIBLINGS: "Cases with brothers or sisters in the team",
    Chip.RETURNING: "Cases that had a worker of the team before",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """Chips, a skill and a search together; empty, it lets everything through."""

    chips: frozenset[Chip] = field(default_factory=frozenset)
    skill: str | None = None
    words: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether everything is let through."""
        return not (self.chips or self.skill or self.words.strip())

    def lets(self, card: Card) -> bool:
        """Whether a card is let through."""
        return (
            all(fits(card, chip) for chip in self.chips)
            and (self.skill is None or self.skill in card.required_skills)
            and matches(card, self.words)
        )

    def counts(self, cards: Iterable[Card]) -> Counter[Chip]:
        """How many cards each chip would leave, together with everything else that is chosen."""
        tray = tuple(cards)
        return Counter(
            {chip: sum(map(replace(self, chips=self.chips | {chip}).lets, tray)) for chip in Chip},
        )

    def skills(self, cards: Iterable[Card]) -> list[tuple[str, int]]:
        """The skills required in the tray with the number of cards each would leave, by name."""
        any_skill = replace(self, skill=None)
        found = Counter(skill for card in cards if any_skill.lets(card) for skill in card.required_skills)
        return sorted(found.items())


def fits(card: Card, chip: Chip) -> bool:
    """Whether a chip lets a card through."""
    match chip:
        case Chip.DUE_SOON:
            return card.due.is_within(SOON)
        case Chip.MUST:
            return card.must_allocate
        case Chip.SIBLINGS:
            return bool(card.siblings)
        case Chip.RETURNING:
            return card.previous_worker is not None


def matches(card: Card, words: str) -> bool:
    """Whether every word of the search stands somewhere on the card."""
    said = " ".join(
        filter(
            None,
            (
                card.case_id,
                card.name,
                card.category,
                card.category_name,
                card.previous_worker,
                card.suggested_worker,
                card.language,
                card.preferred_language,
                *card.required_skills,
            ),
        )
    ).casefold()
    return all(word in said for word in words.casefold().split())
