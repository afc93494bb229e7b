"""Cases held over the board: what a drop here and now would do, and scrolling while they are near an edge."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView

from caseload_app.services.board import Board, MovePreview, Row, preview_move

_EDGE = 36
_SCROLL_EVERY_MS = 25
_SLOWEST, _FASTEST = 4, 22
_OPEN_AFTER_MS = 700


class Hovering(QObject):
    """Belongs to one view. ``preview`` is what a drop would do, None while nothing is held over a row."""

    changed = Signal()
    team_waited_on = Signal(str)
    """A collapsed team over which cases were held for a moment."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._cases: tuple[str, ...] = ()
        self._step = 0
        self._team: str | None = None
        self.preview: MovePreview | None = None
        self._scroller = QTimer(self, interval=_SCROLL_EVERY_MS)
        self._scroller.timeout.connect(self._scroll)
        self._waiting = QTimer(self, interval=_OPEN_AFTER_MS, singleShot=True)
        self._waiting.timeout.connect(self._waited)

    def over(self, board: Board, case_ids: tuple[str, ...], row: Row | None, team: str | None = None) -> None:
        """The cases are over a row, over a collapsed team's line, or over neither."""
        before = self.preview
        if row is None or not all(case_id in board.case for case_id in case_ids):
            self.preview = None
        elif before is None or before.worker_id != row.worker_id or self._cases != case_ids:
            self.preview = preview_move(board, case_ids, row.worker_id)
        self._cases = case_ids
        if team != self._team:
            self._team = team
            if team is not None:
                self._waiting.start()
        if self.preview is not before:
            self.changed.emit()

    def end(self) -> None:
        """They were dropped, or taken away."""
        self._scroller.stop()
        self._waiting.stop()
        self._team = None
        self.preview = None
        self._cases = ()
        self.changed.emit()

    def near_edge(self, y: int) -> None:
        """Scroll while the pointer is near the upper or lower edge, the faster the nearer."""
        height = self._view.viewport().height()
        inside = min(y, height - y)
        speed = round(_SLOWEST + (_FASTEST - _SLOWEST) * (1 - max(0, inside) / _EDGE)) if inside < _EDGE else 0
        self._step = -speed if y < height / 2 else speed
        if speed and not self._scroller.isActive():
            self._scroller.start()
        elif not speed:
            self._scroller.stop()

    def _waited(self) -> None:
        if self._team is not None:
            self.team_waited_on.emit(self._team)

    def _scroll(self) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + self._step)
