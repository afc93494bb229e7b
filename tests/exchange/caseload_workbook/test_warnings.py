"""Every warning of the workbook, with its exact cell; it lets its row in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from caseload_app.exchange.caseload_workbook import read
from tests.builders import DAY, DEFAULT_POLICY, a_policy, points
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

FROM = date(2026, 1, 5)


def test_a_skill_that_nobody_holds(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path,
        workers=[worker("W01", Skills="Court; kinship")],
        cases=[case("C-1", Skills="COURT; cuort", Preferred_skills="Kinship; juggling")],
    )
    assert warnings(reading) == [("Cases!C2", "cuort"), ("Cases!D2", "juggling")]
    assert "perhaps Court is meant" in expected(reading, "Cases!C2")
    assert reading.team.cases[0].skills == ("COURT", "cuort")


def test_a_skill_that_only_a_worker_kept_out_holds(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path,
        workers=[worker("W01", Skills="court"), worker("W02", Skills="kinship", FTE=3)],
        cases=[case("C-1", Skills="kinship")],
    )
    assert warnings(reading) == [("Cases!C2", "kinship")]


def test_skills_separated_by_commas_are_told_how_to_be_separated(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, workers=[worker(Skills="court")], cases=[case(Skills="court, kinship")])
    assert "separated by ;" in expected(reading, "Cases!C2")


def test_history_and_wishes_may_name_a_worker_who_is_not_there(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path,
        cases=[case("C-1", Previous_worker_ID="W98", Excluded_workers="W01; W99; W97")],
        involvements=[row(Case_ID="C-1", Worker_ID="W96", From=FROM)],
    )
    assert errors(reading) == []
    assert warnings(reading) == [
        ("Cases!C2", "W98"),
        ("Cases!D2", "W99"),
        ("Cases!D2", "W97"),
        ("Involvements!B2", "W96"),
    ]
    assert reading.team.cases[0].previous_worker_id == "W98"
    assert reading.team.cases[0].excluded_workers == ("W01", "W99", "W97")
    assert reading.team.involvements[0].worker_id == "W96"


def test_history_of_a_worker_or_a_case_kept_out_is_not_told_again(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path,
        workers=[worker("W01"), worker("W02", FTE=3)],
        cases=[case("C-1", Category="XX"), case("C-2", Previous_worker_ID="W02")],
        involvements=[row(Case_ID="C-1", Worker_ID="W01", From=FROM), row(Case_ID="C-2", Worker_ID="W02", From=FROM)],
        travel=[row(Case_ID="C-1", Worker_ID="W01", Minutes=10)],
    )
    assert warnings(reading) == []
    assert len(reading.team.involvements) == 2


def test_history_and_journeys_of_an_unknown_case(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path,
        involvements=[row(Case_ID="C-9", Worker_ID="W01", From=FROM)],
        travel=[row(Case_ID="C-8", Worker_ID="W01", Minutes=10)],
    )
    assert errors(reading) == []
    assert warnings(reading) == [("Travel!A2", "C-8"), ("Involvements!A2", "C-9")]
    assert len(reading.team.involvements) == len(reading.team.travel) == 1


def test_the_same_journey_twice(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, travel=[row(Case_ID="C-1", Worker_ID="W01", Minutes=45)] * 2)
    assert errors(reading) == []
    assert warnings(reading) == [("Travel!A3", "C-1")]


def test_two_teams_that_differ_only_by_case_or_spaces(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path,
        workers=[worker("W01", Team="Safeguarding North"), worker("W02", Team="safeguarding  north")],
        cases=[case("C-1", Team=" Safeguarding North "), case("C-2", Team="SAFEGUARDING NORTH"), case("C-3", Team="S")],
    )
    assert warnings(reading) == [("Workers!C3", "safeguarding  north"), ("Cases!C3", "SAFEGUARDING NORTH")]
    assert "Safeguarding North, as in row 2 of Workers" in expected(reading, "Cases!C3")
    assert [worker.team for worker in reading.team.workers] == ["Safeguarding North", "safeguarding  north"]
    assert [case.team for case in reading.team.cases] == ["Safeguarding North", "SAFEGUARDING NORTH", "S"]


def test_a_worker_over_the_cap_in_points_already(tmp_path: Path) -> None:
    held = [case("C-1", Worker_ID="W02", Points="50.01"), case("C-2", Worker_ID="W02", Points=35)]
    reading = read_rows(tmp_path, workers=[worker("W01"), worker("W02")], cases=held)
    assert warnings(reading) == [("Workers!A3", "W02 holds 85.01 points in 2 cases")]
    assert expected(reading, "Workers!A3") == "at most 85.00 points and 16 cases on 2 Mar 2026"


def test_a_worker_exactly_at_the_cap_is_not_over_it(tmp_path: Path) -> None:
    held = [case(f"C-{number}", Worker_ID="W01", Points="5.31") for number in range(16)]
    assert read_rows(tmp_path, cases=[*held[:15], case("C-15", Worker_ID="W01", Points="5.35")]).findings == ()


def test_a_worker_over_the_cap_in_cases_already(tmp_path: Path) -> None:
    held = [case(f"C-{number}", Worker_ID="W01", Points=1) for number in range(17)]
    reading = read_rows(tmp_path, cases=held)
    assert warnings(reading) == [("Workers!A2", "W01 holds 17.00 points in 17 cases")]


def test_a_worker_without_any_capacity_who_holds_a_case(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path,
        cases=[case("C-1", Worker_ID="W01", Points=0)],
        reductions=[row(Worker_ID="W01", Reason="leave", From=DAY, To=DAY, Percent=100)],
    )
    assert warnings(reading) == [("Workers!A2", "W01 holds 0.00 points in 1 case")]


def test_the_cap_is_the_one_of_the_settings(tmp_path: Path) -> None:
    held = [case("C-1", Worker_ID="W01")]
    cap = [row(Setting="caps.max_cases", Value=0)]
    assert len(warnings(read_rows(tmp_path, cases=held, settings=cap))) == 1
    path = save(tmp_path / "team.xlsx", sheets(cases=held, settings=cap))
    assert read(path, DEFAULT_POLICY, DAY, fixed=["caps.max_cases"]).findings == ()
    assert read(path, a_policy(caps={"points": points(19)}), DAY, fixed=["caps.max_cases"]).findings != ()


def test_a_reduction_by_nothing_that_is_no_breather(tmp_path: Path) -> None:
    nothing = row(Worker_ID="W01", Reason="x", From=FROM, Percent=0)
    assert warnings(read_rows(tmp_path, reductions=[nothing])) == [("Reductions!D2", "0")]
    breather = {**nothing, "No new categories": "CPP"}
    assert read_rows(tmp_path, reductions=[breather]).findings == ()


def test_a_change_reason_without_a_code_stays_as_it_is(tmp_path: Path) -> None:
    reasons = ("manage", "Holiday", None)
    rows = [row(Case_ID="C-1", Worker_ID="W01", From=FROM, Change_reason=reason) for reason in reasons]
    reading = read_rows(tmp_path, involvements=rows)
    assert warnings(reading) == [("Involvements!D3", "Holiday")]
    assert [row.change_reason for row in reading.team.involvements] == ["MANAGE", "Holiday", None]


def test_a_workbook_without_any_worker_or_case(tmp_path: Path) -> None:
    content = {title: rows[:1] for title, rows in sheets().items()}
    reading = read(save(tmp_path / "team.xlsx", content), DEFAULT_POLICY, DAY)
    assert not reading.unreadable
    assert warnings(reading) == [("Workers!A2", "no row"), ("Cases!A2", "no row")]
