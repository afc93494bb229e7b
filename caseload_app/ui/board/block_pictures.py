"""Pictures of held blocks: a service has thousands of them, of some twenty kinds of work and some dozen widths."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from caseload_app.services.board import ColourGroup

_MOST = 3_000


@dataclass
class BlockPictures:
    """Keeps each picture that was drawn, for one theme, one font and one screen."""

    _drawn: dict[tuple[object, ...], QPixmap] = field(default_factory=dict)

    def paint(
        self,
        painter: QPainter,
        place: QRectF,
        kind: tuple[str, ColourGroup, bool],
        ratio: float,
        draw: Callable[[QPainter, QRectF], None],
    ) -> None:
        """Paint a block from its picture, its edges on whole pixels of the screen.

        Args:
            painter: at rest, not turned or scaled.
            place: where the block stands.
            kind: what its looks follow from, besides its size: code, colours, lock.
            ratio: pixels of the screen for one of the window.
            draw: draws such a block, when it is the first one.
        """
        left, right = round(place.left() * ratio), round(place.right() * ratio)
        top, bottom = round(place.top() * ratio), round(place.bottom() * ratio)
        key = (*kind, right - left, bottom - top, ratio)
        picture = self._drawn.get(key)
        if picture is None:
            if len(self._drawn) >= _MOST:
                self._drawn.clear()
            picture = self._drawn[key] = _drawn(QSize(max(1, right - left), bottom - top), ratio, draw)
        painter.drawPixmap(QPointF(left / ratio, top / ratio), picture)


def _drawn(size: QSize, ratio: float, draw: Callable[[QPainter, QRectF], None]) -> QPixmap:
    picture = QPixmap(size)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, QRectF(0, 0, size.width() / ratio, size.height() / ratio))
    painter.end()
    return picture
