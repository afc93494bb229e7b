"""The keyboard shortcuts, from the one table of actions."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from caseload_app.ui.actions import ACTIONS
from caseload_app.ui.widgets.labels import button, label


class ShortcutsDialog(QDialog):
    """Two columns of keys and what they do."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(12)
        layout.addWidget(label("Keyboard shortcuts", "title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        rows = [
            *((row.words.removesuffix(" \u2026"), row.keys) for row in ACTIONS.values() if row.keys),
            ("Select several", ("Ctrl or Shift with a click",)),
            ("Give up a drag", ("Esc",)),
        ]
        half = -(-len(rows) // 2)
        for number, (words, keys) in enumerate(rows):
            column = 3 * (number // half)
            shown = " or ".join(dict.fromkeys(_key(key) for key in keys))
            grid.addWidget(label(words), number % half, column)
            grid.addWidget(label(shown, "muted"), number % half, column + 1)
        grid.setColumnMinimumWidth(2, 24)
        layout.addLayout(grid)
        row = QHBoxLayout()
        row.addStretch()
        close = button("Close", "primary", parent=self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        layout.addLayout(row)


def _key(keys: str) -> str:
    """A shortcut as it stands on the keyboard: Return and Enter are one key to most people."""
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return shown.replace("Return", "Enter") or keys
