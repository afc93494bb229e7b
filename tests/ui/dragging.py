"""Sends the events of a drag; a real one cannot run without a display."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from caseload_app.ui.board.model import mime_of
from caseload_app.ui.board.view import BoardView

_LEFT, _NONE, _MOVE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.MoveAction


def hover(viewport: QWidget, at: QPoint, data: QMimeData) -> bool:
    """Bring what is dragged over a point; whether it may be dropped there."""
    QApplication.sendEvent(viewport, QDragEnterEvent(at, _MOVE, data, _LEFT, _NONE))
    move = QDragMoveEvent(at, _MOVE, data, _LEFT, _NONE)
    QApplication.sendEvent(viewport, move)
    return move.isAccepted()


def drop(viewport: QWidget, at: QPoint, case_ids: Sequence[str]) -> None:
    """Bring cases over a point and let go."""
    data = mime_of(list(case_ids))
    hover(viewport, at, data)
    QApplication.sendEvent(viewport, QDropEvent(at, _MOVE, data, _LEFT, _NONE))


def leave(viewport: QWidget) -> None:
    """Take what is dragged away again."""
    QApplication.sendEvent(viewport, QDragLeaveEvent())


def on_row(view: BoardView, row: int) -> QPoint:
    """A point on a worker's row, past the blocks."""
    geometry = view.geometry_in_use
    top = row * geometry.row_height - view.verticalScrollBar().value()
    return QPoint(round(geometry.x_of(80)), round(top + geometry.row_height / 2))


def files(*paths: object) -> QMimeData:
    """Files, as a file manager drags them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data
