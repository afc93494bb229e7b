"""The board as Qt's table: a row for each worker or team, column 0 who, column n the nth case. A thin adapter."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QByteArray, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from caseload_app.services.board import Arrangement, Block, Board, Line, Row, TeamLine, lines_of
from caseload_app.ui.board.words import block_in_words, row_in_words, team_in_words

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
        self._arrangement = Arrangement()
        self._lines: tuple[Line, ...] = ()
        self._columns = 1
        self._place: dict[str, tuple[int, int]] = {}
        self._row_of: dict[str, int] = {}

    @property
    def board(self) -> Board | None:
        """What is shown."""
        return self._board

    @property
    def lines(self) -> tuple[Line, ...]:
        """What stands on the board from top to bottom."""
        return self._lines

    @property
    def arrangement(self) -> Arrangement:
        """How the rows stand."""
        return self._arrangement

    def show(self, board: Board | None, arrangement: Arrangement | None = None) -> None:
        """Show another board, or the same one after a change or in another arrangement."""
        self._arrangement = arrangement or self._arrangement
        lines = lines_of(board, self._arrangement) if board is not None else ()
        if board is not None and self._board is not None and _shape(lines) == _shape(self._lines):
            self._board, self._lines = board, lines
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._board, self._lines = board, lines
        rows = [(number, line) for number, line in enumerate(lines) if isinstance(line, Row)]
        self._columns = 1 + max((len(row.blocks) for _, row in rows), default=0)
        self._row_of = {row.worker_id: number for number, row in rows}
        self._place = {
            block.case_id: (number, column)
            for number, row in rows
            for column, block in enumerate(row.blocks, start=1)
            if not block.is_moved_away
        }
        self.endResetModel()

    def row_at(self, number: int) -> Row | None:
        """The worker's row of this number; None for a team's line."""
        line = self._line_at(number)
        return line if isinstance(line, Row) else None

    def team_at(self, number: int) -> TeamLine | None:
        """The team's line of this number; None for a worker's row."""
        line = self._line_at(number)
        return line if isinstance(line, TeamLine) else None

    def _line_at(self, number: int) -> Line | None:
        return self._lines[number] if 0 <= number < len(self._lines) else None

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
        """The worker's own cell; invalid for somebody unknown, or in a collapsed team."""
        number = self._row_of.get(worker_id)
        return QModelIndex() if number is None else self.index(number, 0)

    def index_of_team(self, team: str) -> QModelIndex:
        """The line of a team; invalid where there is only one team, so that it has none."""
        number = next((n for n, line in enumerate(self._lines) if isinstance(line, TeamLine) and line.team == team), -1)
        return self.index(number, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, block = self.row_at(index.row()), self.block_at(index)
        if row is None:
            team = self.team_at(index.row()) if index.column() == 0 else None
            return None if team is None else _of_team(team, role)
        if role == BLOCK:
            return block
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name if index.column() == 0 else block.code if block else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
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
        line = self._line_at(section)
        return line.name if isinstance(line, Row) else line.team if line is not None else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._line_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if index.column() == 0:
            return usable | Qt.ItemFlag.ItemIsDropEnabled if self.row_at(index.row()) else usable
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


def _shape(lines: Sequence[Line]) -> list[object]:
    """What must be the same for every cell to be about the same thing as before."""
    return [
        line.team if isinstance(line, TeamLine) else (line.worker_id, [block.case_id for block in line.blocks])
        for line in lines
    ]


def _of_team(team: TeamLine, role: int) -> str | None:
    if role == Qt.ItemDataRole.DisplayRole:
        return team.team
    return team_in_words(team) if role == Qt.ItemDataRole.AccessibleTextRole else None
