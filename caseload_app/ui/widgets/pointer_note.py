"""Words at the pointer while cases are dragged: the load that would result, and the rule in the way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from caseload_app.ui.theme.fonts import scaled, sized
from caseload_app.ui.theme.icons import sign
from caseload_app.ui.theme.theme import Theme

_WIDEST = 340
_PADDING = 12
_MARK = 22


class PointerNote(QWidget):
    """Follows the pointer inside its parent, and never takes the mouse."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._theme = theme
        self._title = ""
        self._lines: tuple[str, ...] = ()
        self._wrong = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything it says."""
        return (self._title, *self._lines)

    def say(self, title: str, lines: Sequence[str], at: QPoint, *, wrong: bool) -> None:
        """Show words below and right of a point of the parent."""
        if (title, tuple(lines), wrong) != (self._title, self._lines, self._wrong):
            self._title, self._lines, self._wrong = title, tuple(lines), wrong
            self.update()
        self.resize(self._needed())
        parent = self._page
        x = min(at.x() + 18, parent.width() - self.width() - 8)
        y = at.y() + 26
        if y + self.height() > parent.height() - 8:
            y = at.y() - self.height() - 18
        self.move(max(8, x), max(8, y))
        self.show()
        self.raise_()

    def _needed(self) -> QSize:
        width, height = 120.0, 2.0 * _PADDING - 6
        for words, bold in self._all():
            box = self._box(words, bold=bold)
            mark = scaled(_MARK) if bold and self._wrong else 0
            width = max(width, box.width() + mark)
            height += box.height() + 3
        return QSize(round(width) + 2 * _PADDING + 2, round(height) + 4)

    def _all(self) -> list[tuple[str, bool]]:
        return [(self._title, True), *((line, False) for line in self._lines)]

    def _box(self, words: str, *, bold: bool) -> QRectF:
        metrics = QFontMetricsF(sized(self.font(), 14, bold=bold))
        return metrics.boundingRect(QRectF(0, 0, _WIDEST, 400), int(Qt.TextFlag.TextWordWrap), words)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        tokens = self._theme.tokens
        painter.setBrush(QColor(tokens.toast))
        painter.drawRoundedRect(QRectF(self.rect()), 7, 7)
        y = float(_PADDING) - 3
        for words, bold in self._all():
            box = self._box(words, bold=bold)
            x = float(_PADDING)
            if bold and self._wrong:
                painter.drawPixmap(QPoint(_PADDING, round(y) + 1), sign("warning", tokens.on_toast, 16))
                x += scaled(_MARK)
            painter.setFont(sized(self.font(), 14, bold=bold))
            painter.setPen(QColor(tokens.on_toast))
            painter.drawText(QRectF(x, y, _WIDEST, box.height() + 2), int(Qt.TextFlag.TextWordWrap), words)
            y += box.height() + 3
        painter.end()
