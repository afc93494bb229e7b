"""Names hidden: nothing that is shown has them, and everything that is saved still does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import openpyxl
import pytest

from caseload_app.services.board import about_worker, preview_move, ranked_workers, why
from caseload_app.services.open_team import OpenTeam
from caseload_app.services.sample import fresh_sample
from caseload_app.services.shown_names import HIDDEN_NAME, Hidden, ShownNames, initials
from tests.team_builders import a_team, a_team_case, a_team_worker

EVERYBODY = Hidden(children=True, workers=True)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[OpenTeam]:
    with fresh_sample(tmp_path) as made:
        made.show(made.question().answer())
        yield made


def words_in(thing: object) -> Iterator[str]:
    """Every text inside plain data."""
    if isinstance(thing, str):
        yield thing
    elif is_dataclass(thing):
        for field in fields(thing):
            if field.repr:
                yield from words_in(getattr(thing, field.name))
    elif isinstance(thing, (tuple, list, frozenset)):
        for one in thing:
            yield from words_in(one)


def everything_told(team: OpenTeam) -> set[str]:
    board = team.board
    told = [board.rows, board.tray, *(about_worker(board, row.worker_id) for row in board.rows)]
    for case_id in board.proposals:
        told += [why(board, case_id), ranked_workers(board, [case_id])]
        told += [preview_move(board, [case_id], row.worker_id) for row in board.rows]
    return set(words_in(told))


def test_no_name_of_a_child_is_in_anything_told_of_the_board(team: OpenTeam) -> None:
    names = {case.name for case in team.state.team.cases if case.name}
    assert names & everything_told(team)
    team.hide_names(Hidden(children=True))
    assert not names & everything_told(team)


def test_no_name_of_a_worker_is_in_any_sentence_once_workers_go_by_initials(team: OpenTeam) -> None:
    names = [worker.name for worker in team.state.team.workers]
    assert any(name in words for name in names for words in everything_told(team))
    team.hide_names(EVERYBODY)
    assert [words for words in everything_told(team) if any(name in words for name in names)] == []


def test_the_history_keeps_the_names_and_shows_what_may_be_shown(team: OpenTeam) -> None:
    team.drop_draft()
    team.hide_names(EVERYBODY)
    changed = team.move(["C-2001"], "W03")
    assert changed.words.startswith("C-2001 moved to DW")
    assert team.undo_words == "C-2001 moved to DW"
    assert team.steps()[-1].words == "C-2001 moved to DW"
    team.hide_names(Hidden())
    assert team.undo_words == "C-2001 moved to Daniel Whitcombe"


def test_a_reason_that_names_a_child_is_shown_without_the_name(team: OpenTeam) -> None:
    named = next(case for case in team.state.team.cases if case.name)
    team.refuse(list(team.board.proposals)[:1], f"{named.name} asked for somebody else")
    team.hide_names(Hidden(children=True))
    assert team.steps()[-1].reason == f"{HIDDEN_NAME} asked for somebody else"


def test_the_sheet_has_the_names_whatever_is_hidden(team: OpenTeam, tmp_path: Path) -> None:
    team.hide_names(EVERYBODY)
    team.accept_all()
    team.sheet().write(tmp_path / "sheet.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "sheet.xlsx")["Allocations"].iter_rows(values_only=True))
    told = {cell for row in rows for cell in row}
    assert {"Amara Okafor", "Selam Haile-Burke"} <= told
    assert {case.name for case in team.state.team.cases if case.name} <= told


def test_a_suggestion_is_the_same_whatever_is_hidden(team: OpenTeam) -> None:
    before = dict(team.board.proposals)
    team.drop_draft()
    team.hide_names(EVERYBODY)
    team.show(team.question().answer())
    assert dict(team.board.proposals) == before


def test_rows_that_did_not_change_are_taken_over_while_names_are_hidden(team: OpenTeam) -> None:
    team.drop_draft()
    team.hide_names(EVERYBODY)
    before = team.board.row["W12"]
    team.move(["C-2001"], "W03")
    assert team.board.row["W12"] is before


def test_two_workers_with_the_same_initials_are_told_apart_by_their_ids() -> None:
    workers = [a_team_worker("W1", "Ann Other"), a_team_worker("W2", "Abi Osman"), a_team_worker("W3", "Bo Lind")]
    assert initials(workers) == {"W1": "AO (W1)", "W2": "AO (W2)", "W3": "BL"}


def test_a_name_is_hidden_as_a_whole_word_only() -> None:
    team = a_team([a_team_worker("W1", "Ann Lee")], [a_team_case("C1", name="Ann"), a_team_case("C2", name="Ann May")])
    shown = ShownNames(EVERYBODY)
    assert shown.free_text("Annual visit to Ann and Ann May by Ann Lee", team) == (
        f"Annual visit to {HIDDEN_NAME} and {HIDDEN_NAME} by AL"
    )
