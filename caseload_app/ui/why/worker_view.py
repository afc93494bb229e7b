"""One worker: load, mix of work, skills, what is due within four weeks, and history."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseload_app.domain.wording import day, list_of, points
from caseload_app.services.board import DueState, Row, WorkerView
from caseload_app.ui.board.words import load_in_words
from caseload_app.ui.theme.tokens import Tokens
from caseload_app.ui.widgets.labels import button, label, rule

_MOST_STEPS = 10


class WorkerPart(QWidget):
    """Shows a `WorkerView`."""

    case_clicked = Signal(str)

    def __init__(self, seen: WorkerView, row: Row, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(label(seen.name, "heading", wrap=True))
        layout.addWidget(label(" · ".join(seen.details), "muted", wrap=True))
        words = load_in_words(row)
        layout.addWidget(label(words[:1].upper() + words[1:], "over" if row.is_over else "", wrap=True))
        if row.has_capacity and not row.is_over:
            layout.addWidget(label(f"Room for {points(row.headroom)} points", "muted"))
        self._mix(layout, seen)
        self._skills(layout, seen)
        self._due(layout, seen)
        self._history(layout, seen)

    def _mix(self, layout: QVBoxLayout, seen: WorkerView) -> None:
        layout.addSpacing(8)
        layout.addWidget(label("Mix of work", "heading"))
        layout.addWidget(rule())
        if not seen.mix:
            layout.addWidget(label("No cases", "muted"))
        for name, count in seen.mix:
            line = QHBoxLayout()
            line.addWidget(label(name, wrap=True), 1)
            line.addWidget(label(str(count)))
            layout.addLayout(line)

    @staticmethod
    def _skills(layout: QVBoxLayout, seen: WorkerView) -> None:
        layout.addSpacing(8)
        layout.addWidget(label("Skills and languages", "heading"))
        layout.addWidget(rule())
        words = list_of(seen.skills) or "No skills entered"
        layout.addWidget(label(words[:1].upper() + words[1:], wrap=True))
        if seen.languages:
            layout.addWidget(label(f"Speaks {list_of(seen.languages)}", wrap=True))

    def _due(self, layout: QVBoxLayout, seen: WorkerView) -> None:
        layout.addSpacing(8)
        layout.addWidget(label("Due in four weeks", "heading"))
        layout.addWidget(rule())
        if not seen.due_soon:
            layout.addWidget(label("Nothing is due", "muted"))
        for due in seen.due_soon:
            late = due.due.state is DueState.OVERDUE
            words = due.due.words or (day(due.due.day) if due.due.day else "")
            self._case(layout, due.case_id, due.category, words, "over small" if late else "small")

    def _history(self, layout: QVBoxLayout, seen: WorkerView) -> None:
        layout.addSpacing(8)
        layout.addWidget(label("History", "heading"))
        layout.addWidget(rule())
        if not seen.history:
            layout.addWidget(label("Nothing taken on or given up within a year", "muted", wrap=True))
        for step in seen.history[:_MOST_STEPS]:
            self._case(layout, step.case_id, step.words[:1].upper() + step.words[1:], "", "small")
        if len(seen.history) > _MOST_STEPS:
            layout.addWidget(label(f"and {len(seen.history) - _MOST_STEPS} more within a year", "small"))

    def _case(self, layout: QVBoxLayout, case_id: str, above: str, below: str, look: str) -> None:
        line = QHBoxLayout()
        link = button(case_id, "link")
        link.clicked.connect(lambda: self.case_clicked.emit(case_id))
        link.setAccessibleName(f"Go to {case_id}, {above}{f', {below}' if below else ''}")
        line.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.setContentsMargins(0, 4, 0, 0)
        words.addWidget(label(above, "small", wrap=True))
        if below:
            words.addWidget(label(below, look, wrap=True))
        line.addLayout(words, 1)
        layout.addLayout(line)
