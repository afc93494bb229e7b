"""Every colour can be read and seen, in both themes."""

from __future__ import annotations

from dataclasses import fields
from itertools import combinations

import pytest

from caseload_app.services.board.colour_group import ColourGroup
from caseload_app.ui.theme.contrast import contrast
from caseload_app.ui.theme.tokens import DARK, LIGHT, Tokens
from tests.ui.theme.colour_vision import Eyes, apart

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


@THEMES
@pytest.mark.parametrize("eyes", Eyes)
def test_kinds_of_work_keep_apart_whatever_the_eyes(tokens: Tokens, eyes: Eyes) -> None:
    """Any two kinds may be neighbours on a row; 0.05 in OKLab is more than twice what can just be noticed."""
    close = {
        (one.value, other.value): round(apart(tokens.block[one], tokens.block[other], eyes), 3)
        for one, other in combinations(tokens.block, 2)
        if apart(tokens.block[one], tokens.block[other], eyes) < 0.05
    }
    assert close == {}


@THEMES
@pytest.mark.parametrize("eyes", Eyes)
@pytest.mark.parametrize(("one", "other"), [("over", "ok"), ("over", "text"), ("warn", "text"), ("accent", "text")])
def test_signals_keep_apart_whatever_the_eyes(tokens: Tokens, one: str, other: str, eyes: Eyes) -> None:
    assert apart(getattr(tokens, one), getattr(tokens, other), eyes) >= 0.05


def test_blue_and_purple_of_one_lightness_are_alike_to_eyes_without_red() -> None:
    assert apart("#3b589e", "#7f4da4", Eyes.USUAL) > 0.08
    assert apart("#3b589e", "#7f4da4", Eyes.PROTANOPIA) < 0.02


def test_the_words_of_a_suggested_block_can_be_read_on_its_hatching() -> None:
    for tokens in (LIGHT, DARK):
        for colour in tokens.block.values():
            darkest = _mixed(_mixed(tokens.base, colour, 0.16), colour, 0.24)
            assert contrast(tokens.text, darkest) >= 4.5


def _mixed(under: str, over: str, share: float) -> str:
    parts = ((int(under[k : k + 2], 16), int(over[k : k + 2], 16)) for k in (1, 3, 5))
    return "#" + "".join(f"{round(low * (1 - share) + high * share):02x}" for low, high in parts)


def test_every_token_is_held_against_something() -> None:
    decoration = {"line", "hatch"}
    held = {*SURFACES, *WORDS, "on_accent", "toast", "on_toast", "toast_link", "on_block", "block", "border", "cap"}
    assert {field.name for field in fields(Tokens)} == held | decoration


def test_black_on_white_is_the_highest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
