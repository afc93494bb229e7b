"""The table as Qt's table: a row for each case, and for each heading. A thin adapter over `arrange`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, Qt

from caseload_app.services.board import Board
from caseload_app.services.case_lines import CaseLine, case_lines
from caseload_app.ui.board.model import CASES_MIME, Index, mime_of
from caseload_app.ui.table.arrange import Heading, Wish, arranged, urgent_first
from caseload_app.ui.table.columns import COLUMNS, PLACE

URGENT_FIRST = (PLACE["priority"], Qt.SortOrder.AscendingOrder)
"""How the table is sorted until somebody chooses."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CASE = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)


class CaseTableModel(QAbstractTableModel):
    """Shows one board's cases as a person wishes to see them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[CaseLine] = []
        self._said: dict[str, str] = {}
        self._rows: list[Heading | CaseLine] = []
        self._place: dict[str, int] = {}
        self.wish = Wish()

    # What is shown

    def show(self, board: Board | None) -> None:
        """Show another board's cases, or the same ones after a change."""
        self._said = {}
        self._lines = urgent_first(case_lines(board)) if board is not None else []
        self._arrange()

    def wish_for(self, wish: Wish) -> None:
        """Show the same cases in another way."""
        if wish != self.wish:
            self.wish = wish
            self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(COLUMNS):
            is_descending = order is Qt.SortOrder.DescendingOrder
            self.wish_for(replace(self.wish, column=column, is_descending=is_descending))

    def toggle(self, row: int) -> None:
        """Open a heading, or close it."""
        heading = self.heading_at(row)
        if heading is not None:
            self.wish_for(replace(self.wish, closed=self.wish.closed ^ {heading.name}))

    def _arrange(self) -> None:
        rows = arranged(self._lines, self.wish, self._said)
        if len(rows) == len(self._rows) and list(map(_known_by, rows)) == list(map(_known_by, self._rows)):
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self._place = {row.case_id: number for number, row in enumerate(rows) if isinstance(row, CaseLine)}
        self.endResetModel()

    @property
    def number(self) -> int:
        """How many cases are let through, those under closed headings included."""
        closed = (row for row in self._rows if isinstance(row, Heading) and not row.is_open)
        return len(self._place) + sum(len(heading.cases) for heading in closed)

    @property
    def number_of_all(self) -> int:
        """How many cases there are."""
        return len(self._lines)

    @property
    def headings(self) -> list[int]:
        """The rows that are headings."""
        return [number for number, row in enumerate(self._rows) if isinstance(row, Heading)] if self.wish.group else []

    def line_at(self, row: int) -> CaseLine | None:
        """The case of a row; None for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, CaseLine) else None

    def heading_at(self, row: int) -> Heading | None:
        """The heading of a row; None for a case."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Heading) else None

    def row_of(self, case_id: str) -> int | None:
        """The row of a case; None when it is not shown."""
        return self._place.get(case_id)

    def reveal(self, case_id: str) -> bool:
        """Open the heading that a case is under; whether it is shown then."""
        for row in self._rows:
            if isinstance(row, Heading) and not row.is_open and case_id in row.cases:
                self.wish_for(replace(self.wish, closed=self.wish.closed - {row.name}))
                break
        return case_id in self._place

    def lines_of(self, case_ids: Iterable[str]) -> list[CaseLine]:
        """The lines of these cases, in the order shown, and those not shown behind."""
        wanted = set(case_ids)
        found = [line for line in self._lines if line.case_id in wanted]
        return sorted(found, key=lambda line: self._place.get(line.case_id, len(self._rows)))

    # Qt's table

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if isinstance(row, Heading):
            return self._heading(row, index.column(), role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return COLUMNS[index.column()].text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if COLUMNS[index.column()].is_figure else _LEFT
        return None

    @staticmethod
    def _heading(heading: Heading, column: int, role: int) -> object:
        if column:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{heading.in_words}, {'open' if heading.is_open else 'closed'}"
        return heading.in_words if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            line = self.line_at(section)
            return line.case_id if line is not None and role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < len(COLUMNS):
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{column.hint or column.heading}. Click to sort."
        return (_RIGHT if column.is_figure else _LEFT) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _CASE if self.line_at(index.row()) is not None else Qt.ItemFlag.ItemIsEnabled

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return [CASES_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        lines = (self.line_at(row) for row in sorted({index.row() for index in indexes}))
        return mime_of([line.case_id for line in lines if line is not None])

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        return Qt.DropAction.MoveAction


def _known_by(row: Heading | CaseLine) -> tuple[str, bool]:
    return (row.name, row.is_open) if isinstance(row, Heading) else (row.case_id, True)
