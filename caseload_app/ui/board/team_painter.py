"""Paints the line above a team's workers: the team, how full it is, and what waits for it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from caseload_app.services.board import TeamLine
from caseload_app.ui.board.geometry import MARGIN, BoardGeometry
from caseload_app.ui.board.words import team_figures
from caseload_app.ui.theme.fonts import scaled, sized
from caseload_app.ui.theme.icons import pixmap
from caseload_app.ui.theme.tokens import Tokens


def paint_team(  # noqa: PLR0913  (what is painted, where and how)
    painter: QPainter, team: TeamLine, geometry: BoardGeometry, tokens: Tokens, ratio: float, *, chosen: bool
) -> None:
    """The line, in its own coordinates."""
    height = geometry.team_height
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, geometry.width, height), QColor(tokens.selected if chosen else tokens.raised))
    painter.fillRect(QRectF(0, height - 1, geometry.width, 1), QColor(tokens.line))
    if geometry.bar_area().left() <= geometry.cap <= geometry.bar_area().right():
        cap = QColor(tokens.cap)
        cap.setAlphaF(0.35)
        painter.fillRect(QRectF(round(geometry.cap) - 1, 0, 2, height), cap)
    _bar(painter, team, geometry, tokens)
    size = scaled(16)
    arrow = pixmap("right" if team.is_collapsed else "down", tokens.text, round(size * ratio))
    painter.drawPixmap(QRectF(MARGIN - 2, (height - size) / 2, size, size), arrow, QRectF(arrow.rect()))
    percent = "no capacity" if team.percent is None else f"{team.percent} %"
    right = _right(painter, geometry, tokens, percent)
    left = MARGIN + size + 4
    bold = sized(geometry.font, 15, bold=True)
    metrics = QFontMetricsF(bold)
    name = metrics.elidedText(team.team, Qt.TextElideMode.ElideRight, geometry.width * 0.4)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(bold)
    painter.setPen(QColor(tokens.text))
    painter.drawText(QRectF(left, 0, metrics.horizontalAdvance(name) + 2, height), middle, name)
    small = sized(geometry.font, 13)
    painter.setFont(small)
    painter.setPen(QColor(tokens.text))
    start = max(left + metrics.horizontalAdvance(name) + 14, geometry.bar_left)
    said = team_figures(team)
    room = right - start - 12
    while said and QFontMetricsF(small).horizontalAdvance(" · ".join(said)) > room:
        said.pop(0)
    painter.drawText(QRectF(start, 0, room, height), middle, " · ".join(said))


def _bar(painter: QPainter, team: TeamLine, geometry: BoardGeometry, tokens: Tokens) -> None:
    """The team's workload as a thin bar on the axis of its workers; past the cap in the colour of that."""
    percent = team.percent or 0
    painter.setClipRect(QRectF(geometry.bar_left, 0, geometry.bar_right - geometry.bar_left, geometry.team_height))
    top = geometry.team_height - 5
    for begin, end, colour in ((0, min(percent, 100), tokens.muted), (100, percent, tokens.over)):
        if end > begin:
            left = geometry.x_of(begin)
            painter.fillRect(QRectF(left, top, geometry.x_of(end) - left, 3), QColor(colour))
    painter.setClipping(False)


def _right(painter: QPainter, geometry: BoardGeometry, tokens: Tokens, words: str) -> float:
    """The workload, under those of the workers; where it begins."""
    bold = sized(geometry.font, 15, bold=True)
    place = geometry.figures()
    width = QFontMetricsF(bold).horizontalAdvance(words)
    painter.setFont(bold)
    painter.setPen(QColor(tokens.text))
    aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(QRectF(place.left(), 0, place.width(), geometry.team_height), aligned, words)
    return place.right() - width
