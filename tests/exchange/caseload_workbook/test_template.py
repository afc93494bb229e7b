"""The empty workbook: it explains itself, offers what may be typed, and reads back once it is filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from caseload_app.domain.policy import setting_names, shipped_policy
from caseload_app.exchange.atomic_file import CannotWrite
from caseload_app.exchange.caseload_workbook import read, write_template
from caseload_app.exchange.caseload_workbook.sheets import SHEETS
from caseload_app.exchange.caseload_workbook.sheets.sheet import Column
from caseload_app.exchange.caseload_workbook.spreadsheet.values import Text
from caseload_app.exchange.caseload_workbook.template.explanation import TITLE
from caseload_app.exchange.caseload_workbook.template.setting_words import meaning_of
from tests.builders import DAY, DEFAULT_POLICY, a_policy
from tests.exchange.caseload_workbook.books import warnings

EXAMPLES = [(sheet, column) for sheet in SHEETS for column in sheet.columns]


@pytest.fixture
def template(tmp_path: Path) -> Path:
    write_template(tmp_path / "template.xlsx", DEFAULT_POLICY)
    return tmp_path / "template.xlsx"


def validation_of(worksheet: Worksheet, heading: str) -> Any:
    (number,) = [cell.column for cell in worksheet[1] if cell.value == heading]
    for validation in worksheet.data_validations.dataValidation:
        if any(range_boundaries(str(part))[0] == number for part in validation.sqref.ranges):
            return validation
    return None


def offered(path: Path, sheet: str, heading: str) -> list[Any]:
    """What the drop-down of a column offers."""
    workbook = load_workbook(path)
    where, cells = validation_of(workbook[sheet], heading).formula1.rsplit("!", 1)
    return [cell.value for (cell,) in workbook[where.strip("'")][cells.replace("$", "")]]


def test_an_untouched_template_is_an_empty_team_and_says_so(template: Path) -> None:
    reading = read(template, DEFAULT_POLICY, DAY)
    assert not reading.unreadable
    assert (reading.team.workers, reading.team.cases, reading.team.settings) == ((), (), {})
    assert [where for where, _ in warnings(reading)] == ["Workers!A2", "Cases!A2"]


def test_every_sheet_has_its_headings_in_row_1_and_frozen(template: Path) -> None:
    workbook = load_workbook(template)
    assert workbook.sheetnames == [TITLE, *(sheet.name for sheet in SHEETS)]
    for sheet in SHEETS:
        worksheet = workbook[sheet.name]
        assert [cell.value for cell in worksheet[1]] == [column.heading for column in sheet.columns]
        assert worksheet.freeze_panes == "B2"
        assert worksheet.print_title_rows == "$1:$1"


def test_columns_that_must_be_filled_stand_out(template: Path) -> None:
    workbook = load_workbook(template)
    for sheet in SHEETS:
        bold = {cell.value for cell in workbook[sheet.name][1] if cell.font.bold}
        assert bold == {column.heading for column in sheet.columns if column.required}


@pytest.mark.parametrize(
    ("sheet", "heading", "choices"),
    [
        ("Workers", "Role", ["SW", "SSW", "PA", "FSW"]),
        ("Workers", "ASYE", ["yes", "no"]),
        ("Cases", "Category", list(DEFAULT_POLICY.categories)),
        ("Cases", "Priority", ["critical", "high", "standard", "low"]),
        ("Cases", "Locked", ["yes", "no"]),
        ("Settings", "Setting", list(setting_names(DEFAULT_POLICY))),
    ],
)
def test_a_drop_down_offers_what_may_be_typed(template: Path, sheet: str, heading: str, choices: list[str]) -> None:
    assert offered(template, sheet, heading) == choices


def test_the_categories_are_the_ones_of_the_policy(tmp_path: Path) -> None:
    own = replace(DEFAULT_POLICY.categories["CIN"], code="MASH")
    policy = replace(DEFAULT_POLICY, categories={"MASH": own})
    write_template(tmp_path / "template.xlsx", policy)
    assert offered(tmp_path / "template.xlsx", "Cases", "Category") == ["MASH"]


@pytest.mark.parametrize("sheet", ["Reductions", "Cases", "Travel", "Involvements"])
def test_workers_are_offered_from_their_own_sheet_and_nobody_is_refused(template: Path, sheet: str) -> None:
    validation = validation_of(load_workbook(template)[sheet], "Worker ID")
    assert validation.formula1.startswith("'Workers'!$A$2:$A$")
    assert not validation.showErrorMessage


def test_columns_of_dates_are_ready_for_dates_and_identifiers_stay_text(template: Path) -> None:
    worksheet = load_workbook(template)["Cases"]
    formats = {
        cell.value: worksheet.column_dimensions[get_column_letter(n)].number_format
        for n, cell in enumerate(worksheet[1], start=1)
    }
    assert (formats["Due"], formats["Case ID"], formats["Points"]) == ("dd/mm/yyyy", "@", "General")


def test_the_explanation_names_every_column_category_and_setting_with_its_default(template: Path) -> None:
    rows = list(load_workbook(template)[TITLE].iter_rows(values_only=True))
    for sheet, column in EXAMPLES:
        assert any(row[0] == column.heading and row[2] == column.meaning for row in rows), (sheet.name, column.heading)
    defaults = {row[0]: row[1] for row in rows}
    assert (defaults["caps.points"], defaults["load.sibling_factor"], defaults["fit.leaving_days"]) == (
        "100",
        "0.6",
        "182",
    )
    assert defaults["categories.COURT.points"] == defaults["COURT"] == "10"


def test_the_defaults_are_the_ones_of_the_policy(tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx", a_policy(caps={"max_cases": Decimal("13.5")}))
    rows = load_workbook(tmp_path / "template.xlsx")[TITLE].iter_rows(values_only=True)
    assert ("caps.max_cases", "13.5") in {row[:2] for row in rows}


@pytest.mark.parametrize("setting", setting_names(shipped_policy()))
def test_every_setting_has_a_meaning_in_words(setting: str) -> None:
    about_a_category = meaning_of(setting).startswith("Points of a case of the category ")
    assert about_a_category == setting.startswith("categories.")


@pytest.mark.parametrize(
    "column", [column for _, column in EXAMPLES], ids=[f"{sheet.name}-{column.heading}" for sheet, column in EXAMPLES]
)
def test_every_example_is_one_that_the_reader_takes(column: Column) -> None:
    assert column.kind.read(Text(column.example), DEFAULT_POLICY) not in {None, ""}


def test_a_template_that_is_filled_in_reads_back_without_findings(template: Path) -> None:
    workbook = load_workbook(template)
    filled: dict[str, list[Any]] = {
        "Workers": ["007", "Amara", "North", "SW", 0.6, "no", None, "court", "English", None, None, date(2020, 1, 1)],
        "Reductions": ["007", "court duty", date(2026, 3, 1), None, 0.1, "CPP"],
        "Cases": ["C-1", "R.D.", None, "CIN", "North", 4.5, "high", datetime(2026, 2, 1, 9, 0), None],  # noqa: DTZ001
        "Travel": ["C-1", "007", 45],
        "Involvements": ["C-1", "007", date(2025, 1, 1), date(2025, 6, 1), "MANAGE"],
        "Settings": ["caps.max_cases", 14],
    }
    for title, cells in filled.items():
        for number, value in enumerate(cells, start=1):
            workbook[title].cell(row=2, column=number, value=value)
    workbook["Reductions"]["E2"].number_format = "0%"
    workbook.save(template)
    reading = read(template, DEFAULT_POLICY, DAY)
    assert reading.findings == ()
    assert reading.team.workers[0].id == "007"
    assert reading.team.reductions[0].percent == 10
    assert reading.team.cases[0].received == date(2026, 2, 1)


def test_an_older_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "template.xlsx"
    target.write_bytes(b"old")
    write_template(target, DEFAULT_POLICY)
    assert load_workbook(target).sheetnames[0] == TITLE
    assert [path.name for path in tmp_path.iterdir()] == ["template.xlsx"]


def test_a_place_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        write_template(tmp_path / "no folder" / "template.xlsx", DEFAULT_POLICY)
