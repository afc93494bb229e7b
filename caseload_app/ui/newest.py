"""The newest of several pieces of work in the background: asking anew ends the one before, and forgets it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from caseload_app.ui.background import Job

Work = Callable[[Callable[[object], None], Callable[[], bool]], object]


class Newest(QObject):
    """Tells only of the work asked for last."""

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    """The exception."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None

    @property
    def is_running(self) -> bool:
        """Whether the newest work is going on."""
        return self._job is not None

    def start(self, work: Work) -> None:
        """Begin with other work."""
        self.cancel()
        self._job = job = Job(work)
        job.progressed.connect(self._heard)
        job.succeeded.connect(self._done)
        job.failed.connect(self._broken)
        job.ended.connect(self._ended)
        job.start()

    def cancel(self) -> None:
        """End the work and forget it; nothing more is told."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _heard(self, progress: object) -> None:
        if self.sender() is self._job:
            self.progressed.emit(progress)

    def _done(self, result: object) -> None:
        if self.sender() is self._job:
            self.succeeded.emit(result)

    def _broken(self, fault: Exception) -> None:
        if self.sender() is self._job:
            self.failed.emit(fault)

    def _ended(self) -> None:
        if self.sender() is self._job:
            self._job = None
