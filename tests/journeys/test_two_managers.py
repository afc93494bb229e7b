"""Two managers and one file, and a board that changes while a suggestion is being looked for."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QPushButton, QRadioButton

from caseload_app.services.open_team import OpenTeam
from caseload_app.services.sample import fresh_sample
from caseload_app.ui.dialogs.day_dialog import DayDialog
from caseload_app.ui.dialogs.suggest_dialog import SuggestDialog
from tests.journeys.conftest import Start
from tests.journeys.person import SOLVED_WITHIN_MS, Person

ROOT = Path(__file__).parents[2]
HOLDS_A_FILE = """
import sys
from pathlib import Path
from caseload_app.services.open_team import OpenTeam
team = OpenTeam.open(Path(sys.argv[1]))
for line in sys.stdin:
    print(team.move([line.strip()], "W08").words, flush=True)
team.close()
"""


@pytest.fixture
def file(home: Path) -> Path:
    """The sample team's file, closed."""
    home.mkdir()
    with fresh_sample(home) as team:
        return team.path


def open_file(person: Person, file: Path) -> None:
    person.will_choose_file(file)
    person.press("Ctrl+O")
    person.all_is_answered()


def test_a_second_process_gets_the_file_to_look_at_and_is_told_who_has_it(person: Person, file: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS_A_FILE, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        other.stdin.write("C-2209\n")
        other.stdin.flush()
        assert "C-2209 moved" in other.stdout.readline()

        open_file(person, file)
        assert "has had it open since" in person.window.banner.text()
        assert person.window.banner.isVisible()
        assert person.holder("C-2209") == "W08"
        check_that_nothing_can_be_changed(person)

        other.stdin.close()
        assert other.wait(timeout=30) == 0

    open_file(person, file)
    assert person.team.read_only is None
    assert not person.window.banner.isVisible()
    person.drag("C-2210", "W08")
    assert person.holder("C-2210") == "W08"


def check_that_nothing_can_be_changed(person: Person) -> None:
    before = person.team.state
    window = person.window
    for name in ("top suggest", "top accept all", "top undo", "top import", "top day"):
        button = window.findChild(QPushButton, name)
        assert isinstance(button, QPushButton)
        assert not button.isEnabled(), name
    person.pick("C-2210")
    for keys in ("Ctrl+Return", "Del", "L", "Ctrl+Z", "Alt+Down", "M"):
        person.press(keys)
    row = window.page.board_view.visualRect(window.page.board_model.index_of_worker("W08"))
    assert not person.hover(person.pick("C-2210"), window.page.board_view.viewport(), row.center())
    assert person.team.state == before


def test_a_second_window_gets_it_to_look_at_only_too(start: Start, file: Path) -> None:
    first = start()
    open_file(first, file)
    second = start()
    open_file(second, file)

    assert first.team.read_only is None
    assert "has had it open since" in (second.team.read_only or "")
    first.drag("C-2209", "W08")
    assert first.holder("C-2209") == "W08"


def move_a_case(person: Person) -> None:
    person.drag("C-2209", "W08")


def choose_another_day(person: Person) -> None:
    def choose(dialog: DayDialog) -> None:
        dialog.calendar.setSelectedDate(QDate(2026, 3, 4))
        person.click_on(person.button("Use this day", within=dialog))

    person.will_answer(DayDialog, choose)
    person.click("top day")
    person.all_is_answered()


@pytest.mark.parametrize("change", [move_a_case, choose_another_day])
def test_a_suggestion_for_a_board_that_changed_meanwhile_is_refused_politely(
    person: Person, change: Callable[[Person], None]
) -> None:
    person.open_sample()
    ask_for_much(person)
    change(person)
    told = person.will_be_told("The board has changed since", "Suggest again.")

    cancel(person)

    person.qtbot.waitUntil(lambda: bool(told))
    assert person.team.draft is None
    assert len(person.board.proposals) == 0


def test_a_running_suggestion_can_be_cancelled_and_changes_nothing(person: Person) -> None:
    person.open_sample()
    before = person.team.state

    ask_for_much(person)
    cancel(person)

    assert not person.window.page.progress.isVisible()
    assert person.team.state == before
    assert len(person.board.proposals) > 0, "the best found so far is shown"


def test_one_suggestion_after_another_can_be_asked_for(person: Person) -> None:
    person.open_sample()
    for _ in range(4):
        person.suggest()
        assert len(person.board.proposals) == 13
        person.click("top accept all")
        person.click("top undo")


def ask_for_much(person: Person) -> None:
    """Ask for a suggestion that takes half a minute, or as long as somebody waits."""

    def choose(dialog: SuggestDialog) -> None:
        (rebalance,) = [one for one in dialog.findChildren(QRadioButton) if one.text().startswith("Rebalance")]
        person.click_on(rebalance)
        dialog.moves.slider.setValue(20)
        person.click_on(dialog.confirm)

    person.will_answer(SuggestDialog, choose)
    person.press("Ctrl+Shift+Return")
    person.all_is_answered()
    assert person.window.suggesting.is_running


def cancel(person: Person) -> None:
    strip = person.window.page.progress
    person.qtbot.waitUntil(strip.isVisible, timeout=SOLVED_WITHIN_MS)
    assert "Looking for the best suggestion" in strip.words
    person.click_on(strip.cancel)
    person.qtbot.waitUntil(lambda: not person.window.suggesting.is_running, timeout=SOLVED_WITHIN_MS)


def test_the_window_can_be_closed_while_a_suggestion_is_looked_for(start: Start, file: Path) -> None:
    person = start()
    open_file(person, file)
    person.click("top suggest")

    person.close()

    person.qtbot.waitUntil(lambda: not person.window.suggesting.is_running, timeout=SOLVED_WITHIN_MS)
    with OpenTeam.open(file) as team:
        assert team.read_only is None
