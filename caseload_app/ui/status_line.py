"""The line at the bottom: the answer in words on the left, "Saved" and the file's name on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.labels import label


class StatusLine(QWidget):
    """Words that are too long for the line are elided; the whole of them is in the hover text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = ElidedLabel("muted")
        self._saved = label("", "muted")
        self._file = ElidedLabel("muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 4, 14, 4)
        layout.setSpacing(18)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._saved)
        layout.addWidget(self._file)

    @property
    def words(self) -> str:
        """What the line says on the left, in full."""
        return self._words.words

    @property
    def saved(self) -> str:
        """What it says about saving."""
        return self._saved.text()

    def say(self, words: str) -> None:
        """Say something on the left."""
        self._words.say(words)

    def file(self, name: str, saved: str) -> None:
        """Name the file, and say whether everything in it is saved."""
        self._file.say(name)
        self._saved.setText(saved)
