"""Brings a workbook in: reading it changes nothing; what it would change is shown before anybody says go."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from caseload_app.domain.team import Team
from caseload_app.exchange.caseload_workbook import Reading, read
from caseload_app.exchange.findings import Finding, Severity
from caseload_app.services.comparison import Comparison
from caseload_app.services.effective_policy import CouncilPolicy
from caseload_app.store.state import BaselineCase, Source, State


@dataclass(frozen=True, kw_only=True)
class Intake:
    """A workbook that was read, and what importing it would do.

    Attributes:
        name: the file's name without its folder.
        sha256: of its content; empty when it could not be read at all.
        revision: the board's revision it was compared with.
    """

    name: str
    sha256: str
    reading: Reading
    comparison: Comparison
    revision: int

    @property
    def team(self) -> Team:
        """What the workbook says, rows with errors left out."""
        return self.reading.team

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything to know about the file, in order."""
        return self.reading.findings

    @property
    def errors(self) -> int:
        """How many of the findings are errors."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def warnings(self) -> int:
        """How many of the findings are warnings."""
        return len(self.findings) - self.errors

    @property
    def can_import(self) -> bool:
        """Whether there is anything that could be imported."""
        return not self.reading.unreadable and bool(self.team.workers or self.team.cases)

    @property
    def cases_kept_out(self) -> int:
        """How many rows of the sheet Cases an error keeps out."""
        rows = {
            "".join(filter(str.isdigit, finding.where.rpartition("!")[2]))
            for finding in self.findings
            if finding.severity is Severity.ERROR and finding.where.casefold().startswith("cases!")
        }
        return len(rows)


def read_workbook(path: Path, council: CouncilPolicy, day: date, present: State, revision: int) -> Intake:
    """Read a workbook and hold it against the present. Never raises for anything the file may hold."""
    reading = read(path, council.policy, day, fixed=council.fixed)
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        digest = ""
    return Intake(
        name=path.name,
        sha256=digest,
        reading=reading,
        comparison=Comparison(present.team, present.baseline, reading.team),
        revision=revision,
    )


def imported(present: State, intake: Intake, day: date, keep_ours: Collection[str] = ()) -> State:
    """The state after the import. An export compares with the workbook from here on."""
    team = intake.comparison.merged(day, keep_ours)
    return replace(
        present,
        team=replace(team, settings=team.settings or None),
        source=Source(
            name=intake.name,
            sha256=intake.sha256,
            rows_kept_out=intake.reading.rows_kept_out,
            imported_at=datetime.now(UTC),
        ),
        baseline={
            case.id: BaselineCase(case_id=case.id, worker_id=case.worker_id, locked=case.locked)
            for case in intake.team.cases
        },
    )
