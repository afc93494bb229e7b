"""Paints a cell of the table, and the headings of groups: quickly, as a window full of cells is painted at a scroll."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QStaticText, QTransform
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from caseload_app.services.board import DueState
from caseload_app.services.case_lines import CaseLine
from caseload_app.ui.table.columns import COLUMNS
from caseload_app.ui.table.model import CaseTableModel
from caseload_app.ui.theme.fonts import BASE, scaled, sized
from caseload_app.ui.theme.icons import sign
from caseload_app.ui.theme.theme import Theme

PADDING = 8
_SIGN = 14
"""Pixels of the marks at a text size of 100 %."""
_WITH_SIGN = frozenset({"category", "locked"})
_SELECTED = QStyle.StateFlag.State_Selected.value
_MOST_LAID_OUT = 4_000


class CellDelegate(QStyledItemDelegate):
    """Colour is never alone: what is overdue says so, and a category says its name."""

    def __init__(self, model: CaseTableModel, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._tokens = theme.tokens
        self._view = parent
        self._restyle()
        theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._tokens = tokens = self._theme.tokens
        self._laid_out: dict[tuple[str, int], tuple[QStaticText, QSizeF]] = {}
        self._line, self._selected, self._accent = QColor(tokens.line), QColor(tokens.selected), QColor(tokens.accent)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        line = self._model.line_at(index.row())
        if line is None:
            self._paint_heading(painter, rect, index.row(), has_focus=self._has_focus(index.row()))
            return
        column = COLUMNS[index.column()]
        if option.state.value & _SELECTED:
            painter.fillRect(rect, self._selected)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._line)
        words = column.text(line)
        if words or column.key in _WITH_SIGN:
            inner = rect.adjusted(PADDING, 0, -PADDING, 0)
            if column.key in _WITH_SIGN:
                inner.setLeft(inner.left() + self._sign(painter, inner, line, column.key))
            laid_out, size = self._fitting(words, inner.width(), option)
            painter.setFont(option.font)
            painter.setPen(QColor(self._colour(line, column.key)))
            x = inner.right() + 1 - size.width() if column.is_figure else inner.left()
            painter.drawStaticText(QPointF(x, inner.top() + (inner.height() - size.height()) / 2), laid_out)
        if self._has_focus(index.row()):
            painter.fillRect(rect.left(), rect.top(), rect.width(), 2, self._accent)
            painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, self._accent)

    def _fitting(self, words: str, width: int, option: QStyleOptionViewItem) -> tuple[QStaticText, QSizeF]:
        """Words laid out for a width, and how large they are; most words of the table stand in it often."""
        found = self._laid_out.get((words, width))
        if found is None:
            if len(self._laid_out) >= _MOST_LAID_OUT:
                self._laid_out.clear()
            made = QStaticText(option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, width))
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.prepare(QTransform(), option.font)
            found = self._laid_out[words, width] = made, made.size()
        return found

    def _has_focus(self, row: int) -> bool:
        """Whether the keys go to this row; the row is marked as a whole."""
        return self._view.hasFocus() and self._view.currentIndex().row() == row

    def _paint_heading(self, painter: QPainter, rect: QRect, row: int, *, has_focus: bool) -> None:
        heading, tokens = self._model.heading_at(row), self._tokens
        if heading is None:
            return
        size = scaled(_SIGN)
        painter.fillRect(rect, QColor(tokens.raised))
        painter.drawPixmap(
            rect.left() + 6,
            rect.center().y() - size // 2,
            sign("down" if heading.is_open else "right", tokens.text, _SIGN),
        )
        painter.setFont(sized(self._view.font(), BASE, bold=True))
        painter.setPen(QColor(tokens.text))
        painter.drawText(rect.adjusted(6 + size + 6, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, heading.in_words)
        if has_focus:
            painter.setPen(QColor(tokens.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _sign(self, painter: QPainter, inner: QRect, line: CaseLine, key: str) -> int:
        """The mark before the words; how much room it takes."""
        size = scaled(_SIGN)
        top = inner.center().y() - size // 2 + 1
        if key == "category":
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._tokens.block[line.colour_group]))
            painter.drawRoundedRect(inner.left(), top, size - 1, size - 1, 3, 3)
            return size + 6
        if key == "locked" and line.locked:
            painter.drawPixmap(inner.left(), top, sign("lock", self._tokens.text, _SIGN))
            return size + 4
        return 0

    def _colour(self, line: CaseLine, key: str) -> str:
        tokens = self._tokens
        if key in ("due", "clock"):
            return {DueState.OVERDUE: tokens.over, DueState.WITHIN_A_WEEK: tokens.warn}.get(line.due.state, tokens.text)
        if key == "suggested":
            return tokens.accent
        return tokens.muted if key == "worker" and not line.worker else tokens.text
