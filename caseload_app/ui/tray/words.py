"""Cards in words: what stands on them, and what a screen reader and the hover card say."""

from __future__ import annotations

from collections.abc import Iterator

from caseload_app.domain.wording import amount, list_of, points
from caseload_app.services.board import Card


def title_in_words(card: Card) -> str:
    """Category and name; of a restricted case only that it is restricted."""
    if card.restricted:
        return f"{card.category_name} · restricted"
    return f"{card.category_name} · {card.name}" if card.name else card.category_name


def details_in_words(card: Card, *, full: bool = False) -> str:
    """Siblings, the worker from before, languages, skills; in short, first names are initials."""
    line = " · ".join(_details(card, full=full))
    return line[:1].upper() + line[1:]


def _details(card: Card, *, full: bool) -> Iterator[str]:
    if card.locked:
        yield "locked without a worker"
    if len(card.siblings) == 1:
        yield f"sibling of {card.siblings[0]}"
    elif card.siblings:
        yield f"sibling of {list_of(card.siblings)}" if full else f"{len(card.siblings)} siblings"
    if card.previous_worker:
        yield f"was with {card.previous_worker if full else _short_name(card.previous_worker)}"
    if card.language:
        yield f"{card.language} needed"
    if card.preferred_language:
        yield f"{card.preferred_language} preferred"
    if card.required_skills:
        yield f"{list_of(card.required_skills)} skill{'s' if len(card.required_skills) > 1 else ''}"


def waiting_in_words(card: Card) -> str:
    """How long nobody has had it; empty when it came in on the day or nobody wrote it down."""
    return f"waiting {amount(card.days_waiting, 'day')}" if card.days_waiting else ""


def card_in_words(card: Card) -> str:
    """Everything on the card, for a screen reader and for the hover card."""
    said = [card.case_id, title_in_words(card).replace(" · ", ", "), f"{points(card.points)} points"]
    said += [card.due.words, details_in_words(card, full=True).replace(" · ", ", "), waiting_in_words(card)]
    if card.suggested_worker:
        said.append(f"suggested for {card.suggested_worker}")
    if card.must_allocate:
        said.append("must be allocated")
    return ", ".join(filter(None, said))


def _short_name(name: str) -> str:
    first, _, last = name.partition(" ")
    return f"{first[:1]}. {last}" if last else name
