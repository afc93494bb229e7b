"""The board as it is painted, held against pictures that people have looked at; a few pixels may differ.

The font is bundled and the platform draws by itself, so on one system pictures are the same everywhere. After a change
that is meant to be seen, run with ``CASELOAD_NEW_PICTURES=1`` and look at what is new in ``tests/data/pictures``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from caseload_app.services.board import Arrangement, Order
from caseload_app.ui.board.model import mime_of
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.theme.motion import Motion
from caseload_app.ui.theme.theme import Choice
from tests.ui.board.two_teams import show_two_teams
from tests.ui.dragging import hover, on_row

_PICTURES = Path(__file__).parents[2] / "data" / "pictures"
_SIZE = (700, 320)
_STEP = 2
"""Every second pixel of every second line is compared."""
_MAY_DIFFER = 24
"""So much of 255 a colour may be another: edges of letters are drawn a little differently."""
_SHARE = 0.01
"""So many of the pixels may differ by more."""


def _suggested(_window: MainWindow) -> None:
    """As it is."""


def _dark(window: MainWindow) -> None:
    window.theme.choose(Choice.DARK)


def _dragged(window: MainWindow) -> None:
    page = window.page
    assert page.board is not None
    held = page.board.rows[0].blocks
    cases = [held[3].case_id, held[4].case_id]
    hover(page.board_view.viewport(), on_row(page.board_view, 5), mime_of(cases))


def _teams(window: MainWindow) -> None:
    show_two_teams(window)
    window.page.board_view.arrange(Arrangement(Order.LOAD, frozenset({"Care South"})))
    window.page.board_view.set_zoom(1.5)


def _compact(window: MainWindow) -> None:
    window.page.board_view.set_zoom(0.75)


@pytest.mark.skipif(sys.platform != "linux", reason="letters are drawn differently elsewhere")
@pytest.mark.parametrize(
    ("name", "prepare"),
    [("light", _suggested), ("dark", _dark), ("dragged", _dragged), ("teams", _teams), ("compact", _compact)],
)
def test_the_board_looks_as_it_did(
    suggested: MainWindow, tmp_path: Path, name: str, prepare: Callable[[MainWindow], None]
) -> None:
    view = suggested.page.board_view
    suggested.theme.motion = Motion.OFF
    view.flashing.start(())
    suggested.theme.choose(Choice.LIGHT)
    suggested.page.clear_selection()
    suggested.page.why.setFocus()
    prepare(suggested)
    view.clearFocus()
    view.setFixedSize(*_SIZE)
    view.measure()
    shown = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    view.end_hover()
    kept_at = _PICTURES / f"board-{name}.png"
    if os.environ.get("CASELOAD_NEW_PICTURES"):
        kept_at.parent.mkdir(parents=True, exist_ok=True)
        shown.save(str(kept_at), quality=0)  # packed as small as can be
    kept = QImage(str(kept_at)).convertToFormat(QImage.Format.Format_RGB32)
    now_at = tmp_path / f"board-{name}.png"
    shown.save(str(now_at))
    assert shown.size() == kept.size(), f"{now_at} has another size than {kept_at}"
    assert _share_that_differs(shown, kept) < _SHARE, f"{now_at} does not look like {kept_at}"


def test_a_missing_block_would_be_noticed(suggested: MainWindow) -> None:
    kept = QImage(str(_PICTURES / "board-light.png")).convertToFormat(QImage.Format.Format_RGB32)
    view = suggested.page.board_view
    view.setFixedSize(*_SIZE)
    view.measure()
    suggested.page.clear_selection()
    assert suggested.desk.team is not None
    suggested.desk.do(lambda team, _: team.drop_draft())
    shown = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert _share_that_differs(shown, kept) >= _SHARE


def _share_that_differs(one: QImage, other: QImage) -> float:
    width, height = one.width(), one.height()
    one_bytes, other_bytes = bytes(one.constBits()), bytes(other.constBits())
    line = one.bytesPerLine()
    differ = 0
    for y in range(0, height, _STEP):
        for x in range(0, width, _STEP):
            at = y * line + 4 * x
            if any(abs(one_bytes[at + k] - other_bytes[at + k]) > _MAY_DIFFER for k in range(3)):
                differ += 1
    return differ / ((height // _STEP) * (width // _STEP))
