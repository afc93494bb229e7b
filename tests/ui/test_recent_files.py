"""Files opened lately on the welcome page: opened again, marked where they are gone, taken off the list."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.window_state import WindowState


def buttons(window: MainWindow) -> list[QPushButton]:
    QApplication.processEvents()
    return [one for one in window.welcome.findChildren(QPushButton) if one.isVisible()]


def link(window: MainWindow, path: Path) -> QPushButton:
    (found,) = [one for one in buttons(window) if one.toolTip() == str(path)]
    return found


def test_a_file_that_is_gone_says_so_and_cannot_be_opened(sample: MainWindow, qtbot: QtBot) -> None:
    assert sample.desk.team is not None
    path = sample.desk.team.path
    sample.desk.close()
    assert link(sample, path).isEnabled()
    for file in path.parent.glob(f"{path.stem}*"):
        if file.is_file():
            file.unlink()
    sample.welcome.show_recent([path])
    qtbot.waitUntil(lambda: not link(sample, path).isEnabled())
    said = [one.accessibleName() for one in sample.welcome.findChildren(QLabel) if one.isVisible()]
    assert any(words.startswith("Not there any more") for words in said)


def test_a_file_is_taken_off_the_list_and_stays_where_it_is(sample: MainWindow, tmp_path: Path) -> None:
    assert sample.desk.team is not None
    path = sample.desk.team.path
    sample.desk.close()
    (forget,) = [one for one in buttons(sample) if one.accessibleName() == f"Take {path.name} off this list"]
    QTest.mouseClick(forget, Qt.MouseButton.LeftButton)
    assert str(path) not in [one.toolTip() for one in buttons(sample)]
    assert WindowState(tmp_path / "window.ini").recent == ()
    assert path.is_file()


def test_the_first_key_tries_the_sample_team(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Open the sample team"
    QTest.keyClick(focus, Qt.Key.Key_Space)
    assert window.desk.team is not None


def test_afterwards_the_first_key_opens_the_latest_file(sample: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(sample):
        sample.activateWindow()
    assert sample.desk.team is not None
    path = sample.desk.team.path
    sample.desk.close()
    assert QApplication.focusWidget() is link(sample, path)
    sample.privacy.switch()
    assert QApplication.focusWidget() is link(sample, path)
