"""The curve of moves, painted: how the gap between the most and the least loaded shrinks with every further move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from caseload_app.domain.wording import amount
from caseload_app.services.explain import CurvePoint
from caseload_app.ui.theme.fonts import scaled, sized
from caseload_app.ui.theme.theme import Theme


class MovesChart(QWidget):
    """Shows the points found so far and marks one of them. The slider beside it is the keyboard's way."""

    moves_clicked = Signal(int)

    def __init__(self, theme: Theme, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._most = most
        self._points: Sequence[CurvePoint] = ()
        self._chosen = 0
        self.setMinimumHeight(scaled(150))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("What each further move gains")
        self.setToolTip("Click a point to choose so many moves")
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(scaled(420), scaled(180))

    def show_points(self, points: Sequence[CurvePoint]) -> None:
        """Show what has been found so far."""
        self._points = points
        self.setAccessibleDescription(". ".join(point.words for point in points))
        self.update()

    def choose(self, moves: int) -> None:
        """Mark a number of moves."""
        self._chosen = moves
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is Qt.MouseButton.LeftButton:
            self.moves_clicked.emit(self.moves_at(event.position()))

    def moves_at(self, position: QPointF) -> int:
        """The number of moves whose line is the nearest."""
        plot = self._plot()
        return max(0, min(self._most, round((position.x() - plot.left()) / plot.width() * self._most)))

    def place_of(self, moves: int) -> QPointF:
        """Where a point stands; without an answer yet, on the axis."""
        plot = self._plot()
        low, high = self._range()
        gap = next((point.gap for point in self._points if point.allowed == moves), low)
        share = (gap - low) / (high - low)
        return QPointF(plot.left() + plot.width() * moves / self._most, plot.bottom() - plot.height() * share)

    def _range(self) -> tuple[int, int]:
        """The gaps at the bottom and the top of the axis: whole tens, with room to see a point or two."""
        gaps = [point.gap for point in self._points] or [0]
        low = max(0, (min(gaps) - 10) // 10 * 10)
        return low, max(low + 10, -(-max(gaps) // 10) * 10)

    def _plot(self) -> QRectF:
        metrics = QFontMetricsF(sized(self.font(), 13))
        left = metrics.horizontalAdvance("100 ")
        return QRectF(self.rect()).adjusted(left, metrics.height() + 4, -scaled(12), -metrics.height() - 6)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._axes(painter)
        if self._points:
            self._curve(painter)
        painter.end()

    def _axes(self, painter: QPainter) -> None:
        tokens, plot = self._theme.tokens, self._plot()
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        painter.setFont(sized(self.font(), 13))
        painter.setPen(QColor(tokens.muted))
        low = painter.fontMetrics().height()
        for moves in range(0, self._most + 1, 5):
            x = self.place_of(moves).x()
            align = Qt.AlignmentFlag.AlignHCenter if moves else Qt.AlignmentFlag.AlignLeft
            words = str(moves) if moves else "0 moves"
            width = painter.fontMetrics().horizontalAdvance(words) + 4
            left = x - width / 2 if moves else plot.left()
            painter.drawText(QRectF(left, plot.bottom() + 4, width, low), align, words)
        if self._points:
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            for gap, y in zip(self._range(), (plot.bottom(), plot.top()), strict=True):
                painter.drawText(QRectF(0, y - low / 2, plot.left() - 6, low), right, str(gap))

    def _curve(self, painter: QPainter) -> None:
        tokens, plot = self._theme.tokens, self._plot()
        places = [self.place_of(point.allowed) for point in self._points]
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.drawPolyline(QPolygonF(places))
        for point, place in zip(self._points, places, strict=True):
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(QColor(tokens.accent if point.is_proved else tokens.window))
            painter.drawEllipse(place, 3, 3)
        self._say_where_it_ends(painter)
        chosen = next((point for point in self._points if point.allowed == self._chosen), None)
        if chosen is None:
            return
        place = self.place_of(chosen.allowed)
        painter.setPen(QPen(QColor(tokens.muted), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(place.x(), plot.top()), QPointF(place.x(), plot.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawEllipse(place, 6, 6)
        self._say(painter, place, f"{amount(chosen.allowed, 'move')}: gap {_change(self._points[0].gap, chosen.gap)}")

    def _say_where_it_ends(self, painter: QPainter) -> None:
        """The moves after which nothing more is gained, once all have been found."""
        last = max((point.allowed for point in self._points if point.gains), default=0)
        if len(self._points) <= self._most or last >= self._most:
            return
        words = "no further gain"
        painter.setFont(sized(self.font(), 13))
        painter.setPen(QColor(self._theme.tokens.muted))
        metrics = QFontMetricsF(painter.font())
        right = self.place_of(self._most)
        width = metrics.horizontalAdvance(words)
        if right.x() - width > self.place_of(last).x():
            painter.drawText(QRectF(right.x() - width, right.y() + 6, width + 2, metrics.height()), words)

    def _say(self, painter: QPainter, place: QPointF, words: str) -> None:
        """Words beside the chosen point, on the side where there is room, above the curve."""
        plot = self._plot()
        painter.setFont(sized(self.font(), 13, bold=True))
        painter.setPen(QColor(self._theme.tokens.text))
        metrics = QFontMetricsF(painter.font())
        width = metrics.horizontalAdvance(words)
        left = place.x() + 12 if place.x() + 12 + width <= plot.right() + scaled(12) else place.x() - 12 - width
        top = max(0.0, place.y() - metrics.height() - 6)
        painter.drawText(QRectF(max(0.0, left), top, width + 2, metrics.height()), words)


def _change(before: int, after: int) -> str:
    return f"{before} points" if before == after else f"{before} \u2192 {after} points"
