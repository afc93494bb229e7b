"""*Find* with real keys and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from caseload_app.services.open_team import OpenTeam
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.palette.entries import Kind
from caseload_app.ui.palette.finder import Finder
from caseload_app.ui.theme.theme import Choice
from tests.ui.board.two_teams import show_two_teams


def press(window: MainWindow, keys: str) -> None:
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(keys))


@pytest.fixture
def finder(sample: MainWindow, qtbot: QtBot) -> Finder:
    with qtbot.waitActive(sample):
        sample.activateWindow()
    press(sample, "Ctrl+K")
    assert sample.finding.finder.isVisible()
    return sample.finding.finder


def write(finder: Finder, words: str) -> None:
    finder.field.selectAll()
    QTest.keyClicks(finder.field, words)


def test_a_case_of_a_worker_is_selected_on_the_board(sample: MainWindow, finder: Finder, qtbot: QtBot) -> None:
    write(finder, "c-2011")
    press(sample, "Return")
    qtbot.waitUntil(lambda: sample.page.selected_cases() == ("C-2011",))
    assert not finder.isVisible()
    assert sample.page.board_view.hasFocus()


def test_a_case_that_the_tray_hides_is_shown_there_again(sample: MainWindow, finder: Finder, qtbot: QtBot) -> None:
    sample.page.tray.search.setText("no card says this")
    write(finder, "c-2209")
    press(sample, "Return")
    qtbot.waitUntil(lambda: sample.page.tray.view.selected_cases() == ("C-2209",))
    assert sample.page.tray.view.hasFocus()


def test_a_worker_is_selected_on_the_board(sample: MainWindow, finder: Finder, qtbot: QtBot) -> None:
    write(finder, "nathan")
    press(sample, "Return")
    qtbot.waitUntil(lambda: sample.page.selected_worker() == "W12")


def test_a_team_is_shown_by_its_line_with_its_workers_below(sample: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(sample):
        sample.activateWindow()
    sample.resize(1000, 500)
    show_two_teams(sample)
    press(sample, "Ctrl+K")
    write(sample.finding.finder, "team care south")
    press(sample, "Return")
    view = sample.page.board_view
    qtbot.waitUntil(lambda: view.currentIndex().data() == "Care South")
    qtbot.waitUntil(view.hasFocus)
    assert sample.page.selected_worker() is None
    seen = view.visualRect(view.currentIndex())
    assert 0 <= seen.top() < seen.height(), "the line stands at the top"
    press(sample, "Left")
    assert view.arrangement.collapsed == {"Care South"}


def test_the_only_team_shows_its_first_worker(sample: MainWindow, finder: Finder, qtbot: QtBot) -> None:
    write(finder, "team safeguarding north")
    assert finder.shown[0].kind is Kind.TEAM
    press(sample, "Return")
    qtbot.waitUntil(lambda: sample.page.selected_worker() == "W01")


def test_a_command_is_done(sample: MainWindow, finder: Finder, qtbot: QtBot) -> None:
    write(finder, "dark")
    press(sample, "Return")
    qtbot.waitUntil(lambda: sample.theme.choice is Choice.DARK)
    sample.theme.choose(Choice.LIGHT)


def test_a_command_that_cannot_be_given_says_why_and_stays_open(sample: MainWindow, finder: Finder) -> None:
    write(finder, "accept all")
    assert finder.shown[0].is_off
    press(sample, "Return")
    assert finder.isVisible()
    assert finder.count.text() == "Needs a suggestion"


def test_a_page_of_the_help_opens_beside_the_window(sample: MainWindow, finder: Finder, qtbot: QtBot) -> None:
    write(finder, "help privacy")
    press(sample, "Return")
    qtbot.waitUntil(lambda: sample.help is not None and sample.help.isVisible())
    assert sample.help is not None
    assert sample.help.shown == "privacy"
    sample.help.close()


def test_arrows_move_through_the_list_while_the_field_keeps_the_focus(sample: MainWindow, finder: Finder) -> None:
    write(finder, "s47")
    press(sample, "Down")
    press(sample, "Down")
    press(sample, "Up")
    assert finder.list.currentIndex().row() == 1
    assert finder.field.hasFocus()
    press(sample, "PgUp")
    assert finder.list.currentIndex().row() == 0


def test_a_click_chooses(sample: MainWindow, finder: Finder, qtbot: QtBot) -> None:
    write(finder, "c-2033")
    place = finder.list.visualRect(finder.list.model().index(0, 0)).center()
    QTest.mouseClick(finder.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: sample.page.selected_cases() == ("C-2033",))


def test_what_was_chosen_lately_comes_first_when_nothing_is_typed(
    sample: MainWindow, finder: Finder, qtbot: QtBot
) -> None:
    assert {entry.kind for entry in finder.shown} == {Kind.COMMAND}
    for words in ("c-2033", "nathan"):
        finder.open()
        write(finder, words)
        press(sample, "Return")
        qtbot.waitUntil(lambda: not finder.isVisible())
    finder.open()
    assert [entry.title for entry in finder.shown[:2]] == ["Nathan Osei", "C-2033"]


def test_another_team_has_not_been_searched_yet(sample: MainWindow, finder: Finder, qtbot: QtBot) -> None:
    write(finder, "c-2033")
    press(sample, "Return")
    sample.filing.open_sample()
    finder.open()
    assert {entry.kind for entry in finder.shown} == {Kind.COMMAND}


def test_esc_gives_the_focus_back(sample: MainWindow, finder: Finder) -> None:
    press(sample, "Esc")
    assert not finder.isVisible()
    sample.page.board_view.setFocus()
    press(sample, "Ctrl+K")
    press(sample, "Esc")
    assert sample.page.board_view.hasFocus()


def test_a_click_beside_it_closes_it(sample: MainWindow, finder: Finder, qtbot: QtBot) -> None:
    sample.page.tray.view.setFocus()
    qtbot.waitUntil(lambda: not finder.isVisible())


def test_the_number_found_is_told(finder: Finder) -> None:
    write(finder, "s47")
    assert finder.count.text() == f"{len(finder.shown)} found"
    write(finder, "qqqq")
    assert finder.count.text().startswith("Nothing found")


def test_the_button_in_the_bar_opens_it(sample: MainWindow) -> None:
    button = sample.bar.findChild(QPushButton, "top find")
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert sample.finding.finder.isVisible()


def test_without_a_team_commands_can_be_found(window: MainWindow) -> None:
    window.finding.open()
    assert {entry.kind for entry in window.finding.finder.shown} == {Kind.COMMAND}
    assert "Open the sample team" in [entry.title for entry in window.finding.finder.shown]


def test_a_file_to_look_at_only_says_so(window: MainWindow, qtbot: QtBot, sample: MainWindow) -> None:
    assert sample.desk.team is not None
    path = sample.desk.team.path
    sample.desk.close()
    holder = OpenTeam.open(path)
    try:
        sample.filing.open_team(path)
        sample.finding.open()
        write(sample.finding.finder, "suggest")
        assert sample.finding.finder.shown[0].details == "The team file is open to look at only"
    finally:
        sample.desk.close()
        holder.close()
