"""A manager's first day: open, ask, drag, overrule, accept, take back, export, and find it all there tomorrow."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import openpyxl

from caseload_app.domain.team import Team
from caseload_app.ui.dialogs.reason_dialog import ReasonDialog
from tests.journeys.conftest import Start
from tests.journeys.person import Person, words_of

SAMPLE = Path(str(files("resources").joinpath("samples", "north_team.xlsx")))


def rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    head, *values = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in values]


def give_reason(person: Person, reason: str, *, against: str) -> None:
    def answer(dialog: ReasonDialog) -> None:
        assert against in words_of(dialog)
        assert not dialog.confirm.isEnabled()
        person.write(reason, on=dialog.field)
        person.click_on(dialog.confirm)

    person.will_answer(ReasonDialog, answer)


def test_a_first_day_from_the_sample_team_to_the_sheet_and_back_tomorrow(
    start: Start, home: Path, tmp_path: Path
) -> None:
    person = start()
    assert person.window.welcome.isVisible()
    person.open_sample()
    assert len(person.board.tray) == 14
    assert (home / "Sample team.caseload").is_file()

    person.suggest()
    assert len(person.board.proposals) == 13
    give_a_suggested_case_to_somebody_else(person)
    override_a_rule(person)
    accepted = accept_one_then_all(person)

    person.will_choose_file(tmp_path / "sheet.xlsx")
    person.click("top export")
    person.all_is_answered()
    person.wait_for_sheet()
    assert person.window.toast.words == "Exported sheet.xlsx"
    check_the_sheet(tmp_path / "sheet.xlsx", {case.id: case.worker_id for case in accepted.cases})

    steps = person.team.steps()
    person.close()
    person = start()
    person.click_on(person.button("Sample team.caseload"))
    assert person.team.read_only is None
    assert person.team.state.team == accepted
    assert person.team.steps() == steps
    undo_everything_of_yesterday(person)


def give_a_suggested_case_to_somebody_else(person: Person) -> None:
    assert person.board.proposals["C-2209"] == "W06"
    person.drag("C-2209", "W08")
    assert person.holder("C-2209") == "W08"
    assert "C-2209" not in person.board.proposals
    assert "C-2209 moved to Jack Ellison-Moore" in person.window.toast.words


def override_a_rule(person: Person) -> None:
    person.will_answer(ReasonDialog, lambda dialog: person.press("Esc", on=dialog.field))
    person.drag("C-2214", "W04")
    person.all_is_answered()
    assert person.holder("C-2214") is None

    give_reason(person, "Farah starts the asylum course on Monday", against="No asylum skill")
    person.drag("C-2214", "W04")
    person.all_is_answered()
    assert person.holder("C-2214") == "W04"
    overruled = person.team.steps()[-1]
    assert overruled.reason == "Farah starts the asylum course on Monday"
    assert "although: No asylum skill" in overruled.words


def accept_one_then_all(person: Person) -> Team:
    person.pick("C-2213")
    person.click_on(person.button("Accept", within=person.window.page.why))
    assert person.holder("C-2213") == "W10"

    expected = dict(person.board.proposals)
    give_reason(person, "For this week", against="points over")  # the case from the override fills that worker's room
    person.click("top accept all")
    person.all_is_answered()
    assert {case_id: person.holder(case_id) for case_id in expected} == expected
    assert len(person.board.proposals) == 0
    accepted = person.team.state.team

    person.click("top undo")
    assert {person.holder(case_id) for case_id in expected} == {None}
    assert dict(person.board.proposals) == expected
    person.click("top redo")
    assert person.team.state.team == accepted
    return accepted


def check_the_sheet(sheet: Path, workers_after: dict[str, str | None]) -> None:
    workers_before = {row["Case ID"]: row["Worker ID"] for row in rows(SAMPLE, "Cases")}
    exported = {row["Case ID"]: row for row in rows(sheet, "Allocations")}
    assert {case_id: row["Worker ID"] for case_id, row in exported.items()} == workers_after
    given_out = {case_id for case_id, worker in workers_after.items() if worker != workers_before[case_id]}
    assert len(given_out) == 14
    assert {case_id for case_id, row in exported.items() if row["Status"] == "suggested"} == given_out
    assert exported["C-2209"]["Worker"] == "Jack Ellison-Moore"


def undo_everything_of_yesterday(person: Person) -> None:
    person.click("top undo")
    assert sum(case.worker_id is None for case in person.team.state.team.cases) == 11
    assert person.holder("C-2213") == "W10"
    person.click("top undo")
    assert person.holder("C-2213") is None
    person.click("top undo")
    assert person.holder("C-2214") is None
    person.click("top redo")
    assert person.holder("C-2214") == "W04"


def test_a_held_case_that_moves_is_told_as_moved_with_the_worker_it_came_from(person: Person, tmp_path: Path) -> None:
    person.open_sample()
    held = next(b.case_id for b in person.board.row["W03"].blocks if person.board.case[b.case_id].category == "CIN")

    person.drag(held, "W06")
    person.will_choose_file(tmp_path / "sheet.xlsx")
    person.click("top export")
    person.wait_for_sheet()

    person.all_is_answered()
    told = {row["Case ID"]: row for row in rows(tmp_path / "sheet.xlsx", "Allocations")}
    assert Counter(row["Status"] for row in told.values()) == {"held": 117, "locked": 2, "unallocated": 14, "moved": 1}
    assert (told[held]["Worker ID"], told[held]["From worker ID"]) == ("W06", "W03")
    assert told[held]["Change reason"] == "MANAGE"
