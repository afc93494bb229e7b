"""Paints one block: held, suggested (hatched and dashed), moving away (an outline), or the ghost of a move."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from caseload_app.services.board import Block, ColourGroup, DueState
from caseload_app.ui.board.block_pictures import BlockPictures
from caseload_app.ui.board.codes import Codes
from caseload_app.ui.theme.fonts import scaled
from caseload_app.ui.theme.icons import pixmap
from caseload_app.ui.theme.tokens import Tokens

_RADIUS = 3.5
_STRIPE = 7.0
_LOCK_BESIDE = 40
"""From this width the lock stands beside the code, below it above the block."""
_MARKED = frozenset({DueState.OVERDUE, DueState.WITHIN_A_WEEK})
"""The clocks that have a mark."""


@dataclass(frozen=True)
class BlockPainter:
    """Paints with the colours of one theme."""

    tokens: Tokens
    codes: Codes
    pictures: BlockPictures
    ratio: float = 1.0

    def held(self, painter: QPainter, place: QRectF, block: Block) -> None:
        """A case that the worker has."""
        kind = (block.code, block.colour_group, block.locked)
        self.pictures.paint(painter, place, kind, self.ratio, lambda on, spot: self._filled(on, spot, block))
        if block.locked or block.due.state in _MARKED:
            self._marks(painter, place, block, QColor(self.tokens.on_block))

    def _filled(self, painter: QPainter, place: QRectF, block: Block) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.tokens.block[block.colour_group]))
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        self._code(painter, place, block.code, QColor(self.tokens.on_block), locked=block.locked)

    def suggested(self, painter: QPainter, place: QRectF, block: Block) -> None:
        """A case that the suggestion would put here."""
        self.hatched(painter, place, block.code, block.colour_group)
        self._marks(painter, place, block, QColor(self.tokens.text))

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
        self._code(painter, place, block.code, text, locked=block.locked)
        self._marks(painter, place, block, text)

    def ring(self, painter: QPainter, place: QRectF, *, focused: bool) -> None:
        """Around a selected block."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.tokens.base), 1.5))
        painter.drawRoundedRect(place.adjusted(-0.5, -0.5, 0.5, 0.5), _RADIUS, _RADIUS)
        painter.setPen(QPen(QColor(self.tokens.accent), 2.5 if focused else 2.0))
        painter.drawRoundedRect(place.adjusted(-2.2, -2.2, 2.2, 2.2), _RADIUS + 2, _RADIUS + 2)

    def flash(self, painter: QPainter, place: QRectF, strength: float) -> None:
        """A halo that fades around a block that has just come; strength from 1 to 0."""
        colour = QColor(self.tokens.accent)
        colour.setAlphaF(0.55 * strength)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        grown = 3 + 4 * (1 - strength)
        halo = QPainterPath()
        halo.addRoundedRect(place.adjusted(-grown, -grown, grown, grown), _RADIUS + 3, _RADIUS + 3)
        inside = QPainterPath()
        inside.addRoundedRect(place, _RADIUS, _RADIUS)
        painter.drawPath(halo.subtracted(inside))

    def family(self, painter: QPainter, place: QRectF, below: float) -> None:
        """Under a brother or sister of the selected case."""
        painter.setPen(QPen(QColor(self.tokens.accent), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        y = place.bottom() + below
        painter.drawLine(QPointF(place.left() + 2, y), QPointF(place.right() - 2, y))

    def _strong(self, colour: QColor) -> QColor:
        """The colour of a block as a thin line: lighter in the dark theme."""
        return colour.lighter(135) if QColor(self.tokens.base).lightnessF() < 0.5 else colour

    def _code(self, painter: QPainter, place: QRectF, code: str, colour: QColor, *, locked: bool = False) -> None:
        """The whole code, where there is room for it."""
        room = place.width() - 1.5
        if locked and place.width() >= _LOCK_BESIDE:
            place, room = place.adjusted(0, 0, -13, 0), room - 13
        fit = self.codes.fit(code, room, place.width(), place.height())
        if fit is None:
            return
        painter.setPen(colour)
        painter.setFont(fit.font)
        if not fit.is_upright:
            painter.drawStaticText(place.center() - fit.half, fit.words)
            return
        painter.save()
        painter.translate(place.center())
        painter.rotate(-90)
        painter.drawStaticText(-fit.half, fit.words)
        painter.restore()

    def _marks(self, painter: QPainter, place: QRectF, block: Block, colour: QColor) -> None:
        """A lock, above the block where that is narrow; above it a triangle when overdue, a dot when soon due."""
        lock_above = block.locked and place.width() < _LOCK_BESIDE
        grown = scaled(10) / 10
        if block.locked:
            on = self.tokens.text if lock_above else colour.name()
            drawn = pixmap("lock", on, round(12 * grown * self.ratio))
            spot = QRectF(place.right() - 15, place.center().y() - 6, 12, 12)
            if lock_above:
                size = min(11.0 * grown, place.top())
                spot = QRectF(place.left() - 1, place.top() - size, size, size)
            painter.drawPixmap(spot, drawn, QRectF(drawn.rect()))
        x = place.right() - min(5.0, place.width() / 2)  # over the block, however narrow
        if lock_above:
            x = max(x, place.left() + 15)
        painter.setPen(Qt.PenStyle.NoPen)
        if block.due.state is DueState.OVERDUE:
            painter.setBrush(QColor(self.tokens.over))
            top = QPointF(x, place.top() - min(8.0 * grown, place.top() + 0.5))
            corners = (QPointF(-4.5, 0), QPointF(4.5, 0), QPointF(0, 6.5))
            painter.drawPolygon(QPolygonF([top + corner * grown for corner in corners]))
        elif block.due.state is DueState.WITHIN_A_WEEK:
            painter.setBrush(QColor(self.tokens.warn))
            dot = 2.6 * grown
            painter.drawEllipse(QPointF(x, place.top() - min(5.0 * grown, place.top() / 2)), dot, dot)


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
