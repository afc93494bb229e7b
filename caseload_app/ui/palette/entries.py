"""What can be found: a line for each case, worker, team and command, in the words that the board itself shows.

Names come from the board's rows, blocks and cards, never from the team behind them: a name that is not shown there can
neither be found nor be read here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from caseload_app.domain.wording import amount, points
from caseload_app.services.board import Block, Board, Card, ColourGroup, Row
from caseload_app.ui.actions import ACTIONS, Act
from caseload_app.ui.help.pages import PAGES, headings, title
from caseload_app.ui.keys import keys_in_words


class Kind(StrEnum):
    """What an entry is; of entries that fit equally well the first kind comes first."""

    WORKER = "Worker"
    CASE = "Case"
    TEAM = "Team"
    COMMAND = "Command"
    HELP = "Help"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that can be found.

    Attributes:
        id: of the case or worker, the name of the team, the action or the page of the help.
        title: what is written large.
        details: what is written small beside it.
        side: what stands on the right: keys of a command, the place of a case.
        also: other words it is found by, not shown.
        code: of a case, to draw its block; else empty.
        is_off: a command that can not be given now; `details` says what it needs.
    """

    kind: Kind
    id: str
    title: str
    details: str = ""
    side: str = ""
    also: str = ""
    code: str = ""
    colour_group: ColourGroup | None = None
    is_off: bool = False

    @property
    def key(self) -> tuple[Kind, str]:
        """What it is known by, however it looks."""
        return self.kind, self.id

    @property
    def in_words(self) -> str:
        """The whole line, for a screen reader."""
        off = "not possible now" if self.is_off else ""
        return ", ".join(filter(None, (self.kind.value, self.title, self.details, self.side, off)))


def folded(text: str) -> str:
    """Text as it is compared: small letters without accents, so that *nowicki* and *zoe* find Nowicki and Zoë."""
    lower = text.casefold()
    if lower.isascii():
        return lower
    return "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))


def board_entries(board: Board) -> tuple[Entry, ...]:
    """Every worker, case and team of a board."""
    return (*map(_worker, board.rows), *_cases(board), *_teams(board))


def command_entries(why_off: Callable[[Act], str | None], words: Callable[[Act], str]) -> tuple[Entry, ...]:
    """Every command that stands in the table of actions, but for *Find* itself.

    Args:
        why_off: why a command can not be given now, in a sentence; None when it can.
        words: what a command is called now.
    """
    return tuple(_command(act, why_off(act), words(act)) for act in ACTIONS if act is not Act.FIND)


def help_entries() -> tuple[Entry, ...]:
    """Every page of the help, by its title and its headings."""
    return tuple(
        Entry(kind=Kind.HELP, id=name, title=title(name), details="Page of the help", also=" ".join(headings(name)))
        for name in PAGES
    )


def _command(act: Act, off: str | None, words: str) -> Entry:
    row = ACTIONS[act]
    return Entry(
        kind=Kind.COMMAND,
        id=act.value,
        title=words,
        details=off or "",
        side=keys_in_words(row),
        also=f"{row.words} {row.also}",
        is_off=off is not None,
    )


def _worker(row: Row) -> Entry:
    load = "no capacity" if row.percent is None else f"{row.percent} %"
    words = row.name.split()
    return Entry(
        kind=Kind.WORKER,
        id=row.worker_id,
        title=row.name,
        details=" · ".join((row.details[0], row.team)) if row.team else row.details[0],
        side=f"{load} · {amount(row.cases, 'case')}",
        also=f"{row.worker_id} {''.join(word[0] for word in words)}",
    )


def _cases(board: Board) -> Iterator[Entry]:
    for row in board.rows:
        for block in row.blocks:
            if not block.is_suggested and not block.is_moved_away:
                yield _case(block, block.share, f"with {row.name}")
            elif block.is_moved_away:
                suggested = board.row[board.proposals[block.case_id]].name
                yield _case(block, block.share, f"with {row.name} → {suggested}")
    for card in board.tray:
        yield _case(card, card.points, f"→ {card.suggested_worker}" if card.suggested_worker else "unallocated")


def _case(case: Block | Card, weight: int, place: str) -> Entry:
    name = "restricted" if case.restricted else case.name
    return Entry(
        kind=Kind.CASE,
        id=case.case_id,
        title=case.case_id,
        details=" · ".join(filter(None, (name, case.category_name, f"{points(weight)} points"))),
        side=place,
        also=f"{case.category} {case.due.words}",
        code=case.code,
        colour_group=case.colour_group,
    )


def _teams(board: Board) -> Iterator[Entry]:
    for team in board.teams:
        workers: Iterable[Row] = [row for row in board.rows if row.team == team]
        if team:
            yield Entry(kind=Kind.TEAM, id=team, title=team, details=amount(len(list(workers)), "worker"))
