"""Sorting, filtering and grouping."""

from __future__ import annotations

from datetime import timedelta

import pytest

from caseload_app.services.board import board_of
from caseload_app.services.case_lines import CaseLine, case_lines
from caseload_app.ui.table.arrange import Heading, Wish, arranged, urgent_first
from caseload_app.ui.table.columns import COLUMNS, PLACE
from caseload_app.ui.table.copying import as_rows
from tests.builders import DAY, DEFAULT_POLICY
from tests.team_builders import a_team, a_team_case, a_team_worker


@pytest.fixture
def lines() -> list[CaseLine]:
    team = a_team(
        [a_team_worker("W1", "Zoe Ames"), a_team_worker("W2", "Ben Hughes", team="South")],
        [
            a_team_case("C1", "CIN", "W1", due=DAY + timedelta(days=30)),
            a_team_case("C2", "S47", "W2", due=DAY - timedelta(days=2)),
            a_team_case("C3", "CIN", due=DAY + timedelta(days=3)),
            a_team_case("C4", "CPP", "W1", name="=1+1\tBaby"),
        ],
    )
    return urgent_first(case_lines(board_of(team, DEFAULT_POLICY, DAY)))


def ids(lines: list[CaseLine], wish: Wish) -> list[str]:
    return [row.name if isinstance(row, Heading) else row.case_id for row in arranged(lines, wish, {})]


def test_without_a_wish_the_most_urgent_come_first(lines: list[CaseLine]) -> None:
    assert ids(lines, Wish()) == ["C2", "C4", "C3", "C1"]


@pytest.mark.parametrize("column", range(len(COLUMNS)), ids=[column.key for column in COLUMNS])
def test_every_column_sorts_both_ways_and_keeps_every_case(lines: list[CaseLine], column: int) -> None:
    order = COLUMNS[column].order
    for is_descending in (False, True):
        rows = arranged(lines, Wish(column=column, is_descending=is_descending), {})
        known = [order(row) for row in rows if isinstance(row, CaseLine) and order(row) is not None]
        assert known == sorted(known, reverse=is_descending)
        assert len(rows) == 4


def test_what_has_no_date_comes_last_whichever_way(lines: list[CaseLine]) -> None:
    due = PLACE["due"]
    assert ids(lines, Wish(column=due)) == ["C2", "C3", "C1", "C4"]
    assert ids(lines, Wish(column=due, is_descending=True)) == ["C1", "C3", "C2", "C4"]


def test_words_are_looked_for_in_the_whole_line(lines: list[CaseLine]) -> None:
    assert ids(lines, Wish(words="zoe cin")) == ["C1"]
    assert ids(lines, Wish(words="overdue")) == ["C2"]
    assert ids(lines, Wish(words="unallocated")) == ["C3"]


def test_what_was_said_is_kept_from_one_search_to_the_next(lines: list[CaseLine]) -> None:
    said: dict[str, str] = {}
    arranged(lines, Wish(words="zoe"), said)
    assert set(said) == {"C1", "C2", "C3", "C4"}


@pytest.mark.parametrize(
    ("column", "typed", "left"),
    [
        ("worker", "zoe", ["C4", "C1"]),
        ("category", "s47", ["C2"]),
        ("points", ">5", ["C2", "C4"]),
        ("points", ">= 7.0", ["C2", "C4"]),
        ("points", "<8", ["C4", "C3", "C1"]),
        ("share", "<= 6 %", ["C1"]),
        ("points", "5.0", ["C3", "C1"]),
        ("clock", "within 7", ["C3"]),
    ],
)
def test_a_column_can_be_filtered_by_words_and_figures_by_comparing(
    lines: list[CaseLine], column: str, typed: str, left: list[str]
) -> None:
    assert ids(lines, Wish(filters={PLACE[column]: typed})) == left


def test_groups_have_the_unallocated_first_and_say_what_is_under_them(lines: list[CaseLine]) -> None:
    assert ids(lines, Wish(group="worker")) == ["Unallocated", "C3", "Ben Hughes", "C2", "Zoe Ames", "C4", "C1"]
    headings = [row for row in arranged(lines, Wish(group="worker"), {}) if isinstance(row, Heading)]
    assert [heading.in_words for heading in headings] == [
        "Unallocated · 1 case · 5 points",
        "Ben Hughes · 1 case · 8 points",
        "Zoe Ames · 2 cases · 12 points",
    ]


def test_groups_by_priority_stand_in_its_order_and_not_in_that_of_the_alphabet(lines: list[CaseLine]) -> None:
    assert [name for name in ids(lines, Wish(group="priority")) if not name.startswith("C") or name == "Critical"] == [
        "Critical",
        "Standard",
    ]


def test_a_closed_heading_hides_its_lines(lines: list[CaseLine]) -> None:
    wish = Wish(group="worker", closed=frozenset({"Zoe Ames"}))
    assert ids(lines, wish) == ["Unallocated", "C3", "Ben Hughes", "C2", "Zoe Ames"]


def test_a_group_without_a_name_says_so(lines: list[CaseLine]) -> None:
    assert ids(lines, Wish(group="team"))[-2:] == ["No team", "C3"]


def test_copied_rows_hold_headings_and_nothing_that_a_spreadsheet_would_calculate(lines: list[CaseLine]) -> None:
    (line,) = [one for one in lines if one.case_id == "C4"]
    columns = [PLACE["case"], PLACE["child"], PLACE["points"]]
    assert as_rows([line], columns) == "Case\tChild\tPoints\nC4\t'=1+1 Baby\t7.0"
