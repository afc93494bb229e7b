"""Files in and out, read-only files, what the window remembers, the log."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from caseload_app.services.open_team import OpenTeam
from caseload_app.ui.actions import Act
from caseload_app.ui.log_file import log, start_log
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.theme.theme import Choice
from caseload_app.ui.theme.tokens import DARK
from caseload_app.ui.window_state import WindowState
from tests.pictures.workbooks import SAMPLE, broken_workbook, next_week_workbook
from tests.ui.answers import Answers
from tests.ui.dragging import files, hover


def _answers(window: MainWindow) -> Answers:
    assert isinstance(window.asking, Answers)
    return window.asking


def _read(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    window.filing.read(path)
    qtbot.waitUntil(lambda: window.importing is not None, timeout=20_000)


def test_the_first_thing_to_see_is_three_ways_to_begin(window: MainWindow) -> None:
    assert window.welcome.isVisible()
    words = {button.text() for button in window.welcome.findChildren(QPushButton)}
    assert {"Open the sample team", "Import a workbook", "Start from a template"} <= words
    suggest = window.bar.findChild(QPushButton, "top suggest")
    assert suggest is not None
    assert not suggest.isVisible()


def test_the_sample_team_opens_on_its_day_as_a_fresh_copy(window: MainWindow, qtbot: QtBot) -> None:
    choose = window.welcome.findChild(QPushButton, "welcome sample")
    assert choose is not None
    QTest.mouseClick(choose, Qt.MouseButton.LeftButton)
    assert window.page.isVisible()
    assert window.act[Act.DAY].text() == "2 Mar 2026"
    first = window.desk.team.path if window.desk.team else None
    window.act[Act.SAMPLE].trigger()
    assert window.desk.team is not None
    assert window.desk.team.path != first


def test_a_workbook_dropped_on_the_window_is_read_and_changes_nothing_yet(
    sample: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "next week.xlsx"
    next_week_workbook(path)
    assert sample.desk.team is not None
    before = sample.desk.team.revision
    data = files(path)
    event = QDropEvent(
        QPoint(300, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    hover(sample, QPoint(300, 300), data)
    QApplication.sendEvent(sample, event)
    qtbot.waitUntil(lambda: sample.importing is not None, timeout=20_000)
    assert sample.desk.team.revision == before
    assert sample.importing is not None
    assert sample.importing.import_button.text() == "Import 129 of 132 cases"


def test_a_click_on_a_finding_copies_its_cell(sample: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "next week.xlsx"
    next_week_workbook(path)
    _read(sample, path, qtbot)
    page = sample.importing
    assert page is not None
    place = page.findings_table.visualRect(page.findings.index(0, 1)).center()
    QTest.mouseClick(page.findings_table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert QGuiApplication.clipboard().text() == page.findings.finding(0).where


def test_an_import_is_taken_back_by_one_undo(sample: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "next week.xlsx"
    next_week_workbook(path)
    assert sample.desk.team is not None
    before = sample.desk.team.state.team
    _read(sample, path, qtbot)
    assert sample.importing is not None
    sample.importing.import_button.click()
    assert sample.page.isVisible()
    assert "C-9001" in sample.desk.team.board.card
    sample.act[Act.UNDO].trigger()
    assert sample.desk.team.state.team == before


def test_a_file_that_is_no_workbook_is_told_in_a_sentence(sample: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    broken_workbook(path)
    _read(sample, path, qtbot)
    page = sample.importing
    assert page is not None
    assert not hasattr(page, "import_button")
    assert page.findings.rowCount() == 1
    page.cancel_button.click()
    assert sample.page.isVisible()


def test_a_first_import_makes_a_team_file_where_the_person_says(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    _answers(window).path = tmp_path / "somewhere.xlsx"
    _read(window, SAMPLE, qtbot)
    assert window.importing is not None
    window.importing.import_button.click()
    assert window.desk.team is not None
    assert window.desk.team.path == tmp_path / "north_team.caseload"
    assert len(window.desk.team.state.team.cases) == 134


def test_a_file_that_somebody_else_has_open_can_be_looked_at_only(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "north.caseload"
    holder = OpenTeam.create(path)
    try:
        window.filing.open_team(path)
        assert window.banner.isVisible()
        assert "look" in window.banner.text()
        for act in (Act.SUGGEST, Act.ACCEPT_ALL, Act.UNDO, Act.DAY, Act.IMPORT):
            assert not window.act[act].isEnabled()
        assert window.status.saved == "Read only"
    finally:
        window.desk.close()
        holder.close()


def test_a_file_that_is_not_there_any_more_is_told_in_a_sentence(window: MainWindow, tmp_path: Path) -> None:
    window.filing.open_team(tmp_path / "gone.caseload")
    assert window.desk.team is None
    assert "does not exist any more" in _answers(window).told[0]


def test_files_opened_lately_are_offered_again(sample: MainWindow) -> None:
    assert sample.desk.team is not None
    path = sample.desk.team.path
    sample.desk.close()
    links = {button.toolTip(): button for button in sample.welcome.findChildren(QPushButton) if button.toolTip()}
    links[str(path)].click()
    assert sample.desk.team is not None
    assert sample.desk.team.path == path


def test_the_theme_is_remembered(window: MainWindow, tmp_path: Path) -> None:
    window.act[Act.THEME_DARK].trigger()
    assert window.theme.tokens is DARK
    assert WindowState(tmp_path / "window.ini").theme is Choice.DARK
    window.act[Act.THEME_LIGHT].trigger()


def test_a_fault_is_logged_with_its_place_and_without_its_words(tmp_path: Path) -> None:
    path = start_log(tmp_path)
    assert path is not None
    try:
        raise ValueError("Amara Okafor")  # noqa: TRY301
    except ValueError as fault:
        log.error("a fault in the program", exc_info=fault)
    for handler in list(log.handlers):
        if isinstance(handler, logging.FileHandler) and Path(handler.baseFilename) == path:
            handler.close()
            log.removeHandler(handler)
    written = path.read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "test_main_window.py" in written
    assert "Amara" not in written


def test_the_shortcuts_are_shown(window: MainWindow) -> None:
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        seen.append(dialog.windowTitle())
        dialog.close()

    QTimer.singleShot(50, look)
    window.act[Act.SHORTCUTS].trigger()
    assert seen == ["Keyboard shortcuts"]


@pytest.mark.parametrize("size", [(1366, 768), (1440, 900), (1024, 600)])
def test_the_bar_fits_into_the_window(suggested: MainWindow, size: tuple[int, int]) -> None:
    suggested.resize(*size)
    QApplication.processEvents()
    assert suggested.bar.sizeHint().width() <= size[0]


def test_the_file_that_is_open_is_not_opened_a_second_time(sample: MainWindow) -> None:
    team = sample.desk.team
    assert team is not None
    sample.filing.open_team(team.path)
    assert sample.desk.team is team
    assert sample.desk.can_change
    assert sample.toast.words == f"{team.path.name} is open already"
