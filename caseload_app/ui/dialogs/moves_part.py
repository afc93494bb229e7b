"""How many held cases may move: a slider, and for a rebalance the curve of what each move gains, also as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSlider,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseload_app.domain.wording import amount, points
from caseload_app.services.explain import CurvePoint, curve_of_moves
from caseload_app.services.question import Question
from caseload_app.ui.dialogs.moves_chart import MovesChart
from caseload_app.ui.newest import Newest, Work
from caseload_app.ui.theme.fonts import scaled
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.widgets.labels import button, label

MOST_MOVES = 20
_TIME_LIMIT = 60.0
_COLUMNS = ("Moves", "Gap", "Highest", "Over cap", "What the last move gains")


class MovesPart(QWidget):
    """The slider works at once; the curve comes as it is found."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points: Sequence[CurvePoint] = ()
        self._search = Newest(self)
        self._search.progressed.connect(self._found)
        self._search.succeeded.connect(self._complete)
        self._search.failed.connect(self._failed)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, MOST_MOVES)
        self.slider.setPageStep(5)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setTickInterval(5)
        self.slider.setAccessibleName("Held cases that may move, at most")
        self.slider.valueChanged.connect(self._moved)
        self._number = label("", "heading")
        self._number.setMinimumWidth(scaled(70))
        self.chart = MovesChart(theme, MOST_MOVES, self)
        self.chart.moves_clicked.connect(self.slider.setValue)
        self.table = self._made_table()
        self.curve = QWidget(self)
        self._pages = QStackedWidget(self.curve)
        self.as_table = button("Show as a table", "link", parent=self.curve)
        self.as_table.clicked.connect(self._turn)
        self.said = label("", "small", wrap=True)
        self.proof = label("", "small", wrap=True)
        self._lay_out()
        self.forget()
        self._moved()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.slider, 1)
        row.addWidget(self._number)
        self._pages.addWidget(self.chart)
        self._pages.addWidget(self.table)
        heading = QHBoxLayout()
        heading.addWidget(label("Gap between the most and the least loaded", "small"))
        heading.addStretch()
        heading.addWidget(self.as_table)
        inside = QVBoxLayout(self.curve)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addLayout(heading)
        inside.addWidget(self._pages, 1)
        inside.addWidget(self.said)
        inside.addWidget(self.proof)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(label("How many held cases may move, at most?", "heading", wrap=True))
        layout.addLayout(row)
        layout.addWidget(self.curve, 1)
        layout.addStretch(0)

    def _made_table(self) -> QTableWidget:
        table = QTableWidget(0, len(_COLUMNS), self)
        table.setHorizontalHeaderLabels(_COLUMNS)
        table.setProperty("look", "list")
        table.setAccessibleName("What each further move gains")
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        table.currentCellChanged.connect(lambda row, *_: self.slider.setValue(row) if row >= 0 else None)
        return table

    @property
    def moves(self) -> int:
        """How many may move."""
        return self.slider.value()

    @property
    def chosen(self) -> CurvePoint | None:
        """The answer with so many moves, where it has been found."""
        return next((point for point in self.points if point.allowed == self.moves), None)

    def look_for(self, question: Question) -> None:
        """Look for the curve of a question in the background, and show it as it is found."""
        self.forget()
        self.curve.show()
        self.said.setText("Looking for what each move gains \u2026")
        self._search.start(_curve_of(question))

    def forget(self) -> None:
        """Show no curve; end the search for it."""
        self._search.cancel()
        self.curve.hide()
        self.proof.hide()
        self._show(())

    def _found(self, points: Sequence[CurvePoint]) -> None:
        self._show(points)

    def _complete(self, points: Sequence[CurvePoint]) -> None:
        self._show(points)
        self.proof.setText(_proof(points))
        self.proof.setVisible(bool(self.proof.text()))

    def _failed(self, _fault: Exception) -> None:
        self.said.setText("The curve could not be worked out. The slider works without it.")

    def _show(self, points: Sequence[CurvePoint]) -> None:
        self.points = points
        self.chart.show_points(points)
        for row in range(self.table.rowCount(), len(points)):
            self.table.insertRow(row)
            for column, words in enumerate(_cells(points[row])):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self.table.setItem(row, column, item)
        self.table.setRowCount(len(points))
        self._moved()

    def _moved(self) -> None:
        moves = self.moves
        self._number.setText(amount(moves, "move"))
        self.chart.choose(moves)
        if moves < self.table.rowCount() and self.table.currentRow() != moves:
            self.table.setCurrentCell(moves, 0)
        if (point := self.chosen) is not None:
            self.said.setText(_said(self.points[0], point))
        elif self.points:
            self.said.setText("Looking for what this many moves gain \u2026")
        self.changed.emit()

    def _turn(self) -> None:
        is_table = self._pages.currentWidget() is self.chart
        self._pages.setCurrentWidget(self.table if is_table else self.chart)
        self.as_table.setText("Show as a curve" if is_table else "Show as a table")


def _curve_of(question: Question) -> Work:
    def work(tell: Callable[[object], None], should_stop: Callable[[], bool]) -> object:
        found: list[CurvePoint] = []
        for point in curve_of_moves(question.problem, MOST_MOVES, time_limit=_TIME_LIMIT, should_stop=should_stop):
            found.append(point)
            tell(tuple(found))
        return tuple(found)

    return work


def _cells(point: CurvePoint) -> tuple[str, ...]:
    gains = ("; ".join(point.gains) or "Nothing more") if point.allowed else ""
    return (str(point.allowed), f"{point.gap} points", f"{point.highest} %", f"{points(point.over_cap)} points", gains)


def _proof(points: Sequence[CurvePoint]) -> str:
    proved = sum(point.is_proved for point in points)
    if proved == len(points):
        return "Every point is proved best."
    return f"{proved} of {len(points)} points are proved best; the hollow ones are the best found."


def _said(first: CurvePoint, point: CurvePoint) -> str:
    said = [f"Highest workload {point.highest} %"]
    if first.over_cap:
        said.append(f"{points(first.over_cap)} \u2192 {points(point.over_cap)} points over cap")
    if point.allowed:
        last = f"{point.gains[0][:1].lower()}{point.gains[0][1:]}" if point.gains else "nothing more"
        said.append(f"the last move gains: {last}")
    return " · ".join(said)
