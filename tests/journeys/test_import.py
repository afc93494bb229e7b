"""A workbook comes in by menu and by dropping it; nothing changes before *Import*, and one undo takes it back."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from caseload_app.store.history import StepKind
from caseload_app.ui.importing.page import ImportPage
from tests.journeys.person import LEFT, Person, words_of

SAMPLE = Path(str(files("resources").joinpath("samples", "north_team.xlsx")))


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """The sample team's workbook, as somebody keeps it."""
    return Path(shutil.copy(SAMPLE, tmp_path / "our team.xlsx"))


@pytest.fixture
def with_errors(workbook: Path) -> Path:
    """The workbook after somebody mistyped in two rows of the sheet Cases."""
    book = openpyxl.load_workbook(workbook)
    cases = book["Cases"]
    column = {cell.value: cell.column for cell in cases[1]}
    cases.cell(5, column["Category"], "SECTION FORTY-SEVEN")
    cases.cell(9, column["Worker ID"], "W99")
    book.save(workbook)
    return workbook


def page_after(person: Person) -> ImportPage:
    """The import page, once the workbook was read."""
    person.qtbot.waitUntil(lambda: person.window.importing is not None, timeout=20_000)
    assert person.window.importing is not None
    return person.window.importing


def drop_on_the_window(person: Person, path: Path) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path))])
    person.drop(carried, person.window, QPoint(300, 300), Qt.DropAction.CopyAction)


def test_a_workbook_chosen_from_the_menu_is_looked_at_first_and_cancel_changes_nothing(
    person: Person, workbook: Path
) -> None:
    person.open_sample()
    person.drag("C-2209", "W08")
    before, steps = person.team.state, person.team.steps()

    person.will_choose_file(workbook)
    person.choose_from_menu("Import \u2026")
    page = page_after(person)

    assert "Nothing is changed until you import" in words_of(page)
    assert page.import_button.text() == "Import 134 of 134 cases"
    assert (person.team.state, person.team.steps()) == (before, steps)

    person.click_on(page.cancel_button)
    assert person.window.importing is None
    assert person.window.page.isVisible()
    assert (person.team.state, person.team.steps()) == (before, steps)


def test_a_workbook_dropped_on_the_window_is_imported_by_one_click_and_taken_back_by_one_undo(
    person: Person, with_errors: Path
) -> None:
    person.open_sample()
    before = person.team.state

    drop_on_the_window(person, with_errors)
    page = page_after(person)
    assert page.import_button.text() == "Import 132 of 134 cases"
    assert person.team.state == before

    person.click_on(page.import_button)
    assert len(person.team.state.team.cases) == 132
    assert person.team.steps()[-1].kind is StepKind.IMPORT
    assert person.window.page.isVisible()
    assert "our team.xlsx" in person.window.toast.words

    person.click_on(person.button("Undo", within=person.window.toast))
    assert person.team.state == before
    assert len(person.board.case) == 134


def test_findings_are_listed_and_a_click_copies_the_cell(person: Person, with_errors: Path) -> None:
    person.open_sample()
    drop_on_the_window(person, with_errors)
    page = page_after(person)

    places = [page.findings.finding(row).where for row in range(page.findings.rowCount())]
    assert {"Cases!D5", "Cases!N9"} <= set(places)
    line = page.findings.index(places.index("Cases!D5"), 1)
    table = page.findings_table
    table.scrollTo(line)
    QTest.mouseClick(table.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, table.visualRect(line).center())

    assert QGuiApplication.clipboard().text() == "Cases!D5"
    assert person.window.toast.words == "Copied Cases!D5"


def test_a_workbook_dropped_on_the_welcome_page_becomes_a_new_team_file(
    person: Person, workbook: Path, tmp_path: Path
) -> None:
    drop_on_the_window(person, workbook)
    page = page_after(person)

    person.will_choose_file(tmp_path / "our team.caseload")
    person.click_on(page.import_button)

    person.all_is_answered()
    assert (tmp_path / "our team.caseload").is_file()
    assert len(person.team.state.team.cases) == 134
    assert person.window.page.isVisible()


def test_a_file_that_is_no_workbook_is_told_of_in_a_sentence_and_cannot_be_imported(
    person: Person, tmp_path: Path
) -> None:
    broken = tmp_path / "holiday.xlsx"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n and much more that is no workbook")
    person.open_sample()
    before = person.team.state

    drop_on_the_window(person, broken)
    page = page_after(person)

    assert "cannot be imported" in words_of(page)
    assert page.findings.rowCount() == 1
    assert page.findings.finding(0).where == "holiday.xlsx"
    assert not hasattr(page, "import_button")
    person.click_on(page.cancel_button)
    assert person.team.state == before


def test_something_else_than_a_workbook_cannot_be_dropped(person: Person, tmp_path: Path) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(tmp_path / "letter.docx"))])

    assert not person.hover(carried, person.window, QPoint(300, 300), Qt.DropAction.CopyAction)
