"""The left side: heading, alarm, chips, search, cards."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseload_app.domain.wording import amount, points
from caseload_app.services.board import Board
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.tray.alarm import AlarmBanner
from caseload_app.ui.tray.chips import Chips
from caseload_app.ui.tray.filters import Chip
from caseload_app.ui.tray.model import TrayModel
from caseload_app.ui.tray.view import TrayView
from caseload_app.ui.widgets.labels import button, label
from caseload_app.ui.widgets.search_field import SearchField


class TrayPanel(QWidget):
    """Shows the tray of one board, and what is chosen of it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._board: Board | None = None
        self._model = TrayModel(self)
        self.view = TrayView(self._model, theme, self)
        self._count = label("", "small")
        self.chips = Chips(self)
        self.alarm = AlarmBanner(theme, self)
        self.alarm.clicked.connect(lambda: self.chips.only({Chip.MUST}))
        self.chips.changed.connect(self._choose)
        self.search = SearchField("Search the tray", parent=self)
        self.search.textChanged.connect(self.chips.search)
        self.search.installEventFilter(self)
        self._empty = label("", "muted", wrap=True)
        self._show_all = button("Show all")
        self._show_all.clicked.connect(self.chips.clear)
        self._lay_out()

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.setContentsMargins(0, 0, 6, 0)
        heading.addWidget(label("To allocate", "heading"))
        heading.addStretch()
        heading.addWidget(self._count)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, 6, 0)
        top.setSpacing(8)
        for part in (self.alarm, self.chips, self.search):
            top.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 6, 8)
        layout.setSpacing(8)
        layout.addLayout(heading)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        # Inside the list, so that cases can be dropped on the words as well.
        inside = QVBoxLayout(self.view.viewport())
        inside.setContentsMargins(12, 24, 18, 12)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self._empty)
        inside.addWidget(self._show_all, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        order = (self.alarm, *self.chips.in_order, self.search, self.view, self._show_all)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def show_board(self, board: Board | None) -> None:
        """Show another board's tray."""
        self._board = board
        totals = board.totals if board is not None else None
        self._count.setText(
            f"{amount(totals.unallocated, 'case')} · {points(totals.unallocated_points).removesuffix('.0')} points"
            if totals is not None
            else ""
        )
        self.alarm.show_board(board)
        self.chips.show_cards(board.tray if board is not None else ())
        self.view.show_board(board)
        self._say_when_empty()

    def reveal(self, case_id: str) -> None:
        """See that a case of the tray is shown, whatever chip and search let through."""
        in_tray = self._board is not None and case_id in self._board.card
        if in_tray and not self._model.index_of_case(case_id).isValid():
            self.chips.clear()

    def light_up(self, families: frozenset[str]) -> None:
        """Mark the cards of these family groups."""
        self.view.light_up(families)

    def _choose(self) -> None:
        chosen = self.chips.filter
        if self.search.text() != chosen.words:
            self.search.setText(chosen.words)
        self.view.keep_selection(lambda: self._model.choose(chosen))
        self._say_when_empty()

    def _say_when_empty(self) -> None:
        nothing = self._model.rowCount() == 0
        tray = self._board.tray if self._board is not None else ()
        for part in (self.chips, self.search):
            part.setVisible(bool(tray) or not self.chips.filter.is_empty)
        has_cases = self._board is not None and bool(self._board.team.cases)
        if tray:
            words = "No case in the tray fits."
        elif has_cases:
            words = "Every case has a worker.\n\nDrop a case here to leave it unallocated."
        else:
            words = "No cases yet.\n\nImport a workbook, and those that need a worker are listed here."
        self._empty.setText(words)
        self._empty.setVisible(nothing)
        self._show_all.setVisible(nothing and bool(tray))
        self.view.setAccessibleDescription(words.replace("\n\n", " ") if nothing else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Down goes from the search to the cards; Esc clears the search, and then goes there as well."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down or (event.key() == Qt.Key.Key_Escape and not self.search.text()):
                self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.search.clear()
                return True
        return super().eventFilter(watched, event)
