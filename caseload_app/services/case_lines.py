"""Every case as one line of figures and words, for the table: the same data as the board, one line a case.

Names come from the board's rows, blocks and cards, so that what is not shown there is not shown here. A line is only a
view of the board: what it says is worked out when somebody asks, as of ten thousand lines twenty are seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from caseload_app.domain.team import TeamCase
from caseload_app.domain.wording import reasons
from caseload_app.services.board import Block, Board, Card, ColourGroup, Due, Row
from solver.explain.why import why as what_speaks
from solver.problem import Hundredths, Priority


class CaseLine:
    """One case: what it is, who has it, and what is suggested for it."""

    __slots__ = ("_case", "_shown", "_there", "case_id")

    def __init__(self, there: _Board, case: TeamCase, shown: Block | Card) -> None:
        self._there = there
        self._case = case
        self._shown = shown
        self.case_id = case.id

    @property
    def name(self) -> str | None:
        """The child's or the household's; None when there is none, or the case is restricted."""
        return self._shown.name

    @property
    def restricted(self) -> bool:
        """Whether the name is not for everybody to see."""
        return self._case.restricted

    @property
    def category(self) -> str:
        """The category's name with the code that stands on the block: "Section 47 enquiry (S47)"."""
        return f"{self._shown.category_name} ({self._shown.code})"

    @property
    def colour_group(self) -> ColourGroup:
        """The kind of work."""
        return self._shown.colour_group

    @property
    def worker(self) -> str:
        """Who has the case now; empty while it is unallocated."""
        row = self._row(self._case.worker_id)
        return row.name if row is not None else ""

    @property
    def team(self) -> str:
        """The worker's team, else the one that the case belongs to."""
        row = self._row(self._case.worker_id)
        return row.team if row is not None else self._case.team or ""

    @property
    def suggested(self) -> str:
        """Who would have the case by the open suggestion; empty without one."""
        row = self._row(self._there.board.proposals.get(self.case_id))
        return row.name if row is not None else ""

    @property
    def reason(self) -> str:
        """What speaks for the suggestion, the two most important things; empty without one."""
        board = self._there.board
        if self.case_id not in board.proposals:
            return ""
        return reasons(what_speaks(board.now, board.after, self.case_id)[:2], board.spelling, self._there.names)

    @property
    def priority(self) -> Priority:
        """The case's own, or its category's, one higher once it is due."""
        problem = self._there.board.now.problem
        return problem.priority_of(problem.case[self.case_id])

    @property
    def points(self) -> Hundredths:
        """Before the family factor, on the worker who has it; unallocated, as the tray has it."""
        card = self._there.board.card.get(self.case_id)
        return self._shown.points if card is None else card.points

    @property
    def load(self) -> Hundredths:
        """What it adds to the load of the worker who has it, family factor included; unallocated, all its points."""
        if isinstance(self._shown, Block) and self._case.worker_id is not None:
            return self._shown.share
        return self.points

    @property
    def permille(self) -> int | None:
        """What it takes of the available points of the worker who has it or would have it, in tenths of a per cent.

        None for nobody's, or without capacity.
        """
        if not isinstance(self._shown, Block):
            return None
        row = self._row(self._shown.worker_id)
        if row is None or not row.has_capacity:
            return None
        return (2000 * self._shown.share + row.available) // (2 * row.available)

    @property
    def received(self) -> date | None:
        """The day it came in."""
        return self._case.received

    @property
    def since(self) -> date | None:
        """Since when the worker has it, where the involvements tell."""
        return self._there.since.get((self.case_id, self._case.worker_id or ""))

    @property
    def days_waiting(self) -> int | None:
        """How long it has had no worker, where it has none and the day it came in is known."""
        card = self._there.board.card.get(self.case_id)
        return card.days_waiting if card is not None else None

    @property
    def due(self) -> Due:
        """When it is due."""
        return self._shown.due

    @property
    def locked(self) -> bool:
        """Whether it stays where it is."""
        return self._case.locked

    @property
    def siblings(self) -> tuple[str, ...]:
        """The ids of the other cases of the family group."""
        family = self._case.family_id
        together = () if family is None else self._there.board.now.problem.families[family]
        return tuple(one.id for one in together if one.id != self.case_id)

    @property
    def skills(self) -> tuple[str, ...]:
        """The skills required."""
        problem = self._there.board.now.problem
        return tuple(sorted(map(self._there.board.spelling, problem.required_skills(problem.case[self.case_id]))))

    @property
    def language(self) -> str:
        """The language required; empty when any will do."""
        return self._case.language or ""

    @property
    def previous_worker(self) -> str:
        """Whom the child knows; empty when nobody of the team."""
        row = self._row(self._there.board.now.problem.case[self.case_id].previous_worker_id)
        return row.name if row is not None else ""

    def _row(self, worker_id: str | None) -> Row | None:
        return None if worker_id is None else self._there.board.row.get(worker_id)


class _Board:
    """The board, with what all its lines ask for."""

    def __init__(self, board: Board) -> None:
        self.board = board

    @cached_property
    def names(self) -> Mapping[str, str]:
        return {row.worker_id: row.name for row in self.board.rows}

    @cached_property
    def since(self) -> Mapping[tuple[str, str], date]:
        return {
            (one.case_id, one.worker_id): one.first_day
            for one in self.board.team.involvements
            if one.last_day is None or one.last_day > self.board.day
        }


def case_lines(board: Board) -> tuple[CaseLine, ...]:
    """A line for each case, in the order of the team."""
    there = _Board(board)
    shown: dict[str, Block | Card] = dict(board.card)
    for row in board.rows:
        for block in row.blocks:
            if not block.is_moved_away or block.case_id not in shown:
                shown[block.case_id] = block
    return tuple(CaseLine(there, case, shown[case.id]) for case in board.team.cases)
