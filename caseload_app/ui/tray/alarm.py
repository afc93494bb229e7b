"""The alarm above the tray: how many cases must be allocated and are not. A click shows just those."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from caseload_app.services.board import Board
from caseload_app.ui.theme.icons import sign
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.widgets.labels import label


class AlarmBanner(QPushButton):
    """A button as wide as the tray whose words wrap; hidden while nothing is wrong."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._has_open_ones = False
        self.setProperty("look", "alarm")
        self.setToolTip("Show the cases that must be allocated")
        self._sign = label("")
        self._said = label("", "over", wrap=True)
        self._more = label("", "small", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._said)
        words.addWidget(self._more)
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(8)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        for part in (self._sign, self._said, self._more):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)
        self.hide()

    def show_board(self, board: Board | None) -> None:
        """Count on another board."""
        must = [card for card in board.tray if card.must_allocate] if board is not None else []
        open_ones = sum(card.is_alarm for card in must)
        self._has_open_ones = bool(open_ones)
        self._said.setText(f"{len(must)} must be allocated and {'is' if len(must) == 1 else 'are'} not")
        self._more.setText(_suggested(len(must), open_ones))
        self._more.setVisible(bool(self._more.text()))
        self.setAccessibleName(", ".join(filter(None, (self._said.text(), self._more.text()))))
        self.setVisible(bool(must))
        self._restyle()

    def _restyle(self) -> None:
        tokens, is_open = self._theme.tokens, self._has_open_ones
        self._sign.setPixmap(sign("warning", tokens.over if is_open else tokens.warn, 18))
        looks = ("over", "alarm") if is_open else ("warn", "alarm answered")
        for part, name in zip((self._said, self), looks, strict=True):
            part.setProperty("look", name)
            part.style().unpolish(part)
            part.style().polish(part)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, self._layout.minimumSize().height())

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self._layout.totalHeightForWidth(width)


def _suggested(must: int, open_ones: int) -> str:
    if open_ones == must:
        return ""
    if not open_ones:
        return "It has a suggestion" if must == 1 else "All of them have a suggestion"
    return f"{open_ones} of them without a suggestion"
