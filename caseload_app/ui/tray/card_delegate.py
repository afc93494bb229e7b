"""Paints one card of the tray."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from caseload_app.domain.wording import points
from caseload_app.services.board import Card, DueState
from caseload_app.ui.theme.fonts import scaled, sized
from caseload_app.ui.theme.icons import sign
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.tray.filters import SOON
from caseload_app.ui.tray.model import CARD
from caseload_app.ui.tray.words import details_in_words, title_in_words, waiting_in_words

_GAP = 7
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CardDelegate(QStyledItemDelegate):
    """Paints with the colours of the theme in use; heights follow from the font."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lit: frozenset[str] = frozenset()

    def light_up(self, families: frozenset[str]) -> None:
        """Mark the cards of these family groups from now on."""
        self._lit = families

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        widget: QWidget = option.widget
        font = widget.font()
        lines = QFontMetricsF(font).height() * 2 + QFontMetricsF(sized(font, 13)).height() * 2
        return QSize(200, round(lines) + 18 + _GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        card = index.data(CARD)
        if not isinstance(card, Card):
            return
        rect = QRectF(option.rect)
        state = option.state
        widget: QWidget = option.widget
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._frame(
            painter, rect.adjusted(2, 2, -2, -_GAP + 1), card, chosen=bool(state & QStyle.StateFlag.State_Selected)
        )
        self._words(painter, rect.adjusted(16, 8, -12, -_GAP - 5), card, widget)
        if state & QStyle.StateFlag.State_HasFocus:
            chosen = state & QStyle.StateFlag.State_Selected
            colour = self._theme.tokens.text if chosen else self._theme.tokens.accent
            painter.setPen(QPen(QColor(colour), 1.5, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(5, 5, -5, -_GAP - 2), 5, 5)
        painter.restore()

    def _frame(self, painter: QPainter, place: QRectF, card: Card, *, chosen: bool) -> None:
        tokens = self._theme.tokens
        path = QPainterPath()
        path.addRoundedRect(place, 6, 6)
        is_lit = card.family_id is not None and card.family_id in self._lit
        painter.fillPath(path, QColor(tokens.selected if is_lit else tokens.base))
        painter.save()
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        stripe = QRectF(place.left(), place.top(), 5, place.height())
        painter.fillRect(stripe, QColor(tokens.block[card.colour_group]))
        painter.restore()
        if chosen or is_lit:
            style = Qt.PenStyle.SolidLine if chosen else Qt.PenStyle.DashLine
            painter.setPen(QPen(QColor(tokens.accent), 2.5 if chosen else 1.6, style))
        else:
            painter.setPen(QPen(QColor(tokens.line), 1.2))
        painter.drawPath(path)

    def _words(self, painter: QPainter, place: QRectF, card: Card, widget: QWidget) -> None:
        tokens, font = self._theme.tokens, widget.font()
        small, bold = sized(font, 13), sized(font, 15, bold=True)
        line, low = QFontMetricsF(font).height(), QFontMetricsF(small).height()
        x = self._code(painter, QPointF(place.left(), place.top()), line, card, widget)
        room = self._due(painter, QRectF(x, place.top(), place.right() - x, line), card, widget)
        painter.setFont(bold)
        painter.setPen(QColor(tokens.text))
        self._line(painter, QRectF(x, place.top(), room, line), card.case_id)
        if card.locked:
            width = QFontMetricsF(bold).horizontalAdvance(card.case_id)
            painter.drawPixmap(QPointF(x + width + 4, place.top() + 2), sign("lock", tokens.muted, 14))
        top = place.top() + line + 1
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        weight = f"{points(card.points).removesuffix('.0')} points"
        painter.drawText(QRectF(place.left(), top, place.width(), line), _RIGHT, weight)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        room = place.width() - QFontMetricsF(small).horizontalAdvance(weight) - 8
        self._line(painter, QRectF(place.left(), top, room, line), title_in_words(card))
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        top += line
        self._line(painter, QRectF(place.left(), top, place.width(), low), details_in_words(card))
        self._last_line(painter, QRectF(place.left(), top + low + 1, place.width(), low), card, widget)

    def _last_line(self, painter: QPainter, place: QRectF, card: Card, widget: QWidget) -> None:
        """Who would take it, or that somebody must; on the right, where there is room, how long nobody has had it."""
        tokens = self._theme.tokens
        words, colour = "", tokens.accent
        if card.suggested_worker:
            words = f"\u2192 {card.suggested_worker}"
        elif card.must_allocate:
            words, colour = "Must be allocated", tokens.over
        bold = sized(widget.font(), 13, bold=True)
        mark = scaled(18) if card.is_alarm else 0
        waiting = waiting_in_words(card)
        if QFontMetricsF(bold).horizontalAdvance(f"{words} {waiting}") + mark <= place.width():
            painter.drawText(place, _RIGHT, waiting)
        painter.setFont(bold)
        painter.setPen(QColor(colour))
        if mark:
            painter.drawPixmap(QPointF(place.left(), place.top() + 2), sign("warning", colour, 14))
        self._line(painter, place.adjusted(mark, 0, 0, 0), words)

    def _code(self, painter: QPainter, corner: QPointF, line: float, card: Card, widget: QWidget) -> float:
        font = sized(widget.font(), 12, bold=True)
        width = QFontMetricsF(font).horizontalAdvance(card.code) + 10
        badge = QRectF(corner.x(), corner.y() + 1, width, line - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.block[card.colour_group]))
        painter.drawRoundedRect(badge, 3, 3)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.tokens.on_block))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, card.code)
        return badge.right() + 7

    def _due(self, painter: QPainter, place: QRectF, card: Card, widget: QWidget) -> float:
        """The clock at the right end, shortened where the case's id needs the room; gives the room that is left."""
        tokens, due = self._theme.tokens, card.due
        is_now = due.state is DueState.OVERDUE or due.is_within(0)
        is_soon = due.is_within(SOON)
        colour = tokens.over if is_now else tokens.warn if is_soon else tokens.muted
        painter.setFont(sized(widget.font(), 13, bold=is_now or is_soon))
        painter.setPen(QColor(colour))
        metrics = QFontMetricsF(painter.font())
        bold = QFontMetricsF(sized(widget.font(), 15, bold=True))
        room = place.width() - bold.horizontalAdvance(card.case_id) - (28 if card.locked else 10)
        words = due.words if metrics.horizontalAdvance(due.words) <= room else due.words.removeprefix("Due in ")
        painter.drawText(place, _RIGHT, words)
        return place.width() - metrics.horizontalAdvance(words) - 6

    @staticmethod
    def _line(painter: QPainter, place: QRectF, words: str) -> None:
        shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
