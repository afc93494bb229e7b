"""Icons: our own drawings, tinted with a colour of the theme."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from caseload_app.ui.theme.fonts import scaled

_SIZES = (16, 20, 24, 32, 48)


@cache
def icon(name: str, colour: str) -> QIcon:
    """An icon in one colour, sharp at every usual size."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(pixmap(name, colour, size))
    return made


def sign(name: str, colour: str, size: int) -> QPixmap:
    """An icon that stands among words: as large as they are set, and sharp where the screen is scaled up.

    Args:
        name: of the icon.
        colour: of its lines.
        size: in pixels at a text size of 100 %.
    """
    application = QGuiApplication.instance()
    ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
    return _sharp(name, colour, scaled(size), ratio)


@cache
def _sharp(name: str, colour: str, pixels: int, ratio: float) -> QPixmap:
    drawn = QPixmap(pixmap(name, colour, round(pixels * ratio)))
    drawn.setDevicePixelRatio(ratio)
    return drawn


@cache
def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """One picture of an icon, ``size`` pixels wide and high.

    Raises:
        FileNotFoundError: when no icon has this name.
    """
    drawing = (files("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    picture = QPixmap(QSize(size, size))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
