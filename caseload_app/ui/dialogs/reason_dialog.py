"""Asks for a reason: to override a rule, or to refuse a suggestion. What is written is kept in the history."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from caseload_app.ui.widgets.labels import button, label

LONGEST = 500


class ReasonDialog(QDialog):
    """A question, the sentences it is about, and a field for the reason. Without a reason it cannot be answered."""

    def __init__(  # noqa: PLR0913
        self, parent: QWidget | None, *, title: str, intro: str, sentences: Sequence[str], action: str, hint: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._title = title
        self._said: list[tuple[QLabel, str]] = []
        self.setMinimumWidth(460)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(10)
        for words, look in ((title, "title"), (intro, ""), *((f"\u2022  {found}", "over") for found in sentences[:6])):
            if words:
                part = label(words, look, wrap=True)
                self._said.append((part, words))
                layout.addWidget(part)
        if len(sentences) > 6:
            layout.addWidget(label(f"and {len(sentences) - 6} more", "muted"))
        field_name = label("Reason", "heading")
        self.field = QPlainTextEdit(self)
        self.field.setPlaceholderText(hint)
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(84)
        self.field.setAccessibleName("Reason")
        field_name.setBuddy(self.field)
        layout.addWidget(field_name)
        layout.addWidget(self.field)
        layout.addWidget(label("The reason is kept in the history with your name.", "small", wrap=True))
        row = QHBoxLayout()
        row.addStretch()
        self.cancel = button("Cancel", parent=self)
        self.cancel.clicked.connect(self.reject)
        self.confirm = button(action, "primary", parent=self)
        self.confirm.setEnabled(False)
        self.confirm.clicked.connect(self._confirm)
        row.addWidget(self.cancel)
        row.addWidget(self.confirm)
        layout.addLayout(row)
        self.field.textChanged.connect(lambda: self.confirm.setEnabled(bool(self.reason)))
        QShortcut(
            QKeySequence("Ctrl+Return"), self, self._confirm, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self.field.setFocus()

    @property
    def reason(self) -> str:
        """What was written, outer spaces apart."""
        return self.field.toPlainText().strip()[:LONGEST]

    def reword(self, words: Callable[[str], str]) -> None:
        """Say the same again, each sentence as this function gives it: with the names that may be shown now."""
        self.setWindowTitle(words(self._title))
        for part, said in self._said:
            part.setText(words(said))

    def _confirm(self) -> None:
        if self.reason:
            self.accept()
