"""Where there is nothing to show, it says what to do next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from caseload_app.services.open_team import OpenTeam
from caseload_app.ui.main_window import MainWindow
from tests.ui.answers import Answers
from tests.ui.clipping import cut_off


def said(widget: QWidget) -> str:
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def button(widget: QWidget, words: str) -> QPushButton:
    (found,) = [one for one in widget.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    return found


def open_empty(window: MainWindow, folder: Path) -> Path:
    path = folder / "New.caseload"
    OpenTeam.create(path).close()
    window.filing.open_team(path)
    QTest.qWait(120)
    return path


def test_a_team_without_workers_says_to_import_a_workbook(window: MainWindow, tmp_path: Path) -> None:
    open_empty(window, tmp_path)
    assert "No workers yet" in said(window.page)
    assert not window.page.board_view.isVisible()
    assert not window.page.axis.isVisible(), "nothing is measured yet"
    assert cut_off(window) == []


def test_the_offered_template_is_saved(window: MainWindow, tmp_path: Path) -> None:
    open_empty(window, tmp_path)
    assert isinstance(window.asking, Answers)
    window.asking.path = tmp_path / "template.xlsx"
    QTest.mouseClick(button(window.page, "Save an empty template \u2026"), Qt.MouseButton.LeftButton)
    assert (tmp_path / "template.xlsx").is_file()


def test_with_workers_the_board_is_there(sample: MainWindow) -> None:
    assert sample.page.board_view.isVisible()
    assert "No workers yet" not in said(sample.page)


def test_an_empty_team_that_can_only_be_looked_at_offers_no_import(window: MainWindow, tmp_path: Path) -> None:
    holder = OpenTeam.create(tmp_path / "Held.caseload")
    try:
        window.filing.open_team(tmp_path / "Held.caseload")
        assert "No workers yet" in said(window.page)
        assert [one for one in window.page.empty.findChildren(QPushButton) if one.isVisible()] == []
    finally:
        window.desk.close()
        holder.close()


def test_when_every_case_has_a_worker_the_tray_says_so(suggested: MainWindow) -> None:
    board = suggested.page.board
    assert board is not None
    suggested.deciding.accept_all()
    left = [card.case_id for card in board.tray if card.suggested_worker is None]
    assert isinstance(suggested.asking, Answers)
    suggested.asking.words = "Agreed"
    suggested.deciding.move(left, "W01")
    QTest.qWait(60)
    assert suggested.page.board is not None
    assert suggested.page.board.tray == ()
    assert len(said(suggested.page.tray)) > len("To allocate 0 cases")
