"""What the tests of the window share: no display, one application, and a warning of Qt's fails a test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseload_app.app import make_window
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.window_state import WindowState
from tests.closed_windows import closed_windows_are_gone
from tests.ui.answers import Answers


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The window as it starts, nothing open; questions are answered by `Answers`."""
    made = make_window(qapp, WindowState(tmp_path / "window.ini"), tmp_path)
    made.use(Answers(made, made.theme))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.suggesting.cancel()
    qtbot.waitUntil(lambda: not made.suggesting.is_running, timeout=20_000)
    qtbot.waitUntil(lambda: not made.filing.is_reading and not made.exporting.is_running, timeout=20_000)
    made.close()


@pytest.fixture
def sample(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with a fresh copy of the sample team."""
    window.filing.open_sample()
    qtbot.waitUntil(lambda: window.page.board is not None)
    return window


@pytest.fixture
def suggested(sample: MainWindow) -> MainWindow:
    """The window with a suggestion on the board."""
    team = sample.desk.team
    assert team is not None
    draft = team.question().answer()
    sample.desk.do(lambda open_team, _: open_team.show(draft))
    return sample


__all__ = ["closed_windows_are_gone"]
