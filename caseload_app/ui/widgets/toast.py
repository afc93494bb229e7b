"""A short message at the bottom, with Undo; it goes by itself, but not while the pointer or the focus is on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from caseload_app.ui.widgets.labels import button, label

SHOWN_MS = 8000


class Toast(QFrame):
    """Lies over its parent, above the bottom, and above other parts where they are shown."""

    def __init__(self, parent: QWidget, above: Sequence[QWidget] = ()) -> None:
        super().__init__(parent)
        self._page = parent
        self._above = above
        self.setProperty("look", "toast")
        self._words = label("", parent=self)
        self._button = button("Undo", parent=self)
        self._action: Callable[[], None] | None = None
        self._button.clicked.connect(self._act)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(16)
        layout.addWidget(self._words)
        layout.addWidget(self._button)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self._go)
        parent.installEventFilter(self)
        for part in above:
            part.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, words: str, action: Callable[[], None] | None = None, action_words: str = "Undo") -> None:
        """Show a message, and speak it to a screen reader."""
        self._action = action
        room = self._page.width() - 260
        self._words.setText(self._words.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(200, room)))
        self._words.setToolTip(words)
        self._button.setText(action_words)
        self._button.setVisible(action is not None)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self._page, words)

    def forget(self) -> None:
        """Away with it and with its words, which may name somebody."""
        self.hide()
        self._action = None
        self._words.setText("")
        self._words.setToolTip("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self._page
        self.adjustSize()
        lift = sum(part.height() + 8 for part in self._above if part.isVisible())
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - 48 - lift)

    def _act(self) -> None:
        action = self._action
        self.hide()
        if action is not None:
            action()

    def _go(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._timer.start()
        else:
            self.hide()


def announce(widget: QWidget, words: str) -> None:
    """Speak words to a screen reader, where one listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
