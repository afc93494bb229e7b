"""The pages: whole, linked to what exists, with the keys that the program really has."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from caseload_app.ui.actions import ACTIONS, Act
from caseload_app.ui.help.pages import PAGES, found, page, said, title
from caseload_app.ui.keys import keys_in_words


def written(name: str) -> str:
    return (files("resources") / "help" / f"{name}.md").read_text(encoding="utf-8")


def test_every_page_that_ships_is_in_the_contents_and_every_one_there_ships() -> None:
    names = {path.name.removesuffix(".md") for path in (files("resources") / "help").iterdir()}
    assert names == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_a_title_and_every_key_is_filled_in(name: str) -> None:
    assert page(name).startswith("# ")
    assert title(name)
    assert "{" not in page(name)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_links_only_to_pages_that_exist(name: str) -> None:
    links = re.findall(r"\]\(([^)]*)\)", written(name))
    assert [link for link in links if link.removesuffix(".md") not in PAGES] == []
    assert "http" not in written(name)


@pytest.mark.parametrize("name", PAGES)
def test_no_page_writes_a_key_by_hand_so_that_none_can_be_wrong(name: str) -> None:
    own = re.findall(r"\b(?:Ctrl|Alt)\+\w+|\bF\d+\b", written(name))
    assert own == []


@pytest.mark.parametrize("name", PAGES)
def test_no_word_is_glued_to_a_mark_that_stays_visible(name: str) -> None:
    assert page(name).count("**") % 2 == 0


def test_the_keyboard_page_lists_every_key_there_is() -> None:
    for row in ACTIONS.values():
        if row.keys:
            assert row.alone in page("keyboard")
            assert keys_in_words(row) in page("keyboard").replace("\\", "")


def test_pages_are_found_by_words_in_any_order() -> None:
    assert "suggestions" in found("proved best")
    assert found("qqqq") == ()
    assert found("") == PAGES
    assert found("restart screen-share") == ("privacy",)


def test_what_is_searched_has_no_marks_of_markdown() -> None:
    assert all(sign not in said(name) for name in PAGES for sign in "*#`[")


def test_a_page_names_actions_as_the_menu_does() -> None:
    text = " ".join(page(name) for name in PAGES)
    for act in (Act.SUGGEST_WITH, Act.SAMPLE, Act.TEMPLATE, Act.ACCEPT_ALL):
        assert ACTIONS[act].alone.casefold() in text.casefold()
