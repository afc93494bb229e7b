"""Nothing selected: what the suggestion comes to, what changed since the last one, what is short, where room helps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseload_app.domain.wording import answer
from caseload_app.services.answer import answer_of
from caseload_app.services.board import Board
from caseload_app.services.draft import Draft
from caseload_app.services.explain import RoomChoice, most_worth_first, price_of_room, staffing_lines, what_changed
from caseload_app.services.explanation import Basis
from caseload_app.ui.newest import Newest, Work
from caseload_app.ui.widgets.labels import button, label, rule

_MOST_ROOM = 12


class Overview(QWidget):
    """About the suggestion on a board."""

    case_clicked = Signal(str)

    def __init__(self, board: Board, draft: Draft, basis_of: Callable[[], Basis | None]) -> None:
        super().__init__()
        self._basis_of = basis_of
        self._search = Newest(self)
        self._search.progressed.connect(self._found)
        self._search.succeeded.connect(self._complete)
        self._search.failed.connect(self._failed)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._heading("The suggestion")
        for sentence in answer(answer_of(draft.suggestion)):
            self._layout.addWidget(label(sentence, wrap=True))
        if draft.earlier is not None:
            self._changes(board, draft)
        short = staffing_lines(board.team, draft.suggestion.assignment)
        if short:
            self._heading("What is short")
            for line in short:
                self._layout.addWidget(label(line, wrap=True))
        self._layout.addSpacing(6)
        self.ask = button("Where would room help?")
        self.ask.setToolTip("What one more point, skill or colleague would be worth now")
        self.ask.clicked.connect(self._look_for_room)
        self._layout.addWidget(self.ask)
        self._state = label("", "small", wrap=True)
        self._state.hide()
        self._layout.addWidget(self._state)
        self._lines: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._layout.addLayout(self._list)

    def stop(self) -> None:
        """Look for nothing any more."""
        self._search.cancel()

    def _heading(self, words: str) -> None:
        if self._layout.count():
            self._layout.addSpacing(6)
        self._layout.addWidget(label(words, "heading", wrap=True))
        self._layout.addWidget(rule())

    def _changes(self, board: Board, draft: Draft) -> None:
        assert draft.earlier is not None
        found = what_changed(board.team, draft.earlier, draft.suggestion)
        self._heading("Since the last suggestion")
        self._layout.addWidget(label(found.headline, wrap=True))
        for change, words in zip(found.changes.cases, found.cases, strict=True):
            row = QHBoxLayout()
            link = button(change.case_id, "link")
            link.clicked.connect(lambda _checked=False, case_id=change.case_id: self.case_clicked.emit(case_id))
            link.setAccessibleName(f"Go to {words}")
            row.addWidget(link)
            row.addWidget(label(words.partition(": ")[2], "small", wrap=True), 1)
            self._layout.addLayout(row)
        for words in found.levels:
            self._layout.addWidget(label(words, "muted", wrap=True))

    def _look_for_room(self) -> None:
        basis = self._basis_of()
        if basis is None:
            return
        self.ask.setEnabled(False)
        self._state.setText("Trying out where room would help \u2026")
        self._state.show()
        self._search.start(_rooms(basis))

    def _found(self, choices: Sequence[RoomChoice]) -> None:
        for line in self._lines:
            self._list.removeWidget(line)
            line.deleteLater()
        self._lines = [_line(choice) for choice in choices[:_MOST_ROOM]]
        for line in self._lines:
            self._list.addWidget(line)

    def _failed(self, _fault: Exception) -> None:
        self._state.setText("This could not be worked out.")
        self.ask.setEnabled(True)

    def _complete(self, choices: Sequence[RoomChoice]) -> None:
        self._found(choices)
        self.ask.setEnabled(True)
        worth = [choice for choice in choices if choice.gains]
        self._state.setText(
            "What is worth most first; each was tried out." if worth else "A little more room would change nothing."
        )


def _line(choice: RoomChoice) -> QWidget:
    part = QWidget()
    layout = QVBoxLayout(part)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(label(choice.words, wrap=True))
    doubt = "" if choice.is_exact else " (not proved)"
    layout.addWidget(label((". ".join(choice.gains) or "Changes nothing") + doubt, "small", wrap=True))
    return part


def _rooms(basis: Basis) -> Work:
    def work(tell: Callable[[object], None], should_stop: Callable[[], bool]) -> object:
        found: list[RoomChoice] = []
        best = basis.best(should_stop)
        for choice in price_of_room(basis.team, best, should_stop=should_stop):
            found = most_worth_first([*found, choice])
            tell(tuple(found))
        return tuple(found)

    return work
