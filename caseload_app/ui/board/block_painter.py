"""Paints one block: held, suggested (hatched and dashed), moving away (an outline), or the ghost of a move."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from caseload_app.services.board import Block, ColourGroup, DueState
from caseload_app.ui.theme.fonts import sized
from caseload_app.ui.theme.icons import pixmap
from caseload_app.ui.theme.tokens import Tokens

_RADIUS = 3.5
_STRIPE = 7.0
_LOCK_BESIDE = 40
"""From this width the lock stands beside the code, below it above."""


@dataclass(frozen=True)
class BlockPainter:
    """Paints with the colours of one theme."""

    tokens: Tokens
    font: QFont
    ratio: float = 1.0

    def held(self, painter: QPainter, place: QRectF, block: Block) -> None:
        """A case that the worker has."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.tokens.block[block.colour_group]))
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        self._code(painter, place, block.code, QColor(self.tokens.on_block), room_for_mark=_has_mark(block))
        self._marks(painter, place, block, QColor(self.tokens.on_block))

    def suggested(self, painter: QPainter, place: QRectF, block: Block) -> None:
        """A case that the suggestion would put here."""
        self.hatched(painter, place, block.code, block.colour_group)

    def hatched(self, painter: QPainter, place: QRectF, code: str, group: ColourGroup, *, over: bool = False) -> None:
        """A block that is not there yet: hatched, with a dashed border."""
        colour = QColor(self.tokens.block[group])
        inner = place.adjusted(0.75, 0.75, -0.75, -0.75)
        path = QPainterPath()
        path.addRoundedRect(inner, _RADIUS, _RADIUS)
        painter.fillPath(path, QColor(self.tokens.base))
        faint = QColor(colour)
        faint.setAlphaF(0.16)
        painter.fillPath(path, faint)
        stripes = QColor(colour)
        stripes.setAlphaF(0.24)
        painter.save()
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        _stripe(painter, inner, stripes, 3.2)
        painter.restore()
        edge = QColor(self.tokens.over) if over else self._strong(colour)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(edge, 1.5, Qt.PenStyle.CustomDashLine))
        pen = painter.pen()
        pen.setDashPattern([2.4, 1.8])
        painter.setPen(pen)
        painter.drawPath(path)
        self._code(painter, place, code, QColor(self.tokens.text))

    def outline(self, painter: QPainter, place: QRectF, block: Block) -> None:
        """A case that would leave, or that somebody without capacity still has: its outline only."""
        colour = self._strong(QColor(self.tokens.block[block.colour_group]))
        painter.setBrush(QColor(self.tokens.base))
        painter.setPen(QPen(colour, 1.2, Qt.PenStyle.DotLine if block.is_moved_away else Qt.PenStyle.SolidLine))
        painter.drawRoundedRect(place.adjusted(0.6, 0.6, -0.6, -0.6), _RADIUS, _RADIUS)
        text = QColor(self.tokens.muted if block.is_moved_away else self.tokens.text)
        self._code(painter, place, block.code, text, room_for_mark=_has_mark(block))
        self._marks(painter, place, block, text)

    def ring(self, painter: QPainter, place: QRectF, *, focused: bool) -> None:
        """Around a selected block."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.tokens.base), 1.5))
        painter.drawRoundedRect(place.adjusted(-0.5, -0.5, 0.5, 0.5), _RADIUS, _RADIUS)
        painter.setPen(QPen(QColor(self.tokens.accent), 2.5 if focused else 2.0))
        painter.drawRoundedRect(place.adjusted(-2.2, -2.2, 2.2, 2.2), _RADIUS + 2, _RADIUS + 2)

    def family(self, painter: QPainter, place: QRectF) -> None:
        """Under a brother or sister of the selected case."""
        painter.setPen(QPen(QColor(self.tokens.accent), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        y = place.bottom() + 4
        painter.drawLine(QPointF(place.left() + 2, y), QPointF(place.right() - 2, y))

    def _strong(self, colour: QColor) -> QColor:
        """The colour of a block as a thin line: lighter in the dark theme."""
        return colour.lighter(135) if QColor(self.tokens.base).lightnessF() < 0.5 else colour

    def _code(
        self, painter: QPainter, place: QRectF, code: str, colour: QColor, *, room_for_mark: bool = False
    ) -> None:
        spot, room, largest = place, place.width() - 2, 13
        if room_for_mark:
            wide = room >= _LOCK_BESIDE
            spot = place.adjusted(2, 0, -12, 0) if wide else place.adjusted(0, 8, 0, 0)
            room, largest = spot.width() - 2, 13 if wide else 11
        for words, pixels in ((code, 13), (code, 12), (code, 11), (code, 10), (code[:2], 10), (code[:1], 10)):
            font = sized(self.font, pixels, bold=True)
            if pixels <= largest and QFontMetricsF(font).horizontalAdvance(words) <= room:
                painter.setFont(font)
                painter.setPen(colour)
                painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, words)
                return

    def _marks(self, painter: QPainter, place: QRectF, block: Block, colour: QColor) -> None:
        """A lock, and a due date: a notch when overdue, a dot within seven days."""
        if block.locked:
            drawn = pixmap("lock", colour.name(), round(12 * self.ratio))
            x, y = (place.right() - 14, place.center().y() - 6)
            if place.width() - 2 < _LOCK_BESIDE:
                x, y = place.center().x() - 5, place.top() + 1
            painter.drawPixmap(QRectF(x, y, 12, 12), drawn, QRectF(drawn.rect()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if block.due.state is DueState.OVERDUE:
            corner = place.topRight() + QPointF(-1.5, 1.5)
            painter.drawPolygon(QPolygonF([corner + QPointF(-7.5, 0), corner, corner + QPointF(0, 7.5)]))
        elif block.due.state is DueState.WITHIN_A_WEEK:
            painter.drawEllipse(QPointF(place.right() - 4.5, place.top() + 4.5), 2.0, 2.0)


def _has_mark(block: Block) -> bool:
    return block.locked


def _stripe(painter: QPainter, place: QRectF, colour: QColor, width: float) -> None:
    painter.setPen(QPen(colour, width))
    x = place.left() - place.height()
    x -= x % _STRIPE
    while x < place.right():
        painter.drawLine(QPointF(x, place.bottom() + 1), QPointF(x + place.height() + 2, place.top() - 1))
        x += _STRIPE


def paint_hatch(painter: QPainter, place: QRectF, tokens: Tokens) -> None:
    """The row of a worker without capacity."""
    path = QPainterPath()
    path.addRoundedRect(place, _RADIUS, _RADIUS)
    painter.fillPath(path, QBrush(QColor(tokens.window)))
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(QColor(tokens.hatch), 5))
    x = place.left() - place.height()
    while x < place.right():
        painter.drawLine(QPointF(x, place.bottom() + 1), QPointF(x + place.height() + 2, place.top() - 1))
        x += 14
    painter.restore()
