"""Paints what is seen of the board: each line once into a picture, and over it what changes from moment to moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from caseload_app.services.board import Block, Board, MovePreview, Row, TeamLine
from caseload_app.services.board.colour_group import block_code, colour_group
from caseload_app.ui.board.block_painter import BlockPainter
from caseload_app.ui.board.block_pictures import BlockPictures
from caseload_app.ui.board.codes import Codes
from caseload_app.ui.board.geometry import BoardGeometry
from caseload_app.ui.board.lettering import Lettering
from caseload_app.ui.board.row_painter import RowPainter
from caseload_app.ui.board.team_painter import paint_team
from caseload_app.ui.theme.tokens import Tokens

_MOST_PICTURES = 160
"""So many are kept: some screens full, and not the pictures of a whole service."""


@dataclass(frozen=True)
class Moment:
    """What the board looks like just now.

    Attributes:
        selected: the selected cells, as line and column.
        current: the cell that has the keyboard.
        families: the family groups of which a case is selected or pointed at.
        flashes: how strongly cases that were moved just now light up, 0 to 1, by case id.
    """

    board: Board | None
    geometry: BoardGeometry
    tokens: Tokens
    font: QFont
    ratio: float
    selected: frozenset[tuple[int, int]]
    current: QModelIndex
    has_focus: bool
    families: frozenset[str]
    preview: MovePreview | None
    flashes: Mapping[str, float]


@dataclass
class Canvas:
    """Keeps the pictures of lines for as long as nothing about them changes."""

    _pictures: dict[str, tuple[object, QPixmap]] = field(default_factory=dict)
    _letters: Lettering | None = None
    _codes: Codes | None = None
    _block_pictures: BlockPictures = field(default_factory=BlockPictures)

    def clear(self) -> None:
        """Forget every picture: colours or places have changed."""
        self._pictures.clear()
        self._letters = self._codes = None
        self._block_pictures = BlockPictures()

    def paint_line(self, painter: QPainter, moment: Moment, line: Row | TeamLine, number: int, top: float) -> None:
        """One line of the board at a height."""
        chosen = any(row == number for row, _ in moment.selected)
        if isinstance(line, TeamLine):
            painter.drawPixmap(QRectF(0, top, 1, 1).topLeft(), self._team(moment, line, chosen=chosen))
            if moment.has_focus and moment.current.row() == number:
                frame = QRectF(2, top + 2, moment.geometry.width - 4, moment.geometry.team_height - 5)
                _frame(painter, frame, moment.tokens.accent)
            return
        painter.drawPixmap(QRectF(0, top, 1, 1).topLeft(), self._row(moment, line, chosen=chosen))
        if chosen or _is_livelier(moment, line, number):
            self._over(painter, moment, line, number, top)

    def paint_gliding(
        self, painter: QPainter, moment: Moment, row: Row, block: Block, way: tuple[QRectF, QRectF]
    ) -> None:
        """A block on its way: not yet at its new place, the second of the two, but at the first one."""
        now, target = way
        tokens, within = moment.tokens, row.has_capacity and target.right() <= moment.geometry.cap
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(target, QColor(tokens.track if within else tokens.window))
        blocks = self._blocks(moment)
        if not row.has_capacity:
            blocks.outline(painter, now, block)
        elif block.is_suggested:
            blocks.suggested(painter, now, block)
        else:
            blocks.held(painter, now, block)

    def _keep(self, name: str, state: object, picture: QPixmap) -> None:
        self._pictures.pop(name, None)
        self._pictures[name] = (state, picture)
        if len(self._pictures) > _MOST_PICTURES:
            del self._pictures[next(iter(self._pictures))]

    def _blocks(self, moment: Moment) -> BlockPainter:
        if self._codes is None:
            self._codes = Codes(self._lettering(moment))
        return BlockPainter(moment.tokens, self._codes, self._block_pictures, moment.ratio)

    def _lettering(self, moment: Moment) -> Lettering:
        if self._letters is None:
            self._letters = Lettering(moment.font)
        return self._letters

    def _team(self, moment: Moment, team: TeamLine, *, chosen: bool) -> QPixmap:
        state = (team, chosen, moment.ratio)
        kept = self._pictures.get(f"team {team.team}")
        if kept is not None and kept[0] == state:
            return kept[1]
        picture, painter = _begin(moment, moment.geometry.team_height)
        paint_team(painter, team, moment.geometry, moment.tokens, moment.ratio, chosen=chosen)
        painter.end()
        self._keep(f"team {team.team}", state, picture)
        return picture

    def _row(self, moment: Moment, row: Row, *, chosen: bool) -> QPixmap:
        preview = moment.preview
        gone: frozenset[str] = frozenset()
        if preview is not None and not any(change.worker_id == row.worker_id for change in preview.rows):
            preview = None
        if preview is not None:
            gone = frozenset(preview.case_ids) & {block.case_id for block in row.blocks}
        kept = self._pictures.get(row.worker_id)
        state = (row, chosen, gone, preview, moment.ratio)
        # A row is the same object until it changes, and is quicker told apart by that than by its blocks.
        if kept is not None and isinstance(kept[0], tuple) and kept[0][0] is row and kept[0][1:] == state[1:]:
            return kept[1]
        picture, painter = _begin(moment, moment.geometry.row_height)
        row_painter = RowPainter(moment.tokens, moment.geometry, self._blocks(moment), self._lettering(moment))
        row_painter.paint(painter, row, chosen=chosen, leaving=gone)
        row_painter.figures(painter, row, preview)
        painter.end()
        self._keep(row.worker_id, state, picture)
        return picture

    def _over(self, painter: QPainter, moment: Moment, row: Row, number: int, top: float) -> None:
        """Selection, focus, brothers and sisters, what was moved just now, and ghosts."""
        geometry, here = moment.geometry, moment.current
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        blocks = self._blocks(moment)
        painter.setClipRect(geometry.bar_area().translated(0, top))
        for column, (block, place) in enumerate(zip(row.blocks, geometry.blocks(row), strict=True), start=1):
            spot = place.translated(0, top)
            flash = moment.flashes.get(block.case_id, 0.0)
            if flash and not block.is_moved_away:
                blocks.flash(painter, spot, flash)
            if (number, column) in moment.selected:
                blocks.ring(painter, spot, focused=moment.has_focus)
            elif block.family_id is not None and block.family_id in moment.families:
                blocks.family(painter, spot, 1.5 if geometry.is_compact else 4)
            is_current = moment.has_focus and (here.row(), here.column()) == (number, column)
            if is_current and (number, column) not in moment.selected:
                _frame(painter, spot.adjusted(-3, -3, 3, 3), moment.tokens.accent)
        painter.setClipping(False)
        if moment.has_focus and here.row() == number and here.column() == 0:
            _frame(painter, geometry.names().translated(0, top).adjusted(-5, 3, 3, -4), moment.tokens.accent)
        if moment.preview is not None and moment.preview.worker_id == row.worker_id:
            _ghosts(painter, moment, blocks, row, top)


def _is_livelier(moment: Moment, row: Row, number: int) -> bool:
    """Whether anything stands over the picture of a row at rest."""
    if moment.flashes or (moment.has_focus and moment.current.row() == number):
        return True
    if moment.preview is not None and moment.preview.worker_id == row.worker_id:
        return True
    return bool(moment.families) and any(block.family_id in moment.families for block in row.blocks)


def paint_band(painter: QPainter, band: QRect, tokens: Tokens) -> None:
    """The rubber band."""
    accent = QColor(tokens.accent)
    painter.setPen(QPen(accent, 1))
    accent.setAlphaF(0.12)
    painter.setBrush(accent)
    painter.drawRect(band)


def _begin(moment: Moment, height: float) -> tuple[QPixmap, QPainter]:
    size = QSize(round(moment.geometry.width), round(height))
    picture = QPixmap(size * moment.ratio)
    picture.setDevicePixelRatio(moment.ratio)
    picture.fill(QColor(moment.tokens.window))
    return picture, QPainter(picture)


def _frame(painter: QPainter, place: QRectF, colour: str) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), 2))
    painter.drawRoundedRect(place, 5, 5)


def _ghosts(painter: QPainter, moment: Moment, blocks: BlockPainter, row: Row, top: float) -> None:
    """The row that would receive the cases, framed, and the cases where they would stand."""
    preview, geometry, tokens, board = moment.preview, moment.geometry, moment.tokens, moment.board
    assert preview is not None
    wrong = not preview.is_allowed
    frame = QRectF(1, top + 1, geometry.width - 2, geometry.row_height - 3)
    _frame(painter, frame, tokens.over if wrong else tokens.accent)
    for case_id, place in geometry.ghosts(row, preview):
        category = board.category(case_id) if board is not None else None
        if category is not None:
            code, group = block_code(category.code), colour_group(category)
            blocks.hatched(painter, place.translated(0, top), code, group, over=wrong)
