"""Where everything on the board is: one scale of workload per cent for all rows, so that the cap is one line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from caseload_app.services.board import Board, MovePreview, Row
from caseload_app.ui.board.words import figures_in_words
from caseload_app.ui.theme.fonts import sized

MARGIN = 8.0
_GAP = 2.0
_PAST_THE_CAP = 3
"""Per cent of room that the axis keeps past the highest workload."""
_SHORTEST_AXIS = 108


@dataclass(frozen=True)
class BoardGeometry:
    """The places on a board of a width in pixels.

    Attributes:
        font: the window's ordinary font; heights follow from it.
        axis_end: the highest workload the axis shows, in whole per cent.
        usual: available points of a usual worker, the scale for those without capacity, in hundredths.
        zoom: how much wider than the board the axis is; below 1 it is as wide, and rows are one line high.
        offset: pixels that the axis is scrolled to the right.
    """

    width: float
    font: QFont
    name_width: float
    figures_width: float
    axis_end: int
    usual: int
    zoom: float = 1.0
    offset: float = 0.0

    @classmethod
    def of(cls, board: Board | None, width: float, font: QFont, zoom: float = 1.0) -> BoardGeometry:
        """The geometry for what is shown."""
        rows = board.rows if board is not None else ()
        small = QFontMetricsF(sized(font, 13))
        usual_words = max((small.horizontalAdvance(" · ".join(row.details)) for row in rows), default=170.0)
        name_width = min(max(150.0, usual_words + 20), width * 0.24, 300.0)
        bold = QFontMetricsF(sized(font, 13, bold=True))
        figures = max(
            (bold.horizontalAdvance(" · ".join(figures_in_words(row))) for row in rows if row.has_capacity),
            default=120.0,
        )
        highest = max((max(row.percent or 0, row.percent_now or 0) for row in rows), default=0)
        available = sorted(row.available for row in rows if row.has_capacity)
        return cls(
            width=width,
            font=font,
            name_width=name_width,
            figures_width=min(max(figures, 120.0), width * 0.25),
            axis_end=max(_SHORTEST_AXIS, highest + _PAST_THE_CAP),
            usual=available[len(available) // 2] if available else 10_000,
            zoom=zoom,
        )

    @property
    def is_compact(self) -> bool:
        """Whether rows are one line high."""
        return self.zoom < 1

    @cached_property
    def row_height(self) -> float:
        """Height of a row: two lines of text and air, or one; with larger blocks, more."""
        one = QFontMetricsF(self.font).height()
        if self.is_compact:
            return round(one + 9)
        return round(one + QFontMetricsF(sized(self.font, 13)).height() + 15 + (self.zoom - 1) * 8)

    @cached_property
    def team_height(self) -> float:
        """Height of the line above a team's workers."""
        return round(QFontMetricsF(self.font).height() + (9 if self.is_compact else 17))

    @cached_property
    def bar_height(self) -> float:
        """Height of the blocks."""
        return round(self.row_height * (0.62 if self.is_compact else 0.52))

    @property
    def bar_left(self) -> float:
        """Where 0 % is."""
        return MARGIN + self.name_width

    @property
    def bar_right(self) -> float:
        """Where the axis ends."""
        return max(self.bar_left + 60, self.width - MARGIN - self.figures_width - 8)

    @property
    def cap(self) -> float:
        """Where 100 % is."""
        return self.x_of(100.0)

    @property
    def _bar_top(self) -> float:
        """Blocks stand in the middle; in a row of one line they leave their marks the room above."""
        return self.row_height - self.bar_height - 3 if self.is_compact else (self.row_height - self.bar_height) / 2

    @property
    def axis_width(self) -> float:
        """How wide the whole axis is, seen or not."""
        return (self.bar_right - self.bar_left) * max(1.0, self.zoom)

    @property
    def longest_offset(self) -> int:
        """How far the axis can be scrolled."""
        return round(self.axis_width - (self.bar_right - self.bar_left))

    def x_of(self, percent: float) -> float:
        """Where a workload is on the axis."""
        return self.bar_left + self.axis_width * percent / self.axis_end - self.offset

    def width_of(self, row: Row, points: int) -> float:
        """How wide so many hundredths of a point are on a worker's row."""
        available = row.available if row.has_capacity else self.usual
        return self.axis_width * 100 * points / available / self.axis_end

    def blocks(self, row: Row) -> list[QRectF]:
        """The place of each block, in the row's own coordinates; what would leave stands after what stays."""
        x = self.bar_left - self.offset
        top = self._bar_top
        places = []
        point = self.width_of(row, 1)
        for block in row.blocks:
            width = point * block.share
            places.append(QRectF(x, top, max(3.0, width - _GAP), self.bar_height))
            x += width
        return places

    def ghosts(self, row: Row, preview: MovePreview) -> list[tuple[str, QRectF]]:
        """Where the cases of a move would stand on the receiving row."""
        moving = set(preview.case_ids)
        stays = [b.share for b in row.blocks if not b.is_moved_away and b.case_id not in moving]
        x = self.bar_left - self.offset + sum(self.width_of(row, share) for share in stays)
        top = self._bar_top
        places = []
        for case_id, share in preview.ghosts.items():
            width = self.width_of(row, share)
            right = min(x + width - _GAP, self.bar_right + 6)
            places.append((case_id, QRectF(min(x, right - 14), top, max(14.0, right - x), self.bar_height)))
            x += width
        return places

    def bar_area(self) -> QRectF:
        """Where blocks can be seen, in the row's own coordinates; what is scrolled away lies outside."""
        return QRectF(self.bar_left - 4, 0, self.bar_right - self.bar_left + 10, self.row_height)

    def track(self) -> QRectF:
        """The empty bar up to the cap, in the row's own coordinates."""
        top = self._bar_top
        return QRectF(self.x_of(0), top, self.cap - self.x_of(0), self.bar_height)

    def names(self) -> QRectF:
        """Where the worker's name stands, in the row's own coordinates."""
        return QRectF(MARGIN, 0, self.name_width - 12, self.row_height)

    def room_for_figures(self, percent: int) -> float:
        """How wide the figures of a row may be: they keep off its bar and off the line of the cap."""
        place = self.figures()
        left = place.left() if self.zoom > 1 else min(place.left(), self.x_of(max(100, percent)) + 8)
        return place.right() - left

    def figures(self) -> QRectF:
        """Where the figures stand, in the row's own coordinates."""
        return QRectF(self.width - MARGIN - self.figures_width, 0, self.figures_width, self.row_height)
