"""The keyboard shortcuts, from the one table of actions, under what they are about; type to narrow them down."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from caseload_app.domain.wording import amount
from caseload_app.ui.actions import ACTIONS, Act
from caseload_app.ui.keys import keys_in_words, shortcuts
from caseload_app.ui.widgets.labels import button, label
from caseload_app.ui.widgets.search_field import SearchField
from caseload_app.ui.widgets.toast import announce


class ShortcutsDialog(QDialog):
    """Headings, what is done, and its keys."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self._sections: list[tuple[QLabel, list[tuple[QLabel, QLabel]]]] = []
        self.search = SearchField(
            "Search the shortcuts", "Search the shortcuts, by what they do or by their keys", self
        )
        self.search.textChanged.connect(self._narrow)
        find = keys_in_words(ACTIONS[Act.FIND])
        self.nothing = label(
            f"No shortcut does that. Try another word, or find the command with {find}.", "muted", wrap=True
        )
        self.nothing.hide()
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("Shortcuts")
        inner = self._list()
        area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(12)
        layout.addWidget(label("Keyboard shortcuts", "title"))
        layout.addWidget(self.search)
        layout.addWidget(self.nothing)
        layout.addWidget(area, 1)
        row = QHBoxLayout()
        row.addStretch()
        close = button("Close", "primary", parent=self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        layout.addLayout(row)
        high = inner.sizeHint().height() + self.search.sizeHint().height() + 170
        highest = 640 if parent is None else min(640, parent.height() - 40)
        self.resize(inner.sizeHint().width() + 70, min(high, highest))
        self.search.setFocus()

    @property
    def shown(self) -> list[str]:
        """What is listed now."""
        return [what.text() for _, lines in self._sections for what, _ in lines if not what.isHidden()]

    def _list(self) -> QWidget:
        inner = QWidget(self)
        inner.setProperty("look", "page")
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for group, rows in shortcuts().items():
            heading = label(group.value, "heading")
            heading.setContentsMargins(0, 8 if self._sections else 0, 0, 0)
            grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            lines = []
            for words, keys in rows:
                what, how = label(words), label(keys, "muted")
                at = grid.rowCount()
                grid.addWidget(what, at, 0)
                grid.addWidget(how, at, 1)
                lines.append((what, how))
            self._sections.append((heading, lines))
        grid.setRowStretch(grid.rowCount(), 1)
        return inner

    def _narrow(self, typed: str) -> None:
        wanted = typed.casefold().split()
        for heading, lines in self._sections:
            some = False
            for what, how in lines:
                said = f"{heading.text()} {what.text()} {how.text()}".casefold()
                fits = all(word in said for word in wanted)
                some = some or fits
                what.setVisible(fits)
                how.setVisible(fits)
            heading.setVisible(some)
        self.nothing.setVisible(not self.shown)
        announce(self.search, amount(len(self.shown), "shortcut"))
