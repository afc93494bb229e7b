"""The line at the bottom: the answer in words on the left, "Saved" and the file's name on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from caseload_app.ui.widgets.labels import label


class StatusLine(QWidget):
    """Words that are too long for the line are elided; the whole of them is in the hover text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._full = ""
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("look", "muted")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._saved = label("", "muted")
        self._file = label("", "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 4, 14, 4)
        layout.setSpacing(18)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._saved)
        layout.addWidget(self._file)

    @property
    def words(self) -> str:
        """What the line says on the left, in full."""
        return self._full

    @property
    def saved(self) -> str:
        """What it says about saving."""
        return self._saved.text()

    def say(self, words: str) -> None:
        """Say something on the left."""
        self._full = words
        self._words.setToolTip(words)
        self._elide()

    def file(self, name: str, saved: str) -> None:
        """Name the file, and say whether everything in it is saved."""
        self._file.setText(name)
        self._saved.setText(saved)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        metrics = self._words.fontMetrics()
        self._words.setText(metrics.elidedText(self._full, Qt.TextElideMode.ElideRight, self._words.width()))
