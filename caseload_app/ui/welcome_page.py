"""The first thing to see: the sample team, a workbook, the template, and the files opened last."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from caseload_app.ui.theme.icons import icon, pixmap
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.widgets.labels import button, label, rule

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


class WelcomePage(QWidget):
    """Offers three ways to begin."""

    sample_clicked = Signal()
    import_clicked = Signal()
    template_clicked = Signal()
    open_clicked = Signal()
    recent_clicked = Signal(str)

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
        cards = QHBoxLayout()
        cards.setSpacing(12)
        for name, drawing, title, words in _CHOICES:
            cards.addWidget(self._card(name, drawing, title, words))
        column.addLayout(cards)
        column.addSpacing(16)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        column.addLayout(self._recent)
        row = QHBoxLayout(self)
        row.addStretch(1)
        inner = QWidget()
        inner.setLayout(column)
        inner.setMaximumWidth(880)
        outer = QVBoxLayout()
        outer.addStretch(2)
        outer.addWidget(inner)
        outer.addStretch(3)
        row.addLayout(outer, 6)
        row.addStretch(1)
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
        choose.setIconSize(QSize(18, 18))
        choose.setObjectName(f"welcome {name}")
        choose.clicked.connect(self._signals[name])
        self._icons.append((choose, drawing))
        layout.addWidget(choose)
        text = label(words, "muted", wrap=True)
        layout.addWidget(text)
        layout.addStretch(1)
        return card

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the team files opened last."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if paths:
            self._recent.addWidget(label("Opened lately", "heading"))
            self._recent.addWidget(rule())
        for path in paths:
            link = button(path.name, "link")
            link.setToolTip(str(path))
            link.clicked.connect(lambda _checked=False, chosen=str(path): self.recent_clicked.emit(chosen))
            line = QWidget()
            layout = QHBoxLayout(line)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(link)
            layout.addWidget(label(_folder(path), "small"))
            layout.addStretch()
            self._recent.addWidget(line)
        other = button("Open another team file \u2026", "link")
        other.clicked.connect(self.open_clicked)
        holder = QWidget()
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(other)
        layout.addStretch()
        self._recent.addWidget(holder)

    def _restyle(self) -> None:
        tokens = self._theme.tokens
        for choose, drawing in self._icons:
            colour = tokens.on_accent if choose.property("look") == "primary" else tokens.text
            choose.setIcon(icon(drawing, colour))


def _folder(path: Path) -> str:
    text = str(path.parent)
    return text if len(text) <= 60 else f"\u2026{text[-58:]}"
