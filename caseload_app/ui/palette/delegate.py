"""Paints one line of what was found: a block or an icon, what it is, and on the right where it is or its keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from caseload_app.ui.actions import ACTIONS, Act
from caseload_app.ui.palette.entries import Entry, Kind
from caseload_app.ui.theme.fonts import scaled, sized
from caseload_app.ui.theme.icons import sign
from caseload_app.ui.theme.theme import Theme

ENTRY = Qt.ItemDataRole.UserRole
_CHIP = 44
_ICON = 18
"""Pixels of a block and of an icon at a text size of 100 %."""
_ICONS = {Kind.WORKER: "person", Kind.HELP: "help"}


class EntryDelegate(QStyledItemDelegate):
    """One line high, as the font has it."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        widget: QWidget = option.widget
        return QSize(200, round(QFontMetricsF(widget.font()).height()) + 14)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(ENTRY)
        tokens, rect = self._theme.tokens, QRectF(option.rect)
        widget: QWidget = option.widget
        font = widget.font()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QColor(tokens.accent))
            painter.setBrush(QColor(tokens.selected))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        inner = rect.adjusted(10, 0, -12, 0)
        self._mark(painter, entry, inner, font)
        title, small = sized(font, 15, bold=not entry.is_off), sized(font, 13)
        left = inner.adjusted(scaled(_CHIP) + 10, 0, 0, 0)
        side_width = min(QFontMetricsF(small).horizontalAdvance(entry.side) + 2, left.width() * 0.45)
        side = QRectF(left.right() - side_width, left.top(), side_width, left.height())
        self._write(painter, entry.side, side, small, tokens.muted, Qt.AlignmentFlag.AlignRight)
        words = left.adjusted(0, 0, -side_width - 12, 0)
        self._write(painter, entry.title, words, title, tokens.muted if entry.is_off else tokens.text)
        taken = QFontMetricsF(title).horizontalAdvance(entry.title) + 10
        if words.width() - taken > 30:
            self._write(painter, entry.details, words.adjusted(taken, 0, 0, 0), small, tokens.muted)
        painter.restore()

    @staticmethod
    def _write(  # noqa: PLR0913, PLR0917  (what is written, where and how)
        painter: QPainter,
        words: str,
        where: QRectF,
        font: QFont,
        colour: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def _mark(self, painter: QPainter, entry: Entry, inner: QRectF, font: QFont) -> None:
        tokens = self._theme.tokens
        place = QRectF(inner.left(), inner.top(), scaled(_CHIP), inner.height())
        if entry.colour_group is not None:
            small = sized(font, 12, bold=True)
            high = QFontMetricsF(small).height() + 4
            chip = QRectF(place.left(), place.center().y() - high / 2, scaled(_CHIP), high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.block[entry.colour_group]))
            painter.drawRoundedRect(chip, 4, 4)
            self._write(painter, entry.code, chip, small, tokens.on_block, Qt.AlignmentFlag.AlignHCenter)
            return
        name = "team"
        if entry.kind is Kind.COMMAND:
            name = ACTIONS[Act(entry.id)].icon or "right"
        elif entry.kind in _ICONS:
            name = _ICONS[entry.kind]
        size = scaled(_ICON)
        at = place.center()
        painter.drawPixmap(round(at.x() - size / 2), round(at.y() - size / 2), sign(name, tokens.muted, _ICON))
