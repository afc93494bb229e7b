"""The help window with real keys and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QKeySequence, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseload_app.ui.actions import Group
from caseload_app.ui.help.pages import PAGES, title
from caseload_app.ui.help.window import HelpWindow
from caseload_app.ui.main_window import MainWindow


@pytest.fixture
def help_window(window: MainWindow, qtbot: QtBot) -> HelpWindow:
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keySequence(window, QKeySequence("F1"))
    assert window.help is not None
    assert window.help.isVisible()
    return window.help


def listed(help_window: HelpWindow) -> list[str]:
    return [help_window.contents.item(row).text() for row in range(help_window.contents.count())]


def test_f1_opens_the_first_page_beside_the_work(window: MainWindow, help_window: HelpWindow) -> None:
    assert not help_window.isModal()
    assert help_window.shown == "first-minutes"
    assert listed(help_window) == [title(name) for name in PAGES]
    assert QApplication.activeModalWidget() is None


def test_the_arrow_keys_go_from_page_to_page(help_window: HelpWindow) -> None:
    help_window.contents.setFocus()
    QTest.keyClick(help_window.contents, Qt.Key.Key_Down)
    assert help_window.shown == "board"
    assert help_window.text.toPlainText().startswith("The board")


def test_a_link_goes_to_its_page_and_none_leads_out(help_window: HelpWindow) -> None:
    help_window.text.setSource(QUrl("privacy.md"))
    assert help_window.shown == "privacy"
    help_window.text.setSource(QUrl("https://example.org/board.html"))
    assert help_window.shown == "privacy"


def test_a_click_on_a_link_follows_it(help_window: HelpWindow, qtbot: QtBot) -> None:
    help_window.resize(900, 1100)
    help_window.go("board")
    words = help_window.text.document().find("The table", help_window.text.document().characterCount() - 60)
    assert not words.isNull()
    words.setPosition(words.position() - 3)
    help_window.text.setTextCursor(words)
    place = help_window.text.cursorRect(words).center()
    QTest.mouseClick(help_window.text.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(1, 0))
    assert help_window.shown == "table"


def test_the_search_lists_the_pages_that_say_it_and_marks_the_words(help_window: HelpWindow) -> None:
    QTest.keyClicks(help_window.search, "proved")
    assert "Suggestions" in listed(help_window)
    assert "Privacy" not in listed(help_window)
    assert help_window.count.text().endswith("pages")
    assert help_window.text.extraSelections()
    QTest.keyClicks(help_window.search, " qqqq")
    assert listed(help_window) == []
    assert help_window.count.text() == "No page says that. Try another word."


def test_a_page_that_a_search_leaves_out_can_still_be_gone_to(help_window: HelpWindow) -> None:
    QTest.keyClicks(help_window.search, "proved")
    help_window.go("privacy")
    assert help_window.shown == "privacy"
    assert help_window.search.text() == ""


def test_the_list_of_shortcuts_is_a_table(help_window: HelpWindow) -> None:
    help_window.go("keyboard")
    tables = [frame for frame in help_window.text.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]
    assert len(tables) == len(Group)
    assert tables[0].cellAt(1, 1).firstCursorPosition().block().text() == "Ctrl+Enter"


def test_esc_closes_it_and_it_opens_where_it_was(window: MainWindow, help_window: HelpWindow) -> None:
    help_window.go("rules")
    QTest.keyClick(help_window, Qt.Key.Key_Escape)
    assert not help_window.isVisible()
    window.show_help()
    assert help_window.isVisible()
    assert help_window.shown == "rules"
