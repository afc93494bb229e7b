"""How long a frame of board and table takes with 500 workers and 10,000 cases: scrolling, and dragging a case.

Beside it a bare view, which only fills the same blocks and writes their codes: no names, marks, figures, selection or
preview. Milliseconds of the processor; a frame of a screen at 60 Hz is 16.7 ms.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from time import process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from caseload_app.domain.change_reason import ChangeReason
from caseload_app.domain.policy import shipped_policy
from caseload_app.services.board import Board, board_of
from caseload_app.services.decide import placed
from caseload_app.ui.allocate_page import AllocatePage
from caseload_app.ui.board.geometry import BoardGeometry
from caseload_app.ui.board.model import mime_of
from caseload_app.ui.theme.fonts import load_fonts
from caseload_app.ui.theme.theme import Choice, Theme
from caseload_app.ui.theme.tokens import LIGHT
from tests.benchmarks.board_team import DAY, a_service
from tests.benchmarks.measure import Options

_SIZE = (1440, 900)
_WHEEL = 75
"""Pixels of one notch of a wheel: three lines of half a row."""
_FRAMES = 240
_LEFT, _NONE, _MOVE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.MoveAction


class BareView(QAbstractScrollArea):
    """The same blocks in the same places, and nothing else."""

    def __init__(self, board: Board) -> None:
        super().__init__()
        self._rows = board.rows
        self._board = board
        self._geometry = BoardGeometry.of(board, self.viewport().width(), self.font())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self) -> None:
        """Find the places."""
        self._geometry = BoardGeometry.of(self._board, self.viewport().width(), self.font())
        height = len(self._rows) * self._geometry.row_height
        self.verticalScrollBar().setRange(0, round(height) - self.viewport().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self.viewport())
        height, first = self._geometry.row_height, self.verticalScrollBar().value()
        number = int(first // height)
        while number < len(self._rows) and number * height - first < self.viewport().height():
            row = self._rows[number]
            for block, place in zip(row.blocks, self._geometry.blocks(row), strict=True):
                spot: QRectF = place.translated(0, number * height - first)
                painter.fillRect(spot, QColor(LIGHT.block[block.colour_group]))
                painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, block.code)
            number += 1
        painter.end()


def show(_options: Options) -> None:
    """Prints the table."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    load_fonts(application)
    theme = Theme(application, Choice.LIGHT)
    team, policy = a_service(), shipped_policy()
    board = board_of(team, policy, DAY)
    page = AllocatePage(theme)
    page.resize(*_SIZE)
    began = process_time()
    page.show_board(board)
    page.show()
    QApplication.processEvents()
    first = 1000 * (process_time() - began)
    bare = BareView(board)
    bare.resize(page.board_view.size())
    bare.show()
    QApplication.processEvents()
    bare.fit()
    print(f"The board: {len(board.rows)} workers, {len(team.cases)} cases; milliseconds of the processor a frame")
    print(f"{'':28}{'median':>8}{'p95':>8}{'worst':>8}   bare view p95")
    view = page.board_view
    for name, step in (("scrolling by the wheel", _WHEEL), ("jumping by the page", view.viewport().height())):
        _line(name, _scroll(view, step), _scroll(bare, step))
    _line("a case dragged over rows", _drag(page, board), _scroll(bare, 1))
    moved = placed(team, {board.tray[0].case_id: board.rows[7].worker_id}, DAY, ChangeReason.MANAGE)
    began = process_time()
    after = board_of(moved, policy, DAY, earlier=board)
    built = 1000 * (process_time() - began)
    page.show_board(after)
    page.repaint()
    print(f"first shown after {first:.0f} ms; after a move the board is built in {built:.0f} ms", end="")
    print(f" and shown in {1000 * (process_time() - began) - built:.0f} ms")
    page.show_table(wanted=True)
    QApplication.processEvents()
    table = page.table.view
    for name, step in (("the table by the wheel", _WHEEL), ("the table by the page", table.viewport().height())):
        _line(name, _scroll(table, step))
    page.close()
    bare.close()


def _scroll(view: QAbstractScrollArea, step: int) -> list[float]:
    """From the top down, and from the top again."""
    bar = view.verticalScrollBar()
    heights = [number * step % max(1, bar.maximum()) for number in range(1, _FRAMES + 1)]
    bar.setValue(0)
    view.viewport().repaint()
    return _frames(view, (lambda height=height: bar.setValue(height) for height in heights))  # type: ignore[misc]


def _drag(page: AllocatePage, board: Board) -> list[float]:
    """Down and up over the rows that are seen, four pixels a frame."""
    view = page.board_view
    view.verticalScrollBar().setValue(0)
    data = mime_of([board.tray[0].case_id])
    viewport = view.viewport()
    low, high = 60, viewport.height() - 60
    QApplication.sendEvent(viewport, QDragEnterEvent(QPoint(500, low), _MOVE, data, _LEFT, _NONE))
    path = [low + number * 4 % (high - low) for number in range(_FRAMES)]
    taken = _frames(view, (lambda y=y: _move(page, y, data) for y in path))  # type: ignore[misc]
    view.end_hover()
    return taken


def _move(page: AllocatePage, y: int, data: QMimeData) -> None:
    event = QDragMoveEvent(QPoint(500, y), _MOVE, data, _LEFT, _NONE)
    QApplication.sendEvent(page.board_view.viewport(), event)


def _frames(view: QAbstractScrollArea, changes: Iterable[Callable[[], None]]) -> list[float]:
    taken = []
    for change in changes:
        began = process_time()
        change()
        view.viewport().repaint()
        taken.append(1000 * (process_time() - began))
    return sorted(taken)


def _line(name: str, ours: list[float], bare: list[float] | None = None) -> None:
    p95 = int(0.95 * len(ours))
    beside = "" if bare is None else f"{bare[p95]:16.1f}"
    print(f"{name:28}{ours[len(ours) // 2]:8.1f}{ours[p95]:8.1f}{ours[-1]:8.1f}{beside}", flush=True)
