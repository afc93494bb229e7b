from __future__ import annotations

from datetime import timedelta

import pytest

from caseload_app.services.board import Board, board_of
from caseload_app.services.draft import Draft
from caseload_app.services.suggest import suggest
from caseload_app.ui.tray.filters import Chip, Filter
from caseload_app.ui.tray.words import card_in_words, details_in_words
from tests.builders import DAY, DEFAULT_POLICY
from tests.team_builders import a_team, a_team_case, a_team_worker


def a_board(*, suggested: bool = False) -> Board:
    team = a_team(
        [a_team_worker("W1", "Ann Example", room=12), a_team_worker("W2", "Ben Other", room=8, skills=())],
        [
            a_team_case("C1", "CIN", due=DAY + timedelta(days=30), received=DAY - timedelta(days=1)),
            a_team_case("C2", "COURT", due=DAY + timedelta(days=40)),
            a_team_case("C3", "CIN", due=DAY + timedelta(days=2), family_id="F", previous_worker_id="W1"),
            a_team_case("C4", "CIN", due=DAY - timedelta(days=5), family_id="F", language="Urdu"),
            a_team_case("C5", "COURT", due=DAY + timedelta(days=3)),
        ],
    )
    draft = Draft(revision=0, suggestion=suggest(team, DEFAULT_POLICY, DAY)) if suggested else None
    return board_of(team, DEFAULT_POLICY, DAY, draft)


def shown(chosen: Filter) -> list[str]:
    return [card.case_id for card in a_board().tray if chosen.lets(card)]


def test_what_must_be_allocated_comes_first_then_the_most_pressing() -> None:
    assert [card.case_id for card in a_board().tray] == ["C5", "C2", "C4", "C3", "C1"]


def test_an_alarm_without_a_suggestion_comes_before_one_that_has_one() -> None:
    first, *others = a_board(suggested=True).tray
    assert first.is_alarm
    assert not any(card.is_alarm for card in others)
    assert sum(card.must_allocate for card in others) == 1


@pytest.mark.parametrize(
    ("chip", "found"),
    [
        (Chip.DUE_SOON, ["C4", "C3"]),
        (Chip.MUST, ["C5", "C2"]),
        (Chip.SIBLINGS, ["C4", "C3"]),
        (Chip.RETURNING, ["C3"]),
    ],
)
def test_each_chip_lets_its_own_cases_through(chip: Chip, found: list[str]) -> None:
    assert shown(Filter(chips=frozenset({chip}))) == found


def test_chips_skill_and_search_narrow_together() -> None:
    assert shown(Filter(chips=frozenset({Chip.SIBLINGS, Chip.RETURNING}))) == ["C3"]
    assert shown(Filter(skill="court")) == ["C5", "C2"]
    assert shown(Filter(skill="court", words="c5")) == ["C5"]
    assert shown(Filter(words="ann")) == ["C3"]


def test_the_counts_are_those_of_what_a_chip_would_leave() -> None:
    tray = a_board().tray
    assert Filter().counts(tray)[Chip.DUE_SOON] == 2
    assert Filter(chips=frozenset({Chip.RETURNING})).counts(tray)[Chip.DUE_SOON] == 1
    assert Filter(skill="court").counts(tray)[Chip.SIBLINGS] == 0
    assert Filter(chips=frozenset({Chip.SIBLINGS}), skill="court").skills(tray) == [("family support", 2)]


def test_a_card_says_in_short_what_the_hover_card_says_in_full() -> None:
    card = a_board().card["C3"]
    assert details_in_words(card) == "Sibling of C4 · was with A. Example · family support skill"
    assert card_in_words(card) == (
        "C3, CIN, 5.0 points, Due in 2 working days, Sibling of C4, was with Ann Example, family support skill"
    )
    assert card_in_words(a_board().card["C1"]).endswith("waiting 1 day")
