"""Paints one card of the tray."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from caseload_app.domain.wording import points
from caseload_app.services.board import Card, DueState
from caseload_app.ui.theme.fonts import sized
from caseload_app.ui.theme.icons import pixmap
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.tray.model import CARD, card_details

_GAP = 7


class CardDelegate(QStyledItemDelegate):
    """Paints with the colours of the theme in use; heights follow from the font."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        card = index.data(CARD)
        widget: QWidget = option.widget
        font = widget.font()
        lines = QFontMetricsF(font).height() * 2 + QFontMetricsF(sized(font, 13)).height()
        if isinstance(card, Card) and (card.suggested_worker or _is_alarm(card)):
            lines += QFontMetricsF(sized(font, 13)).height() + 2
        return QSize(200, round(lines) + 16 + _GAP)

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
        self._words(painter, rect.adjusted(16, 8, -13, -_GAP - 5), card, widget)
        if state & QStyle.StateFlag.State_HasFocus and not state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(self._theme.tokens.accent), 1.5, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -_GAP), 6, 6)
        painter.restore()

    def _frame(self, painter: QPainter, place: QRectF, card: Card, *, chosen: bool) -> None:
        tokens = self._theme.tokens
        path = QPainterPath()
        path.addRoundedRect(place, 6, 6)
        painter.fillPath(path, QColor(tokens.base))
        painter.save()
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        stripe = QRectF(place.left(), place.top(), 5, place.height())
        painter.fillRect(stripe, QColor(tokens.block[card.colour_group]))
        painter.restore()
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.line), 2.5 if chosen else 1.2))
        painter.drawPath(path)

    def _words(self, painter: QPainter, place: QRectF, card: Card, widget: QWidget) -> None:
        tokens, font = self._theme.tokens, widget.font()
        small, bold = sized(font, 13), sized(font, 15, bold=True)
        line, low = QFontMetricsF(font).height(), QFontMetricsF(small).height()
        x = self._code(painter, QPointF(place.left(), place.top()), line, card, widget)
        due_width = self._due(painter, place, line, card, widget)
        painter.setFont(bold)
        painter.setPen(QColor(tokens.text))
        room = place.right() - due_width - x - 6
        self._line(painter, QRectF(x, place.top(), room, line), card.case_id)
        if card.locked:
            width = QFontMetricsF(bold).horizontalAdvance(card.case_id)
            painter.drawPixmap(QPointF(x + width + 4, place.top() + 2), pixmap("lock", tokens.muted, 14))
        painter.setFont(font)
        name = f" · {card.name}" if card.name else " · restricted" if card.restricted else ""
        self._line(
            painter, QRectF(place.left(), place.top() + line, place.width(), line), f"{card.category_name}{name}"
        )
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        weight = f"{points(card.points).removesuffix('.0')} points"
        weight_width = QFontMetricsF(small).horizontalAdvance(weight) + 8
        top = place.top() + 2 * line
        painter.drawText(QRectF(place.left(), top, place.width(), low), Qt.AlignmentFlag.AlignRight, weight)
        self._line(
            painter, QRectF(place.left(), top, place.width() - weight_width, low), card_details(card) or "\u2014"
        )
        last = QRectF(place.left(), top + low + 2, place.width(), low)
        if card.suggested_worker:
            painter.setFont(sized(font, 13, bold=True))
            painter.setPen(QColor(tokens.accent))
            self._line(painter, last, f"\u2192 {card.suggested_worker}")
        elif _is_alarm(card):
            painter.setFont(sized(font, 13, bold=True))
            painter.setPen(QColor(tokens.over))
            painter.drawPixmap(QPointF(last.left(), last.top() + 1), pixmap("warning", tokens.over, 14))
            self._line(painter, last.adjusted(18, 0, 0, 0), "Must be allocated")

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

    def _due(self, painter: QPainter, place: QRectF, line: float, card: Card, widget: QWidget) -> float:
        if not card.due.words:
            return 0.0
        tokens = self._theme.tokens
        is_now = card.due.state is DueState.OVERDUE or card.due.words == "Due today"
        pressing = card.due.state is DueState.WITHIN_A_WEEK
        colour = tokens.over if is_now else tokens.warn if pressing else tokens.muted
        painter.setFont(sized(widget.font(), 13, bold=is_now or pressing))
        painter.setPen(QColor(colour))
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(place.left(), place.top(), place.width(), line), align, card.due.words)
        return QFontMetricsF(painter.font()).horizontalAdvance(card.due.words)

    @staticmethod
    def _line(painter: QPainter, place: QRectF, words: str) -> None:
        shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _is_alarm(card: Card) -> bool:
    return card.must_allocate and card.suggested_worker is None
