"""Where the arrow keys lead: along a row, and straight up and down to the nearest block."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView

from caseload_app.ui.board.geometry import BoardGeometry
from caseload_app.ui.board.model import BoardModel

Key = QAbstractItemView.CursorAction


def next_cell(model: BoardModel, geometry: BoardGeometry, here: QModelIndex, key: Key, page: int) -> QModelIndex:
    """The cell that a key leads to; a page is so many lines."""
    rows = model.rowCount()
    if not rows:
        return QModelIndex()
    if not here.isValid():
        return model.index(0, 0)
    length = _length(model, here.row())
    if key in (Key.MoveLeft, Key.MovePrevious):
        return model.index(here.row(), max(0, here.column() - 1))
    if key in (Key.MoveRight, Key.MoveNext):
        return model.index(here.row(), min(length, here.column() + 1))
    if key is Key.MoveHome:
        return model.index(here.row(), 0)
    if key is Key.MoveEnd:
        return model.index(here.row(), length)
    steps = {Key.MoveUp: -1, Key.MoveDown: 1, Key.MovePageUp: -page, Key.MovePageDown: page}
    return _nearest(model, geometry, here, min(max(0, here.row() + steps.get(key, 0)), rows - 1))


def _length(model: BoardModel, number: int) -> int:
    row = model.row_at(number)
    return len(row.blocks) if row is not None else 0


def _nearest(model: BoardModel, geometry: BoardGeometry, here: QModelIndex, number: int) -> QModelIndex:
    """The block of another row that is straight above or below; the worker's own cell stays a worker's cell."""
    row, of = model.row_at(number), model.row_at(here.row())
    if here.column() == 0 or row is None or of is None or not row.blocks:
        return model.index(number, 0)
    x = geometry.blocks(of)[here.column() - 1].center().x()
    places = geometry.blocks(row)
    nearest = min(range(len(places)), key=lambda k: abs(places[k].center().x() - x))
    return model.index(number, nearest + 1)
