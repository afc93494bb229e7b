"""What a few letters find, and in which order."""

from __future__ import annotations

import pytest

from caseload_app.domain.team import Team
from caseload_app.services.board import board_of
from caseload_app.ui.actions import ACTIONS, Act
from caseload_app.ui.palette.entries import Entry, Kind, board_entries, command_entries, folded, help_entries
from caseload_app.ui.palette.search import Search
from tests.builders import DAY, DEFAULT_POLICY
from tests.team_builders import a_team, a_team_case, a_team_worker


def the_team() -> Team:
    return a_team(
        [
            a_team_worker("W01", "Amara Okafor"),
            a_team_worker("W02", "Zoë Nowicki", team="South"),
            a_team_worker("W03", "Daniel Caine"),
        ],
        [
            a_team_case("C-1", "S47", "W01", name="J.P."),
            a_team_case("C-10", "CIN", "W02", name="M.V."),
            a_team_case("C-11", "CIN", name="R.D."),
            a_team_case("C-12", "CPP", "W01", name="Quillon Bray", restricted=True),
        ],
    )


@pytest.fixture
def entries() -> tuple[Entry, ...]:
    commands = command_entries(
        lambda act: "Needs a suggestion" if act is Act.ACCEPT_ALL else None, lambda act: ACTIONS[act].alone
    )
    return (*board_entries(board_of(the_team(), DEFAULT_POLICY, DAY)), *commands, *help_entries())


def found(entries: tuple[Entry, ...], typed: str) -> list[str]:
    return [entry.title for entry in Search(entries).find(typed, 20)[0]]


def test_every_case_worker_team_command_and_page_of_the_help_can_be_found(entries: tuple[Entry, ...]) -> None:
    for entry in entries:
        assert entry.title in found(entries, entry.title)
    assert {entry.kind for entry in entries} == set(Kind)


def test_the_case_with_just_this_number_comes_before_those_that_begin_with_it(entries: tuple[Entry, ...]) -> None:
    assert found(entries, "c-1")[0] == "C-1"


def test_a_worker_is_found_by_the_beginning_of_any_name_without_accents(entries: tuple[Entry, ...]) -> None:
    assert found(entries, "zoe")[0] == "Zoë Nowicki"
    assert found(entries, "nowi")[0] == "Zoë Nowicki"
    assert found(entries, "ao")[0] == "Amara Okafor"


@pytest.mark.parametrize("typed", ["okafro", "amra", "okaffor", "Amara Okafar"])
def test_a_slip_of_the_finger_still_finds_the_worker(entries: tuple[Entry, ...], typed: str) -> None:
    assert found(entries, typed)[0] == "Amara Okafor"


def test_words_may_come_in_any_order_and_all_of_them_count(entries: tuple[Entry, ...]) -> None:
    assert found(entries, "okafor s47") == ["C-1"]
    assert found(entries, "s47 okafor") == ["C-1"]


def test_a_command_is_found_by_what_people_call_it(entries: tuple[Entry, ...]) -> None:
    assert "Export the allocation sheet" in found(entries, "excel")
    assert found(entries, "take back")[0] == "Undo"


def test_a_command_that_cannot_be_given_says_what_it_needs(entries: tuple[Entry, ...]) -> None:
    (entry,) = [one for one in entries if one.id == Act.ACCEPT_ALL.value]
    assert entry.is_off
    assert entry.in_words == "Command, Accept all, Needs a suggestion, Ctrl+Shift+A, not possible now"


def test_the_name_of_a_restricted_case_can_neither_be_found_nor_read(entries: tuple[Entry, ...]) -> None:
    assert found(entries, "quillon") == []
    assert all("Quillon" not in entry.in_words + entry.also for entry in entries)


def test_what_can_be_done_stands_before_what_fits_nearly_as_well_and_cannot() -> None:
    off = command_entries(
        lambda act: "Needs a selected case" if act is Act.ACCEPT else None, lambda act: ACTIONS[act].alone
    )
    assert found(off, "accept")[:2] == ["Accept all", "Accept"]
    assert found((*off, *help_entries()), "suggest")[0] == "Suggest"


def test_a_page_of_the_help_is_found_by_its_headings(entries: tuple[Entry, ...]) -> None:
    assert found(entries, "what proved means") == ["Suggestions"]


def test_nonsense_finds_nothing(entries: tuple[Entry, ...]) -> None:
    assert found(entries, "qqqq") == []
    assert found(entries, "  ") == []


def test_a_case_says_where_it_is(entries: tuple[Entry, ...]) -> None:
    places = {entry.id: entry.side for entry in entries if entry.kind is Kind.CASE}
    assert places == {
        "C-1": "with Amara Okafor",
        "C-10": "with Zoë Nowicki",
        "C-11": "unallocated",
        "C-12": "with Amara Okafor",
    }


def test_accents_and_capitals_do_not_count() -> None:
    assert folded("Zoë SIÂN Ñandú") == "zoe sian nandu"
