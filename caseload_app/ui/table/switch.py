"""Two buttons above the board: which of the two pictures of the caseload is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from caseload_app.ui.actions import ACTIONS, Act
from caseload_app.ui.keys import keys_in_words
from caseload_app.ui.widgets.labels import button


class BoardOrTable(QWidget):
    """One of the two is pressed."""

    chosen = Signal(bool)
    """Whether the table is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for number, words in enumerate(("Board", "Table")):
            one = button(words, "chip", parent=self)
            one.setCheckable(True)
            one.setChecked(number == 0)
            one.setAccessibleName(f"Show the {words.casefold()}")
            one.setToolTip(f"Show the {words.casefold()} ({keys_in_words(ACTIONS[Act.TABLE])} changes between the two)")
            self._group.addButton(one, number)
            layout.addWidget(one)
        self._group.idClicked.connect(lambda number: self.chosen.emit(number == 1))

    def show_choice(self, *, table: bool) -> None:
        """Show which one is shown."""
        self._group.button(int(table)).setChecked(True)
