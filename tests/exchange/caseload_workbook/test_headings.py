"""Sheets and columns are found by their names, however those are spelled and ordered."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from caseload_app.exchange.caseload_workbook import read
from caseload_app.exchange.findings import Severity
from tests.builders import DAY, DEFAULT_POLICY
from tests.exchange.caseload_workbook.books import (
    case,
    errors,
    expected,
    read_rows,
    row,
    save,
    sheets,
    warnings,
    worker,
)


@pytest.mark.parametrize("title", ["cases", " CASES ", "Cases_", "\u00a0Cases", "_cases"])
def test_a_sheet_is_found_whatever_its_case_spaces_and_underscores(tmp_path: Path, title: str) -> None:
    content = sheets()
    content[title] = content.pop("Cases")
    reading = read(save(tmp_path / "team.xlsx", content), DEFAULT_POLICY, DAY)
    assert reading.findings == ()
    assert [case.id for case in reading.team.cases] == ["C-1"]


@pytest.mark.parametrize("heading", ["worker id", "WORKER_ID", " Worker  ID ", "Worker\u00a0ID", "worker__id_"])
def test_a_column_is_found_whatever_its_case_spaces_and_underscores(tmp_path: Path, heading: str) -> None:
    content = sheets()
    content["Workers"][0][0] = heading
    reading = read(save(tmp_path / "team.xlsx", content), DEFAULT_POLICY, DAY)
    assert reading.findings == ()
    assert [worker.id for worker in reading.team.workers] == ["W01"]


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    content = sheets(workers=[worker(ASYE="yes", Skills="court")])
    content["Workers"] = [list(reversed(cells)) for cells in content["Workers"]]
    backwards = read(save(tmp_path / "backwards.xlsx", content), DEFAULT_POLICY, DAY)
    forwards = read_rows(tmp_path, workers=[worker(ASYE="yes", Skills="court")])
    assert backwards.team == forwards.team


def test_an_unknown_column_is_a_warning_and_the_row_comes_in(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, cases=[case(Colour="green")])
    assert warnings(reading) == [("Cases!C1", "Colour")]
    assert errors(reading) == []
    assert len(reading.team.cases) == 1


def test_an_unknown_column_close_to_a_known_one_says_which(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, cases=[case(Priorty="high")])
    assert "perhaps Priority is meant" in expected(reading, "Cases!C1")


def test_cells_under_no_heading_are_a_warning_once(tmp_path: Path) -> None:
    content = sheets(cases=[case("C-1"), case("C-2"), case("C-3")])
    content["Cases"][2].append("lost")
    content["Cases"][3].append("lost too")
    reading = read(save(tmp_path / "team.xlsx", content), DEFAULT_POLICY, DAY)
    assert warnings(reading) == [("Cases!C3", "lost")]


def test_two_columns_of_the_same_name_are_an_error_and_the_first_counts(tmp_path: Path) -> None:
    content = sheets(cases=[case(Priority="high")])
    content["Cases"] = [[*content["Cases"][0], "PRIORITY"], [*content["Cases"][1], "low"]]
    reading = read(save(tmp_path / "team.xlsx", content), DEFAULT_POLICY, DAY)
    assert errors(reading) == [("Cases!D1", "PRIORITY")]
    assert not reading.unreadable
    assert reading.team.cases[0].priority is not None
    assert reading.team.cases[0].priority.name == "HIGH"


@pytest.mark.parametrize("name", ["Workers", "Cases"])
def test_a_missing_required_sheet_is_one_error_that_names_it(tmp_path: Path, name: str) -> None:
    content = sheets(workers=[worker(FTE=7)], cases=[case(Category="XX")])
    del content[name]
    reading = read(save(tmp_path / "team.xlsx", content), DEFAULT_POLICY, DAY)
    (finding,) = reading.findings
    assert reading.unreadable
    assert finding.severity is Severity.ERROR
    assert (finding.where, finding.found) == ("team.xlsx", f"no sheet {name}")


def test_a_misspelt_sheet_is_told_of_when_the_right_one_is_missing(tmp_path: Path) -> None:
    content = sheets()
    content["Case"] = content.pop("Cases")
    reading = read(save(tmp_path / "team.xlsx", content), DEFAULT_POLICY, DAY)
    assert "perhaps Case is meant" in expected(reading, "team.xlsx")


@pytest.mark.parametrize(
    ("sheet", "heading"),
    [
        *(("Workers", heading) for heading in ("Worker ID", "Name", "Team", "Role", "FTE")),
        *(("Cases", heading) for heading in ("Case ID", "Category")),
        *(("Reductions", heading) for heading in ("Worker ID", "Reason", "From", "Percent")),
        *(("Travel", heading) for heading in ("Case ID", "Worker ID", "Minutes")),
        *(("Involvements", heading) for heading in ("Case ID", "Worker ID", "From")),
        *(("Settings", heading) for heading in ("Setting", "Value")),
    ],
)
def test_a_missing_required_column_is_one_error_that_names_it(tmp_path: Path, sheet: str, heading: str) -> None:
    content = sheets(
        reductions=[row(Worker_ID="W01", Reason="x", From="01/01/2026", Percent=10)],
        travel=[row(Case_ID="C-1", Worker_ID="W01", Minutes=10)],
        involvements=[row(Case_ID="C-1", Worker_ID="W01", From="01/01/2026")],
        settings=[row(Setting="caps.points", Value=100)],
    )
    gone = content[sheet][0].index(heading)
    for cells in content[sheet]:
        del cells[gone]
    reading = read(save(tmp_path / "team.xlsx", content), DEFAULT_POLICY, DAY)
    (finding,) = reading.findings
    assert reading.unreadable
    assert (finding.where, finding.found) == (f"{sheet}!A1", f"no column {heading}")


def test_headings_below_a_title_are_told_of(tmp_path: Path) -> None:
    content = sheets()
    content["Cases"] = [["Our cases"], [], *content["Cases"]]
    reading = read(save(tmp_path / "team.xlsx", content), DEFAULT_POLICY, DAY)
    assert reading.unreadable
    assert "headings seem to stand in row 3" in expected(reading, "Cases!A1")


def test_a_misspelt_required_heading_is_told_of(tmp_path: Path) -> None:
    content = sheets()
    content["Cases"][0][1] = "Catgory"
    reading = read(save(tmp_path / "team.xlsx", content), DEFAULT_POLICY, DAY)
    assert "perhaps Catgory should be Category" in expected(reading, "Cases!A1")


def test_two_sheets_of_the_same_name_are_refused(tmp_path: Path) -> None:
    reading = read(save(tmp_path / "team.xlsx", {**sheets(), "CASES ": [["Case ID"]]}), DEFAULT_POLICY, DAY)
    assert reading.unreadable
    assert errors(reading) == [("team.xlsx", "the sheets “Cases” and “CASES ”")]


@pytest.mark.parametrize("rows", [[], [[None, "  "], ["\u00a0"]]])
def test_an_optional_sheet_without_any_cell_counts_as_absent(tmp_path: Path, rows: list[list[str | None]]) -> None:
    reading = read(save(tmp_path / "team.xlsx", {**sheets(), "Travel": rows}), DEFAULT_POLICY, DAY)
    assert reading.findings == ()


def test_a_sheet_of_the_managers_own_is_ignored(tmp_path: Path) -> None:
    own = {"My notes": [["anything", "#N/A"], ["=1/0"]], "Rota": [["Mon", "Tue"]]}
    reading = read(save(tmp_path / "team.xlsx", {**own, **sheets()}), DEFAULT_POLICY, DAY)
    assert reading.findings == ()
    assert len(reading.team.cases) == 1


def test_blank_rows_are_passed_over_and_the_numbers_of_rows_stay_right(tmp_path: Path) -> None:
    content = sheets()
    content["Cases"] += [[], [None, "  "], ["C-2", "XX"]]
    reading = read(save(tmp_path / "team.xlsx", content), DEFAULT_POLICY, DAY)
    assert errors(reading) == [("Cases!B5", "XX")]
    assert [case.id for case in reading.team.cases] == ["C-1"]


def test_a_row_with_something_only_in_an_unknown_column_counts_as_blank(tmp_path: Path) -> None:
    content = sheets(cases=[case(Sum=1)])
    content["Cases"].append([None, None, 12])
    reading = read(save(tmp_path / "team.xlsx", content), DEFAULT_POLICY, DAY)
    assert errors(reading) == []


def test_hidden_rows_columns_and_sheets_are_read(tmp_path: Path) -> None:
    path = save(tmp_path / "team.xlsx", sheets(cases=[case("C-1", Locked="yes"), case("C-2")]))
    workbook = load_workbook(path)
    workbook["Cases"].row_dimensions[3].hidden = True
    workbook["Cases"].column_dimensions["C"].hidden = True
    workbook["Cases"].auto_filter.ref = "A1:C3"
    workbook.create_sheet("Notes")
    workbook["Workers"].sheet_state = "veryHidden"
    workbook.save(path)
    reading = read(path, DEFAULT_POLICY, DAY)
    assert reading.findings == ()
    assert [(case.id, case.locked) for case in reading.team.cases] == [("C-1", True), ("C-2", False)]
