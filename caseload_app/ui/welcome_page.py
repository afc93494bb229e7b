"""The first thing to see: the sample team, a workbook, the template, and the files opened last."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from caseload_app.ui.recent_files import RecentFiles
from caseload_app.ui.theme.fonts import scaled
from caseload_app.ui.theme.icons import icon, pixmap
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.widgets.labels import button, label

_CHOICES = (
    ("sample", "team", "Open the sample team", "Twelve invented workers and 134 cases, to try everything out."),
    ("import", "import", "Import a workbook", "Your own team, from the caseload workbook. You can drop it here too."),
    (
        "template",
        "template",
        "Start from a template",
        "An empty workbook with drop-downs and explanations, to fill in.",
    ),
)


_WIDEST = 880
_SIDE_BY_SIDE = 820
"""Pixels at a text size of 100 %: the widest the page gets, and from where the ways to begin stand side by side."""


class WelcomePage(QWidget):
    """Offers three ways to begin."""

    sample_clicked = Signal()
    import_clicked = Signal()
    template_clicked = Signal()
    open_clicked = Signal()
    recent_clicked = Signal(str)
    forget_clicked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._signals = {
            "sample": self.sample_clicked,
            "import": self.import_clicked,
            "template": self.template_clicked,
        }
        column = QVBoxLayout()
        column.setSpacing(8)
        mark = QLabel()
        mark.setPixmap(pixmap("app", "#000000", 48))
        column.addWidget(mark)
        column.addWidget(label("Who takes which case?", "display"))
        column.addWidget(
            label(
                "Bring in your team, see everybody's workload on one page, ask for a suggestion, change what should be "
                "different, and export the sheet. Nothing leaves this computer, and nothing is decided for you.",
                "",
                wrap=True,
            )
        )
        column.addSpacing(12)
        self._icons: list[tuple[QPushButton, str]] = []
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(12)
        for name, drawing, title, words in _CHOICES:
            self._cards.addWidget(self._card(name, drawing, title, words))
        self._sample = self._icons[0][0]
        column.addLayout(self._cards)
        column.addSpacing(16)
        self.recent = RecentFiles(theme)
        self.recent.chosen.connect(self.recent_clicked)
        self.recent.forgotten.connect(self.forget_clicked)
        column.addWidget(self.recent)
        column.addWidget(self._other_file())
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.addStretch(1)
        self._inner = inner = QWidget()
        inner.setLayout(column)
        outer = QVBoxLayout()
        outer.addStretch(2)
        outer.addWidget(inner)
        outer.addStretch(3)
        row.addLayout(outer, 6)
        row.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        inside.setProperty("look", "page")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_recent(())

    def _card(self, name: str, drawing: str, title: str, words: str) -> QWidget:
        card = QFrame()
        card.setProperty("look", "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        choose = button(title, "primary" if name == "sample" else "")
        choose.setObjectName(f"welcome {name}")
        choose.clicked.connect(self._signals[name])
        self._icons.append((choose, drawing))
        layout.addWidget(choose)
        text = label(words, "muted", wrap=True)
        layout.addWidget(text)
        layout.addStretch(1)
        return card

    def _other_file(self) -> QWidget:
        other = button("Open another team file \u2026", "link")
        other.clicked.connect(self.open_clicked)
        holder = QWidget()
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(other)
        layout.addStretch()
        return holder

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the team files opened last."""
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.recent.isAncestorOf(focus)
        self.recent.show_files(paths)
        if had_focus:
            self.take_focus()

    def take_focus(self) -> None:
        """Let Enter or Space do what comes next: go on with the file opened last, or try the sample team."""
        (self.recent.first or self._sample).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put the ways to begin beside each other where there is room, else below each other."""
        has_room = self.width() >= scaled(_SIDE_BY_SIDE)
        direction = QBoxLayout.Direction.LeftToRight if has_room else QBoxLayout.Direction.TopToBottom
        self._cards.setDirection(direction)

    def _restyle(self) -> None:
        tokens = self._theme.tokens
        self._inner.setMaximumWidth(scaled(_WIDEST))
        for choose, drawing in self._icons:
            colour = tokens.on_accent if choose.property("look") == "primary" else tokens.text
            choose.setIcon(icon(drawing, colour))
            choose.setIconSize(QSize(scaled(18), scaled(18)))
        self._fit()
