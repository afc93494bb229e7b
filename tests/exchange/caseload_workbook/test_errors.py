"""Every error of the workbook, with its exact cell; it keeps its row out and no other."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from caseload_app.exchange.caseload_workbook import Reading, log
from tests.exchange.caseload_workbook.books import Cells, case, errors, expected, read_rows, row, worker

FROM = date(2026, 1, 5)


def ids(reading: Reading) -> tuple[list[str], list[str]]:
    return [worker.id for worker in reading.team.workers], [case.id for case in reading.team.cases]


@pytest.mark.parametrize(
    ("heading", "cell"), [("Worker ID", "A"), ("Name", "B"), ("Team", "C"), ("Role", "D"), ("FTE", "E")]
)
@pytest.mark.parametrize("blank", [None, "", "  ", "\u00a0"])
def test_a_missing_required_cell_of_a_worker(tmp_path: Path, heading: str, cell: str, blank: str | None) -> None:
    reading = read_rows(tmp_path, workers=[worker("W01"), {**worker("W02"), heading: blank}])
    assert errors(reading) == [(f"Workers!{cell}3", "nothing")]
    assert ids(reading)[0] == ["W01"]
    assert reading.rows_kept_out == 1


@pytest.mark.parametrize(("heading", "cell"), [("Case ID", "A"), ("Category", "B")])
def test_a_missing_required_cell_of_a_case(tmp_path: Path, heading: str, cell: str) -> None:
    reading = read_rows(tmp_path, cases=[{**case("C-1", Notes="n"), heading: None}, case("C-2", Notes="n")])
    assert errors(reading) == [(f"Cases!{cell}2", "nothing")]
    assert ids(reading)[1] == ["C-2"]


@pytest.mark.parametrize(
    ("sheet", "good", "heading", "cell"),
    [
        *(
            ("reductions", row(Worker_ID="W01", Reason="x", From=FROM, Percent=10), heading, cell)
            for heading, cell in (("Worker ID", "A"), ("Reason", "B"), ("From", "C"), ("Percent", "D"))
        ),
        *(
            ("travel", row(Case_ID="C-1", Worker_ID="W01", Minutes=10), heading, cell)
            for heading, cell in (("Case ID", "A"), ("Worker ID", "B"), ("Minutes", "C"))
        ),
        *(
            ("involvements", row(Case_ID="C-1", Worker_ID="W01", From=FROM), heading, cell)
            for heading, cell in (("Case ID", "A"), ("Worker ID", "B"), ("From", "C"))
        ),
        *(
            ("settings", row(Setting="caps.points", Value=100), heading, cell)
            for heading, cell in (("Setting", "A"), ("Value", "B"))
        ),
    ],
)
def test_a_missing_required_cell_of_the_other_sheets(
    tmp_path: Path, sheet: str, good: Cells, heading: str, cell: str
) -> None:
    reading = read_rows(tmp_path, **{sheet: [{**good, heading: None}]})
    assert errors(reading) == [(f"{sheet.capitalize()}!{cell}2", "nothing")]
    team = reading.team
    assert (team.reductions, team.travel, team.involvements, team.settings) == ((), (), (), {})


@pytest.mark.parametrize(
    ("heading", "value", "found"),
    [
        ("Category", "XX", "XX"),
        ("Category", 7, "7"),
        ("Priority", "urgent", "urgent"),
        ("Points", -1, "-1"),
        ("Points", "many", "many"),
        ("Points", True, "TRUE"),
        ("Points", 1_000_001, "1000001"),
        ("Points", FROM, "05/01/2026"),
        ("Received", 46000, "46000"),
        ("Received", "31/02/2026", "31/02/2026"),
        ("Received", "2/3/2026", "2/3/2026"),
        ("Received", "02/03/26", "02/03/26"),
        ("Received", "2026-02-30", "2026-02-30"),
        ("Received", "0026-03-02", "0026-03-02"),
        ("Received", "46000", "46000"),
        ("Received", "Monday", "Monday"),
        ("Received", True, "TRUE"),
        ("Due", 0.5, "0.5"),
        ("Locked", "perhaps", "perhaps"),
        ("Locked", 2, "2"),
        ("Locked", "x", "x"),
        ("Restricted", FROM, "05/01/2026"),
        ("Exploitation", "ja", "ja"),
        ("Interpreter", -1, "-1"),
        ("Travel minutes", -5, "-5"),
        ("Travel minutes", "1 hour", "1 hour"),
        ("Language", "English; Urdu", "English; Urdu"),
        ("Family ID", FROM, "05/01/2026"),
        ("Notes", "#N/A", "#N/A"),
        ("Notes", "#REF!", "#REF!"),
        ("Excluded workers", FROM, "05/01/2026"),
    ],
)
def test_a_cell_of_a_case_that_cannot_be(tmp_path: Path, heading: str, value: Any, found: str) -> None:
    reading = read_rows(tmp_path, cases=[case("C-1", **{heading: "" if heading != "Category" else "CIN"}), case("C-2")])
    assert errors(reading) == []
    reading = read_rows(tmp_path, cases=[{**case("C-1"), heading: value}, case("C-2")])
    assert errors(reading) == [("Cases!B2" if heading == "Category" else "Cases!C2", found)]
    assert ids(reading)[1] == ["C-2"]


@pytest.mark.parametrize(
    ("heading", "value", "found"),
    [
        ("Role", "TM", "TM"),
        ("Role", 1, "1"),
        ("FTE", 0, "0"),
        ("FTE", -0.5, "-0.5"),
        ("FTE", 1.0001, "1.0001"),
        ("FTE", "full", "full"),
        ("FTE", True, "TRUE"),
        ("ASYE", "2nd year", "2nd year"),
        ("Agency", 3, "3"),
        ("Max points", -0.01, "-0.01"),
        ("Max cases", -1, "-1"),
        ("Start date", "soon", "soon"),
        ("Leaving date", 46000, "46000"),
        ("Name", "#DIV/0!", "#DIV/0!"),
        ("Team", FROM, "05/01/2026"),
    ],
)
def test_a_cell_of_a_worker_that_cannot_be(tmp_path: Path, heading: str, value: Any, found: str) -> None:
    row_of = {**worker("W02"), heading: value}
    column = "ABCDEF"[list(row_of).index(heading)]
    reading = read_rows(tmp_path, workers=[row_of, worker("W03")])
    assert errors(reading) == [(f"Workers!{column}2", found)]
    assert ids(reading)[0] == ["W03"]


@pytest.mark.parametrize("percent", [-1, 100.5, 101, "half", "101%", True])
def test_a_per_cent_out_of_range(tmp_path: Path, percent: Any) -> None:
    reading = read_rows(tmp_path, reductions=[row(Worker_ID="W01", Reason="x", From=FROM, Percent=percent)])
    assert [where for where, _ in errors(reading)] == ["Reductions!D2"]
    assert reading.team.reductions == ()


def test_an_unknown_category_in_a_breather(tmp_path: Path) -> None:
    breather = row(Worker_ID="W01", Reason="x", From=FROM, Percent=0, No_new_categories="CPP; XX")
    reading = read_rows(tmp_path, reductions=[breather])
    assert errors(reading) == [("Reductions!E2", "CPP; XX")]


def test_minutes_below_nothing(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, travel=[row(Case_ID="C-1", Worker_ID="W01", Minutes=-1)])
    assert errors(reading) == [("Travel!C2", "-1")]


def test_of_two_workers_with_one_id_the_first_stays(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, workers=[worker("W01", Name="first"), worker("W01", Name="second")])
    assert errors(reading) == [("Workers!A3", "W01")]
    assert [worker.name for worker in reading.team.workers] == ["first"]
    assert "row 2" in expected(reading, "Workers!A3")


def test_of_two_cases_with_one_id_the_first_stays(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, cases=[case("7", Name="first"), case(7.0, Name="second")])
    assert errors(reading) == [("Cases!A3", "7")]
    assert [case.name for case in reading.team.cases] == ["first"]


def test_a_second_row_does_not_stand_in_for_a_first_that_is_kept_out(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, workers=[worker("W01", FTE=7), worker("W01")])
    assert errors(reading) == [("Workers!E2", "7"), ("Workers!A3", "W01")]
    assert reading.team.workers == ()


def test_ids_compare_with_their_case(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, workers=[worker("w01"), worker("W01")])
    assert ids(reading)[0] == ["w01", "W01"]
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("sheet", "cells", "where"),
    [
        ("cases", case("C-1", Worker_ID="W99"), "Cases!C2"),
        ("reductions", row(Worker_ID="W99", Reason="x", From=FROM, Percent=10), "Reductions!A2"),
        ("travel", row(Case_ID="C-1", Worker_ID="W99", Minutes=10), "Travel!B2"),
    ],
)
def test_a_case_a_reduction_or_a_journey_of_an_unknown_worker(
    tmp_path: Path, sheet: str, cells: Cells, where: str
) -> None:
    reading = read_rows(tmp_path, **{sheet: [cells]})
    assert errors(reading) == [(where, "W99")]
    assert reading.rows_kept_out == 1
    assert (reading.team.reductions, reading.team.travel) == ((), ())


def test_a_case_of_a_worker_kept_out_is_kept_out_too(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path,
        workers=[worker("W01"), worker("W02", Role="chief")],
        cases=[case("C-1", Worker_ID="W01"), case("C-2", Worker_ID="W02"), case("C-3", Worker_ID="W02")],
        reductions=[row(Worker_ID="W02", Reason="x", From=FROM, Percent=10)],
        travel=[row(Case_ID="C-1", Worker_ID="W02", Minutes=10)],
    )
    assert errors(reading) == [
        ("Workers!D3", "chief"),
        ("Reductions!A2", "W02"),
        ("Cases!C3", "W02"),
        ("Cases!C4", "W02"),
        ("Travel!B2", "W02"),
    ]
    assert ids(reading) == (["W01"], ["C-1"])
    assert "a row of W02 on the sheet Workers that stands" in expected(reading, "Cases!C3")


def test_an_unknown_worker_close_to_a_known_one_says_which(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, workers=[worker("W01")], cases=[case("C-1", Worker_ID="w01")])
    assert "perhaps W01 is meant" in expected(reading, "Cases!C2")


def test_an_unknown_category_says_which_is_near_by_code_or_by_name(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, cases=[case("C-1", Category="CLAT"), case("C-2", Category="CINN")])
    assert "perhaps CLALT is meant" in expected(reading, "Cases!B2")
    assert "perhaps CIN is meant" in expected(reading, "Cases!B3")


def test_leaving_before_starting(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path,
        workers=[
            worker("W01", Start_date=date(2026, 3, 2), Leaving_date=date(2026, 3, 2)),
            worker("W02", Start_date=date(2026, 3, 2), Leaving_date=date(2026, 3, 1)),
        ],
    )
    assert errors(reading) == [("Workers!G3", "01/03/2026")]
    assert ids(reading)[0] == ["W01"]


@pytest.mark.parametrize(
    ("sheet", "cells", "where"),
    [
        ("reductions", row(Worker_ID="W01", Reason="x", From=FROM, Percent=10), "Reductions!E2"),
        ("involvements", row(Case_ID="C-1", Worker_ID="W01", From=FROM), "Involvements!D2"),
    ],
)
def test_an_end_before_the_beginning(tmp_path: Path, sheet: str, cells: Cells, where: str) -> None:
    assert errors(read_rows(tmp_path, **{sheet: [{**cells, "To": FROM}]})) == []
    assert errors(read_rows(tmp_path, **{sheet: [{**cells, "To": date(2026, 1, 4)}]})) == [(where, "04/01/2026")]


def test_a_second_journey_of_the_same_pair_with_other_minutes(tmp_path: Path) -> None:
    journeys = [row(Case_ID="C-1", Worker_ID="W01", Minutes=minutes) for minutes in (45, 50)]
    reading = read_rows(tmp_path, travel=journeys)
    assert errors(reading) == [("Travel!A3", "C-1")]
    assert [journey.minutes for journey in reading.team.travel] == [45]


@pytest.mark.parametrize(
    ("name", "value", "where"),
    [
        ("caps.pionts", 100, "Settings!A2"),
        ("caps.points", -1, "Settings!B2"),
        ("caps.points", "many", "Settings!B2"),
        ("caps.points", True, "Settings!B2"),
        ("continuity.move", 1.5, "Settings!B2"),
        ("load.sibling_factor", 1.01, "Settings!B2"),
        ("categories.XX.points", 5, "Settings!A2"),
        ("categories.CIN.points", -5, "Settings!B2"),
        ("caps.points", datetime(2026, 3, 2), "Settings!B2"),  # noqa: DTZ001
    ],
)
def test_a_setting_that_cannot_be(tmp_path: Path, name: str, value: Any, where: str) -> None:
    rows = [row(Setting=name, Value=value), row(Setting="fit.short_stay", Value=3)]
    reading = read_rows(tmp_path, settings=rows)
    assert [found for found, _ in errors(reading)] == [where]
    assert reading.team.settings == {"fit.short_stay": 3}


def test_a_setting_is_told_as_it_stands_in_its_cell(tmp_path: Path) -> None:
    rows = [row(Setting="caps.points", Value=-1), row(Setting="caps.max_cases", Value=-1.0)]
    rows += [row(Setting="continuity.move", Value=1.5), row(Setting="fit.short_stay", Value="many")]
    reading = read_rows(tmp_path, settings=rows)
    assert [finding.found for finding in reading.findings] == ["-1", "-1", "1.5", "many"]


def test_a_setting_twice(tmp_path: Path) -> None:
    rows = [row(Setting="caps.points", Value=90), row(Setting="CAPS.POINTS", Value=80)]
    reading = read_rows(tmp_path, settings=rows)
    assert [where for where, _ in errors(reading)] == ["Settings!A3"]
    assert reading.team.settings == {"caps.points": 90}


def test_every_error_of_a_row_is_told_and_the_row_counts_once(tmp_path: Path) -> None:
    bad = worker("W01", Role="boss", FTE=2, ASYE="maybe", Start_date="soon")
    reading = read_rows(tmp_path, workers=[bad, worker("W02")])
    assert [where for where, _ in errors(reading)] == ["Workers!D2", "Workers!E2", "Workers!F2", "Workers!G2"]
    assert reading.rows_kept_out == 1


def test_findings_stand_in_the_order_of_sheets_rows_and_columns(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path,
        settings=[row(Setting="no.such", Value=1)],
        involvements=[row(Case_ID="C-1", Worker_ID="W01", From="soon")],
        cases=[case("C-1", Worker_ID="W77", Points=-1), case("C-2", Category="XX")],
        workers=[worker("W01"), worker("W01"), worker("W03", FTE=5)],
    )
    assert [finding.where for finding in reading.findings] == [
        "Workers!A3",
        "Workers!E4",
        "Cases!C2",
        "Cases!D2",
        "Cases!B3",
        "Involvements!C2",
        "Settings!A2",
    ]


def test_of_very_many_findings_the_first_are_listed_and_the_rest_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "MOST", 100)
    many = [case(f"C-{number}", Category="XX", Due="x", Colour="red") for number in range(70)]
    reading = read_rows(tmp_path, cases=many)
    assert reading.rows_kept_out == 70
    assert len(reading.findings) == 101
    assert (reading.findings[-1].where, reading.findings[-1].found) == ("team.xlsx", "41 more like these")
