"""The command as a manager or a script runs it: the sample team through real processes and real files."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.workbooks import A_CASE, BEN, write_workbook

SAMPLE = Path(str(files("resources").joinpath("samples", "north_team.xlsx")))
ROOT = Path(__file__).parents[2]
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def command(*typed: str | Path) -> list[str]:
    return [sys.executable, "-m", "caseload_app", *map(str, typed)]


def run(*typed: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*typed),
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=120,
        check=False,
    )


def rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    head, *values = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in values]


def statuses(path: Path) -> dict[str, int]:
    found = [row["Status"] for row in rows(path, "Allocations")]
    return {status: found.count(status) for status in sorted(set(found))}


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The allocation sheet of the sample team."""
    target = tmp_path_factory.mktemp("sample") / "allocation.xlsx"
    done = run("allocate", SAMPLE, "--date", "2026-03-02", "--output", target, "--quiet")
    assert (done.returncode, done.stdout) == (0, "")
    return target


def test_the_sample_team_gets_thirteen_of_fourteen_cases_allocated(tmp_path: Path) -> None:
    done = run("allocate", SAMPLE, "--date", "2026-03-02", "--output", tmp_path / "out.xlsx")
    assert done.returncode == 0
    assert "13 of 14 cases allocated within caps; proved best in" in done.stdout
    assert "Alarm: C-2214 (Unaccompanied child) must have a worker and has none." in done.stdout
    assert "north_team.xlsx: looking for the best suggestion" in done.stderr


def test_every_case_and_every_worker_has_a_row_in_the_order_of_the_workbook(sheet: Path) -> None:
    assert [row["Case ID"] for row in rows(sheet, "Allocations")] == [row["Case ID"] for row in rows(SAMPLE, "Cases")]
    assert [row["Worker"] for row in rows(sheet, "Caseloads")] == [row["Name"] for row in rows(SAMPLE, "Workers")]
    assert statuses(sheet) == {"held": 118, "locked": 2, "suggested": 13, "unallocated": 1}


def test_the_figures_of_the_sheet_agree_with_each_other(sheet: Path) -> None:
    allocations = rows(sheet, "Allocations")
    for worker in rows(sheet, "Caseloads"):
        held = [row for row in allocations if row["Worker ID"] == worker["Worker ID"]]
        assert worker["Cases"] == len(held)
        assert worker["New"] == sum(row["Status"] == "suggested" for row in held)
        assert worker["Points held"] <= sum(row["Points"] for row in held) + 0.001
        if worker["Points available"]:
            assert worker["Workload %"] == pytest.approx(worker["Points held"] / worker["Points available"])
        else:
            assert worker["Workload %"] is None
        if worker["New"]:
            assert worker["Points held"] <= worker["Points available"]
            assert worker["Cases"] <= worker["Max cases"]
    assert all((row["Why"] is not None) == (row["Status"] == "suggested") for row in allocations)


def test_what_stands_in_the_way_names_every_worker(sheet: Path) -> None:
    (left_over,) = rows(sheet, "Unallocated")
    lines = left_over["What stands in the way"].splitlines()
    assert [line.split(":")[0] for line in lines] == [row["Name"] for row in rows(SAMPLE, "Workers")]
    assert "Selam Haile-Burke: 18.0 points over" in lines
    assert "Lorna Achterberg: supervising social worker may not lead" in lines


def test_every_level_is_proved(sheet: Path) -> None:
    levels = rows(sheet, "Summary")[:8]
    assert [row["Item"] for row in levels] == [
        *("critical", "high", "standard", "low", "continuity", "fit", "peak", "spread")
    ]
    assert {row["Status"] for row in levels} == {"proved"}


def test_the_modes_cover_and_rebalance_move_cases(tmp_path: Path) -> None:
    day, target = ("--date", "2026-03-02", "--quiet"), tmp_path / "out.xlsx"
    assert run("allocate", SAMPLE, *day, "--output", target, "--mode", "cover", "--cover", "W09").returncode == 0
    moved = [row for row in rows(target, "Allocations") if row["From worker ID"] == "W09"]
    assert len(moved) == 10
    assert {row["Change reason"] for row in moved if row["Status"] == "moved"} == {"LEFTRL"}
    assert run("allocate", SAMPLE, *day, "--output", target, "--mode", "rebalance", "--max-moves", "2").returncode == 0
    assert statuses(target)["moved"] == 2


def test_text_with_letters_that_a_console_cannot_show_does_not_end_the_run(tmp_path: Path) -> None:
    source = write_workbook(tmp_path / "team.xlsx", workers=[{**BEN, "Name": "Zoë Łukasz 🙂"}])
    done = run("allocate", source, "--output", tmp_path / "out.xlsx", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert done.returncode == 0
    assert rows(tmp_path / "out.xlsx", "Allocations")[0]["Worker"] == "Zoë Łukasz 🙂"


def test_a_reader_that_has_seen_enough_does_no_harm(tmp_path: Path) -> None:
    source, target = write_workbook(tmp_path / "team.xlsx"), tmp_path / "out.xlsx"
    with subprocess.Popen(
        command("allocate", source, "--output", target, "--quiet", "--date", "2026-03-02"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == 0
    assert target.exists()


def a_long_search(folder: Path) -> Path:
    """A workbook whose search takes far longer than a test waits."""
    skills = ("family support", "child protection", "court", "children in care")
    workers = [
        {**BEN, "Worker ID": f"W{k}", "Name": f"Worker {k}", "Skills": "; ".join(skills[: 2 + k % 3])}
        for k in range(80)
    ]
    codes = ("CIN", "CPP", "COURT", "CLA", "S47")
    cases = [
        {
            **A_CASE,
            "Case ID": f"C-{k}",
            "Category": codes[k % 5],
            "Points": 3 + k * 7 % 11 / 4,
            "Family ID": f"F-{k // 3}",
        }
        for k in range(600)
    ]
    return write_workbook(folder / "team.xlsx", workers=workers, cases=cases)


@pytest.mark.skipif(os.name == "nt", reason="signals are another matter there")
@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)],
    ids=["ctrl+c", "end", "kill"],
)
def test_a_run_that_is_stopped_leaves_the_older_sheet_and_nothing_half_written(
    number: signal.Signals, code: int, tmp_path: Path
) -> None:
    source, target = a_long_search(tmp_path), tmp_path / "out.xlsx"
    target.write_bytes(b"older")
    with subprocess.Popen(
        command("allocate", source, "--output", target, "--time-limit", "100"),
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        # A shell starts background jobs with Ctrl+C ignored, and they hand that on to what they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    ) as process:
        assert process.stderr is not None
        assert "looking for the best suggestion" in process.stderr.readline()
        time.sleep(1.0)
        process.send_signal(number)
        said = process.communicate(timeout=60)[1]
    assert process.returncode == code
    assert target.read_bytes() == b"older"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.xlsx", "team.xlsx"]
    assert "Traceback" not in said


@pytest.mark.parametrize("typed", [["--help"], ["--version"], ["allocate", "--help"], ["template", "--help"]])
def test_the_command_starts_without_anything_heavy(typed: list[str]) -> None:
    heavy = ("ortools", "openpyxl", "PySide6", "sqlalchemy", "numpy", "pandas")
    look = f"""
import sys
from caseload_app.cli import main
main({typed!r})
print([name for name in {heavy!r} if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, cwd=ROOT, timeout=60, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice is not installed, so the sheet cannot be opened and printed here"
)
def test_the_sheet_opens_and_prints_in_libreoffice(sheet: Path, tmp_path: Path) -> None:
    assert SOFFICE is not None
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    printed = subprocess.run(
        [SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, sheet],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    pdf = tmp_path / "allocation.pdf"
    assert pdf.exists(), printed.stderr
    if shutil.which("pdftotext") is None:
        pytest.skip("the sheet was printed, but pdftotext is not installed, so the print cannot be read here")
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, encoding="utf-8", timeout=60, check=True
    ).stdout
    pages = text.split("\f")[:-1]
    assert all("OFFICIAL-SENSITIVE" in page for page in pages)
    assert all(f"Page {k} of {len(pages)}" in page for k, page in enumerate(pages, 1))
    assert sum("Case ID" in page and "Why" in page for page in pages) >= 2, "the header row is repeated"
    assert all(row["Case ID"] in text for row in rows(sheet, "Allocations"))
    assert "Nathan Osei: personal adviser may not lead" in text
    assert "over cap" in text
