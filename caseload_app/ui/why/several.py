"""Several cases together: what they come to, whom they are suggested for, and what can be done with all of them."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseload_app.domain.wording import amount, points
from caseload_app.services.board import Board
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.labels import button, label, rule

_MOST_NAMED = 24


class Several(QWidget):
    """Its buttons only tell what was asked."""

    accept_clicked = Signal(tuple)
    refuse_clicked = Signal(tuple)
    lock_clicked = Signal(bool)
    move_clicked = Signal()
    unallocate_clicked = Signal()
    suggest_clicked = Signal()

    def __init__(self, board: Board, cases: tuple[str, ...], *, can_change: bool) -> None:
        super().__init__()
        self._board = board
        self._cases = cases
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label(f"{amount(len(cases), 'case')} selected", "heading"))
        layout.addWidget(label(" · ".join(self._figures()), "muted", wrap=True))
        named = ", ".join(cases[:_MOST_NAMED]) + (" and more" if len(cases) > _MOST_NAMED else "")
        layout.addWidget(label(named, "muted", wrap=True))
        if can_change:
            self._buttons(layout)
        self._table(layout, "Mix of work", Counter(board.category(case_id).name for case_id in cases))
        names = {worker_id: worker.name for worker_id, worker in board.worker.items()}
        open_ones = [case_id for case_id in cases if case_id in board.proposals]
        self._table(layout, "Suggested for", Counter(names[board.proposals[case_id]] for case_id in open_ones))
        holders = [w for case_id in cases if (w := board.now.worker_of[case_id]) is not None]
        self._table(layout, "Held by", Counter(names[worker_id] for worker_id in holders))

    def _figures(self) -> list[str]:
        board, cases = self._board, self._cases
        weight = sum(_points_of(board, case_id) for case_id in cases)
        said = [f"{points(weight).removesuffix('.0')} points together"]
        must = sum(board.category(c).must_allocate and board.after.worker_of[c] is None for c in cases)
        if must:
            said.append(f"{must} must be allocated and {'is' if must == 1 else 'are'} not")
        families = {family for case_id in cases if (family := board.case[case_id].family_id) is not None}
        if families:
            said.append(amount(len(families), "family group"))
        return said

    def _buttons(self, layout: QVBoxLayout) -> None:
        board, cases, row = self._board, self._cases, FlowLayout(6)
        open_ones = tuple(case_id for case_id in cases if case_id in board.proposals)
        if open_ones:
            accept = button(f"Accept {len(open_ones)}", "primary")
            accept.clicked.connect(lambda: self.accept_clicked.emit(open_ones))
            row.addWidget(accept)
            refuse = button("Refuse \u2026")
            refuse.clicked.connect(lambda: self.refuse_clicked.emit(open_ones))
            row.addWidget(refuse)
        if any(board.case[case_id].worker_id is None for case_id in cases):
            suggest = button("Suggest for these")
            suggest.clicked.connect(self.suggest_clicked)
            row.addWidget(suggest)
        move = button("Move to \u2026")
        move.clicked.connect(self.move_clicked)
        row.addWidget(move)
        if any(board.case[case_id].worker_id is not None for case_id in cases):
            tray = button("Leave unallocated")
            tray.clicked.connect(self.unallocate_clicked)
            row.addWidget(tray)
        wanted = not all(board.case[case_id].locked for case_id in cases)
        lock = button("Lock" if wanted else "Unlock")
        lock.clicked.connect(lambda: self.lock_clicked.emit(wanted))
        row.addWidget(lock)
        layout.addLayout(row)

    @staticmethod
    def _table(layout: QVBoxLayout, title: str, counts: Counter[str]) -> None:
        if not counts:
            return
        layout.addSpacing(4)
        layout.addWidget(label(title, "heading"))
        layout.addWidget(rule())
        for name, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
            line = QHBoxLayout()
            line.addWidget(label(name, wrap=True), 1)
            line.addWidget(label(str(number)))
            layout.addLayout(line)


def _points_of(board: Board, case_id: str) -> int:
    card = board.card.get(case_id)
    if card is not None:
        return card.points
    blocks = (block for row in board.rows for block in row.blocks if block.case_id == case_id)
    return next((block.points for block in blocks), 0)
