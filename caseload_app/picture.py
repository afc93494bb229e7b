"""Draws the real board with a suggestion, without a display: ``python -m caseload_app.picture OUT.png``."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

_SETTLING = 400
"""Milliseconds in which layouts settle: text that wraps is measured again when a scroll bar has taken its share."""
_USAGE = "usage: python -m caseload_app.picture OUT.png"


def draw_board(out: Path, width: int = 1440, height: int = 900) -> None:
    """Open the sample team, ask for a suggestion, and draw the window.

    Args:
        out: the picture, a PNG file.
        width: of the window in pixels.
        height: likewise.

    Raises:
        OSError: when the picture cannot be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from caseload_app.app import make_window
    from caseload_app.ui.window_state import WindowState

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory(prefix="caseload-picture-") as folder:
        window = make_window(application, WindowState(Path(folder) / "window.ini"), Path(folder))
        window.resize(width, height)
        window.show()
        window.filing.open_sample()
        team = window.desk.team
        assert team is not None
        draft = team.question().answer()
        window.desk.do(lambda open_team, _: open_team.show(draft))
        window.page.select_case(next(iter(team.board.proposals)))
        QTest.qWait(_SETTLING)
        saved = window.grab().save(str(out), "PNG")
        window.close()
    if not saved:
        raise OSError(f"{out} could not be written")


def main(arguments: list[str]) -> int:
    """Draw; the exit code."""
    if len(arguments) != 1:
        sys.stderr.write(f"{_USAGE}\n")
        return 2
    draw_board(Path(arguments[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
