"""``caseload-app demo`` on a screen of its own, with a real mouse: drag, suggest, accept and close."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton, QWidget

from caseload_app.services.board import preview_move
from caseload_app.services.open_team import OpenTeam
from tests.journeys.person import Person

ROOT = Path(__file__).parents[2]
NEEDED = ("Xvfb", "openbox", "xdotool")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
SIZE = (1400, 840)
WITHIN_SECONDS = 40.0
STEPS, BETWEEN_STEPS = 10, 0.04
"""A drag in so many moves, so many seconds apart: fewer or faster ones are no drag to a window system."""
PICTURE = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
sys.exit(not application.primaryScreen().grabWindow(0).save(sys.argv[1]))
"""

pytestmark = pytest.mark.skipif(
    bool(MISSING) or not sys.platform.startswith("linux"),
    reason=f"a real mouse needs Linux with Xvfb, openbox and xdotool; missing: {', '.join(MISSING) or 'Linux'}",
)
Seen = TypeVar("Seen")


def wait_for(look: Callable[[], Seen | None], what: str) -> Seen:
    """Look until there is something to see."""
    until = time.monotonic() + WITHIN_SECONDS
    while time.monotonic() < until:
        seen = look()
        if seen:
            return seen
        time.sleep(0.05)
    raise AssertionError(f"waited in vain for {what}")


def tell(environment: dict[str, str], *typed: object) -> str:
    done = subprocess.run(
        [str(word) for word in typed], env=environment, capture_output=True, text=True, timeout=30, check=False
    )
    return done.stdout.strip()


@dataclass(frozen=True)
class Screen:
    """A screen with a mouse, and the window of the app on it."""

    environment: dict[str, str]
    app: subprocess.Popen[str]
    file: Path
    window: str

    def mouse(self, *typed: object) -> None:
        tell(self.environment, "xdotool", *typed)

    def point_at(self, at: QPoint) -> None:
        self.mouse("mousemove", "--window", self.window, at.x(), at.y())

    def click(self, at: QPoint) -> None:
        self.point_at(at)
        self.mouse("click", 1)

    def drag(self, start: QPoint, end: QPoint) -> None:
        self.point_at(start)
        self.mouse("mousedown", 1)
        for step in range(1, STEPS + 1):
            self.point_at(start + (end - start) * step / STEPS)
            time.sleep(BETWEEN_STEPS)
        self.mouse("mouseup", 1)

    def holders(self) -> dict[str, str | None]:
        """Who has which case in the file, as anybody else may read it now."""
        with OpenTeam.open(self.file) as team:
            assert team.read_only is not None
            return {case.id: case.worker_id for case in team.state.team.cases}

    def picture(self, path: Path) -> QImage:
        tell(self.environment, sys.executable, "-c", PICTURE, path)
        return QImage(str(path))


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """The app on a screen of its own, in a home of its own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_"))}
    environment |= {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_RUNTIME_DIR": str(tmp_path),
        "QT_QPA_PLATFORM": "xcb",
    }
    with ExitStack() as ended:

        def start(*typed: str, stdout: int | None = None, stderr: int | None = None) -> subprocess.Popen[str]:
            started = subprocess.Popen(typed, env=environment, cwd=ROOT, text=True, stdout=stdout, stderr=stderr)
            ended.enter_context(started)
            ended.callback(started.kill)
            return started

        server = start(
            *("Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert server.stdout is not None
        environment["DISPLAY"] = f":{server.stdout.readline().strip()}"
        start("openbox", stderr=subprocess.DEVNULL)
        app = start(sys.executable, "-m", "caseload_app", "demo")
        search = ("xdotool", "search", "--onlyvisible", "--name", "Sample team")
        window = wait_for(lambda: tell(environment, *search), "the window").splitlines()[0]
        tell(environment, "xdotool", "windowmove", "--sync", window, 10, 30)
        tell(environment, "xdotool", "windowsize", "--sync", window, *SIZE)
        tell(environment, "xdotool", "windowactivate", "--sync", window)
        (file,) = (tmp_path / "data").rglob("*.caseload")
        yield Screen(environment, app, file, window)


class Twin:
    """The same window at the same size on no screen at all: it tells where things are."""

    def __init__(self, person: Person) -> None:
        self._page = person.window.page
        self._window = person.window
        self._window.resize(*SIZE)
        person.open_sample()
        person.qtbot.waitUntil(lambda: self._page.tray.view.viewport().height() > 100)

    def card(self, case_id: str) -> QPoint:
        view = self._page.tray.view
        cards = view.model()
        index = next(i for k in range(cards.rowCount()) if (i := cards.index(k, 0)).data() == case_id)
        return self._place(view.viewport(), view.visualRect(index).center())

    def row(self, worker_id: str) -> QPoint:
        view = self._page.board_view
        rect = view.visualRect(self._page.board_model.index_of_worker(worker_id))
        return self._place(view.viewport(), rect.center())

    def move_within_the_rules(self) -> tuple[str, str]:
        """The most urgent case, and the first worker who may take it."""
        board = self._page.board
        assert board is not None
        case_id = board.tray[0].case_id
        may = [row.worker_id for row in board.rows if preview_move(board, [case_id], row.worker_id).is_allowed]
        return case_id, may[0]

    def button(self, name: str) -> QPoint:
        found = self._window.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        return self._place(found, found.rect().center())

    def _place(self, within: QWidget, at: QPoint) -> QPoint:
        return within.mapTo(self._window, at)


def test_a_real_mouse_drags_a_case_asks_for_a_suggestion_and_accepts_it(
    screen: Screen, person: Person, tmp_path: Path
) -> None:
    twin = Twin(person)
    case_id, worker_id = twin.move_within_the_rules()
    assert screen.holders()[case_id] is None

    screen.drag(twin.card(case_id), twin.row(worker_id))
    wait_for(lambda: screen.holders()[case_id] == worker_id, "the case on the worker's row")

    screen.click(twin.button("top suggest"))
    shown = screen.picture(tmp_path / "screen.png")
    assert (shown.width(), shown.height()) == (1440, 900)
    assert len({shown.pixel(x, y) for x in range(0, 1440, 7) for y in range(0, 900, 7)}) > 40

    def all_are_accepted() -> bool:
        screen.click(twin.button("top accept all"))  # does nothing until the suggestion is there
        return sum(holder is None for holder in screen.holders().values()) == 1

    wait_for(all_are_accepted, "the suggestions in the file")
    screen.mouse("key", "ctrl+q")
    assert screen.app.wait(timeout=WITHIN_SECONDS) == 0
    with OpenTeam.open(screen.file) as team:
        assert team.read_only is None
