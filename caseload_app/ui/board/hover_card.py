"""A card beside what the pointer rests on, or what has the keyboard. It never takes the mouse and goes by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from caseload_app.ui.theme.fonts import scaled, sized
from caseload_app.ui.theme.theme import Theme

_WIDEST = 320
_PADDING = 12
_BELOW = 12
"""How far from what it is about: marks and lines of the block stay to be seen."""


class HoverCard(QWidget):
    """A heading and lines, with a stripe in the colour of the work."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._around = parent
        self._title = ""
        self._lines: tuple[str, ...] = ()
        self._stripe = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything it says."""
        return (self._title, *self._lines)

    def show_beside(self, place: QRect, title: str, lines: Sequence[str], stripe: str) -> None:
        """Show it below a place of the parent, or above where there is no room."""
        self._title, self._lines, self._stripe = title, tuple(lines), stripe
        self.setAccessibleName(". ".join(self.lines))
        self.resize(self._needed())
        x = min(place.left(), self._around.width() - self.width() - 4)
        y = place.bottom() + _BELOW
        if y + self.height() > self._around.height() - 4:
            y = place.top() - _BELOW - self.height()
        self.move(max(4, x), max(2, y))
        self.update()
        self.show()
        self.raise_()

    def speak(self) -> None:
        """Tell it to a screen reader: it was asked for with the keyboard."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, ". ".join(self.lines)))

    def _needed(self) -> QSize:
        boxes = [self._box(words, bold=bold) for words, bold in self._all()]
        width = max(box.width() for box in boxes) + 2 * _PADDING + 8
        return QSize(round(width) + 2, round(sum(box.height() + 2 for box in boxes)) + 2 * _PADDING - 4)

    def _all(self) -> list[tuple[str, bool]]:
        return [(self._title, True), *((line, False) for line in self._lines)]

    def _box(self, words: str, *, bold: bool) -> QRectF:
        metrics = QFontMetricsF(sized(self.font(), 15 if bold else 14, bold=bold))
        return metrics.boundingRect(QRectF(0, 0, scaled(_WIDEST), 600), int(Qt.TextFlag.TextWordWrap), words)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.setBrush(QColor(tokens.base))
        painter.drawRoundedRect(frame, 6, 6)
        if self._stripe:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._stripe))
            painter.drawRoundedRect(QRectF(5, 6, 4, self.height() - 12), 2, 2)
        y = float(_PADDING) - 3
        for words, bold in self._all():
            box = self._box(words, bold=bold)
            painter.setFont(sized(self.font(), 15 if bold else 14, bold=bold))
            painter.setPen(QColor(tokens.text))
            spot = QRectF(_PADDING + 6, y, scaled(_WIDEST), box.height() + 2)
            painter.drawText(spot, int(Qt.TextFlag.TextWordWrap), words)
            y += box.height() + 2
        painter.end()
