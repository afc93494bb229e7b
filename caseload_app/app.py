"""Puts the parts of the window together and runs it."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from platformdirs import user_data_path
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QMessageBox, QStyle

from caseload_app.ui.desk import Desk
from caseload_app.ui.log_file import log, start_log
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.theme.fonts import load_fonts
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.window_state import APP, WindowState

_SHARE_OF_THE_SCREEN = 0.9
"""How wide and high a window is that was too large, once it no longer covers the screen."""

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def run_window(team_file: Path | None = None, *, demo: bool = False) -> int:
    """Open the window and stay until it is closed.

    Args:
        team_file: a team file to open at once.
        demo: whether to open a fresh copy of the sample team.

    Returns:
        The exit code.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    for stop in (signal.SIGINT, signal.SIGTERM):  # Qt's loop hears no Python handlers; what is shown is saved already
        signal.signal(stop, signal.SIG_DFL)
    path = start_log()
    state = WindowState()
    window = make_window(application, state)
    sys.excepthook = _tell_of_faults(window, path)
    show_on_screen(window)
    window.desk.opened.connect(window.suggesting.get_ready)
    window.desk.opened.connect(window.offer_tour)
    if demo:
        window.filing.open_sample()
    elif team_file is not None:
        window.filing.open_team(team_file)
    log.info("the window was opened")
    return application.exec()


def make_window(application: QApplication, state: WindowState, home: Path | None = None) -> MainWindow:
    """The window, ready to be shown.

    Args:
        application: of this process.
        state: what it remembers.
        home: where copies of the sample team go; None for the user's own data folder.
    """
    application.setApplicationName(APP)
    application.setApplicationDisplayName("")
    load_fonts(application)
    theme = Theme(application, state.theme, text_size=state.text_size, motion=state.motion)
    home = home or user_data_path(APP, appauthor=False)
    return MainWindow(Desk(), theme, state, home)


def show_on_screen(window: MainWindow) -> None:
    """Show the window: over the whole screen where that has no room for it, as on a small laptop at the first start."""
    frame = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    room = window.screen().availableGeometry().size() - QSize(0, frame)
    if window.size().boundedTo(room) == window.size():
        window.show()
        return
    window.resize(window.size().boundedTo(room * _SHARE_OF_THE_SCREEN))
    window.showMaximized()


def _tell_of_faults(window: MainWindow, log_path: Path | None) -> Hook:
    def hook(kind: type[BaseException], fault: BaseException, where: TracebackType | None) -> None:
        log.error("a fault in the program", exc_info=(kind, fault, where))
        more = f" The log file says where: {log_path}" if log_path else ""
        QMessageBox.warning(
            window,
            "Something went wrong",
            f"A fault in the program ended what you just did. Everything saved is safe.{more}",
        )

    return hook
