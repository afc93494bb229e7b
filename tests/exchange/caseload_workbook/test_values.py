"""What cells that are right become: numbers exactly, dates, yes and no, lists, identifiers."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from caseload_app.domain.team import TeamCase, TeamWorker
from caseload_app.exchange.caseload_workbook import read
from solver.problem import Priority, Role
from tests.builders import DAY, DEFAULT_POLICY
from tests.exchange.caseload_workbook.books import case, errors, read_rows, row, save, sheets, worker

THE_DAY = date(2026, 3, 2)


def the_case(folder: Path, **cells: Any) -> TeamCase:
    reading = read_rows(folder, cases=[case(**cells)])
    assert errors(reading) == []
    return reading.team.cases[0]


def the_worker(folder: Path, **cells: Any) -> TeamWorker:
    reading = read_rows(folder, workers=[worker(**cells)])
    assert errors(reading) == []
    return reading.team.workers[0]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("007", "007"),
        (7, "7"),
        (7.0, "7"),
        (7.5, "7.5"),
        (" 007 ", "007"),
        ("\xa0A 1\xa0", "A 1"),
        (True, "TRUE"),
        (1000000000000000.0, "1000000000000000"),
        (0.1, "0.1"),
        (1e-07, "0.0000001"),
        ("=x", "=x"),
        ("a\nb", "a\nb"),
    ],
)
def test_an_identifier_is_text(tmp_path: Path, written: Any, read_as: str) -> None:
    content = sheets(cases=[case("C-1", Family_ID="x")])
    path = save(tmp_path / "team.xlsx", content)
    workbook = load_workbook(path)
    cell = workbook["Cases"]["C2"]
    cell.value = written
    if isinstance(written, str):
        cell.data_type = "s"
    workbook.save(path)
    reading = read(path, DEFAULT_POLICY, DAY)
    assert reading.findings == ()
    assert reading.team.cases[0].family_id == read_as


@pytest.mark.parametrize("written", ["yes", "Yes", " YES ", "y", "true", "TRUE", "1", True, 1, 1.0])
def test_yes(tmp_path: Path, written: Any) -> None:
    assert the_case(tmp_path, Locked=written).locked is True


@pytest.mark.parametrize("written", ["no", "No", " NO ", "n", "false", "False", "0", False, 0, 0.0, None, "", "  "])
def test_no(tmp_path: Path, written: Any) -> None:
    assert the_case(tmp_path, Locked=written, Notes="x").locked is False


@pytest.mark.parametrize(
    "written",
    [
        THE_DAY,
        datetime(2026, 3, 2, 15, 45),  # noqa: DTZ001
        "02/03/2026",
        " 02/03/2026 ",
        "2026-03-02",
        "2026-03-02T10:30:00",
        "2026-03-02 10:30",
    ],
)
def test_a_date(tmp_path: Path, written: Any) -> None:
    assert the_case(tmp_path, Due=written).due == THE_DAY


@pytest.mark.parametrize(
    ("code", "serial", "read_as"),
    [
        ("dd/mm/yyyy", 46083, THE_DAY),
        ("d mmm", 46083, THE_DAY),
        ("mmm yy", 46083.75, THE_DAY),
        ("[$-809]dddd d mmmm", 46083, THE_DAY),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 46083, THE_DAY),
        ("yyyy-mm-dd hh:mm:ss", 46083.999999, THE_DAY),
        ("dd/mm/yyyy;@", 46083, THE_DAY),
        ("hh:mm", 46083.5, THE_DAY),
        ("dd/mm/yyyy", 61, date(1900, 3, 1)),
        ("dd/mm/yyyy", 59, date(1900, 2, 28)),
        ("dd/mm/yyyy", 1, date(1900, 1, 1)),
        ("dd/mm/yyyy", 2958465, date(9999, 12, 31)),
        ("dd/mm/yyyy", 60, None),
        ("dd/mm/yyyy", 0, None),
        ("dd/mm/yyyy", -1, None),
        ("dd/mm/yyyy", 2958466, None),
        ("hh:mm", 0.5, None),
        ("[h]:mm", 46083, None),
        ("0", 46083, None),
        ("General", 46083, None),
        ('0 "days"', 46083, None),
        ("0\\d", 46083, None),
        ("[Red]0", 46083, None),
        ("#,##0.00", 46083, None),
        ("0%", 46083, None),
    ],
)
def test_a_number_is_a_date_only_where_it_is_shown_as_one(
    tmp_path: Path, code: str, serial: float, read_as: date | None
) -> None:
    path = save(tmp_path / "team.xlsx", sheets(cases=[case(Due=serial)]))
    workbook = load_workbook(path)
    workbook["Cases"]["C2"].number_format = code
    workbook.save(path)
    reading = read(path, DEFAULT_POLICY, DAY)
    assert [where for where, _ in errors(reading)] == ([] if read_as else ["Cases!C2"])
    assert [case.due for case in reading.team.cases] == ([read_as] if read_as else [])


def test_a_workbook_that_counts_days_from_1904(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.epoch = datetime(1904, 1, 1)  # noqa: DTZ001
    path = save(tmp_path / "team.xlsx", sheets(cases=[case(Received=date(1904, 1, 1), Due=THE_DAY)]))
    filled = load_workbook(path)
    filled.epoch = workbook.epoch
    filled.save(path)
    reading = read(path, DEFAULT_POLICY, DAY)
    assert reading.findings == ()
    assert (reading.team.cases[0].received, reading.team.cases[0].due) == (date(1904, 1, 1), THE_DAY)


@pytest.mark.parametrize(
    ("written", "hundredths"),
    [
        (6, 600),
        (4.5, 450),
        (0, 0),
        (0.005, 1),
        (0.0049, 0),
        (4.375, 438),
        (4.365, 437),
        (1.005, 101),
        ("7.25", 725),
        (0.1 + 0.2, 30),
        (2.675, 268),
        (1000000, 100000000),
        (-0.0, 0),
        (" 3 ", 300),
    ],
)
def test_points_are_whole_hundredths_rounded_half_up(tmp_path: Path, written: Any, hundredths: int) -> None:
    assert the_case(tmp_path, Points=written).points == hundredths


@pytest.mark.parametrize("written", [1, 0.6, 0.01, 0.333333333333, "0.8", 1.0])
def test_fte_is_exact(tmp_path: Path, written: Any) -> None:
    assert the_worker(tmp_path, FTE=written).fte == Decimal(str(written))


@pytest.mark.parametrize(
    ("written", "code", "percent"),
    [
        (50, "General", "50"),
        (0.5, "General", "0.5"),
        (0.5, "0%", "50"),
        (0.125, "0.0 %", "12.5"),
        (0.07, "0%", "7"),
        (1, "0%", "100"),
        (1, "General", "1"),
        (100, "0", "100"),
        ("50", "@", "50"),
        ("50%", "General", "50"),
        ("12.5 %", "General", "12.5"),
        (0.5, '0"%"', "0.5"),
    ],
)
def test_a_per_cent_counts_as_shown_in_its_own_column(tmp_path: Path, written: Any, code: str, percent: str) -> None:
    path = save(
        tmp_path / "team.xlsx",
        sheets(reductions=[row(Worker_ID="W01", Reason="x", From=THE_DAY, Percent=written)]),
    )
    workbook = load_workbook(path)
    workbook["Reductions"]["D2"].number_format = code
    workbook.save(path)
    reading = read(path, DEFAULT_POLICY, DAY)
    assert reading.findings == ()
    assert reading.team.reductions[0].percent == Decimal(percent)


def test_elsewhere_a_per_cent_counts_by_its_value(tmp_path: Path) -> None:
    path = save(
        tmp_path / "team.xlsx",
        sheets(
            workers=[worker(FTE=0.6)],
            cases=[case(Points=6, Notes=0.5)],
            settings=[row(Setting="load.sibling_factor", Value=0.5)],
        ),
    )
    workbook = load_workbook(path)
    for sheet, cell in (("Workers", "E2"), ("Cases", "C2"), ("Cases", "D2"), ("Settings", "B2")):
        workbook[sheet][cell].number_format = "0%"
    workbook.save(path)
    team = read(path, DEFAULT_POLICY, DAY).team
    assert (team.workers[0].fte, team.cases[0].points, team.cases[0].notes) == (Decimal("0.6"), 600, "0.5")
    assert team.settings == {"load.sibling_factor": Decimal("0.5")}


def test_a_per_cent_format_that_goes_over_a_hundred_is_an_error(tmp_path: Path) -> None:
    path = save(tmp_path / "team.xlsx", sheets(reductions=[row(Worker_ID="W01", Reason="x", From=THE_DAY, Percent=50)]))
    workbook = load_workbook(path)
    workbook["Reductions"]["D2"].number_format = "0%"
    workbook.save(path)
    assert errors(read(path, DEFAULT_POLICY, DAY)) == [("Reductions!D2", "5000 %")]


def test_lists_are_separated_by_semicolons_and_empty_items_do_not_count(tmp_path: Path) -> None:
    read_worker = the_worker(tmp_path, Skills=" ; court ;; Court;\u00a0children in care\u00a0; ", Languages="English")
    assert read_worker.skills == ("court", "children in care")
    assert read_worker.languages == ("English",)
    assert the_case(tmp_path, Excluded_workers="W01;W01; ").excluded_workers == ("W01",)
    assert the_case(tmp_path, Excluded_workers=7).excluded_workers == ("7",)
    assert the_case(tmp_path, Skills=" ; ;", Notes="x").skills == ()


def test_codes_become_the_ones_of_the_policy(tmp_path: Path) -> None:
    read_case = the_case(tmp_path, Category=" clalt ", Priority="Critical")
    assert (read_case.category, read_case.priority) == ("CLALT", Priority.CRITICAL)
    assert the_worker(tmp_path, Role="ssw").role is Role.SSW
    breather = row(Worker_ID="W01", Reason="x", From=THE_DAY, Percent=0, No_new_categories="cpp; s47;CPP")
    reductions = read_rows(tmp_path, reductions=[breather]).team.reductions
    assert reductions[0].no_new_categories == ("CPP", "S47")


@pytest.mark.parametrize("written", ["Polish", " Polish ", "Polish;", "; Polish"])
def test_a_language_is_one(tmp_path: Path, written: str) -> None:
    assert the_case(tmp_path, Language=written).language == "Polish"


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("  R.D. ", "  R.D. "),
        ("two\nlines", "two\nlines"),
        ("'quoted", "'quoted"),
        ("Zoë 👩‍👧", "Zoë 👩‍👧"),
        ("a_x0041_b", "aAb"),
        ("_x005F_x0041_", "_x0041_"),
        ("cr_x000D_", "cr\r"),
        ("half_xD83D_", "half\ufffd"),
        ("_xD83D__xDE00_", "😀"),
        (12, "12"),
        (1.5, "1.5"),
        (True, "TRUE"),
        (THE_DAY, "02/03/2026"),
        (datetime.combine(THE_DAY, time(9, 30)), "02/03/2026 09:30"),
    ],
)
def test_free_text_stays_exactly_as_read(tmp_path: Path, written: Any, read_as: str) -> None:
    assert the_case(tmp_path, Notes=written).notes == read_as


def test_what_is_blank_takes_its_default(tmp_path: Path) -> None:
    read_case = the_case(tmp_path, Points=None, Travel_minutes=None, Worker_ID=" ", Notes="\u00a0", Priority="")
    assert read_case == TeamCase(id="C-1", category="CIN")


def test_a_case_with_everything(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path,
        workers=[worker("W01", Skills="court; kinship"), worker("W02")],
        cases=[
            case(
                "C-1",
                Name="R.D.",
                Family_ID="F-1",
                Team="North",
                Points=7.5,
                Priority="high",
                Received=date(2026, 2, 16),
                Due=THE_DAY,
                Skills="court",
                Language="Polish",
                Preferred_language="Urdu",
                Preferred_skills="kinship",
                Worker_ID="W01",
                Previous_worker_ID="W02",
                Locked="yes",
                Excluded_workers="W02",
                Restricted="yes",
                Travel_minutes=45.5,
                Exploitation="y",
                Interpreter=1,
                Notes="n",
            )
        ],
    )
    assert reading.findings == ()
    assert reading.team.cases == (
        TeamCase(
            id="C-1",
            name="R.D.",
            family_id="F-1",
            category="CIN",
            team="North",
            points=750,
            priority=Priority.HIGH,
            received=date(2026, 2, 16),
            due=THE_DAY,
            skills=("court",),
            language="Polish",
            preferred_language="Urdu",
            preferred_skills=("kinship",),
            worker_id="W01",
            previous_worker_id="W02",
            locked=True,
            excluded_workers=("W02",),
            restricted=True,
            travel_minutes=Decimal("45.5"),
            exploitation=True,
            interpreter=True,
            notes="n",
        ),
    )


def test_settings_by_any_case_become_the_policys_names(tmp_path: Path) -> None:
    rows = [
        row(Setting="CAPS.Max_Cases", Value=14),
        row(Setting=" categories.cin.POINTS ", Value=4.5),
        row(Setting="fit.short_stay", Value="3"),
    ]
    reading = read_rows(tmp_path, settings=rows)
    assert reading.findings == ()
    assert reading.team.settings == {
        "caps.max_cases": 14,
        "categories.CIN.points": Decimal("4.5"),
        "fit.short_stay": 3,
    }
