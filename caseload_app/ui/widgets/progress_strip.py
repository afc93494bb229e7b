"""A strip that tells how work in the background goes, in words, with a button to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from caseload_app.ui.widgets.labels import button, label


class ProgressStrip(QFrame):
    """Shown while something runs in the background."""

    cancel_clicked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._words = label("", wrap=True)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(name)
        self.cancel = button("Cancel", parent=self)
        self.cancel.clicked.connect(self.cancel_clicked)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self._words)
        left.addWidget(self._bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 10, 10, 10)
        layout.setSpacing(14)
        layout.addLayout(left, 1)
        layout.addWidget(self.cancel)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def begin(self, words: str) -> None:
        """Show it."""
        self.cancel.setEnabled(True)
        self.say(words)
        self.show()

    def say(self, words: str) -> None:
        """Say how it goes."""
        self._words.setText(words)

    def stopping(self, words: str) -> None:
        """Say that the stop was heard, and what comes of it."""
        self.cancel.setEnabled(False)
        self.say(words)
