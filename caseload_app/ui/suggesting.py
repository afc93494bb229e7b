"""Asks for a suggestion in the background, tells how it goes, and shows the answer if the board is still the same."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from caseload_app.domain.wording.levels import best_so_far, level
from caseload_app.services.draft import Draft
from caseload_app.services.faults import KNOWN
from caseload_app.services.question import Question
from caseload_app.services.suggest import load_engine
from caseload_app.ui.background import Job
from caseload_app.ui.desk import Desk
from caseload_app.ui.log_file import log
from caseload_app.ui.widgets.progress_strip import ProgressStrip
from caseload_app.ui.wish import Wish

if TYPE_CHECKING:
    from caseload_app.services.question import Progress

_STRIP_AFTER_MS = 250
"""A search that is over sooner needs no strip."""


class Suggesting(QObject):
    """One search at a time."""

    running_changed = Signal()
    shown = Signal()
    """A suggestion is on the board."""

    def __init__(self, desk: Desk, strip: ProgressStrip, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._strip = strip
        self._job: Job | None = None
        self._started = 0.0
        self._latest: Progress | None = None
        self._is_forgotten = False
        self.wish = Wish()
        self._ticker = QTimer(self, interval=100)
        self._ticker.timeout.connect(self._say)
        strip.cancel_clicked.connect(self.cancel)

    @property
    def is_running(self) -> bool:
        """Whether a search is going on."""
        return self._job is not None

    @staticmethod
    def get_ready() -> None:
        """Load the engine in the background while the board is being read, so that the first suggestion is as quick."""
        Job(lambda _tell, _should_stop: load_engine()).start()

    def start(self, wish: Wish | None = None) -> None:
        """Ask for a suggestion on the team as it stands; without a wish, who takes the tray.

        A special wish is remembered for the dialog, and never repeated unasked.
        """
        team = self._desk.team
        if team is None or not self._desk.can_change or self._job is not None:
            return
        asked = wish or Wish()
        if wish is not None:
            self.wish = replace(wish, only=None, ready=None)
        if asked.ready is not None:
            self._started = time.monotonic()
            self._found(asked.ready)
            return
        question = asked.question(team)
        self._job = Job(_answering(question))
        self._job.progressed.connect(self._heard)
        self._job.succeeded.connect(self._found)
        self._job.failed.connect(self._failed)
        self._job.ended.connect(self._ended)
        self._started, self._latest, self._is_forgotten = time.monotonic(), None, False
        self._job.start()
        self._ticker.start()
        log.info("a suggestion was asked for: %s, %d moves", asked.mode.value, asked.max_moves)
        self.running_changed.emit()

    def cancel(self) -> None:
        """End the search; the best found so far is shown."""
        if self._job is not None:
            self._job.cancel()
            self._strip.stopping("Stopping; the best found so far is shown in a moment.")

    def finish(self) -> None:
        """End the search and forget its answer: the team is being closed."""
        if self._job is not None and not self._is_forgotten:
            self._is_forgotten = True
            self._job.cancel()
            for signal in (self._job.succeeded, self._job.failed):
                signal.disconnect()

    def _heard(self, progress: Progress) -> None:
        self._latest = progress

    def _say(self) -> None:
        elapsed = time.monotonic() - self._started
        if self._job is None or elapsed * 1000 < _STRIP_AFTER_MS or self._job.was_cancelled:
            return
        words = f"Looking for the best suggestion, {elapsed:.0f} s"
        if self._latest is not None:
            so_far = best_so_far(self._latest.best)
            words = f"{words}. Working on {level(self._latest.level)}; best so far: {so_far}"
        if self._strip.isHidden():
            self._strip.begin(words)
        else:
            self._strip.say(words)

    def _found(self, draft: Draft) -> None:
        if self._desk.do(lambda team, _: team.show(draft)) is not None:
            log.info("a suggestion was shown after %.2f s", time.monotonic() - self._started)
            self.shown.emit()

    def _failed(self, fault: Exception) -> None:
        if isinstance(fault, KNOWN):
            self._desk.refused.emit(str(fault))
            return
        log.error("a search failed", exc_info=fault)
        self._desk.refused.emit(
            "The search ended with a fault in the program. Your team is as it was; the log file says where it happened."
        )

    def _ended(self) -> None:
        self._ticker.stop()
        self._strip.hide()
        self._job = None
        self.running_changed.emit()


def _answering(question: Question) -> Callable[[Callable[[object], None], Callable[[], bool]], object]:
    def work(tell: Callable[[object], None], should_stop: Callable[[], bool]) -> Draft:
        return question.answer(on_progress=tell, should_stop=should_stop)

    return work
