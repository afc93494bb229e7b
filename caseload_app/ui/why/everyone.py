"""Everybody else for a case: the rule in the way, or what choosing them would cost, as it is worked out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseload_app.services.board import Board, OtherWorker, WhyView
from caseload_app.services.board.percent import percent_of
from caseload_app.services.explain import OtherChoice
from caseload_app.services.explanation import Explanation
from caseload_app.ui.theme.tokens import Tokens
from caseload_app.ui.why.worker_line import WorkerLine
from caseload_app.ui.widgets.labels import label, rule

_WORKING = "Working out the cost \u2026"


class Everyone(QWidget):
    """At once what the board alone says; then costs as they come; in the order of the costs when all are known."""

    worker_clicked = Signal(str)
    show_clicked = Signal(str, object)
    """Words, and the suggestion to show."""

    def __init__(self, board: Board, seen: WhyView, tokens: Tokens, *, can_change: bool) -> None:
        super().__init__()
        self._board = board
        self._seen = seen
        self._tokens = tokens
        self._can_change = can_change
        self._others = {other.worker_id: other for other in seen.others}
        self._lines: dict[str, WorkerLine] = {}
        self._shown: dict[str, OtherChoice] = {}
        self._note = label("", "small", wrap=True)
        self._note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        has_worker = seen.worker_id is not None
        self._heading = label("Everyone else" if has_worker else "What stands in the way of each", "heading", wrap=True)
        layout.addWidget(self._heading)
        layout.addWidget(self._note)
        layout.addSpacing(4)
        layout.addWidget(rule())
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        layout.addLayout(self._list)
        if has_worker:
            self._list.addWidget(self._chosen())
        for other in seen.others:
            self._add(other)

    def begin(self) -> None:
        """Say that costs are being worked out."""
        for worker_id, line in self._lines.items():
            other = self._others[worker_id]
            if other.obstacle is None and not other.is_refused:
                line.say(_would_be(other.percent), _WORKING, "small", strong=True)

    def tell(self, explanation: Explanation) -> None:
        """Say what has been worked out so far."""
        if explanation.worker_id is None:
            return
        here, best = self._seen.worker_id, explanation.worker_id
        self._heading.setText("Everyone else, and what it would cost")
        if best != here:
            name = self._board.worker[best].name
            self._note.setText(f"The best suggestion now gives it to {name}; costs are held against that.")
            self._note.show()
            if best in self._lines:
                self._lines[best].say("", "The best choice now", "ok small", strong=True)
        for choice in explanation.others:
            if self._shown.get(choice.worker_id) is not choice:
                self._shown[choice.worker_id] = choice
                self._tell_one(choice)
        if explanation.is_complete:
            self.give_up()
            self._sort([*([best] if best != here else []), *(choice.worker_id for choice in explanation.others)])

    def give_up(self) -> None:
        """Say of whose cost nothing is known that it was not worked out."""
        for worker_id, line in self._lines.items():
            other = self._others[worker_id]
            if other.obstacle is None and worker_id not in self._shown and line.words == _WORKING:
                line.say(_would_be(other.percent), "Possible; the cost was not worked out", "small", strong=True)

    @property
    def order(self) -> list[str]:
        """The workers from top to bottom."""
        return sorted(self._lines, key=lambda worker_id: self._list.indexOf(self._lines[worker_id]))

    def line_of(self, worker_id: str) -> WorkerLine:
        """The line of a worker."""
        return self._lines[worker_id]

    def _tell_one(self, choice: OtherChoice) -> None:
        line = self._lines.get(choice.worker_id)
        if line is None:
            return
        if choice.suggestion is None:
            other = self._others[choice.worker_id]
            if not other.is_refused:
                line.say(_would_be(other.percent), choice.words, "over small", strong=False)
            return
        after = choice.suggestion.assignment
        percent = percent_of(after.load[choice.worker_id], after.available[choice.worker_id])
        is_exact = choice.suggestion.result.is_proved
        doubt = "" if is_exact else " (not proved)"
        line.say(
            _would_be(percent), f"{choice.words}{doubt}", "small", strong=True, more=". ".join(choice.costs) + doubt
        )
        if self._can_change:
            line.show_button.setAccessibleName(f"Show what choosing {choice.name} would do")
            line.show_button.show()

    def _chosen(self) -> WorkerLine:
        seen = self._seen
        assert seen.worker_id is not None
        assert seen.worker is not None
        line = WorkerLine(seen.worker, self._tokens)
        row = self._board.row[seen.worker_id]
        percent = "no capacity" if row.percent is None else f"{row.percent} % with it"
        line.say(percent, "Suggested" if seen.is_suggested else "Has the case", "ok small", strong=True)
        return line

    def _add(self, other: OtherWorker) -> None:
        line = WorkerLine(other.name, self._tokens)
        if self._can_change:
            line.make_choosable()
            line.clicked.connect(lambda: self.worker_clicked.emit(other.worker_id))
            line.show_clicked.connect(lambda: self._show(other.worker_id))
        is_free = other.obstacle is None
        line.say(_would_be(other.percent), other.words, "small" if is_free else "over small", strong=is_free)
        self._lines[other.worker_id] = line
        self._list.addWidget(line)

    def _show(self, worker_id: str) -> None:
        choice = self._shown.get(worker_id)
        if choice is not None and choice.suggestion is not None:
            self.show_clicked.emit(f"{self._seen.case_id} with {choice.name}", choice.suggestion)

    def _sort(self, worker_ids: list[str]) -> None:
        for worker_id in worker_ids:
            line = self._lines.get(worker_id)
            if line is not None:
                self._list.removeWidget(line)
                self._list.addWidget(line)


def _would_be(percent: int | None) -> str:
    return "no capacity" if percent is None else f"{percent} % with it"
