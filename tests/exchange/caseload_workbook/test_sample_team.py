"""The sample team that ships, as it is and as LibreOffice saves it again."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from caseload_app.domain.policy import shipped_policy
from caseload_app.exchange.caseload_workbook import Reading, read, write_template
from tests.builders import DAY
from tests.exchange.caseload_workbook.books import errors, warnings

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def read_sample() -> Reading:
    with as_file(files("resources").joinpath("samples", "north_team.xlsx")) as path:
        return read(path, shipped_policy(), DAY)


def saved_by_libreoffice(path: Path) -> Path:
    """The same workbook after LibreOffice has opened and saved it."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed here, so what it saves is not looked at")
    folder = path.parent / "saved again"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [
        OFFICE,
        profile,
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(folder),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / path.name


def test_the_sample_team_comes_in_without_an_error() -> None:
    reading = read_sample()
    assert errors(reading) == []
    assert warnings(reading) == [
        ("Workers!A6", "W05 holds 12.00 points in 3 cases"),
        ("Workers!A8", "W07 holds 96.00 points in 17 cases"),
    ]
    team = reading.team
    assert [len(rows) for rows in (team.workers, team.cases, team.reductions, team.travel, team.involvements)] == [
        12,
        134,
        3,
        6,
        148,
    ]
    assert team.workers[8].leaving_date == date(2026, 6, 30)
    assert team.reductions[1].no_new_categories == ("CPP", "S47", "COURT")
    assert sum(case.worker_id is None for case in team.cases) == 14


def test_the_sample_team_is_the_same_after_libreoffice_saved_it(tmp_path: Path) -> None:
    with as_file(files("resources").joinpath("samples", "north_team.xlsx")) as path:
        shutil.copy(path, tmp_path / "north_team.xlsx")
    reading = read(saved_by_libreoffice(tmp_path / "north_team.xlsx"), shipped_policy(), DAY)
    assert reading == read_sample()


def test_the_template_is_the_same_after_libreoffice_saved_it(tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx", shipped_policy())
    reading = read(saved_by_libreoffice(tmp_path / "template.xlsx"), shipped_policy(), DAY)
    assert not reading.unreadable
    assert [where for where, _ in warnings(reading)] == ["Workers!A2", "Cases!A2"]
