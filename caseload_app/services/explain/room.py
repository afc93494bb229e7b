"""The price of room in words: what a point, a skill or a colleague more would be worth now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from caseload_app.domain.team import Team
from caseload_app.domain.wording import Spelling
from caseload_app.domain.wording.fixes import single_change
from caseload_app.services.explain.comparing import differences
from caseload_app.services.explain.naming import names_of, sentence
from caseload_app.services.suggest import Suggestion
from solver.explain.room import RoomPrice
from solver.explain.room import price_of_room as prices
from solver.explain.room import ranked as by_worth
from solver.explain.single_changes import changed


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomChoice:
    """A little more of something, and what it would be worth.

    Attributes:
        price: the same typed.
        words: what there would be more of: "Lift the cap of Ben by 1.0 point".
        gains: what that brings, a sentence each, the deciding one first.
        is_exact: whether that is proved.
        suggestion: the question with the change, and its answer.
    """

    price: RoomPrice
    words: str
    gains: tuple[str, ...]
    is_exact: bool
    suggestion: Suggestion


def price_of_room(
    team: Team,
    suggestion: Suggestion,
    *,
    time_limit: float = 30.0,
    should_stop: Callable[[], bool] | None = None,
) -> Iterator[RoomChoice]:
    """What more room would be worth, as each is verified; `most_worth_first` puts them in order.

    Args:
        team: the team of the suggestion.
        suggestion: the question, and its answer.
        time_limit: seconds for all of them together.
        should_stop: true ends the search with fewer.
    """
    spelling, names = Spelling.of_team(team), names_of(team)
    before = suggestion.assignment
    for price in prices(suggestion.problem, suggestion.result, time_limit=time_limit, should_stop=should_stop):
        then = Suggestion(problem=changed(suggestion.problem, price.change), result=price.answer)
        yield RoomChoice(
            price=price,
            words=sentence(single_change(price.change, spelling, names)),
            gains=tuple(sentence(words) for words in differences(before, then.assignment, above_peak=True)),
            is_exact=price.is_exact,
            suggestion=then,
        )


def most_worth_first(choices: list[RoomChoice]) -> list[RoomChoice]:
    """The choices in the order of what they are worth; of those worth the same the smallest change first."""
    order = {id(price): place for place, price in enumerate(by_worth(choice.price for choice in choices))}
    return sorted(choices, key=lambda choice: order[id(choice.price)])
