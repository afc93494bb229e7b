"""``--self-test``: does this copy of the program work here? It solves, writes a sheet, keeps a file, draws an icon.

Made for bundles: what PyInstaller left out is missing only when it is used.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, datetime
from importlib.resources import as_file, files
from pathlib import Path

from caseload_app.cli.exit_codes import FAILED, OK
from caseload_app.cli.terminal import say, say_error
from caseload_app.cli.version import app_version, solver_version

SAMPLE_DAY = date(2026, 3, 2)


def self_test() -> int:
    """Try every part that a bundle could lack; the exit code.

    Every part is tried, also after one has failed, and each says how it went.
    """
    say(f"caseload-app {app_version()}, self-test")
    failed = 0
    with tempfile.TemporaryDirectory(prefix="caseload-self-test-") as folder:
        parts: tuple[tuple[str, Callable[[Path], str]], ...] = (
            ("Suggestion and allocation sheet", _suggest_and_write),
            ("Team file", _keep_a_team_file),
            ("Icons and font", _draw),
        )
        for name, part in parts:
            try:
                say(f"ok      {name}: {part(Path(folder))}")
            except Exception as error:  # noqa: BLE001  (whatever a bundle lacks is what is asked for)
                failed += 1
                say_error(f"FAILED  {name}: {type(error).__name__}: {error}")
    return FAILED if failed else OK


def _suggest_and_write(folder: Path) -> str:
    from openpyxl import load_workbook

    from caseload_app.exchange.allocation_sheet.writer import write_allocation_sheet
    from caseload_app.exchange.caseload_workbook import read
    from caseload_app.services.effective_policy import council_policy
    from caseload_app.services.export import Origin, allocation_sheet
    from caseload_app.services.suggest import suggest

    council = council_policy(None)
    with ExitStack() as opened:
        sample = opened.enter_context(as_file(files("resources") / "samples" / "north_team.xlsx"))
        reading = read(sample, council.policy, SAMPLE_DAY)
    if reading.unreadable or not reading.team.cases:
        raise RuntimeError("the sample team could not be read")
    suggestion = suggest(reading.team, council.with_team_settings(reading.team.settings), SAMPLE_DAY)
    if not suggestion.result.is_proved:
        raise RuntimeError("the suggestion for the sample team was not proved")
    target = folder / "allocation.xlsx"
    origin = Origin(
        input_name="north_team.xlsx",
        input_hash="",
        rows_kept_out=0,
        solver_version=solver_version(),
        solver_seconds=suggestion.result.seconds,
        made_by="self-test",
        made_at=datetime.now().astimezone().replace(tzinfo=None),
    )
    write_allocation_sheet(target, allocation_sheet(reading.team, suggestion, origin))
    sheets = ", ".join(load_workbook(target).sheetnames)
    return f"the sample team, proved in {suggestion.result.seconds:.2f} s; {sheets}"


def _keep_a_team_file(folder: Path) -> str:
    from caseload_app.store.team_file import TeamFile

    path = folder / "self-test.caseload"
    with TeamFile.create(path) as made:
        revision = made.revision
    with TeamFile.open(path) as again:
        if again.read_only is not None or again.revision != revision:
            raise RuntimeError("a team file did not come back as it was saved")
    return f"made, closed and opened again ({path.stat().st_size} bytes)"


def _draw(_folder: Path) -> str:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from caseload_app.ui.theme.fonts import load_fonts
    from caseload_app.ui.theme.icons import pixmap

    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["caseload-app"])
    family = load_fonts(application)
    if pixmap("suggest", "#1d70b8", 32).toImage().allGray():
        raise RuntimeError("an icon was drawn without its colour")
    return f"drawn; the font is {family}"
