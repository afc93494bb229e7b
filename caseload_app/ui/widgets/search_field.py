"""A field to search or filter with: a lens before the words, and a way to clear them, both as large as the text.

Qt's own signs in a field stay as small at a text size of 200 % as at 100 %, and the one that clears has no name.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from caseload_app.ui.theme.fonts import scaled
from caseload_app.ui.theme.icons import icon, sign

_SIGN = 16
"""Height of the signs in pixels, at a text size of 100 %."""
_EDGE = 9
"""Between the edge of the field and what stands in it, as in the style sheet."""
_GAP = 6


class SearchField(QLineEdit):
    """A line of words. Its colours come from the palette, so that it needs no theme."""

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None, *, lens: bool = True) -> None:
        """Make it, empty.

        Args:
            name: what a screen reader says; stands in the empty field as well, unless there is a hint.
            hint: what stands in the empty field.
            parent: what it stands in.
            lens: whether the sign of a search stands before the words.
        """
        super().__init__(parent)
        self._has_lens = lens
        self.setAccessibleName(name)
        self.setPlaceholderText(hint or name)
        self.clear_sign = QToolButton(self)
        self.clear_sign.setAccessibleName("Clear")
        self.clear_sign.setToolTip("Clear")
        self.clear_sign.setCursor(Qt.CursorShape.ArrowCursor)
        self.clear_sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc or the Delete key do it from the keyboard
        self.clear_sign.clicked.connect(self.clear)
        self.clear_sign.hide()
        self.textChanged.connect(self._show_clear_sign)
        self._restyle()

    def _show_clear_sign(self, words: str) -> None:
        self.clear_sign.setVisible(bool(words))
        self._restyle()

    def _restyle(self) -> None:
        size = scaled(_SIGN)
        self.setTextMargins(size + _GAP if self._has_lens else 0, 0, size + _GAP if self.text() else 0, 0)
        self.clear_sign.setIcon(icon("refuse", self._colour))
        self.clear_sign.setIconSize(QSize(size, size))
        self._place()

    def _place(self) -> None:
        width = scaled(_SIGN) + _GAP
        height = max(self.height() - 4, 0)
        self.clear_sign.setGeometry(self.width() - _EDGE - width + _GAP // 2, 2, width, height)

    @property
    def _colour(self) -> str:
        return self.palette().color(QPalette.ColorRole.PlaceholderText).name()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self._has_lens:
            painter = QPainter(self)
            painter.drawPixmap(_EDGE, (self.height() - scaled(_SIGN)) // 2, sign("search", self._colour, _SIGN))
            painter.end()
