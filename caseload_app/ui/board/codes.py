"""How a code fits into a block: across, else upright, else not at all, as half a code is another one."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QStaticText, QTransform

from caseload_app.ui.board.lettering import Lettering

_ACROSS = (13, 12, 11)
_UPRIGHT = (11, 10, 9)


@dataclass(frozen=True, slots=True)
class Fit:
    """A code laid out in its font, how large that is, and whether it stands upright."""

    words: QStaticText
    font: QFont
    half: QPointF
    is_upright: bool


@dataclass
class Codes:
    """Measures each code once, as measuring takes longer than painting."""

    letters: Lettering
    _fits: dict[tuple[str, int, int, int], Fit | None] = field(default_factory=dict)

    def fit(self, code: str, room: float, width: float, height: float) -> Fit | None:
        """How a code fits into a block of a size, of which ``room`` is free across; None where it does not."""
        key = (code, int(room), int(width), int(height))
        if key not in self._fits:
            self._fits[key] = self._measured(*key)
        return self._fits[key]

    def _measured(self, code: str, room: int, width: int, height: int) -> Fit | None:
        for pixels in _ACROSS:
            if self.letters.width(code, pixels, bold=True) <= room:
                return _laid_out(code, self.letters.font(pixels, bold=True), is_upright=False)
        for pixels in _UPRIGHT:
            high = self.letters.metrics(pixels, bold=True).capHeight()
            if high + 3 <= width and self.letters.width(code, pixels, bold=True) <= height - 1:
                return _laid_out(code, self.letters.font(pixels, bold=True), is_upright=True)
        return None


def _laid_out(code: str, font: QFont, *, is_upright: bool) -> Fit:
    words = QStaticText(code)
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    words.prepare(QTransform(), font)
    size = words.size()
    return Fit(words, font, QPointF(size.width() / 2, size.height() / 2), is_upright)
