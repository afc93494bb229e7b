"""The allocation sheet is written in the background: work goes on, and the sheet is of the moment it was asked for."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from caseload_app.ui.actions import Act
from caseload_app.ui.main_window import MainWindow
from tests.ui.answers import Answers

Export = Callable[[MainWindow], None]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "sheet.xlsx"


@pytest.fixture
def export(qtbot: QtBot, target: Path) -> Export:
    """Asks for the sheet, and waits until it is written or not."""

    def asked(window: MainWindow) -> None:
        begin(window, target)
        wait(window, qtbot)

    return asked


def answers(window: MainWindow) -> Answers:
    asking = window.asking
    assert isinstance(asking, Answers)
    return asking


def begin(window: MainWindow, path: Path) -> None:
    answers(window).path = path
    window.act[Act.EXPORT].trigger()


def wait(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.exporting.is_running, timeout=30_000)


def holders(path: Path) -> dict[object, object]:
    headings, *rows = openpyxl.load_workbook(path)["Allocations"].iter_rows(values_only=True)
    return {row[0]: row[headings.index("Worker ID")] for row in rows}


def test_it_says_how_many_suggestions_are_not_on_the_sheet(suggested: MainWindow, export: Export) -> None:
    export(suggested)
    assert suggested.toast.words == "Exported sheet.xlsx. Not on it: 13 suggestions not accepted yet."
    suggested.act[Act.ACCEPT_ALL].trigger()
    export(suggested)
    assert suggested.toast.words == "Exported sheet.xlsx"


def test_the_sheet_is_of_the_moment_it_was_asked_for(sample: MainWindow, qtbot: QtBot, target: Path) -> None:
    begin(sample, target)
    assert sample.exporting.is_running
    sample.deciding.move(("C-2207",), "W08")
    assert sample.page.board is not None
    assert sample.page.board.now.worker_of["C-2207"] == "W08"
    wait(sample, qtbot)
    assert holders(target)["C-2207"] is None


def test_one_sheet_at_a_time(sample: MainWindow, qtbot: QtBot, target: Path) -> None:
    begin(sample, target)
    assert not sample.act[Act.EXPORT].isEnabled()
    wait(sample, qtbot)
    assert sample.act[Act.EXPORT].isEnabled()


def test_cancelled_it_leaves_the_old_file_and_says_so(sample: MainWindow, qtbot: QtBot, target: Path) -> None:
    target.write_bytes(b"the old one")
    begin(sample, target)
    sample.exporting.show_strip()
    QTest.mouseClick(sample.page.export_progress.cancel, Qt.MouseButton.LeftButton)
    wait(sample, qtbot)
    assert target.read_bytes() == b"the old one"
    assert sample.toast.words == "sheet.xlsx was not written: you cancelled it."
    assert sample.page.export_progress.isHidden()
    assert [file.name for file in target.parent.iterdir() if file.suffix == ".tmp"] == []


def test_an_export_that_cannot_be_written_may_be_tried_again(
    sample: MainWindow, qtbot: QtBot, tmp_path: Path, target: Path, export: Export
) -> None:
    answers(sample).tries = 1
    begin(sample, tmp_path / "no such folder" / "sheet.xlsx")
    qtbot.waitUntil(lambda: len(answers(sample).told) == 2, timeout=30_000)
    assert "does not exist" in answers(sample).told[0]
    assert not sample.exporting.is_running
    export(sample)
    assert target.is_file()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="here everything may be written")
def test_a_target_that_may_not_be_replaced_is_told(sample: MainWindow, target: Path, export: Export) -> None:
    target.write_bytes(b"the old one")
    target.chmod(0o444)
    export(sample)
    assert "cannot be replaced" in answers(sample).told[0]
    assert target.read_bytes() == b"the old one"


def test_it_is_written_though_the_team_is_closed_meanwhile(sample: MainWindow, qtbot: QtBot, target: Path) -> None:
    begin(sample, target)
    sample.desk.close()
    wait(sample, qtbot)
    assert len(holders(target)) == 134
    assert sample.toast.words == "Exported sheet.xlsx"


def test_the_window_closes_when_the_sheet_is_written(sample: MainWindow, qtbot: QtBot, target: Path) -> None:
    begin(sample, target)
    assert not sample.close()
    assert sample.isVisible()
    assert "then the window closes" in sample.page.export_progress.words
    qtbot.waitUntil(lambda: not sample.isVisible(), timeout=30_000)
    assert len(holders(target)) == 134


def test_closed_again_the_window_leaves_without_the_sheet(sample: MainWindow, target: Path) -> None:
    begin(sample, target)
    assert not sample.close()
    assert sample.close()
    assert not sample.exporting.is_running
    assert not target.exists()


def test_a_sheet_that_is_told_to_stop_is_not_written(sample: MainWindow, target: Path) -> None:
    team = sample.desk.team
    assert team is not None
    sheet = team.sheet()
    assert not sheet.write(target, lambda: True)
    assert not target.exists()
    assert sheet.write(target)
