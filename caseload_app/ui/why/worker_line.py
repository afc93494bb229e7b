"""One worker in a list of the why panel: the name, the workload with the case, and what there is to say."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from caseload_app.ui.theme.tokens import Tokens
from caseload_app.ui.widgets.labels import button, label


class WorkerLine(QFrame):
    """A click anywhere on it, or Enter, chooses the worker; *Show* shows what choosing would do."""

    clicked = Signal()
    show_clicked = Signal()

    def __init__(self, name: str, tokens: Tokens) -> None:
        super().__init__()
        self._name = name
        self._tokens = tokens
        self._is_choosable = False
        self._is_over = False
        self._title = label(name, "muted")
        self._beside = label("", "small")
        self._words = label("", "small", wrap=True)
        self.show_button = button("Show", "link")
        self.show_button.setToolTip("Show on the board what this would do; nothing is changed")
        self.show_button.clicked.connect(self.show_clicked)
        self.show_button.hide()
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title, 1)
        top.addWidget(self._beside)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self._words, 1)
        below.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3, 5, 3, 5)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(below)

    def say(self, beside: str, words: str, look: str, *, strong: bool, more: str = "") -> None:
        """What stands at the right of the name, and below it; `more` for the hover text."""
        self._beside.setText(beside)
        self._words.setText(words)
        for part, name in ((self._words, look), (self._title, "heading" if strong else "muted")):
            if part.property("look") != name:
                part.setProperty("look", name)
                part.style().unpolish(part)
                part.style().polish(part)
        self._words.setToolTip(more)
        if self._is_choosable:
            self.setAccessibleName(f"Move to {self._name}: {beside}, {more or words}")

    @property
    def words(self) -> str:
        """What stands below the name."""
        return self._words.text()

    def make_choosable(self) -> None:
        """Let the line be clicked, or chosen by keyboard."""
        self._is_choosable = True
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip("Choose to give the case to this worker")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        inside = self.rect().contains(event.position().toPoint())
        if self._is_choosable and event.button() is Qt.MouseButton.LeftButton and inside:
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self._is_choosable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        super().enterEvent(event)
        self._is_over = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._is_over = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QColor(self._tokens.line))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        if self._is_choosable and (self.hasFocus() or self._is_over):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._tokens.accent), 2 if self.hasFocus() else 1))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -2), 4, 4)
        painter.end()
