"""Cases are dragged out of a view; at the pointer hangs the block itself, with a number when there are several."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QDrag, QFont, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView

from caseload_app.services.board import Board
from caseload_app.services.board.colour_group import block_code, colour_group
from caseload_app.ui.board.model import mime_of
from caseload_app.ui.theme.fonts import sized
from caseload_app.ui.theme.tokens import Tokens

_HEIGHT = 28


def drag_out(view: QAbstractItemView, case_ids: tuple[str, ...], board: Board, tokens: Tokens) -> None:
    """Let the person drag these cases until they are dropped or Esc is pressed."""
    drag = QDrag(view)
    drag.setMimeData(mime_of(case_ids))
    picture, hot_spot = _picture(board, case_ids, tokens, view.font(), view.devicePixelRatioF())
    drag.setPixmap(picture)
    drag.setHotSpot(hot_spot)
    drag.exec(Qt.DropAction.MoveAction)


def _picture(
    board: Board, case_ids: tuple[str, ...], tokens: Tokens, font: QFont, ratio: float
) -> tuple[QPixmap, QPoint]:
    """The picture and the point of it that the pointer holds."""
    category = board.category(case_ids[0])
    bold = sized(font, 13, bold=True)
    words = block_code(category.code)
    width = max(40.0, QFontMetricsF(bold).horizontalAdvance(words) + 18)
    behind = 5 if len(case_ids) > 1 else 0
    picture = QPixmap(round((width + behind + 14) * ratio), round((_HEIGHT + behind + 10) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    colour = QColor(tokens.block[colour_group(category)])
    place = QRectF(4, 8, width, _HEIGHT - 2)
    if behind:
        painter.setBrush(colour.darker(140))
        painter.drawRoundedRect(place.translated(behind, behind), 4, 4)
    shadow = QColor(0, 0, 0, 60)
    painter.setBrush(shadow)
    painter.drawRoundedRect(place.translated(0, 2), 4, 4)
    painter.setBrush(colour)
    painter.drawRoundedRect(place, 4, 4)
    painter.setFont(bold)
    painter.setPen(QColor(tokens.on_block))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
    if len(case_ids) > 1:
        badge = QRectF(place.right() - 7, 0, 18, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.toast))
        painter.drawEllipse(badge)
        painter.setFont(sized(font, 12, bold=True))
        painter.setPen(QColor(tokens.on_toast))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(len(case_ids)))
    painter.end()
    return picture, QPoint(14, 18)
