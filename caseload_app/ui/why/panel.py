"""The right side: for a case why, and who else; for a worker load, mix and clocks; for several what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from caseload_app.domain.wording import amount, points
from caseload_app.services.board import Board, about_worker, why
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.why.case_view import CaseView
from caseload_app.ui.why.worker_view import WorkerPart
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.labels import button, label


class WhyPanel(QWidget):
    """Shows what is selected; its buttons only tell what was asked."""

    accept_asked = Signal(tuple)
    refuse_asked = Signal(tuple)
    lock_asked = Signal(tuple, bool)
    move_asked = Signal(tuple)
    unallocate_asked = Signal(tuple)
    worker_asked = Signal(tuple, str)
    """Cases, and the worker somebody else's line was clicked for."""
    case_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._board: Board | None = None
        self._cases: tuple[str, ...] = ()
        self._worker: str | None = None
        self.is_read_only = False
        self.setProperty("look", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Why")
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName("Why")
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        theme.changed.connect(self._build)
        self._build()

    def show_selection(self, board: Board | None, case_ids: Sequence[str], worker_id: str | None) -> None:
        """Show what is selected on a board."""
        state = (board, tuple(case_ids), worker_id)
        if state == (self._board, self._cases, self._worker) and board is self._board:
            return
        self._board, self._cases, self._worker = state
        self._build()

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("look", "side")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(8)
        board = self._board
        cases = tuple(case_id for case_id in self._cases if board is not None and case_id in board.case)
        if board is not None and len(cases) == 1:
            self._about_case(layout, board, cases[0])
        elif board is not None and cases:
            self._about_several(layout, board, cases)
        elif board is not None and self._worker in board.row:
            assert self._worker is not None
            part = WorkerPart(about_worker(board, self._worker), board.row[self._worker], self._theme.tokens)
            part.case_clicked.connect(self.case_asked)
            layout.addWidget(part)
        else:
            self._nothing(layout, board)
        layout.addStretch(1)
        self._area.setWidget(inner)

    def _about_case(self, layout: QVBoxLayout, board: Board, case_id: str) -> None:
        part = CaseView(board, why(board, case_id), self._theme.tokens, can_change=not self.is_read_only)
        one = (case_id,)
        part.accept_clicked.connect(lambda: self.accept_asked.emit(one))
        part.refuse_clicked.connect(lambda: self.refuse_asked.emit(one))
        part.lock_clicked.connect(lambda wanted: self.lock_asked.emit(one, wanted))
        part.move_clicked.connect(lambda: self.move_asked.emit(one))
        part.unallocate_clicked.connect(lambda: self.unallocate_asked.emit(one))
        part.worker_clicked.connect(lambda worker_id: self.worker_asked.emit(one, worker_id))
        layout.addWidget(part)

    def _about_several(self, layout: QVBoxLayout, board: Board, cases: tuple[str, ...]) -> None:
        weight = sum(_points_of(board, case_id) for case_id in cases)
        layout.addWidget(label(f"{amount(len(cases), 'case')} selected", "heading"))
        layout.addWidget(label(f"{points(weight).removesuffix('.0')} points together", "muted"))
        layout.addWidget(label(", ".join(cases[:24]) + (" and more" if len(cases) > 24 else ""), "muted", wrap=True))
        if self.is_read_only:
            return
        open_ones = tuple(case_id for case_id in cases if case_id in board.proposals)
        row = FlowLayout(6)
        if open_ones:
            accept = button(f"Accept {len(open_ones)}", "primary")
            accept.clicked.connect(lambda: self.accept_asked.emit(open_ones))
            row.addWidget(accept)
            refuse = button("Refuse \u2026")
            refuse.clicked.connect(lambda: self.refuse_asked.emit(open_ones))
            row.addWidget(refuse)
        move = button("Move to \u2026")
        move.clicked.connect(lambda: self.move_asked.emit(cases))
        row.addWidget(move)
        if any(board.case[case_id].worker_id is not None for case_id in cases):
            tray = button("Leave unallocated")
            tray.clicked.connect(lambda: self.unallocate_asked.emit(cases))
            row.addWidget(tray)
        wanted = not all(board.case[case_id].locked for case_id in cases)
        lock = button("Lock" if wanted else "Unlock")
        lock.clicked.connect(lambda: self.lock_asked.emit(cases, wanted))
        row.addWidget(lock)
        layout.addLayout(row)

    @staticmethod
    def _nothing(layout: QVBoxLayout, board: Board | None) -> None:
        if board is None:
            return
        layout.addWidget(label("Nothing selected", "heading"))
        layout.addWidget(
            label(
                "Choose a case to see why it goes where, and who else could take it. "
                "Choose a worker to see their load, their mix of work and what is due.",
                "muted",
                wrap=True,
            )
        )
        layout.addSpacing(8)
        for keys, what in (
            ("Ctrl+Enter", "suggest"),
            ("Enter or M", "move the selected cases"),
            ("Alt+Up, Alt+Down", "to the row above or below"),
            ("A", "accept the selected suggestions"),
            ("L", "lock or unlock"),
            ("Ctrl+Z", "undo"),
        ):
            line = QHBoxLayout()
            line.addWidget(label(keys, "small", wrap=True), 4)
            line.addWidget(label(what, "small", wrap=True), 5)
            layout.addLayout(line)


def _points_of(board: Board, case_id: str) -> int:
    card = board.card.get(case_id)
    if card is not None:
        return card.points
    blocks = (block for row in board.rows for block in row.blocks if block.case_id == case_id)
    return next((block.points for block in blocks), 0)
