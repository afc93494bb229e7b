"""The left side: heading, chips, search, cards."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from caseload_app.domain.wording import amount, points
from caseload_app.services.board import Board
from caseload_app.ui.theme.icons import icon
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.tray.model import Chip, TrayModel, fits
from caseload_app.ui.tray.view import TrayView
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.labels import label


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
        self._empty = QLabel("", self)
        self._empty.setWordWrap(True)
        self._empty.setProperty("look", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("Search the tray")
        self.search.setAccessibleName("Search the tray")
        self.search.setClearButtonEnabled(True)
        self._search_icon = self.search.addAction(
            icon("search", theme.tokens.muted), QLineEdit.ActionPosition.LeadingPosition
        )
        self.search.textChanged.connect(self._choose)
        self._chips = QButtonGroup(self)
        self._chips.setExclusive(True)
        self._lay_out()
        theme.changed.connect(self._restyle)

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(label("To allocate", "heading"))
        heading.addStretch()
        heading.addWidget(self._count)
        chips = FlowLayout(6)
        for number, chip in enumerate(Chip):
            button = QPushButton(chip.value, self)
            button.setProperty("look", "chip")
            button.setCheckable(True)
            button.setChecked(chip is Chip.ALL)
            button.setAccessibleName(f"Show: {chip.value}")
            self._chips.addButton(button, number)
            chips.addWidget(button)
        self._chips.idClicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 6, 8)
        layout.setSpacing(8)
        layout.addLayout(heading)
        layout.addLayout(chips)
        layout.addWidget(self.search)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self.view, 1)

    def show_board(self, board: Board | None) -> None:
        """Show another board's tray."""
        self._board = board
        totals = board.totals if board is not None else None
        self._count.setText(
            f"{amount(totals.unallocated, 'case')} · {points(totals.unallocated_points).removesuffix('.0')} points"
            if totals is not None
            else ""
        )
        for number, chip in enumerate(Chip):
            some = board is not None and any(fits(card, chip, board) for card in board.tray)
            self._chips.button(number).setVisible(chip is Chip.ALL or some or self._chips.checkedId() == number)
        self.view.show_board(board)
        self._say_when_empty()

    def reveal(self, case_id: str) -> None:
        """See that a case of the tray is shown, whatever chip and search let through."""
        in_tray = self._board is not None and case_id in self._board.card
        if in_tray and not self._model.index_of_case(case_id).isValid():
            self._chips.button(0).setChecked(True)
            self.search.clear()
            self._choose()

    def _choose(self) -> None:
        self._model.choose(list(Chip)[max(0, self._chips.checkedId())], self.search.text())
        self._say_when_empty()

    def _say_when_empty(self) -> None:
        nothing = self._model.rowCount() == 0
        tray = self._board.tray if self._board is not None else ()
        if tray:
            words = "No case in the tray fits. Clear the search or choose All."
        else:
            words = "Every case has a worker.\n\nDrop a case here to leave it unallocated."
        if nothing and tray and self.view.hasFocus():
            # Else the focus falls into the search, where keys write instead of doing things.
            self._chips.button(0).setFocus()
        self._empty.setText(words)
        self._empty.setVisible(nothing and bool(tray))
        self.view.setVisible(not nothing or not tray)

    def _restyle(self) -> None:
        self._search_icon.setIcon(icon("search", self._theme.tokens.muted))
