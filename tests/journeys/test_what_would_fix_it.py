"""The case that nobody can take: what stands in the way, a fix tried on the board, kept, decided with a reason."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from caseload_app.ui.dialogs.reason_dialog import ReasonDialog
from caseload_app.ui.why.fixes import Fixes
from caseload_app.ui.why.overview import Overview
from tests.journeys.person import SOLVED_WITHIN_MS, Person, words_of

LEFT_OVER = "C-2214"


def test_a_case_that_nobody_can_take_is_fixed_with_the_mouse(person: Person) -> None:
    window = person.window
    person.open_sample()
    person.suggest()
    person.click_on(window.page.tray.alarm)
    person.pick(LEFT_OVER)
    person.qtbot.waitUntil(lambda: bool(fixes(person)), timeout=SOLVED_WITHIN_MS)
    before = person.team.state
    person.click_on(fixes(person)[0])
    assert person.board.proposals[LEFT_OVER] == "W07"
    assert person.team.state == before

    person.click_on(person.button("Discard"))
    assert LEFT_OVER not in person.board.proposals
    person.click_on(fixes(person)[0])
    person.click_on(person.button("Keep as the suggestion"))
    assert person.team.state == before, "kept is not yet decided"
    person.will_answer(ReasonDialog, lambda dialog: overrule(person, dialog))
    person.click_on(person.button("Accept", within=window.page.why))
    person.all_is_answered()
    assert person.holder(LEFT_OVER) == "W07"
    assert person.team.steps()[-1].reason == "Until the agency worker comes on Monday"


def test_locking_one_and_suggesting_again_says_what_changed_with_keys_alone(person: Person) -> None:
    window = person.window
    person.open_sample()
    person.suggest()
    person.pick("C-2209")
    person.press("L")
    assert person.board.case["C-2209"].locked
    with person.qtbot.waitSignal(window.suggesting.shown, timeout=SOLVED_WITHIN_MS):
        person.press("Ctrl+Return")
    (overview,) = window.page.why.findChildren(Overview)
    assert "since the last suggestion" in words_of(overview)


def fixes(person: Person) -> list[QPushButton]:
    """The buttons of the fixes that can be seen."""
    shown = [part for part in person.window.page.why.findChildren(Fixes) if part.isVisible()]
    return [made for part in shown for made in part.buttons if made.isVisible()]


def overrule(person: Person, dialog: ReasonDialog) -> None:
    person.write("Until the agency worker comes on Monday", on=dialog.field)
    person.press("Ctrl+Return", on=dialog.field)
