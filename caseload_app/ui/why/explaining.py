"""Explains the selected case in the background: one at a time, kept as long as the board is the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from caseload_app.services.board import Board
from caseload_app.services.explanation import Basis, Explanation, explanations
from caseload_app.services.suggest import Suggestion
from caseload_app.ui.log_file import log
from caseload_app.ui.newest import Newest, Work

WORKERS_UNASKED = 60
"""Up to so many workers a case is explained without being asked to; with more it takes a while."""
_SETTLED_MS = 120
"""So long a selection rests before it is explained."""


class Explaining(QObject):
    """Ask `explain` whenever something else is selected; what is known is told, again and again, until complete."""

    told = Signal(str, object)
    """The case, and an `Explanation`."""
    failed = Signal(str)
    """The case that cannot be explained."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.basis_of: Callable[[str], Basis | None] = lambda _case_id: None
        self._search = Newest(self)
        self._search.progressed.connect(self._heard)
        self._search.succeeded.connect(self._heard)
        self._search.failed.connect(self._broken)
        self._timer = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._timer.timeout.connect(self._begin)
        self._board: Board | None = None
        self._case_id: str | None = None
        self._known: dict[str, Explanation] = {}
        self._best: dict[tuple[object, ...], Suggestion] = {}

    def explain(self, board: Board, case_id: str) -> None:
        """Tell what is known of a case, and look for the rest."""
        if board is not self._board:
            self._board, self._known, self._best = board, {}, {}
        elif case_id == self._case_id and (self._timer.isActive() or self._search.is_running):
            return
        self.stop()
        self._case_id = case_id
        known = self._known.get(case_id)
        if known is not None:
            self.told.emit(case_id, known)
        if known is None or not known.is_complete:
            self._timer.start()

    def stop(self) -> None:
        """Look for nothing any more; what is known is kept."""
        self._timer.stop()
        self._search.cancel()
        self._case_id = None

    def _begin(self) -> None:
        case_id = self._case_id
        basis = None if case_id is None else self.basis_of(case_id)
        if case_id is None or basis is None:
            return
        key = _key(basis)
        best = self._best.get(key)
        self._search.start(_explaining(basis if best is None else replace(basis, suggestion=best), case_id, key))

    def _heard(self, told: tuple[str, Explanation, tuple[object, ...]] | None) -> None:
        if told is None:
            return
        case_id, explanation, key = told
        self._known[case_id] = explanation
        self._best[key] = explanation.basis
        self.told.emit(case_id, explanation)

    def _broken(self, fault: Exception) -> None:
        log.error("a case could not be explained", exc_info=fault)
        if self._case_id is not None:
            self.failed.emit(self._case_id)


def _key(basis: Basis) -> tuple[object, ...]:
    """The question in short: on one board no more than this differs."""
    asked = basis.question
    return (basis.suggestion is None, asked.mode, asked.max_moves, asked.covered, asked.any_team)


def _explaining(basis: Basis, case_id: str, key: tuple[object, ...]) -> Work:
    def work(tell: Callable[[object], None], should_stop: Callable[[], bool]) -> object:
        last = None
        for explanation in explanations(basis, case_id, should_stop):
            last = (case_id, explanation, key)
            tell(last)
        return last

    return work
