"""Paints one worker's row: the name, the bar with its blocks, the line of the cap, the figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from caseload_app.services.board import Band, Cap, MovePreview, Row
from caseload_app.ui.board.block_painter import BlockPainter, paint_hatch
from caseload_app.ui.board.geometry import BoardGeometry
from caseload_app.ui.board.lettering import Lettering
from caseload_app.ui.board.words import cases_in_words, details_that_fit, figures_in_words, short_points
from caseload_app.ui.theme.fonts import scaled
from caseload_app.ui.theme.tokens import Tokens

Run = tuple[str, str, bool]
"""Some words of a line of figures: the words, their colour, whether they are semibold."""


@dataclass(frozen=True)
class RowPainter:
    """Paints with the colours of one theme, in the places of one geometry."""

    tokens: Tokens
    geometry: BoardGeometry
    blocks: BlockPainter
    letters: Lettering

    def paint(self, painter: QPainter, row: Row, *, chosen: bool, leaving: frozenset[str] = frozenset()) -> None:
        """The row at rest; ``leaving`` are the cases that a drag would take away."""
        geometry, tokens = self.geometry, self.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(QRectF(0, 0, geometry.width, geometry.row_height), QColor(tokens.selected))
        self._name(painter, row)
        painter.setClipRect(geometry.bar_area())
        track = geometry.track()
        if row.has_capacity:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.track))
            painter.drawRoundedRect(track, 3.5, 3.5)
        else:
            paint_hatch(painter, track, tokens)
        self._paint_blocks(painter, row, leaving)
        self._cap(painter, row)
        painter.setClipping(False)
        painter.fillRect(QRectF(0, geometry.row_height - 1, geometry.width, 1), QColor(tokens.line))

    def _paint_blocks(self, painter: QPainter, row: Row, leaving: frozenset[str]) -> None:
        paint, seen = self.blocks, self.geometry.bar_area()
        first, last = seen.left(), seen.right()
        for block, place in zip(row.blocks, self.geometry.blocks(row), strict=True):
            if place.right() <= first or place.left() >= last:  # scrolled away
                continue
            if block.case_id in leaving:
                painter.setOpacity(0.4)
                paint.outline(painter, place, block)
                painter.setOpacity(1.0)
            elif block.is_moved_away or not row.has_capacity:
                paint.outline(painter, place, block)
            elif block.is_suggested:
                paint.suggested(painter, place, block)
            else:
                paint.held(painter, place, block)

    def figures(self, painter: QPainter, row: Row, preview: MovePreview | None = None) -> None:
        """The figures on the right; while cases hover, from what to what."""
        above, below = self._figures(row) if preview is None else self._changing_figures(row, preview)
        place = self.geometry.figures()
        if self.geometry.is_compact:
            self._runs(painter, place.adjusted(0, 1, 0, -1), above, 14)
            return
        line = place.height() / 2
        self._runs(painter, QRectF(place.left(), 5, place.width(), line - 4), above, 15)
        self._runs(painter, QRectF(place.left(), line - 1, place.width(), line - 4), below, 13)

    def _figures(self, row: Row) -> tuple[Sequence[Run], Sequence[Run]]:
        tokens = self.tokens
        if row.percent is None:
            held = cases_in_words(row) + " held" if row.cases else ""
            return [("no capacity", tokens.muted, False)], [(held, tokens.muted, False)]
        above: list[Run] = [(f"{row.percent} %", tokens.text, True)]
        if row.band in (Band.OVER, Band.FAR_OVER):
            above = [
                ("\u25b2", tokens.over, True),
                ("Over cap ", tokens.over, False),
                (f"{row.percent} %", tokens.over, True),
            ]
        elif row.cases > row.maximum_cases:
            above = [("\u25b2", tokens.over, True), ("Over head count ", tokens.over, False), *above]
        load, delta, cases = figures_in_words(row)
        strong = row.binding_cap is Cap.CASES and row.cases >= row.maximum_cases
        points: list[Run] = [(load, tokens.muted, False), (delta, tokens.accent, True)]
        count: list[Run] = [(cases, tokens.warn if strong else tokens.muted, strong)]
        both = [*points, (" · ", tokens.muted, False), *count]
        if self._width(both, 13) <= self.geometry.room_for_figures(row.percent or 0):
            return above, both
        return above, count if row.binding_cap is Cap.CASES else points

    def _width(self, runs: Sequence[Run], pixels: int) -> float:
        return sum(self.letters.width(words, pixels, bold=bold) for words, _, bold in runs)

    def _changing_figures(self, row: Row, preview: MovePreview) -> tuple[Sequence[Run], Sequence[Run]]:
        tokens = self.tokens
        change = next(change for change in preview.rows if change.worker_id == row.worker_id)
        if change.percent_after is None or change.percent_before is None:
            return [("no capacity", tokens.over, False)], [("", tokens.muted, False)]
        is_over = change.load_after > change.available
        colour = tokens.over if is_over else tokens.text
        above: list[Run] = [(f"{change.percent_before} % \u2192 {change.percent_after} %", colour, True)]
        if is_over:
            above.insert(0, ("\u25b2", colour, True))
        cases = f"{change.cases_after} cases" if change.cases_after != 1 else "1 case"
        if change.cases_after > row.maximum_cases:
            cases = f"{change.cases_after} of {row.maximum_cases} cases"
        return above, [
            (f"{short_points(change.load_after)} of {short_points(change.available)} · {cases}", tokens.muted, False)
        ]

    def _runs(self, painter: QPainter, place: QRectF, runs: Sequence[Run], pixels: int) -> None:
        """Words in several colours, to the right edge."""
        x = place.right()
        for words, colour, bold in reversed(_joined(runs)):
            if words == "\u25b2":
                x -= scaled(16)
                high = scaled(10)
                triangle = QRectF(x + 1, place.center().y() - high / 2, high * 1.1, high)
                self._triangle(painter, triangle, QColor(colour))
                continue
            width = self.letters.width(words, pixels, bold=bold)
            painter.setFont(self.letters.font(pixels, bold=bold))
            painter.setPen(QColor(colour))
            x -= width
            painter.drawText(QRectF(x, place.top(), width + 1, place.height()), Qt.AlignmentFlag.AlignVCenter, words)

    @staticmethod
    def _triangle(painter: QPainter, place: QRectF, colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        top = QPointF(place.center().x(), place.top())
        painter.drawPolygon(QPolygonF([top, place.bottomRight(), place.bottomLeft()]))

    def _name(self, painter: QPainter, row: Row) -> None:
        place, tokens = self.geometry.names(), self.tokens
        line = place.height() / 2
        colour = tokens.text if row.has_capacity else tokens.muted
        below = details_that_fit(row, lambda words: self.letters.width(words, 13) <= place.width())
        parts = [(row.name, 5.0, 15, True, colour), (below, line - 1, 13, False, tokens.muted)]
        height = line - 4
        if self.geometry.is_compact:
            parts, height = [(row.name, 1.0, 14, True, colour)], place.height() - 2
        for words, top, pixels, bold, shade in parts:
            shown = words
            if self.letters.width(words, pixels, bold=bold) > place.width():
                metrics = self.letters.metrics(pixels, bold=bold)
                shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
            painter.setFont(self.letters.font(pixels, bold=bold))
            painter.setPen(QColor(shade))
            painter.drawText(QRectF(place.left(), top, place.width(), height), Qt.AlignmentFlag.AlignVCenter, shown)

    def _cap(self, painter: QPainter, row: Row) -> None:
        x = round(self.geometry.cap)
        colour = QColor(self.tokens.cap)
        if not row.has_capacity:
            colour.setAlphaF(0.5)
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.geometry.row_height - 1))


def _joined(runs: Sequence[Run]) -> list[Run]:
    """The same words in as few pieces as their looks allow; each is laid out anew when it is painted."""
    pieces: list[Run] = []
    for words, colour, bold in runs:
        before = pieces[-1] if pieces else None
        if before is not None and before[1:] == (colour, bold) and "\u25b2" not in (words, before[0]):
            pieces[-1] = (before[0] + words, colour, bold)
        elif words:
            pieces.append((words, colour, bold))
    return pieces
