"""The card of the tour: what the step is about, and the buttons to go on, back, or away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from caseload_app.ui.theme.fonts import scaled
from caseload_app.ui.tour.steps import STEPS
from caseload_app.ui.widgets.labels import button, label
from caseload_app.ui.widgets.toast import announce

_WIDTH = 340


class TourCard(QFrame):
    """Shows one step."""

    next_clicked = Signal()
    back_clicked = Signal()
    skipped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.setProperty("look", "tour")
        self._count = label("", "small")
        self._title = label("", "heading", wrap=True)
        self._words = label("", wrap=True)
        self.skip = button("Skip the tour", "plain", parent=self)
        self.back = button("Back", parent=self)
        self.next = button("Next", "primary", parent=self)
        self.skip.clicked.connect(self.skipped)
        self.back.clicked.connect(self.back_clicked)
        self.next.clicked.connect(self.next_clicked)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.skip)
        row.addStretch()
        row.addWidget(self.back)
        row.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        for part in (self._count, self._title, self._words):
            layout.addWidget(part)
        layout.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_step(self, number: int) -> None:
        """Show a step, and speak it to a screen reader."""
        step = STEPS[number]
        count = f"Step {number + 1} of {len(STEPS)}"
        self._count.setText(count)
        self._title.setText(step.title)
        self._words.setText(step.words)
        self.setAccessibleName(f"Tour, {count.lower()}: {step.title}")
        self.setAccessibleDescription(step.words)
        self.skip.setVisible(number + 1 < len(STEPS))
        self.back.setVisible(number > 0)
        self.next.setText("Done" if number + 1 == len(STEPS) else "Next")
        self.settle()
        announce(self, f"{count}. {step.title}. {step.words}")

    def settle(self) -> None:
        """Take the size that the words need."""
        width = min(scaled(_WIDTH), self._page.width() - 32)
        self.setFixedWidth(width)
        for part in (self._title, self._words):
            part.setMinimumHeight(part.heightForWidth(width - 34))
        self.setFixedHeight(self.sizeHint().height())
