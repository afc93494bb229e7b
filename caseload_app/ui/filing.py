"""Files in and out of the window: team files, workbooks, the template, findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal

from caseload_app.services.comparison import Effect
from caseload_app.services.effective_policy import council_policy
from caseload_app.services.faults import CannotWrite
from caseload_app.services.findings import write_findings
from caseload_app.services.intake import Intake, read_workbook
from caseload_app.services.open_team import OpenTeam
from caseload_app.services.sample import fresh_sample
from caseload_app.services.template import save_template
from caseload_app.store.state import State
from caseload_app.ui.asking import Asking
from caseload_app.ui.background import Job
from caseload_app.ui.desk import Desk
from caseload_app.ui.log_file import log
from caseload_app.ui.window_state import WindowState

TEAM_SUFFIX = ".caseload"
WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls")


class Filing(QObject):
    """Opens, reads and writes; asks where."""

    intake_ready = Signal(object)
    """A workbook was read: an `Intake` to look at."""
    intake_done = Signal()
    said = Signal(str)
    """Something for a toast."""
    reading_changed = Signal()

    def __init__(
        self, desk: Desk, asking: Asking, state: WindowState, home: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.asking = asking
        self._state = state
        self._home = home
        self._job: Job | None = None

    @property
    def is_reading(self) -> bool:
        """Whether a workbook is being read."""
        return self._job is not None

    def open_sample(self) -> None:
        """Open a fresh copy of the sample team."""

        def opening() -> OpenTeam:
            self._home.mkdir(parents=True, exist_ok=True)
            return fresh_sample(self._home)

        if self._desk.open(opening):
            self._remember()

    def open_team(self, path: Path | None = None) -> None:
        """Open a team file; without a path, ask which."""
        chosen = path or self.asking.team_file()
        if chosen is None:
            return
        if self._desk.holds(chosen):
            self.said.emit(f"{chosen.name} is open already")
        elif self._desk.open(lambda: OpenTeam.open(chosen)):
            self._remember()

    def choose_team_file(self) -> None:
        """Ask which team file to open."""
        self.open_team()

    def choose_workbook(self) -> None:
        """Ask which workbook to read."""
        self.read()

    def take(self, path: Path) -> None:
        """Do what makes sense with a file that was dropped on the window."""
        if path.suffix.casefold() == TEAM_SUFFIX:
            self.open_team(path)
        else:
            self.read(path)

    def read(self, path: Path | None = None) -> None:
        """Read a workbook in the background; without a path, ask which. Changes nothing."""
        if self._desk.team is not None and not self._desk.can_change:
            self._desk.refused.emit(f"Nothing can be imported into this file. {self._desk.team.read_only}")
            return
        chosen = path or self.asking.workbook()
        if chosen is None or self._job is not None:
            return
        reading = self._reading(chosen)
        self._job = Job(lambda _tell, _stop: reading())
        self._job.succeeded.connect(self._read)
        self._job.failed.connect(self._not_read)
        self._job.ended.connect(self._ended)
        self._job.start()
        self.reading_changed.emit()

    def _reading(self, path: Path) -> Callable[[], Intake]:
        team = self._desk.team
        if team is not None:
            return lambda: team.read_workbook(path)
        return lambda: read_workbook(path, council_policy(None), date.today(), State(), 0)  # noqa: DTZ011  (local day)

    def _read(self, intake: Intake) -> None:
        log.info("a workbook was read: %d findings", len(intake.findings))
        self.intake_ready.emit(intake)

    def _not_read(self, fault: Exception) -> None:
        log.error("a workbook could not be read", exc_info=fault)
        self._desk.refused.emit("The workbook could not be read. Close it in Excel, then import it again.")

    def _ended(self) -> None:
        self._job = None
        self.reading_changed.emit()

    def import_(self, intake: Intake, *, keep_ours: bool) -> None:
        """Bring a workbook in that was looked at. Without an open team, a new team file is made first."""
        ready: Intake | None = intake
        if self._desk.team is None:
            ready = self._into_new_file(intake)
        if ready is None:
            return
        effects = ready.comparison.effects
        ours = [case.case_id for case in effects if case.effect is Effect.CONFLICT] if keep_ours else []
        imported = ready
        if self._desk.do(lambda team, _: team.import_(imported, keep_ours=ours)) is not None:
            self.intake_done.emit()

    def _into_new_file(self, intake: Intake) -> Intake | None:
        path = self.asking.new_team_file(Path(intake.name).stem)
        if path is None or not self._desk.open(lambda: OpenTeam.create(path)):
            return None
        self._remember()
        team = self._desk.team
        assert team is not None
        return replace(intake, revision=team.revision)

    def save_template(self) -> None:
        """Write an empty workbook to fill in."""
        path = self.asking.template()
        if path is None:
            return
        if self._write(lambda: save_template(path)):
            self.said.emit(f"Saved {path.name}. Fill it in, then import it.")

    def save_findings(self, intake: Intake) -> None:
        """Write the findings to a text file."""
        path = self.asking.findings_file(Path(intake.name).stem)
        if path is not None and self._write(lambda: write_findings(path, intake.findings)):
            self.said.emit(f"Saved {path.name}")

    def _write(self, writing: Callable[[], None]) -> bool:
        while True:
            try:
                writing()
            except CannotWrite as fault:
                if not self.asking.try_again(str(fault)):
                    return False
            else:
                return True

    def _remember(self) -> None:
        if self._desk.team is not None:
            self._state.opened(self._desk.team.path)


def dropped_file(data: QMimeData) -> Path | None:
    """The one workbook or team file among what is dragged; None when there is none."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    usable = [path for path in paths if path.suffix.casefold() in (TEAM_SUFFIX, *WORKBOOK_SUFFIXES)]
    return usable[0] if len(usable) == 1 else None
