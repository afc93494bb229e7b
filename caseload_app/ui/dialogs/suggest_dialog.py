"""What is wanted of a suggestion: give out, cover for somebody, or rebalance, and how many held cases may move."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from caseload_app.domain.wording import amount
from caseload_app.services.board import Board
from caseload_app.ui.widgets.labels import button, label
from solver.problem import Mode

MOST_MOVES = 20


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of the search."""

    mode: Mode = Mode.ALLOCATE
    max_moves: int = 0
    covered: tuple[str, ...] = ()
    any_team: bool = False


_MODES = (
    (Mode.ALLOCATE, "Give out the tray", "Held cases stay where they are, unless moves are allowed below."),
    (Mode.COVER, "Cover for somebody", "The unlocked cases of these workers go to others; they receive nothing."),
    (
        Mode.REBALANCE,
        "Rebalance the team",
        "Levels the workloads with few moves. Every move costs a child the worker they know.",
    ),
)


class SuggestDialog(QDialog):
    """Asks for a `Wish`."""

    def __init__(self, parent: QWidget | None, board: Board, last: Wish) -> None:
        super().__init__(parent)
        self.setWindowTitle("Suggest with")
        self.setMinimumWidth(480)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(6)
        layout.addWidget(label("What should the suggestion do?", "title", wrap=True))
        layout.addSpacing(4)
        self._modes = QButtonGroup(self)
        self.workers = QListWidget(self)
        for number, (mode, words, more) in enumerate(_MODES):
            choice = QRadioButton(words, self)
            choice.setChecked(mode is last.mode)
            self._modes.addButton(choice, number)
            layout.addWidget(choice)
            about = label(more, "small", wrap=True)
            about.setContentsMargins(26, 0, 0, 2)
            layout.addWidget(about)
            if mode is Mode.COVER:
                self._fill_workers(board, last)
                layout.addWidget(self.workers)
        layout.addSpacing(8)
        moves = QHBoxLayout()
        at_most = label("Held cases that may move, at most")
        self.moves = QSpinBox(self)
        self.moves.setRange(0, MOST_MOVES)
        self.moves.setValue(last.max_moves)
        self.moves.setAccessibleName(at_most.text())
        at_most.setBuddy(self.moves)
        moves.addWidget(at_most)
        moves.addWidget(self.moves)
        moves.addStretch()
        layout.addLayout(moves)
        self.any_team = QCheckBox("Workers of other teams may take cases too", self)
        self.any_team.setChecked(last.any_team)
        self.any_team.setVisible(len(board.teams) > 1)
        layout.addWidget(self.any_team)
        row = QHBoxLayout()
        row.addStretch()
        cancel = button("Cancel", parent=self)
        cancel.clicked.connect(self.reject)
        self.confirm = button("Suggest", "primary", parent=self)
        self.confirm.setDefault(True)
        self.confirm.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self.confirm)
        layout.addSpacing(8)
        layout.addLayout(row)
        self._modes.idToggled.connect(self._adapt)
        self.workers.itemChanged.connect(self._adapt)
        self._adapt()

    def _fill_workers(self, board: Board, last: Wish) -> None:
        self.workers.setAccessibleName("Workers to cover for")
        self.workers.setFixedHeight(130)
        for row in board.rows:
            item = QListWidgetItem(f"{row.name}, {amount(row.cases_now, 'case')}")
            item.setData(Qt.ItemDataRole.UserRole, row.worker_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            checked = row.worker_id in last.covered
            item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
            self.workers.addItem(item)

    @property
    def wish(self) -> Wish:
        """What was asked for."""
        mode = _MODES[max(0, self._modes.checkedId())][0]
        covered = self._covered() if mode is Mode.COVER else ()
        return Wish(mode=mode, max_moves=self.moves.value(), covered=covered, any_team=self.any_team.isChecked())

    def choose(self, wish: Wish) -> None:
        """Set everything as in a wish."""
        for number, (mode, _, _) in enumerate(_MODES):
            self._modes.button(number).setChecked(mode is wish.mode)
        self.moves.setValue(wish.max_moves)
        for k in range(self.workers.count()):
            item = self.workers.item(k)
            is_on = item.data(Qt.ItemDataRole.UserRole) in wish.covered
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)

    def _covered(self) -> tuple[str, ...]:
        items = (self.workers.item(k) for k in range(self.workers.count()))
        return tuple(i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() is Qt.CheckState.Checked)

    def _adapt(self) -> None:
        covers = _MODES[max(0, self._modes.checkedId())][0] is Mode.COVER
        self.workers.setVisible(covers)
        self.confirm.setEnabled(not covers or bool(self._covered()))
        self.adjustSize()
