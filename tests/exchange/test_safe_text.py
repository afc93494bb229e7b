"""Text on its way into a spreadsheet: nothing is lost but what no spreadsheet file can hold."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseload_app.exchange.caseload_workbook.spreadsheet.strings import unescaped
from caseload_app.exchange.safe_text import (
    LONGEST_CELL,
    cell_length,
    escaped,
    fitting_cell,
    fitting_lines,
    without_forbidden,
)

ANY_TEXT = st.text(st.characters(exclude_categories=()))
"""Every code point, halves of surrogate pairs and control characters included."""


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "'x", "007", "a\nb\tc\r\n", "é 🙂", "<&>\"'", " x ", "\x7f\x85"]
)
def test_what_a_file_can_hold_stays_as_it_is(text: str) -> None:
    assert without_forbidden(text) == text


@pytest.mark.parametrize("text", ["\x00", "\x0b", "\x1f", "\ud83d", "\ufffe", "\uffff"])
def test_what_xml_forbids_is_dropped(text: str) -> None:
    assert without_forbidden(f"a{text}b") == "ab"


@given(ANY_TEXT)
def test_every_text_is_fit_for_xml_afterwards(text: str) -> None:
    element = ET.Element("t")
    element.text = f"x{without_forbidden(text)}".replace("\r", "")
    assert ET.fromstring(ET.tostring(element, encoding="utf-8")).text == element.text  # noqa: S314  (our own text)


@given(st.text(st.sampled_from("_x05F\rD0a"), max_size=40) | ANY_TEXT)
def test_a_text_as_the_file_spells_it_reads_back_as_the_same_text(text: str) -> None:
    written = without_forbidden(text)
    assert unescaped(escaped(written)) == written
    assert "\r" not in escaped(written)


def test_an_emoji_counts_as_two_characters_as_in_excel() -> None:
    assert cell_length("a🙂") == 3


@pytest.mark.parametrize("letter", ["x", "🙂"])
def test_a_text_that_just_fits_a_cell_is_not_cut(letter: str) -> None:
    text = letter * (LONGEST_CELL // cell_length(letter))
    assert fitting_cell(text) == text


@pytest.mark.parametrize("letter", ["x", "🙂", "\n"])
def test_a_text_too_long_for_a_cell_says_that_it_was_cut(letter: str) -> None:
    text = letter * 40_000
    cut = fitting_cell(text)
    assert cell_length(cut) <= LONGEST_CELL
    assert cut.endswith(f"(cut: {cell_length(text)} characters, a cell holds {LONGEST_CELL})")
    assert cell_length(cut) > LONGEST_CELL - 3


def test_a_text_that_takes_more_room_in_the_file_is_cut_before_that_room_ends() -> None:
    cut = fitting_cell("\r" * 20_000)
    assert cell_length(escaped(cut)) <= LONGEST_CELL
    assert "cut: 20000 characters" in cut


def test_lines_too_many_for_a_cell_end_with_how_many_are_missing() -> None:
    lines = [f"Worker {k}: no asylum skill" for k in range(2_000)]
    text = fitting_lines(lines)
    kept = text.splitlines()
    assert cell_length(text) <= LONGEST_CELL
    assert kept[:-1] == lines[: len(kept) - 1]
    assert kept[-1] == f"and {2_000 - len(kept) + 1} more lines that this cell cannot hold"


def test_a_single_line_too_long_is_cut_like_any_text() -> None:
    assert fitting_lines(["x" * 40_000]).endswith(f"a cell holds {LONGEST_CELL})")


def test_lines_that_fit_are_simply_lines() -> None:
    assert fitting_lines(["a", "b"]) == "a\nb"
    assert fitting_lines([]) == ""
