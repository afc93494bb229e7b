"""Labels by their look."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget


class _WrappedLabel(QLabel):
    """Always as high as its lines: a scroll area does not ask what wrapped words come to."""

    def setText(self, words: str) -> None:  # noqa: N802
        self.setMinimumHeight(0)
        super().setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Smaller text needs less height, though the width stays."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(0)  # a label never wants less than that
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))


def label(words: str, look: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """A label in one of the looks of the style sheet; plain text, whatever the words."""
    made = _WrappedLabel(parent) if wrap else QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(words)
    made.setWordWrap(wrap)
    if look:
        made.setProperty("look", look)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def button(words: str, look: str = "", *, parent: QWidget | None = None) -> QPushButton:
    """A button in one of the looks of the style sheet. Enter presses the one with the focus, as the space bar does."""
    made = QPushButton(words, parent)
    if look:
        made.setProperty("look", look)
    made.setAutoDefault(True)  # without being told so, only in dialogs
    return made


def rule(*, vertical: bool = False) -> QFrame:
    """A thin line between things."""
    line = QFrame()
    line.setProperty("look", "rule")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
