"""A field above each heading: only rows whose cell has these words, or passes ``>5`` and the like, are shown."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from caseload_app.ui.table.columns import COLUMNS
from caseload_app.ui.table.view import CaseTableView
from caseload_app.ui.widgets.search_field import SearchField


class FilterRow(QWidget):
    """Follows the columns of a table wherever they are moved and however wide they are."""

    changed = Signal()

    def __init__(self, table: CaseTableView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.fields: list[SearchField] = []
        for column in COLUMNS:
            hint = "such as >5" if column.is_figure else "has \u2026"
            field = SearchField(f"Filter: {column.heading}", hint, self, lens=False)
            field.setToolTip(
                f"{column.heading}: words that stand there"
                + (", or a comparison such as >5 or <=10" if column.is_figure else "")
            )
            field.textChanged.connect(lambda _text: self.changed.emit())
            self.fields.append(field)
        header = table.horizontalHeader()
        for moved in (header.sectionResized, header.sectionMoved, header.geometriesChanged):
            moved.connect(self._soon)
        table.horizontalScrollBar().valueChanged.connect(self.follow)
        table.installEventFilter(self)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.follow)

    @property
    def filters(self) -> Mapping[int, str]:
        """What is typed, by the number of the column; of columns shown only."""
        return {
            number: field.text()
            for number, field in enumerate(self.fields)
            if field.text().strip() and not self._table.isColumnHidden(number)
        }

    def clear(self) -> None:
        """Empty every field."""
        for field in self.fields:
            field.clear()

    def follow(self) -> None:
        """Put every field above its heading, and the fields in the order of the columns for the Tab key."""
        header, before = self._table.horizontalHeader(), None
        self.setFixedHeight(self.fields[0].sizeHint().height() + 6)
        for number in range(len(self.fields)):
            self.fields[number].setVisible(not self._table.isColumnHidden(number))
        for number in self._table.shown_columns():
            field = self.fields[number]
            left = header.sectionViewportPosition(number) + header.x()
            field.setGeometry(left + 2, 3, max(20, header.sectionSize(number) - 4), self.height() - 6)
            if before is not None:
                QWidget.setTabOrder(before, field)
            before = field

    def _soon(self) -> None:
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._timer.start()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.follow()
