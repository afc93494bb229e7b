"""The board as Qt's table: a row for each worker, column 0 the worker, column n the nth case. A thin adapter."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QByteArray, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from caseload_app.services.board.view import Block, Board, Row
from caseload_app.ui.board.words import block_in_words, row_in_words

CASES_MIME = "application/x-caseload-cases"
BLOCK = Qt.ItemDataRole.UserRole
"""Role of a cell's block (None in column 0)."""

Index = QModelIndex | QPersistentModelIndex


def mime_of(case_ids: Sequence[str]) -> QMimeData:
    """Cases, as they are dragged."""
    data = QMimeData()
    data.setData(CASES_MIME, QByteArray(json.dumps(list(case_ids)).encode()))
    data.setText("\n".join(case_ids))
    return data


def cases_in(data: QMimeData) -> tuple[str, ...]:
    """The ids of the cases that are dragged; none when it is something else."""
    if not data.hasFormat(CASES_MIME):
        return ()
    return tuple(json.loads(bytes(data.data(CASES_MIME).data())))


class BoardModel(QAbstractTableModel):
    """Shows one board at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board: Board | None = None
        self._columns = 1
        self._place: dict[str, tuple[int, int]] = {}

    @property
    def board(self) -> Board | None:
        """What is shown."""
        return self._board

    def show(self, board: Board | None) -> None:
        """Show another board, or the same one after a change."""
        same_shape = (
            board is not None
            and self._board is not None
            and [row.worker_id for row in board.rows] == [row.worker_id for row in self._board.rows]
            and [[b.case_id for b in row.blocks] for row in board.rows]
            == [[b.case_id for b in row.blocks] for row in self._board.rows]
        )
        if same_shape:
            self._board = board
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._board = board
        rows = board.rows if board is not None else ()
        self._columns = 1 + max((len(row.blocks) for row in rows), default=0)
        self._place = {}
        for number, row in enumerate(rows):
            for column, block in enumerate(row.blocks, start=1):
                if not block.is_moved_away:
                    self._place[block.case_id] = (number, column)
        self.endResetModel()

    def row_at(self, row: int) -> Row | None:
        """The worker's row of this number."""
        rows = self._board.rows if self._board is not None else ()
        return rows[row] if 0 <= row < len(rows) else None

    def block_at(self, index: Index) -> Block | None:
        """The block of a cell; None for the worker's own cell and for empty ones."""
        row = self.row_at(index.row()) if index.isValid() else None
        number = index.column() - 1
        return row.blocks[number] if row is not None and 0 <= number < len(row.blocks) else None

    def index_of_case(self, case_id: str) -> QModelIndex:
        """Where a case is, or would be; invalid when it is on nobody's row."""
        place = self._place.get(case_id)
        return QModelIndex() if place is None else self.index(*place)

    def index_of_worker(self, worker_id: str) -> QModelIndex:
        """The worker's own cell; invalid for an unknown worker."""
        rows = self._board.rows if self._board is not None else ()
        number = next((n for n, row in enumerate(rows) if row.worker_id == worker_id), None)
        return QModelIndex() if number is None else self.index(number, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() or self._board is None else len(self._board.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        block = self.block_at(index)
        if role == BLOCK:
            return block
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name if index.column() == 0 else block.code if block else None
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            if index.column() == 0:
                return row_in_words(row)
            return block_in_words(block, row) if block else None
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return f"Case {section}" if section else "Worker"
        row = self.row_at(section)
        return row.name if row else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.row_at(index.row()) is None or not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if index.column() == 0:
            return usable | Qt.ItemFlag.ItemIsDropEnabled
        return usable | Qt.ItemFlag.ItemIsDragEnabled if self.block_at(index) else Qt.ItemFlag.NoItemFlags

    def case_ids(self, indexes: Iterable[Index]) -> tuple[str, ...]:
        """The cases in these cells, in the order of the rows, each once."""
        found = sorted(
            (index.row(), index.column(), block.case_id) for index in indexes if (block := self.block_at(index))
        )
        return tuple(dict.fromkeys(case_id for _, _, case_id in found))

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return [CASES_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        return mime_of(self.case_ids(indexes))

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        return Qt.DropAction.MoveAction
