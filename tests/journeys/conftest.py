"""The window as the app makes it, with a person at it; where no screen is named, on Qt's own invisible one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseload_app.app import make_window
from caseload_app.ui.window_state import WindowState
from tests.closed_windows import closed_windows_are_gone
from tests.journeys.person import Person

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

Start = Callable[[], Person]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder in which copies of the sample team are made."""
    return tmp_path / "home"


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, tmp_path: Path, home: Path) -> Iterator[Start]:
    """Starts the app once more, each time with what it remembered; every dialog must have been expected."""
    people: list[Person] = []

    def starting() -> Person:
        window = make_window(qapp, WindowState(tmp_path / "window.ini"), home)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        people.append(Person(window, qtbot))
        return people[-1]

    yield starting
    for person in people:
        person.leave()


@pytest.fixture
def person(start: Start) -> Person:
    """Somebody before the welcome page."""
    return start()


__all__ = ["closed_windows_are_gone"]
