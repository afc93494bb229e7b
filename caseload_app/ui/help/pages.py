"""The pages of the help as Markdown. Keys are never written in them: ``{undo}`` is what the table of actions has."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from caseload_app.ui.actions import ACTIONS, Act
from caseload_app.ui.keys import keys_in_words, shortcuts

PAGES = (
    "first-minutes",
    "board",
    "table",
    "suggestions",
    "rules",
    "importing",
    "keyboard",
    "privacy",
    "questions",
)
"""Their names, in the order of the contents; each is a file of `resources/help`."""

_EVERY = "every shortcut"
_PLACEHOLDER = re.compile(r"\{([a-z0-9 ]+)\}")
_SIGNS = re.compile(r"[*`#]|\]\([^)]*\)|\[")


@cache
def page(name: str) -> str:
    """A page, with the keys in it.

    Raises:
        KeyError: when the page names an action that has no keys.
    """
    written = (files("resources") / "help" / f"{name}.md").read_text(encoding="utf-8")
    return _PLACEHOLDER.sub(lambda found: _keys(found[1]), written)


def title(name: str) -> str:
    """What a page is called: its first heading."""
    return page(name).partition("\n")[0].removeprefix("# ")


def headings(name: str) -> tuple[str, ...]:
    """The headings on a page, below its title."""
    return tuple(line.removeprefix("## ") for line in page(name).splitlines() if line.startswith("## "))


def said(name: str) -> str:
    """A page as plain small letters, to be searched."""
    return " ".join(_SIGNS.sub("", page(name)).casefold().split())


def found(words: str) -> tuple[str, ...]:
    """The pages on which each of the words stands; all of them without any."""
    wanted = words.casefold().split()
    return tuple(name for name in PAGES if all(word in said(name) for word in wanted))


def _keys(name: str) -> str:
    if name == _EVERY:
        return _list_of_shortcuts()
    keys = keys_in_words(ACTIONS[Act(name)])
    if not keys:
        raise KeyError(name)
    return f"**{keys}**"


def _list_of_shortcuts() -> str:
    parts = []
    for group, rows in shortcuts().items():
        lines = "\n".join(f"| {what} | {_plain(keys)} |" for what, keys in rows)
        parts.append(f"## {group.value}\n\n| What | Keys |\n|---|---|\n{lines}\n")
    return "\n".join(parts)


def _plain(keys: str) -> str:
    """Keys whose signs mean nothing to Markdown."""
    return re.sub(r"([|*_`<>\\])", r"\\\1", keys)
