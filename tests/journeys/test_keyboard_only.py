"""The whole job with keys alone: no mouse is touched from the welcome page to the sheet."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from caseload_app.ui.dialogs.move_dialog import MoveDialog
from caseload_app.ui.dialogs.reason_dialog import ReasonDialog
from tests.journeys.person import SOLVED_WITHIN_MS, Person


def choose_worker(person: Person, name: str) -> None:
    """Type a name in the next *Move to ...*, then Enter."""

    def choose(dialog: MoveDialog) -> None:
        person.write(name, on=dialog.search)
        person.press("Return", on=dialog.search)

    person.will_answer(MoveDialog, choose)


def test_the_whole_job_with_keys_alone(person: Person, tmp_path: Path) -> None:
    person.tab_to("welcome sample")
    person.press("Space")
    assert person.window.page.isVisible()

    with person.qtbot.waitSignal(person.window.suggesting.shown, timeout=SOLVED_WITHIN_MS):
        person.press("Ctrl+Return")
    assert len(person.board.proposals) == 13

    find_in_the_tray(person, "C-2209")
    choose_worker(person, "jack")
    person.press("M")
    person.all_is_answered()
    assert person.holder("C-2209") == "W08"

    find_in_the_tray(person, "C-2213")
    choose_worker(person, "lorna")
    person.press("Return")
    person.all_is_answered()
    person.press("Ctrl+2")
    person.press("Alt+Down")
    assert person.holder("C-2213") == "W11"
    person.will_answer(ReasonDialog, lambda dialog: person.press("Esc", on=dialog.field))
    person.press("Alt+Down")
    person.all_is_answered()
    assert person.holder("C-2213") == "W11"
    person.will_answer(ReasonDialog, lambda dialog: overrule(person, dialog))
    person.press("Alt+Down")
    person.all_is_answered()
    assert person.holder("C-2213") == "W12"
    person.press("Ctrl+Z")
    assert person.holder("C-2213") == "W11"
    person.press("Alt+Up")
    assert person.holder("C-2213") == "W10"

    find_in_the_tray(person, "C-2210")
    person.press("A")
    assert person.holder("C-2210") == "W06"
    person.press("Ctrl+2")  # the tray has no more card that fits the search
    person.press("Ctrl+Shift+A")
    assert len(person.board.proposals) == 0
    assert sum(case.worker_id is None for case in person.team.state.team.cases) == 1
    person.press("Ctrl+Z")
    assert len(person.board.proposals) == 10
    person.press("Ctrl+Y")
    assert len(person.board.proposals) == 0

    person.will_choose_file(tmp_path / "sheet.xlsx")
    person.press("Ctrl+E")
    person.all_is_answered()
    person.wait_for_sheet()
    told = openpyxl.load_workbook(tmp_path / "sheet.xlsx")["Allocations"].iter_rows(values_only=True)
    assert sum("suggested" in row for row in told) == 13


def overrule(person: Person, dialog: ReasonDialog) -> None:
    person.write("Agreed with both for two weeks", on=dialog.field)
    person.press("Ctrl+Return", on=dialog.field)


def find_in_the_tray(person: Person, case_id: str) -> None:
    """Search the tray and select what is found."""
    person.press("Ctrl+F")
    person.write(case_id)
    person.press("Ctrl+1")
    person.press("Space")
    assert person.window.page.selected_cases() == (case_id,)
