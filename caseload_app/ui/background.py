"""Work in the background: a job in a thread of its own, progress ten times a second at most, then result or failure."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

_PROGRESS_EVERY = 0.1
_RUNNING: set[Job] = set()
"""Jobs that nobody else may hold any more; Qt must not take one down in the thread in which it ends."""


class Job(QObject):
    """One piece of work. Its signals arrive in the window's thread, where it is held until ``ended``.

    The work gets two callables: one to tell how it goes, one that says whether it should stop.
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    """The exception."""
    ended = Signal()

    def __init__(self, work: Callable[[Callable[[object], None], Callable[[], bool]], object]) -> None:
        super().__init__()
        self._work = work
        self._stop = threading.Event()
        self._last_told = 0.0
        self.ended.connect(self._let_go)

    @property
    def was_cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def start(self) -> None:
        """Begin, in another thread.

        Not one of Qt's pool: Python forgets about those between two jobs, and OR-Tools, loaded in the first job,
        remembers what Python has forgotten. The next job on the same thread would crash.
        """
        _RUNNING.add(self)
        threading.Thread(target=self.run, name="job").start()

    def cancel(self) -> None:
        """Ask the work to stop soon."""
        self._stop.set()

    def run(self) -> None:
        """Do the work, in whatever thread this is."""
        try:
            result: Any = self._work(self._tell, self._stop.is_set)
        except Exception as fault:  # noqa: BLE001  (whatever it is, the window has to hear of it)
            self.failed.emit(fault)
        else:
            self.succeeded.emit(result)
        self.ended.emit()

    def _let_go(self) -> None:
        _RUNNING.discard(self)

    def _tell(self, progress: object) -> None:
        now = time.monotonic()
        if now - self._last_told >= _PROGRESS_EVERY:
            self._last_told = now
            self.progressed.emit(progress)
