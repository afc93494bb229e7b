"""One table of actions feeds keys, menus, buttons, *Find* and the list of shortcuts."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from caseload_app.ui.actions import ACTIONS, Act, Group
from caseload_app.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from caseload_app.ui.keys import keys_in_words, shortcuts
from caseload_app.ui.main_window import MainWindow


def test_the_table_has_every_action_and_the_window_does_each(window: MainWindow) -> None:
    assert set(ACTIONS) == set(Act)
    assert set(window.act) == set(Act)


def test_the_window_answers_to_the_keys_of_the_table_and_to_no_others(window: MainWindow) -> None:
    for act, action in window.act.items():
        assert action.shortcuts() == [QKeySequence(keys) for keys in ACTIONS[act].keys]
    told = {key.toString() for action in window.act.values() for key in action.shortcuts()}
    assert {action.shortcut().toString() for action in window.actions() if action.shortcut().toString()} <= told


def test_no_two_actions_share_a_key() -> None:
    keys = Counter(QKeySequence(key).toString() for row in ACTIONS.values() for key in row.keys)
    assert [key for key, times in keys.items() if times > 1] == []


def test_keys_are_told_as_they_stand_on_the_keyboard() -> None:
    assert keys_in_words(ACTIONS[Act.SUGGEST]) == "Ctrl+Enter"
    assert keys_in_words(ACTIONS[Act.MOVE]) == "M or Enter"


def test_every_action_with_a_key_is_in_the_list_of_shortcuts_once(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(None)
    qtbot.addWidget(dialog)
    for row in ACTIONS.values():
        assert dialog.shown.count(row.alone) == (1 if row.keys else 0)
    assert list(shortcuts()) == list(Group)


def test_the_list_of_shortcuts_is_narrowed_by_what_is_typed(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(None)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(dialog.search, "ctrl+shift")
    assert dialog.shown == ["Suggest with a special wish", "Accept all", "Redo"]
    QTest.keyClicks(dialog.search, "q")
    assert dialog.shown == []
    assert dialog.nothing.isVisible()
