"""A large team's way with keys alone: find a case, see it in the table, decide there, look something up in the help."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from caseload_app.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from caseload_app.ui.table.columns import PLACE
from tests.journeys.person import SOLVED_WITHIN_MS, Person
from tests.journeys.test_keyboard_only import choose_worker


def find(person: Person, words: str) -> None:
    """Ctrl+K, type, Enter."""
    finder = person.window.finding.finder
    person.press("Ctrl+K")
    person.write(words)
    person.press("Return")
    person.qtbot.waitUntil(lambda: not finder.isVisible())


def test_find_table_and_help_with_keys_alone(person: Person) -> None:
    window = person.window
    find(person, "sample team")
    person.qtbot.waitUntil(window.page.isVisible)
    with person.qtbot.waitSignal(window.suggesting.shown, timeout=SOLVED_WITHIN_MS):
        find(person, "suggest")
    assert len(person.board.proposals) == 13

    find(person, "nathn osei")
    person.qtbot.waitUntil(lambda: window.page.selected_worker() == "W12")

    find(person, "table")
    person.qtbot.waitUntil(lambda: window.page.is_table)
    find(person, "2209")
    person.qtbot.waitUntil(lambda: window.page.selected_cases() == ("C-2209",))
    assert window.page.table.view.hasFocus()
    person.press("Ctrl+C")
    assert "C-2209" in QGuiApplication.clipboard().text().split("\n")[1]
    choose_worker(person, "jack")
    person.press("M")
    person.all_is_answered()
    assert person.holder("C-2209") == "W08"
    row = window.page.table.view.currentIndex().row()
    assert window.page.table.view.model().index(row, PLACE["worker"]).data() == "Jack Ellison-Moore"
    person.press("Ctrl+Z")
    assert person.holder("C-2209") is None

    person.press("Home")
    person.press("Shift+Down")
    person.press("A")
    assert len(person.board.proposals) == 11
    person.press("Ctrl+T")
    assert window.page.board_view.isVisible()

    person.will_answer(ShortcutsDialog, lambda dialog: person.press("Esc", on=dialog.search))
    person.press("?")
    person.all_is_answered()
    person.press("F1")
    assert window.help is not None
    person.write("proved", on=window.help.search)
    assert window.help.shown == "suggestions"
    person.press("Esc", on=window.help)
    assert not window.help.isVisible()
