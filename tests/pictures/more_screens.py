"""The screens around the board: table, find, help, the tour, hidden names, and what is empty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from caseload_app.services.open_team import OpenTeam
from caseload_app.ui.actions import Act
from caseload_app.ui.main_window import MainWindow

Screens = Iterator[tuple[str, QWidget]]


def around_the_board(window: MainWindow) -> Screens:
    """With a suggestion on the board."""
    window.act[Act.TABLE].trigger()
    yield "table", window
    window.act[Act.TABLE].trigger()
    window.act[Act.FIND].trigger()
    yield "find", window
    window.finding.finder.field.setText("sel")
    yield "find-a-worker", window
    window.finding.finder.hide()
    window.page.tray.search.setText("nobody has this")
    yield "tray-nothing-found", window
    window.page.tray.search.clear()
    window.show_help()
    assert window.help is not None
    yield "help", window.help
    window.help.hide()


def hidden_names(window: MainWindow) -> Screens:
    """With names hidden, and workers as initials."""
    window.act[Act.WORKER_INITIALS].trigger()
    window.act[Act.SHARE_SCREEN].trigger()
    window.toast.hide()
    yield "names-hidden", window
    window.act[Act.SHARE_SCREEN].trigger()
    window.act[Act.WORKER_INITIALS].trigger()
    window.toast.hide()


def tour(window: MainWindow) -> Screens:
    """Every step."""
    window.act[Act.TOUR].trigger()
    while window.tour.is_on:
        yield f"tour-{window.tour.part.value}", window
        window.tour.card.next.click()


def narrow(window: MainWindow) -> Screens:
    """The other side, where only one is shown at a time."""
    if window.page.sides.is_narrow:
        window.page.sides.show_why()
        yield "why-in-place-of-the-tray", window
        window.page.sides.show_tray()


def empty_team(window: MainWindow, scratch: Path) -> Screens:
    """A team file with nobody and nothing in it."""
    path = scratch / "New team.caseload"
    OpenTeam.create(path).close()
    window.filing.open_team(path)
    yield "empty-team", window
    window.desk.close()
    path.unlink()
    yield "welcome-file-gone", window
