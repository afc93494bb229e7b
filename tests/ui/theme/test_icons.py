"""The icons are one family: one grid, one stroke, nothing cut off; and every action finds its own."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from PySide6.QtWidgets import QApplication

from caseload_app.ui.actions import ACTIONS
from caseload_app.ui.theme.icons import pixmap

_APART = {"app", *(f"{sign}-{theme}" for sign in ("tick", "down") for theme in ("dark", "light"))}
"""The program's own sign, and those in the style sheet, which have a colour of their own."""
_FOLDER = files("resources") / "icons"
NAMES = sorted(name for entry in _FOLDER.iterdir() if (name := entry.name.removesuffix(".svg")) not in _APART)


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_has_the_grid_and_the_stroke_of_the_family(name: str) -> None:
    drawing = (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in drawing
    assert 'stroke="currentColor"' in drawing
    assert re.findall(r'stroke-width="([^"]+)"', drawing) == ["1.8"]
    assert 'stroke-linecap="round"' in drawing


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_an_icon_is_cut_off_and_something_is_seen(qapp: QApplication, name: str) -> None:
    picture = pixmap(name, "#000000", 96).toImage()
    last = picture.width() - 1
    edge = [
        picture.pixelColor(x, y).alpha() for k in range(last + 1) for x, y in ((k, 0), (k, last), (0, k), (last, k))
    ]
    assert max(edge) == 0
    assert any(picture.pixelColor(x, y).alpha() for x in range(0, last, 3) for y in range(0, last, 3))


def test_every_action_finds_its_icon() -> None:
    assert {row.icon for row in ACTIONS.values() if row.icon} <= set(NAMES)
