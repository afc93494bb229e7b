"""A strip that says that the board shows only what would be, with buttons to keep it or to go back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from caseload_app.ui.widgets.labels import button, label


class PreviewBar(QFrame):
    """Shown while the board shows a preview."""

    keep_clicked = Signal()
    discard_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._words = label("", wrap=True)
        self.keep = button("Keep as the suggestion", "primary", parent=self)
        self.keep.setToolTip("Put this on the board as the suggestion; you still accept or refuse each part of it")
        self.keep.clicked.connect(self.keep_clicked)
        self.discard = button("Discard", parent=self)
        self.discard.setToolTip("Back to the board as it is (Esc)")
        self.discard.clicked.connect(self.discard_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 10, 10, 10)
        layout.setSpacing(10)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.keep)
        layout.addWidget(self.discard)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def begin(self, words: str) -> None:
        """Show it."""
        self._words.setText(f"Only a preview: {words}. Nothing is changed yet.")
        self.show()
