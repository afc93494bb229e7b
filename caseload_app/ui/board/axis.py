"""The axis above the board: 0, 50 % and the cap, on the same scale as every row; beside it, sorting and zoom."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caseload_app.ui.board.controls import SortButton, ZoomControl
from caseload_app.ui.board.view import BoardView
from caseload_app.ui.theme.fonts import scaled, sized
from caseload_app.ui.theme.theme import Theme


class Axis(QWidget):
    """Drawn from the geometry that the board uses."""

    def __init__(self, view: BoardView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._theme = theme
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 4)
        layout.setSpacing(0)
        layout.addWidget(SortButton(view, theme, self))
        layout.addStretch(1)
        layout.addWidget(ZoomControl(view, theme, self))
        theme.changed.connect(self.update)
        view.geometry_changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(100, max(self.fontMetrics().height(), scaled(24)) + 8)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        geometry, tokens = self._view.geometry_in_use, self._theme.tokens
        painter = QPainter(self)
        painter.setFont(sized(self.font(), 13))
        painter.setPen(QColor(tokens.muted))
        seen = geometry.bar_area()
        for percent, words in ((0, "0"), (50, "50 %"), (100, "Cap")):
            x = geometry.x_of(percent)
            if not seen.left() <= x <= seen.right():
                continue
            align = Qt.AlignmentFlag.AlignLeft if percent == 0 else Qt.AlignmentFlag.AlignHCenter
            left = x if percent == 0 else x - 40
            painter.drawText(QRectF(left, 0, 80, self.height() - 4), align | Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(QPen(QColor(tokens.cap), 2))
        x = round(geometry.cap)
        if seen.left() <= x <= seen.right():
            painter.drawLine(QPointF(x, self.height() - 3), QPointF(x, self.height()))
        painter.end()
