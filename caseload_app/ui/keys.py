"""Shortcuts in words, as they stand on the keyboard: for tool tips, *Find*, the list of shortcuts and the help."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from caseload_app.ui.actions import ACTIONS, ActionRow, Group

BESIDE_ACTIONS: tuple[tuple[Group, str, str], ...] = (
    (Group.MOVE, "Move a case or a selection", "Drag it to a row, or to the tray"),
    (Group.MOVE, "Give up a drag", "Esc"),
    (Group.LOOK, "Select several", "Ctrl or Shift with a click or an arrow key"),
    (Group.LOOK, "Select nothing", "Esc"),
    (Group.HELP, "End the tour", "Esc"),
)
"""What is done without an action: group, what, how."""


def key_in_words(keys: str) -> str:
    """A shortcut as it stands on the keyboard: Return and Enter are one key to most people."""
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return shown.replace("Return", "Enter") or keys


def keys_in_words(row: ActionRow) -> str:
    """All shortcuts of an action: "Ctrl+Y or Ctrl+Shift+Z"; empty where there is none."""
    return " or ".join(dict.fromkeys(key_in_words(keys) for keys in row.keys))


def shortcuts() -> dict[Group, list[tuple[str, str]]]:
    """Every shortcut, what it does and its keys, under what it is about."""
    found: dict[Group, list[tuple[str, str]]] = {group: [] for group in Group}
    for row in ACTIONS.values():
        if row.keys:
            found[row.group].append((row.alone, keys_in_words(row)))
    for group, what, how in BESIDE_ACTIONS:
        found[group].append((what, how))
    return found
