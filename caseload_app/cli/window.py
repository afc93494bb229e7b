"""No command, or ``demo``: the window. Qt is loaded only when it is opened."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from caseload_app.cli.exit_codes import FAILED
from caseload_app.cli.terminal import say_error

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

_DESCRIPTION = """\
Opens the window with a fresh copy of the sample team, on 2 March 2026. Nothing you do to
it matters: the next demo is a fresh copy again."""


def be_the_default_of(parser: argparse.ArgumentParser) -> None:
    """Open the window when no command is given."""
    parser.set_defaults(prepare=_opening(demo=False), debug=False)


def add_to(commands: Commands) -> None:
    """Add the command ``demo``."""
    parser = commands.add_parser(
        "demo",
        usage="caseload-app demo",
        help="open the window with the sample team",
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--debug", action="store_true", help="show where in the program a fault happened")
    parser.set_defaults(prepare=_opening(demo=True))


def _opening(*, demo: bool) -> Callable[[argparse.Namespace], Callable[[], int]]:
    return lambda _typed: lambda: open_window(demo=demo)


def open_window(*, demo: bool) -> int:
    """Open the window and stay until it is closed; the exit code."""
    if not has_display():
        say_error(
            "There is no display here, so the window cannot be opened. The commands work without one: "
            "caseload-app allocate --help"
        )
        return FAILED
    from caseload_app.app import run_window

    return run_window(demo=demo)


def has_display() -> bool:
    """Whether a window could be shown; on Windows and macOS there always is somewhere to show it."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
