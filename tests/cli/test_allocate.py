"""``allocate`` with small workbooks: what is written, what is told, and the exit code of every way it can go."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from caseload_app.cli import main
from caseload_app.cli.progress import ProgressLine
from tests.cli.workbooks import A_CASE, BEN, CATRIN, write_workbook

Told = pytest.CaptureFixture[str]
BAD_CASE = {"Case ID": "C-2", "Category": "XYZ"}


@pytest.fixture
def team(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "team.xlsx")


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "sheet.xlsx"


def allocate(source: Path, target: Path, *options: str | Path) -> int:
    day = [] if "--date" in options else ["--date", "2026-03-02"]
    return main(["allocate", str(source), "--output", str(target), *day, *map(str, options)])


def column(path: Path, sheet: str, heading: str) -> list[Any]:
    head, *rows = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [row[head.index(heading)] for row in rows]


def summary(path: Path) -> dict[str, Any]:
    return dict(zip(column(path, "Summary", "Item"), column(path, "Summary", "Value"), strict=True))


def test_a_good_workbook_gives_a_sheet_and_the_answer_in_words(team: Path, sheet: Path, capsys: Told) -> None:
    assert allocate(team, sheet) == 0
    assert column(sheet, "Allocations", "Status") == ["suggested"]
    told = capsys.readouterr()
    assert "team.xlsx, allocation day 2 Mar 2026" in told.out
    assert "1 of 1 case allocated within caps; proved best in" in told.out
    assert "C-1 (CIN, standard) to Ben Abara" in told.out
    assert f"Written: {sheet}" in told.out
    assert "team.xlsx: looking for the best suggestion" in told.err


def test_the_summary_says_where_the_sheet_comes_from(team: Path, sheet: Path) -> None:
    allocate(team, sheet, "--max-moves", "2")
    facts = summary(sheet)
    assert facts["Input file"] == "team.xlsx"
    assert facts["Input hash (SHA-256)"] == hashlib.sha256(team.read_bytes()).hexdigest()
    assert facts["Rows kept out"] == 0
    assert facts["Moves allowed"] == 2
    assert facts["Mode"] == "allocate"
    assert facts["Solver seconds"] >= 0
    assert "OR-Tools" in facts["Solver version"]
    assert facts["Made by"]


def test_cases_left_over_are_an_answer(tmp_path: Path, sheet: Path, capsys: Told) -> None:
    source = write_workbook(tmp_path / "team.xlsx", cases=[{"Case ID": "C-1", "Category": "UASC"}])
    assert allocate(source, sheet) == 0
    assert column(sheet, "Unallocated", "What stands in the way") == [
        "Ben Abara: no asylum skill\nCatrin Bevan: no asylum skill"
    ]
    assert column(sheet, "Unallocated", "What would fix it") == [
        "Train Ben Abara in asylum\nTrain Catrin Bevan in asylum\n6.0 points of asylum capacity short: 0.08 FTE"
    ]
    told = capsys.readouterr().out
    assert "0 of 1 case allocated" in told
    assert "Alarm: C-1 (Unaccompanied child) must have a worker and has none." in told
    assert "Left over:\n  C-1 (UASC, high)\n" in told


def test_quiet_says_nothing_when_all_is_well(team: Path, sheet: Path, capsys: Told) -> None:
    assert allocate(team, sheet, "--quiet") == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "")
    assert sheet.exists()


def test_the_day_is_today_unless_chosen(team: Path, sheet: Path) -> None:
    before = date.today()  # noqa: DTZ011
    assert main(["allocate", str(team), "--output", str(sheet), "--quiet"]) == 0
    assert before <= summary(sheet)["Allocation day"].date() <= date.today()  # noqa: DTZ011


def test_errors_stop_the_run_and_leave_the_older_output(tmp_path: Path, sheet: Path, capsys: Told) -> None:
    source = write_workbook(tmp_path / "team.xlsx", cases=[A_CASE, BAD_CASE])
    sheet.write_bytes(b"older")
    findings = tmp_path / "findings.txt"
    assert allocate(source, sheet, "--findings", findings) == 2
    assert sheet.read_bytes() == b"older"
    (line,) = findings.read_text(encoding="utf-8").splitlines()
    assert line.split("\t")[:3] == ["error", "Cases!C3", "XYZ"]
    told = capsys.readouterr()
    assert line in told.err
    assert "1 error, nothing was written" in told.err
    assert not told.out


def test_bad_rows_can_be_left_out_and_are_counted(tmp_path: Path, sheet: Path, capsys: Told) -> None:
    source = write_workbook(tmp_path / "team.xlsx", cases=[BAD_CASE, {"Category": "ABC"}, A_CASE])
    assert allocate(source, sheet, "--skip-bad-rows") == 0
    assert column(sheet, "Allocations", "Case ID") == ["C-1"]
    assert summary(sheet)["Rows kept out"] == 2
    assert "error\tCases!" in capsys.readouterr().err


def test_a_file_that_is_no_workbook_cannot_be_skipped(tmp_path: Path, sheet: Path, capsys: Told) -> None:
    source = tmp_path / "team.xlsx"
    source.write_text("not a workbook")
    assert allocate(source, sheet, "--skip-bad-rows") == 2
    assert not sheet.exists()
    assert "error\tteam.xlsx\t" in capsys.readouterr().err


def test_a_missing_file_is_bad_input(tmp_path: Path, sheet: Path, capsys: Told) -> None:
    assert allocate(tmp_path / "nowhere.xlsx", sheet) == 2
    assert "nowhere.xlsx" in capsys.readouterr().err
    assert not sheet.exists()


def test_the_findings_file_is_written_and_empty_when_there_is_nothing_to_say(
    team: Path, sheet: Path, tmp_path: Path
) -> None:
    findings = tmp_path / "findings.txt"
    findings.write_text("from last week")
    assert allocate(team, sheet, "--findings", findings, "--quiet") == 0
    assert findings.read_bytes() == b""


def test_warnings_let_the_run_go_on_and_are_told_even_when_quiet(tmp_path: Path, sheet: Path, capsys: Told) -> None:
    source = write_workbook(tmp_path / "team.xlsx", cases=[{**A_CASE, "Colour": "blue"}])
    assert allocate(source, sheet, "--quiet") == 0
    assert "warning\tCases!D1\tColour" in capsys.readouterr().err


def test_cover_moves_the_cases_of_somebody_away(tmp_path: Path, sheet: Path) -> None:
    source = write_workbook(tmp_path / "team.xlsx", cases=[{**A_CASE, "Worker ID": "W1"}])
    assert allocate(source, sheet, "--mode", "cover", "--cover", "W1", "--cover", "W1", "--quiet") == 0
    assert column(sheet, "Allocations", "Worker ID") == ["W2"]
    assert column(sheet, "Allocations", "From worker ID") == ["W1"]
    assert column(sheet, "Allocations", "Change reason") == ["ABSENC"]
    assert summary(sheet)["Covered workers"] == "W1"


def test_to_cover_for_somebody_who_is_not_there_names_them(team: Path, sheet: Path, capsys: Told) -> None:
    assert allocate(team, sheet, "--mode", "cover", "--cover", "W1", "--cover", "W3") == 2
    told = capsys.readouterr().err
    assert "--cover W3: no worker with this id was read" in told
    assert not sheet.exists()


def test_rebalance_levels_the_load_with_the_moves_allowed(tmp_path: Path, sheet: Path, capsys: Told) -> None:
    cases = [{**A_CASE, "Case ID": f"C-{k}", "Worker ID": "W1"} for k in range(4)]
    source = write_workbook(tmp_path / "team.xlsx", cases=cases)
    assert allocate(source, sheet, "--mode", "rebalance", "--max-moves", "1") == 0
    assert sorted(column(sheet, "Allocations", "Status")) == ["held", "held", "held", "moved"]
    assert column(sheet, "Caseloads", "Moved out") == [1, 0]
    told = capsys.readouterr().out
    assert "No case was waiting for a worker; 1 held case moved" in told
    assert "from Ben Abara to Catrin Bevan" in told


def test_another_team_helps_out_only_when_asked(tmp_path: Path, sheet: Path) -> None:
    source = write_workbook(tmp_path / "team.xlsx", cases=[{**A_CASE, "Team": "South"}])
    allocate(source, sheet, "--quiet")
    assert column(sheet, "Allocations", "Status") == ["unallocated"]
    assert column(sheet, "Unallocated", "What stands in the way") == [
        "Ben Abara: not in the team South\nCatrin Bevan: not in the team South"
    ]
    allocate(source, sheet, "--any-team", "--quiet")
    assert column(sheet, "Allocations", "Status") == ["suggested"]


def test_the_settings_of_the_workbook_count_before_the_shipped_policy(tmp_path: Path, sheet: Path) -> None:
    source = write_workbook(tmp_path / "team.xlsx", Settings=[{"Setting": "caps.points", "Value": 55}])
    assert allocate(source, sheet, "--quiet") == 0
    assert column(sheet, "Caseloads", "Points available") == [40, 40]


def test_a_policy_file_counts_before_the_settings_of_the_workbook_and_says_so(
    tmp_path: Path, sheet: Path, capsys: Told
) -> None:
    settings = [{"Setting": "caps.points", "Value": 55}, {"Setting": "caps.stable_points", "Value": 5}]
    source = write_workbook(tmp_path / "team.xlsx", Settings=settings)
    policy = tmp_path / "policy.toml"
    policy.write_text("[caps]\npoints = 35\n")
    assert allocate(source, sheet, "--policy", policy, "--quiet") == 0
    assert column(sheet, "Caseloads", "Points available") == [30, 30]
    told = capsys.readouterr().err
    assert "warning\tteam.xlsx\tthe setting caps.points on the sheet Settings" in told
    assert "caps.stable_points" not in told


def test_a_bad_policy_file_is_bad_input(team: Path, sheet: Path, tmp_path: Path, capsys: Told) -> None:
    policy, findings = tmp_path / "policy.toml", tmp_path / "findings.txt"
    policy.write_text("[caps]\npoints = -1\n")
    assert allocate(team, sheet, "--policy", policy, "--findings", findings) == 2
    told = capsys.readouterr().err
    assert "error\tpolicy.toml\tcaps.points: -1\t" in told
    assert findings.read_text(encoding="utf-8") == told
    assert allocate(team, sheet, "--policy", tmp_path / "missing.toml") == 2
    assert not sheet.exists()


def test_a_time_limit_of_nothing_still_gives_a_legal_answer(team: Path, sheet: Path) -> None:
    assert allocate(team, sheet, "--time-limit", "0", "--quiet") == 0
    assert column(sheet, "Allocations", "Status") == ["suggested"]


def test_a_sheet_without_a_place_is_told_and_exit_code_1(team: Path, tmp_path: Path, capsys: Told) -> None:
    assert allocate(team, tmp_path / "missing" / "sheet.xlsx", "--quiet") == 1
    assert "does not exist" in capsys.readouterr().err
    assert allocate(team, tmp_path, "--quiet") == 1
    assert "is a folder" in capsys.readouterr().err


def test_findings_without_a_place_are_told_before_anything_is_read(
    team: Path, sheet: Path, tmp_path: Path, capsys: Told
) -> None:
    assert allocate(team, sheet, "--findings", tmp_path / "missing" / "findings.txt") == 1
    assert "does not exist" in capsys.readouterr().err
    assert not sheet.exists()


def test_a_fault_in_the_program_is_a_sentence_and_exit_code_1(
    team: Path, sheet: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    import solver.run

    def fail(*_args: object, **_named: object) -> None:
        raise RuntimeError("the wheels came off")

    monkeypatch.setattr(solver.run, "solve", fail)
    assert allocate(team, sheet, "--quiet") == 1
    told = capsys.readouterr().err
    assert "A fault in the program ended this run (RuntimeError: the wheels came off)" in told
    assert "Traceback" not in told
    assert allocate(team, sheet, "--quiet", "--debug") == 1
    assert "Traceback" in capsys.readouterr().err
    assert not sheet.exists()


def test_ctrl_c_writes_nothing(team: Path, sheet: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    pressed: list[object] = []

    def press(line: ProgressLine) -> None:
        if not pressed:
            pressed.append(line)
            raise KeyboardInterrupt

    monkeypatch.setattr(ProgressLine, "show", press)
    monkeypatch.setattr(ProgressLine, "clear", press)  # a search that was over before anybody looked
    sheet.write_bytes(b"older")
    assert allocate(team, sheet) == 130
    assert "Stopped." in capsys.readouterr().err
    assert sheet.read_bytes() == b"older"


@pytest.fixture
def two_teams(tmp_path: Path) -> tuple[Path, Path]:
    good = write_workbook(tmp_path / "north.xlsx")
    bad = write_workbook(tmp_path / "south.xlsx", cases=[BAD_CASE])
    return good, bad


@pytest.mark.parametrize("first", [0, 1])
def test_one_bad_input_does_not_hold_up_the_others(
    two_teams: tuple[Path, Path], first: int, tmp_path: Path, capsys: Told
) -> None:
    folder, findings = tmp_path / "new" / "sheets", tmp_path / "findings.txt"
    inputs = [str(two_teams[first]), str(two_teams[1 - first])]
    assert main(["allocate", *inputs, "--output-dir", str(folder), "--findings", str(findings)]) == 2
    assert [path.name for path in folder.iterdir()] == ["north.xlsx"]
    assert column(folder / "north.xlsx", "Allocations", "Status") == ["suggested"]
    assert findings.read_text(encoding="utf-8").startswith("error\t[south.xlsx]Cases!B2\tXYZ\t")
    assert "1 of 1 case allocated" in capsys.readouterr().out


def test_one_sheet_without_a_place_does_not_hold_up_the_others(tmp_path: Path) -> None:
    north, south = write_workbook(tmp_path / "north.xlsx"), write_workbook(tmp_path / "south.xlsx")
    folder = tmp_path / "sheets"
    (folder / "north.xlsx").mkdir(parents=True)
    assert main(["allocate", str(north), str(south), "--output-dir", str(folder), "--quiet"]) == 1
    assert (folder / "south.xlsx").is_file()


def test_a_folder_that_cannot_be_made_is_told(team: Path, tmp_path: Path, capsys: Told) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert main(["allocate", str(team), "--output-dir", str(tmp_path / "file"), "--quiet"]) == 1
    assert "cannot be made" in capsys.readouterr().err


@pytest.mark.parametrize(
    "order",
    [lambda rows: rows, lambda rows: rows[::-1]],
    ids=["as written", "upside down"],
)
def test_rows_of_the_sheet_come_in_the_order_of_the_workbook(
    order: Callable[[list[dict[str, object]]], list[dict[str, object]]], tmp_path: Path, sheet: Path
) -> None:
    cases = order([{**A_CASE, "Case ID": f"C-{k}"} for k in (5, 1, 3)])
    workers = order([dict(BEN), dict(CATRIN)])
    allocate(write_workbook(tmp_path / "team.xlsx", workers=workers, cases=cases), sheet, "--quiet")
    assert column(sheet, "Allocations", "Case ID") == [case["Case ID"] for case in cases]
    assert column(sheet, "Caseloads", "Worker ID") == [worker["Worker ID"] for worker in workers]


@pytest.mark.parametrize("text", ["=1+1", "+44", "-x", "@x", "'x", "#N/A", "é 🙂", "a\nb", "TRUE"])
def test_text_goes_through_as_it_is(text: str, tmp_path: Path, sheet: Path) -> None:
    case = {"Case ID": text, "Name": text, "Family ID": text, "Category": "CIN"}
    worker = {**BEN, "Worker ID": text, "Name": text, "Team": text}
    assert allocate(write_workbook(tmp_path / "team.xlsx", workers=[worker], cases=[case]), sheet, "--quiet") == 0
    page = openpyxl.load_workbook(sheet)["Allocations"]
    assert [page[f"{letter}2"].value for letter in "ABCGH"] == [text] * 5
    assert {page[f"{letter}2"].data_type for letter in "ABCGH"} == {"s"}
