"""One case: what speaks for the worker, what can be done, what would fix it or what everybody else would cost."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from caseload_app.domain.wording import weight_of
from caseload_app.services.board import Board, WhyView
from caseload_app.services.explanation import Explanation
from caseload_app.ui.theme.fonts import scaled
from caseload_app.ui.theme.icons import sign
from caseload_app.ui.theme.tokens import Tokens
from caseload_app.ui.why.everyone import Everyone
from caseload_app.ui.why.fixes import Fixes
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.labels import button, label


class CaseView(QWidget):
    """Shows a `WhyView` at once, and what explains it as that is found."""

    accept_clicked = Signal()
    refuse_clicked = Signal()
    lock_clicked = Signal(bool)
    lock_and_suggest_clicked = Signal()
    move_clicked = Signal()
    unallocate_clicked = Signal()
    worker_clicked = Signal(str)
    explain_clicked = Signal()
    preview_clicked = Signal(str, object, tuple)
    """Words, the suggestion to show, and the cases whose lock it takes off."""

    def __init__(self, board: Board, seen: WhyView, tokens: Tokens, *, can_change: bool) -> None:
        super().__init__()
        self._board = board
        self._seen = seen
        self._tokens = tokens
        self._can_change = can_change
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self._heading(layout)
        self._reasons(layout)
        if can_change:
            layout.addSpacing(4)
            self._buttons(layout)
        layout.addSpacing(6)
        self.fixes = Fixes()
        self.fixes.preview_clicked.connect(self.preview_clicked)
        self.fixes.hide()
        layout.addWidget(self.fixes)
        layout.addSpacing(4)
        self.everyone = Everyone(board, seen, tokens, can_change=can_change)
        self.everyone.worker_clicked.connect(self.worker_clicked)
        self.everyone.show_clicked.connect(lambda words, suggestion: self.preview_clicked.emit(words, suggestion, ()))
        layout.addWidget(self.everyone)
        self.ask = button("Work out what others would cost")
        self.ask.clicked.connect(self.explain_clicked)
        self.ask.hide()
        layout.addWidget(self.ask)

    def begin(self) -> None:
        """Say that explanations are on their way."""
        self.ask.hide()
        self.everyone.begin()

    def offer(self) -> None:
        """Let a person ask for what takes a while."""
        self.ask.show()

    def tell(self, explanation: Explanation) -> None:
        """Say what has been found so far."""
        self.ask.hide()
        is_left_over = explanation.worker_id is None and self._seen.worker_id is None
        self.fixes.setVisible(is_left_over and self._can_change)
        if is_left_over:
            self.fixes.tell(explanation)
        self.everyone.tell(explanation)

    def _heading(self, layout: QVBoxLayout) -> None:
        seen = self._seen
        where = f" \u2192 {seen.worker}" if seen.is_suggested and seen.worker else ""
        layout.addWidget(label(f"{seen.case_id}{where}", "heading", wrap=True))
        said = [seen.category_name, weight_of(seen.points, seen.points_in_tray)]
        if seen.due.words:
            said.append(seen.due.words[:1].lower() + seen.due.words[1:])
        if seen.locked:
            said.append("locked")
        case = self._board.case[seen.case_id]
        if case.restricted:
            said.append("restricted")
        layout.addWidget(label(" · ".join(said), "muted", wrap=True))
        if case.name and not case.restricted:
            layout.addWidget(label(case.name, "muted", wrap=True))
        if seen.worker and not seen.is_suggested:
            layout.addWidget(label(f"With {seen.worker}", "", wrap=True))
        if seen.from_worker:
            layout.addWidget(label(f"Now with {seen.from_worker}", "", wrap=True))

    def _reasons(self, layout: QVBoxLayout) -> None:
        seen = self._seen
        if seen.worker_id is None:
            colour = self._tokens.over if seen.is_alarm else self._tokens.warn
            self._marked(layout, "warning", colour, _left_over(seen))
            return
        for words in seen.speaks_for:
            self._marked(layout, "accept", self._tokens.ok, words)

    @staticmethod
    def _marked(layout: QVBoxLayout, mark: str, colour: str, words: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(6)
        before = QLabel()
        before.setPixmap(sign(mark, colour, 16))
        before.setFixedWidth(scaled(18))
        before.setAlignment(Qt.AlignmentFlag.AlignTop)
        before.setContentsMargins(0, scaled(2), 0, 0)
        line.addWidget(before)
        line.addWidget(label(words, wrap=True), 1)
        layout.addLayout(line)

    def _buttons(self, layout: QVBoxLayout) -> None:
        seen, row = self._seen, FlowLayout(6)

        def add(words: str, signal: SignalInstance, look: str = "") -> QPushButton:
            made = button(words, look)
            made.clicked.connect(signal)
            row.addWidget(made)
            return made

        if seen.is_suggested and seen.worker_id is not None:
            add("Accept", self.accept_clicked, "primary")
            add("Refuse \u2026", self.refuse_clicked)
        lock = button("Unlock" if seen.locked else "Lock")
        lock.clicked.connect(lambda: self.lock_clicked.emit(not seen.locked))
        row.addWidget(lock)
        if not seen.locked and seen.worker_id is not None:
            add("Lock and suggest again", self.lock_and_suggest_clicked)
        add("Move to \u2026", self.move_clicked)
        if seen.worker_id is not None and not seen.is_suggested:
            add("Leave unallocated", self.unallocate_clicked)
        layout.addLayout(row)


def _left_over(seen: WhyView) -> str:
    if seen.is_alarm:
        return "Nobody has this case, and somebody must."
    return "Nobody has this case."
