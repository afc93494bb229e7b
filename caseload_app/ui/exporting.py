"""Writes the allocation sheet in the background, tells how it goes, and can be cancelled with nothing written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from caseload_app.domain.wording import amount
from caseload_app.services.faults import CannotWrite
from caseload_app.services.sheet_to_write import SheetToWrite
from caseload_app.ui.asking import Asking
from caseload_app.ui.background import Job
from caseload_app.ui.desk import Desk
from caseload_app.ui.log_file import log
from caseload_app.ui.widgets.progress_strip import ProgressStrip

_STRIP_AFTER_MS = 250
"""A sheet that is written sooner needs no strip."""


class Exporting(QObject):
    """One sheet at a time, of the team as it stood when it was asked for."""

    running_changed = Signal()
    said = Signal(str)
    """Something for a toast."""
    ready_to_close = Signal()
    """The sheet that the window waited for is written."""

    def __init__(self, desk: Desk, asking: Asking, strip: ProgressStrip, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.asking = asking
        self._strip = strip
        self._job: Job | None = None
        self._sheet: SheetToWrite | None = None
        self._path = Path()
        self._is_closing = False
        self._late = QTimer(self, singleShot=True, interval=_STRIP_AFTER_MS)
        self._late.timeout.connect(self.show_strip)
        strip.cancel_clicked.connect(self.cancel)

    @property
    def is_running(self) -> bool:
        """Whether a sheet is being written."""
        return self._job is not None

    def start(self) -> None:
        """Ask where, and write the sheet there."""
        team = self._desk.team
        if team is None or self._job is not None:
            return
        path = self.asking.sheet(team.path.with_name(f"{team.path.stem} {team.day.isoformat()}.xlsx"))
        if path is not None:
            self._write(team.sheet(), path)

    def cancel(self) -> None:
        """End it; nothing is written."""
        if self._job is not None:
            self._job.cancel()
            self._strip.stopping("Stopping; nothing is written.")

    def keeps_open(self) -> bool:
        """Whether the window, which is to be closed, waits for the sheet; asked again, it is left unwritten."""
        if self._job is None or self._is_closing:
            self.forget()
            return False
        self._is_closing = True
        self._late.stop()
        self._strip.begin(
            "Writing the allocation sheet; then the window closes. Close it again to leave without the sheet."
        )
        return True

    def forget(self) -> None:
        """End it for good: nothing is written, and nothing more is told."""
        if self._job is not None:
            self._job.cancel()
            for signal in (self._job.succeeded, self._job.failed):
                signal.disconnect()
            self._end()

    def show_strip(self) -> None:
        """Show how it goes, once it takes a while."""
        if self._job is not None and not self._job.was_cancelled:
            self._strip.begin("Writing the allocation sheet \u2026")

    def _write(self, sheet: SheetToWrite, path: Path) -> None:
        self._sheet, self._path = sheet, path
        self._job = Job(lambda _tell, should_stop: sheet.write(path, should_stop))
        self._job.succeeded.connect(self._done)
        self._job.failed.connect(self._failed)
        self._job.start()
        self._late.start()
        self.running_changed.emit()

    def _done(self, was_written: object) -> None:
        is_closing, sheet = self._is_closing, self._sheet
        self._end()
        if not was_written:
            self.said.emit(f"{self._path.name} was not written: you cancelled it.")
            return
        log.info("an allocation sheet was written")
        if is_closing:
            self.ready_to_close.emit()
            return
        waiting = sheet.not_on_it if sheet is not None else 0
        left_out = f". Not on it: {amount(waiting, 'suggestion')} not accepted yet." if waiting else ""
        self.said.emit(f"Exported {self._path.name}{left_out}")

    def _failed(self, fault: Exception) -> None:
        sheet = self._sheet
        self._end()
        if isinstance(fault, CannotWrite) and sheet is not None:
            if self.asking.try_again(str(fault)):
                self._write(sheet, self._path)
            return
        log.error("a sheet could not be written", exc_info=fault)
        self._desk.refused.emit(
            "The sheet was not written: a fault in the program. Your team is as it was; the log file says where it "
            "happened."
        )

    def _end(self) -> None:
        self._late.stop()
        self._strip.hide()
        self._job = self._sheet = None
        self._is_closing = False
        self.running_changed.emit()
