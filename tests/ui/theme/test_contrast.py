"""Every colour can be read and seen, in both themes."""

from __future__ import annotations

import pytest

from caseload_app.services.board.colour_group import ColourGroup
from caseload_app.ui.theme.contrast import contrast
from caseload_app.ui.theme.tokens import DARK, LIGHT, Tokens

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
SURFACES = ("window", "base", "raised", "selected", "track")
WORDS = ("text", "muted", "accent", "over", "warn", "ok")


@THEMES
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("words", WORDS)
def test_words_can_be_read_on_every_surface(tokens: Tokens, words: str, surface: str) -> None:
    assert contrast(getattr(tokens, words), getattr(tokens, surface)) >= 4.5


@THEMES
@pytest.mark.parametrize(
    ("words", "surface"), [("on_accent", "accent"), ("on_toast", "toast"), ("toast_link", "toast")]
)
def test_words_can_be_read_on_their_own_surface(tokens: Tokens, words: str, surface: str) -> None:
    assert contrast(getattr(tokens, words), getattr(tokens, surface)) >= 4.5


@THEMES
@pytest.mark.parametrize("kind", ColourGroup)
def test_the_code_on_a_block_can_be_read(tokens: Tokens, kind: ColourGroup) -> None:
    assert contrast(tokens.on_block, tokens.block[kind]) >= 4.5


@THEMES
@pytest.mark.parametrize("kind", ColourGroup)
@pytest.mark.parametrize("surface", ["window", "base", "track", "selected"])
def test_a_block_stands_out_from_what_is_behind_it(tokens: Tokens, kind: ColourGroup, surface: str) -> None:
    assert contrast(tokens.block[kind], getattr(tokens, surface)) >= 3.0


@THEMES
@pytest.mark.parametrize("line", ["border", "cap", "accent"])
@pytest.mark.parametrize("surface", SURFACES)
def test_lines_that_mean_something_can_be_seen(tokens: Tokens, line: str, surface: str) -> None:
    assert contrast(getattr(tokens, line), getattr(tokens, surface)) >= 3.0


def test_black_on_white_is_the_highest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
