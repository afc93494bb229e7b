"""The right side: for a case why, and who else; for a worker load, mix and clocks; for several what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from caseload_app.services.board import Board, about_worker, why
from caseload_app.services.draft import Draft
from caseload_app.services.explanation import Basis, Explanation
from caseload_app.ui.actions import ACTIONS, Act
from caseload_app.ui.keys import keys_in_words
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.why.case_view import CaseView
from caseload_app.ui.why.explaining import WORKERS_UNASKED, Explaining
from caseload_app.ui.why.overview import Overview
from caseload_app.ui.why.several import Several
from caseload_app.ui.why.worker_view import WorkerPart
from caseload_app.ui.widgets.labels import label


class WhyPanel(QWidget):
    """Shows what is selected; its buttons only tell what was asked."""

    accept_asked = Signal(tuple)
    refuse_asked = Signal(tuple)
    lock_asked = Signal(tuple, bool)
    lock_and_suggest_asked = Signal(tuple)
    suggest_asked = Signal(tuple)
    move_asked = Signal(tuple)
    unallocate_asked = Signal(tuple)
    worker_asked = Signal(tuple, str)
    """Cases, and the worker somebody else's line was clicked for."""
    case_asked = Signal(str)
    preview_asked = Signal(str, object, int, tuple)
    """Words, a suggestion, the board's revision it was made for, and the cases whose lock it takes off."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._board: Board | None = None
        self._draft: Draft | None = None
        self._cases: tuple[str, ...] = ()
        self._worker: str | None = None
        self._part: QWidget | None = None
        self._revision = 0
        self._basis_of: Callable[[str | None], Basis | None] = lambda _case_id: None
        self.explaining = Explaining(self)
        self.explaining.told.connect(self._explained)
        self.explaining.failed.connect(self._not_explained)
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

    def use(self, basis_of: Callable[[str | None], Basis | None]) -> None:
        """Explain with what this gives for a case, or for the whole suggestion."""
        self._basis_of = basis_of
        self.explaining.basis_of = basis_of

    def show_selection(
        self, board: Board | None, case_ids: Sequence[str], worker_id: str | None, draft: Draft | None = None
    ) -> None:
        """Show what is selected on a board."""
        state = (tuple(case_ids), worker_id)
        if board is self._board and draft is self._draft and state == (self._cases, self._worker):
            return
        self._board, self._draft = board, draft
        self._cases, self._worker = state
        self._build()

    def stop(self) -> None:
        """Explain nothing any more: something else needs the computer."""
        self.explaining.stop()
        if isinstance(self._part, Overview):
            self._part.stop()

    def resume(self) -> None:
        """Go on explaining what is shown."""
        if isinstance(self._part, CaseView):
            self._explain(self._part, unasked=True)

    def _build(self) -> None:
        self.stop()
        inner = QWidget()
        inner.setProperty("look", "side")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(8)
        self._part = self._part_for(self._board)
        if self._part is not None:
            layout.addWidget(self._part)
        layout.addStretch(1)
        self._area.setWidget(inner)
        if isinstance(self._part, CaseView):
            self._explain(self._part, unasked=True)

    def _part_for(self, board: Board | None) -> QWidget | None:
        if board is None:
            return None
        cases = tuple(case_id for case_id in self._cases if case_id in board.case)
        if len(cases) == 1:
            return self._about_case(board, cases[0])
        if cases:
            return self._about_several(board, cases)
        if self._worker is not None and self._worker in board.row:
            worker = WorkerPart(about_worker(board, self._worker), board.row[self._worker], self._theme.tokens)
            worker.case_clicked.connect(self.case_asked)
            return worker
        if self._draft is not None and self._draft.proposals:
            overview = Overview(board, self._draft, lambda: self._basis_of(None))
            overview.case_clicked.connect(self.case_asked)
            return overview
        return _nothing()

    def _about_case(self, board: Board, case_id: str) -> CaseView:
        part = CaseView(board, why(board, case_id), self._theme.tokens, can_change=not self.is_read_only)
        one = (case_id,)
        part.accept_clicked.connect(lambda: self.accept_asked.emit(one))
        part.refuse_clicked.connect(lambda: self.refuse_asked.emit(one))
        part.lock_clicked.connect(lambda wanted: self.lock_asked.emit(one, wanted))
        part.lock_and_suggest_clicked.connect(lambda: self.lock_and_suggest_asked.emit(one))
        part.move_clicked.connect(lambda: self.move_asked.emit(one))
        part.unallocate_clicked.connect(lambda: self.unallocate_asked.emit(one))
        part.worker_clicked.connect(lambda worker_id: self.worker_asked.emit(one, worker_id))
        part.explain_clicked.connect(lambda: self._explain(part, unasked=False))
        part.preview_clicked.connect(self._preview)
        return part

    def _about_several(self, board: Board, cases: tuple[str, ...]) -> Several:
        part = Several(board, cases, can_change=not self.is_read_only)
        part.accept_clicked.connect(self.accept_asked)
        part.refuse_clicked.connect(self.refuse_asked)
        part.lock_clicked.connect(lambda wanted: self.lock_asked.emit(cases, wanted))
        part.move_clicked.connect(lambda: self.move_asked.emit(cases))
        part.unallocate_clicked.connect(lambda: self.unallocate_asked.emit(cases))
        part.suggest_clicked.connect(lambda: self.suggest_asked.emit(cases))
        return part

    def _explain(self, part: CaseView, *, unasked: bool) -> None:
        board = self._board
        if board is None:
            return
        if unasked and len(board.rows) > WORKERS_UNASKED:
            part.offer()
            return
        part.begin()
        self.explaining.explain(board, self._cases[0])

    def _explained(self, case_id: str, explanation: Explanation) -> None:
        if isinstance(self._part, CaseView) and self._cases[:1] == (case_id,):
            self._revision = explanation.revision
            self._part.tell(explanation)

    def _not_explained(self, case_id: str) -> None:
        if isinstance(self._part, CaseView) and self._cases[:1] == (case_id,):
            self._part.everyone.give_up()
            self._part.offer()

    def _preview(self, words: str, suggestion: object, released: tuple[str, ...]) -> None:
        self.preview_asked.emit(words, suggestion, self._revision, released)


def _nothing() -> QWidget:
    part = QWidget()
    layout = QVBoxLayout(part)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
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
    for act in (Act.SUGGEST, Act.MOVE, Act.ACCEPT, Act.LOCK, Act.FIND, Act.UNDO, Act.HELP):
        keys, what = keys_in_words(ACTIONS[act]), ACTIONS[act].alone
        line = QHBoxLayout()
        line.addWidget(label(keys, "small", wrap=True), 4)
        line.addWidget(label(what, "small", wrap=True), 5)
        layout.addLayout(line)
    return part
