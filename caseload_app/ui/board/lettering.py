"""The fonts of the board and how wide words are in them: asked once each, as measuring takes longer than painting."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QFont, QFontMetricsF

from caseload_app.ui.theme.fonts import sized

_MOST_WORDS = 8_000
"""So many words are remembered: some screens full of names and figures, and not a service's whole day."""


@dataclass
class Lettering:
    """For one ordinary font; pixels are at a text size of 100 %."""

    usual: QFont
    _fonts: dict[tuple[int, bool], tuple[QFont, QFontMetricsF]] = field(default_factory=dict)
    _widths: dict[tuple[str, int, bool], float] = field(default_factory=dict)

    def font(self, pixels: int, *, bold: bool = False) -> QFont:
        """The font of a height."""
        return self._known(pixels, bold=bold)[0]

    def metrics(self, pixels: int, *, bold: bool = False) -> QFontMetricsF:
        """What measures words in that font."""
        return self._known(pixels, bold=bold)[1]

    def width(self, words: str, pixels: int, *, bold: bool = False) -> float:
        """How wide words are."""
        key = (words, pixels, bold)
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) >= _MOST_WORDS:
                self._widths.clear()
            found = self._widths[key] = self._known(pixels, bold=bold)[1].horizontalAdvance(words)
        return found

    def _known(self, pixels: int, *, bold: bool) -> tuple[QFont, QFontMetricsF]:
        found = self._fonts.get((pixels, bold))
        if found is None:
            font = sized(self.usual, pixels, bold=bold)
            found = self._fonts[pixels, bold] = font, QFontMetricsF(font)
        return found
