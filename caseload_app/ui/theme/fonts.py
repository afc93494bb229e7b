"""The font of the window: Source Sans, from its own package, so that pictures are the same everywhere.

Where the package is absent the system's own font serves.
"""

from __future__ import annotations

from importlib.resources import as_file, files
from importlib.util import find_spec

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

_PACKAGE = "font_source_sans_pro"
_FILES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf", "SourceSansPro-Bold.ttf")
_FAMILY = "Source Sans Pro"

BASE = 15
"""Height of ordinary text in device-independent pixels, at a text size of 100 %."""

TEXT_SIZES = (100, 125, 150, 200)
"""The text sizes to choose from, in per cent; 200 % is what the Web Content Accessibility Guidelines ask for."""


class _Size:
    """The text size in use, for the whole process as the application's font is."""

    percent = 100


def scaled(pixels: float) -> int:
    """So many pixels at the text size in use; for everything that has to grow with the words."""
    return round(pixels * _Size.percent / 100)


def size_text(application: QApplication, percent: int) -> None:
    """Give all ordinary text another size."""
    _Size.percent = percent
    font = QFont(application.font())
    font.setPixelSize(scaled(BASE))
    application.setFont(font)


def load_fonts(application: QApplication) -> str:
    """Make the window's font the application's, where it can be had; the family that is in use."""
    if find_spec(_PACKAGE) is not None:
        for name in _FILES:
            with as_file(files(_PACKAGE) / "files" / name) as path:
                QFontDatabase.addApplicationFont(str(path))
    font = QFont(_FAMILY) if _FAMILY in QFontDatabase.families() else QFont(application.font())
    font.setPixelSize(scaled(BASE))
    application.setFont(font)
    return font.family()


def sized(font: QFont, pixels: int, *, bold: bool = False) -> QFont:
    """The same font at another height, semibold or regular; ``pixels`` at a text size of 100 %."""
    other = QFont(font)
    other.setPixelSize(scaled(pixels))
    other.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return other
