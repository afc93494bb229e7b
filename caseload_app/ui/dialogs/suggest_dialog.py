"""What is wanted of a suggestion: give out, cover or rebalance, for which cases, and how many held cases may move."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from caseload_app.domain.wording import amount
from caseload_app.services.board import Board, Row
from caseload_app.services.open_team import OpenTeam
from caseload_app.ui.dialogs.moves_part import MovesPart
from caseload_app.ui.theme.fonts import scaled
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.widgets.labels import button, label
from caseload_app.ui.widgets.tall_form import TallForm
from caseload_app.ui.wish import Wish
from solver.problem import Mode

_MODES = (
    (Mode.ALLOCATE, "Give out the tray", "Held cases stay where they are, unless moves are allowed below."),
    (Mode.COVER, "Cover for somebody", "The unlocked cases of these workers go to others; they receive nothing."),
    (
        Mode.REBALANCE,
        "Rebalance the team",
        "Levels the workloads with few moves. Every move costs a child the worker they know.",
    ),
)
_FRAME = 40
"""Pixels of the window's height that a question leaves to its own frame."""
_SETTLED_MS = 200
"""So long nothing is chosen anew before the curve is looked for."""


class SuggestDialog(QDialog):
    """Asks for a `Wish`. The curve of a rebalance is looked for while the dialog is open."""

    def __init__(
        self, parent: QWidget | None, theme: Theme, team: OpenTeam, last: Wish, selected: Sequence[str] = ()
    ) -> None:
        super().__init__(parent)
        self._team = team
        self._board = team.board
        self.setWindowTitle("Suggest with")
        self.setMinimumWidth(scaled(580))
        self._outer = QVBoxLayout(self)
        self._inside = QWidget()
        self._form = TallForm(self._inside, self)
        self._form.setAccessibleName("What is wanted")
        self._modes = QButtonGroup(self)
        self.workers = QListWidget(self)
        self.scope = QComboBox(self)
        self._fill_scope(selected)
        self.moves = MovesPart(theme, self)
        self.moves.slider.setValue(last.max_moves)
        self.any_team = QCheckBox("Workers of other teams may take cases too", self)
        self.any_team.setChecked(last.any_team)
        self.any_team.setVisible(len(self._board.teams) > 1)
        self.confirm = button("Suggest", "primary", parent=self)
        self._lay_out(last)
        self._timer = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._timer.timeout.connect(self._look_for_curve)
        self._modes.idToggled.connect(self._adapt)
        self.workers.itemChanged.connect(self._adapt)
        self.scope.currentIndexChanged.connect(self._adapt)
        self.any_team.toggled.connect(self._adapt)
        self.finished.connect(self.moves.forget)
        self._form.outgrown.connect(self._fit, Qt.ConnectionType.QueuedConnection)
        self._adapt()

    def _lay_out(self, last: Wish) -> None:
        outer = self._outer
        outer.setContentsMargins(20, 18, 20, 18)
        outer.setSpacing(6)
        outer.addWidget(label("What should the suggestion do?", "title", wrap=True))
        outer.addWidget(self._form, 1)
        layout = QVBoxLayout(self._inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for number, (mode, words, more) in enumerate(_MODES):
            choice = QRadioButton(words, self)
            choice.setChecked(mode is last.mode)
            choice.setAccessibleDescription(more)
            self._modes.addButton(choice, number)
            layout.addWidget(choice)
            about = label(more, "small", wrap=True)
            about.setContentsMargins(scaled(26), 0, 0, 2)
            layout.addWidget(about)
            if mode is Mode.COVER:
                self._fill_workers(self._board, last)
                layout.addWidget(self.workers)
        layout.addSpacing(6)
        scope = QHBoxLayout()
        of_what = label("For which cases?", "heading")
        of_what.setBuddy(self.scope)
        scope.addWidget(of_what)
        scope.addWidget(self.scope, 1)
        layout.addLayout(scope)
        layout.addWidget(self.any_team)
        layout.addSpacing(6)
        layout.addWidget(self.moves, 1)
        row = QHBoxLayout()
        row.addStretch()
        cancel = button("Cancel", parent=self)
        cancel.clicked.connect(self.reject)
        self.confirm.setDefault(True)
        self.confirm.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self.confirm)
        outer.addSpacing(8)
        outer.addLayout(row)
        self._in_order(cancel)

    def _in_order(self, cancel: QWidget) -> None:
        """Let Tab go from the top to the bottom."""
        stops = [*self._modes.buttons(), self.workers, self.scope, self.any_team]
        stops += [self.moves.slider, self.moves.as_table, self.moves.table, cancel, self.confirm]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)
        self._modes.button(max(0, self._modes.checkedId())).setFocus()

    def _fill_workers(self, board: Board, last: Wish) -> None:
        self.workers.setAccessibleName("Workers to cover for")
        self.workers.setFixedHeight(scaled(130))
        for row in board.rows:
            item = QListWidgetItem(_in_words(row))
            item.setData(Qt.ItemDataRole.UserRole, row.worker_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            checked = row.worker_id in last.covered
            item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
            self.workers.addItem(item)

    def show_names(self) -> None:
        """The same workers by the names that may be shown now."""
        rows = self._team.board.row
        self.workers.blockSignals(True)  # noqa: FBT003  (nothing is chosen anew)
        for item in (self.workers.item(k) for k in range(self.workers.count())):
            item.setText(_in_words(rows[item.data(Qt.ItemDataRole.UserRole)]))
        self.workers.blockSignals(False)  # noqa: FBT003
        self.workers.viewport().update()

    def _fill_scope(self, selected: Sequence[str]) -> None:
        self.scope.setAccessibleName("For which cases?")
        self.scope.addItem("All cases", None)
        if len(self._board.teams) > 1:
            for team in self._board.teams:
                self.scope.addItem(f"Cases of {team}", frozenset(_cases_of_team(self._board, team)))
        if selected:
            words = "The selected case" if len(selected) == 1 else f"The {len(selected)} selected cases"
            self.scope.addItem(words, frozenset(selected))

    @property
    def mode(self) -> Mode:
        """What is chosen."""
        return _MODES[max(0, self._modes.checkedId())][0]

    @property
    def wish(self) -> Wish:
        """What was asked for; with its answer where the curve has a proved one."""
        wish = self._question_of(self.moves.moves)
        point = self.moves.chosen
        if self.mode is Mode.REBALANCE and point is not None and point.is_proved:
            draft = wish.question(self._team).draft(point.suggestion)
            wish = Wish(wish.mode, wish.max_moves, wish.covered, wish.any_team, wish.only, draft)
        return wish

    def _question_of(self, moves: int) -> Wish:
        covered = self._covered() if self.mode is Mode.COVER else ()
        any_team = self.any_team.isChecked()
        return Wish(self.mode, moves, covered, any_team, self.scope.currentData())

    def choose(self, wish: Wish) -> None:
        """Set everything as in a wish."""
        for number, (mode, _, _) in enumerate(_MODES):
            self._modes.button(number).setChecked(mode is wish.mode)
        self.moves.slider.setValue(wish.max_moves)
        for k in range(self.workers.count()):
            item = self.workers.item(k)
            is_on = item.data(Qt.ItemDataRole.UserRole) in wish.covered
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)

    def _covered(self) -> tuple[str, ...]:
        items = (self.workers.item(k) for k in range(self.workers.count()))
        return tuple(i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() is Qt.CheckState.Checked)

    def _adapt(self) -> None:
        covers = self.mode is Mode.COVER
        self.workers.setVisible(covers)
        self.confirm.setEnabled(not covers or bool(self._covered()))
        self.moves.forget()
        if self.mode is Mode.REBALANCE:
            self.moves.curve.show()
            self._timer.start()
        else:
            self._timer.stop()
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Only now the theme has given every part its size."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Whole where the window is high enough; else the questions scroll above the buttons."""
        self._form.setMinimumHeight(0)
        parent = self.parentWidget()
        high: int = self.screen().availableGeometry().height() if parent is None else parent.window().height()
        layout = self._outer
        besides = layout.totalMinimumSize().height() - self._form.minimumSizeHint().height()
        margins = layout.contentsMargins()
        width = max(self.width(), self.minimumWidth()) - margins.left() - margins.right()
        self._form.fit(width, high - _FRAME - besides)
        self.adjustSize()

    def _look_for_curve(self) -> None:
        self.moves.look_for(self._question_of(0).question(self._team))


def _in_words(row: Row) -> str:
    return f"{row.name}, {amount(row.cases_now, 'case')}"


def _cases_of_team(board: Board, team: str) -> list[str]:
    """The cases that belong to a team, or are held in it."""
    team_of = {worker.id: worker.team for worker in board.team.workers}
    return [case.id for case in board.team.cases if team in (case.team, team_of.get(case.worker_id or ""))]
