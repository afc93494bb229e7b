"""What stands left and right of the board: both sides where there is room, else one at a time, with a switch.

Room is short on a small screen, when everything is scaled up, and with large text.
"""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSplitter, QWidget

from caseload_app.ui.theme.fonts import scaled
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.widgets.labels import button

_SIDE = 230
_MIDDLE = 540
"""Pixels that a side and the board need at least, at a text size of 100 %."""


class Sides(QWidget):
    """The switch, to stand above the board; it is seen only where it is needed."""

    def __init__(self, splitter: QSplitter, tray: QWidget, why: QWidget, theme: Theme) -> None:
        super().__init__()
        self._splitter = splitter
        self._tray = tray
        self._why = why
        self._is_narrow = False
        self.to_tray = _chip("To allocate")
        self.to_why = _chip("Why")
        self.to_tray.setChecked(True)
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(4)
        for chip in (self.to_tray, self.to_why):
            group.addButton(chip)
            layout.addWidget(chip)
            chip.toggled.connect(self._show)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for one side only."""
        return self._is_narrow

    def fit(self) -> None:
        """See how much room there is."""
        is_narrow = self._splitter.width() < 2 * scaled(_SIDE) + _MIDDLE
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.setVisible(is_narrow)
            self._show()

    def show_tray(self) -> None:
        """Bring the tray where only one side is shown."""
        self.to_tray.setChecked(True)

    def show_why(self) -> None:
        """Bring why where only one side is shown."""
        self.to_why.setChecked(True)

    def _show(self) -> None:
        self._tray.setVisible(not self._is_narrow or self.to_tray.isChecked())
        self._why.setVisible(not self._is_narrow or self.to_why.isChecked())

    def _restyle(self) -> None:
        for side in (self._tray, self._why):
            side.setMinimumWidth(scaled(_SIDE))
        self.fit()


def _chip(words: str) -> QPushButton:
    made = button(words, "chip")
    made.setCheckable(True)
    made.setObjectName(f"side {words}")
    return made
