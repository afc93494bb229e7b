"""Makes a picture of every screen in both themes: ``python -m tests.pictures FOLDER``; index.html there shows them all.

Each on 1366 x 768 and 1440 x 900, on 1366 x 768 with everything scaled up by 150 %, and with text at 200 %.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from caseload_app.app import make_window
from caseload_app.services.board import Board
from caseload_app.services.open_team import OpenTeam
from caseload_app.ui.asking import Asking
from caseload_app.ui.board.model import mime_of
from caseload_app.ui.dialogs.day_dialog import DayDialog
from caseload_app.ui.dialogs.move_dialog import MoveDialog
from caseload_app.ui.dialogs.moves_part import MOST_MOVES
from caseload_app.ui.dialogs.reason_dialog import ReasonDialog
from caseload_app.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from caseload_app.ui.dialogs.suggest_dialog import SuggestDialog
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.theme.motion import Motion
from caseload_app.ui.theme.theme import Choice, Theme
from caseload_app.ui.why.fixes import Fixes
from caseload_app.ui.window_state import WindowState
from caseload_app.ui.wish import Wish
from solver.problem import Mode
from tests.pictures.contact_sheet import write_contact_sheet
from tests.pictures.more_screens import around_the_board, empty_team, hidden_names, narrow, tour
from tests.pictures.workbooks import broken_workbook, next_week_workbook

_SETTLING = 200
"""Milliseconds in which layouts settle."""
LOOKS = (
    ("1366x768", (1366, 768), 100),
    ("1440x900", (1440, 900), 100),
    ("1366x768_text-200", (1366, 768), 200),
)
"""Name, size of the window, and of the text in per cent."""
SCALED = ("1366x768_scaled-150", (911, 512), 100)
"""The same screen with everything scaled up by half; Qt has to be told before it starts."""


Look = tuple[str, tuple[int, int], int]


class _Silent(Asking):
    def tell(self, sentence: str) -> None:
        """Say nothing: the status line does."""

    def reason(self, **_words: object) -> str | None:
        """Give a reason."""
        return "Agreed with the worker and the head of service"


class Photographer:
    """Walks one window through every screen."""

    def __init__(self, window: MainWindow, theme: Theme, folder: Path, scratch: Path) -> None:
        self._window = window
        self._theme = theme
        self._folder = folder
        self._scratch = scratch

    def walk(self) -> Iterator[tuple[str, QWidget]]:
        """Every screen by its name."""
        window = self._window
        yield "welcome", window
        window.filing.open_sample()
        yield "board-to-allocate", window
        team = window.desk.team
        assert team is not None
        draft = team.question().answer()
        window.desk.do(lambda open_team, _: open_team.show(draft))
        window.page.select_case(next(iter(team.board.proposals)))
        self._explained()
        yield "board-suggested", window
        yield from narrow(window)
        yield from around_the_board(window)
        yield from hidden_names(window)
        yield from tour(window)
        yield from self._dialogs(team)
        yield from self._drags(team)
        left_over = [card.case_id for card in team.board.tray if card.suggested_worker is None]
        window.page.select_case(left_over[0])
        self._explained()
        yield "why-left-over", window
        window.page.why.findChildren(Fixes)[-1].buttons[0].click()
        yield "why-preview", window
        window.previewing.discard()
        window.page.clear_selection()
        yield "why-overview", window
        window.page.board_view.select_worker(team.board.rows[6].worker_id)
        yield "why-worker", window
        cases = tuple(team.board.proposals)[:3]
        window.page.select_cases(cases)
        yield "several-selected", window
        window.deciding.accept((next(iter(team.board.proposals)),))
        yield "accepted-toast", window
        window.page.progress.begin(
            "Looking for the best suggestion, 3 s. Working on continuity; best so far: "
            "1 case without a worker, highest workload 96 %"
        )
        yield "searching", window
        window.page.progress.hide()
        window.deciding.accept_all()
        window.toast.hide()
        yield "board-accepted", window
        yield from self._imports()
        path = team.path
        window.desk.close()
        holder = OpenTeam.open(path)
        window.filing.open_team(path)
        yield "read-only", window
        window.desk.close()
        holder.close()
        yield "welcome-again", window
        yield from empty_team(window, self._scratch)

    def _explained(self) -> None:
        """Wait until everything is known of the selected case."""
        told: list[bool] = []
        explaining = self._window.page.why.explaining
        explaining.told.connect(lambda _case_id, known: told.append(known.is_complete))
        _wait(lambda: any(told))

    def _dialogs(self, team: OpenTeam) -> Iterator[tuple[str, QWidget]]:
        board, window = team.board, self._window
        case_id = next(iter(board.proposals))
        yield "move-to", MoveDialog(window, self._theme, board, (case_id,))
        suggest = SuggestDialog(window, self._theme, team, Wish(Mode.COVER, covered=(board.rows[4].worker_id,)))
        yield "suggest-with", suggest
        rebalance = SuggestDialog(window, self._theme, team, Wish(Mode.REBALANCE, max_moves=2), _over_cap(board))
        rebalance.scope.setCurrentIndex(rebalance.scope.count() - 1)
        _wait(lambda: len(rebalance.moves.points) > MOST_MOVES)
        yield "suggest-rebalance", rebalance
        reason = ReasonDialog(
            window,
            title="Give C-2214 to Amara Okafor all the same?",
            intro="A rule stands in the way. You decide; the reason is recorded.",
            sentences=["No asylum skill.", "3.2 points over."],
            action="Do it all the same",
            hint="For example: agreed with the worker and the head of service",
        )
        yield "override", reason
        yield "day", DayDialog(window, team.day)
        yield "shortcuts", ShortcutsDialog(window)

    def _drags(self, team: OpenTeam) -> Iterator[tuple[str, QWidget]]:
        view = self._window.page.board_view
        board = team.board
        case_id = next(iter(board.proposals))
        for name, row in (("drag-allowed", 2), ("drag-refused", 1), ("drag-no-capacity", 4)):
            x = round(view.geometry_in_use.x_of(82))
            y = round((row + 0.5) * view.geometry_in_use.row_height)
            data = mime_of([case_id])
            for kind in (QDragEnterEvent, QDragMoveEvent):
                event = kind(
                    QPoint(x, y),
                    Qt.DropAction.MoveAction,
                    data,
                    Qt.MouseButton.LeftButton,
                    Qt.KeyboardModifier.NoModifier,
                )
                QApplication.sendEvent(view.viewport(), event)
            yield name, self._window
            view.end_hover()

    def _imports(self) -> Iterator[tuple[str, QWidget]]:
        window = self._window
        for name, make in (("import-findings", next_week_workbook), ("import-broken", broken_workbook)):
            path = self._scratch / f"{name}.xlsx"
            make(path)
            window.filing.read(path)
            while window.filing.is_reading:
                QTest.qWait(20)
            yield name, window
        assert window.importing is not None
        window.importing.cancel_button.click()


def _over_cap(board: Board) -> list[str]:
    """Some cases of somebody over cap: few, so that their curve is found at once."""
    row = next(row for row in board.rows if row.is_over and row.has_capacity)
    return [block.case_id for block in row.blocks if not block.locked][:3]


def _wait(until: Callable[[], bool]) -> None:
    """Let the window, and what works behind it, go on; at most half a minute."""
    deadline = time.monotonic() + 30
    while not until() and time.monotonic() < deadline:
        loop = QEventLoop()
        QTimer.singleShot(50, loop.quit)
        loop.exec()


def main(arguments: list[str]) -> int:
    """Make the pictures; the exit code."""
    scaled, folders = "--scaled" in arguments, [one for one in arguments if one != "--scaled"]
    if len(folders) != 1 or folders[0].startswith("-"):
        sys.stderr.write("usage: python -m tests.pictures FOLDER\n")
        return 2
    folder = Path(folders[0])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    for choice in (Choice.LIGHT, Choice.DARK):
        for look in (SCALED,) if scaled else LOOKS:
            with tempfile.TemporaryDirectory(prefix="caseload-screens-") as scratch:
                _round(application, folder, Path(scratch), choice, look)
    if scaled:
        return 0
    environment = {**os.environ, "QT_SCALE_FACTOR": "1.5"}
    command = [sys.executable, "-m", "tests.pictures", str(folder), "--scaled"]
    code = subprocess.run(command, env=environment, check=False).returncode
    sys.stdout.write(f"{write_contact_sheet(folder)} shows them all.\n")
    return code


def _round(application: QApplication, folder: Path, scratch: Path, choice: Choice, look: Look) -> None:
    called, size, text_size = look
    state = WindowState(scratch / "window.ini")
    state.theme, state.text_size, state.motion = choice, text_size, Motion.OFF
    window = make_window(application, state, scratch)
    window.use(_Silent(window, window.theme))
    window.resize(*size)
    window.show()
    for name, shown in Photographer(window, window.theme, folder, scratch).walk():
        if isinstance(shown, QDialog):
            shown.show()
        QTest.qWait(_SETTLING)
        shown.grab().save(str(folder / f"{name}_{choice.value}_{called}.png"))
        if isinstance(shown, QDialog):
            shown.close()
    window.close()
    window.deleteLater()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
