"""Cases that have just come to a row light up for a moment, so that the eye finds them; not where nothing may move."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from caseload_app.services.board import Board

_LASTS_MS = 700
_MOST = 40
"""When more than so many move at once, as in another team, nothing is to be found."""


class Flashing(QObject):
    """One fading light for all the cases of one change."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cases: frozenset[str] = frozenset()
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.setDuration(_LASTS_MS)
        self._fade.setEasingCurve(QEasingCurve.Type.OutQuad)
        self._fade.valueChanged.connect(lambda _value: self.changed.emit())
        self._fade.finished.connect(self._ended)

    @property
    def strengths(self) -> Mapping[str, float]:
        """How strongly each case lights up, 0 to 1."""
        strength = float(self._fade.currentValue()) if self._cases else 0.0
        return dict.fromkeys(self._cases, strength)

    def start(self, case_ids: Collection[str]) -> None:
        """Light these up; none: stop."""
        self._fade.stop()
        self._cases = frozenset(case_ids) if len(case_ids) <= _MOST else frozenset()
        if self._cases:
            self._fade.start()

    def _ended(self) -> None:
        self._cases = frozenset()
        self.changed.emit()


def moved_between(before: Board | None, after: Board | None) -> frozenset[str]:
    """The cases that somebody has now, or would have, who had not before."""
    if before is None or after is None or before.day != after.day:
        return frozenset()
    then, now = before.after.worker_of, after.after.worker_of
    return frozenset(c for c, worker_id in now.items() if worker_id is not None and c in then and then[c] != worker_id)
