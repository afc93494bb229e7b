"""What is asked of a search: the answer to *Suggest with*."""

from __future__ import annotations

from dataclasses import dataclass

from caseload_app.services.draft import Draft
from caseload_app.services.open_team import OpenTeam
from caseload_app.services.question import Question
from solver.problem import Mode, Problem


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of the search.

    Attributes:
        max_moves: how many held cases may move.
        covered: the workers to cover for, by id.
        any_team: whether cases may leave their team.
        only: the cases to look at, by id; None for all.
        ready: the answer, where it is known already.
    """

    mode: Mode = Mode.ALLOCATE
    max_moves: int = 0
    covered: tuple[str, ...] = ()
    any_team: bool = False
    only: frozenset[str] | None = None
    ready: Draft | None = None

    @classmethod
    def again(cls, asked: Problem) -> Wish:
        """The same question once more."""
        return cls(asked.mode, asked.max_moves, tuple(sorted(asked.covered)), asked.any_team)

    def question(self, team: OpenTeam) -> Question:
        """The question to the solver, on a team as it stands."""
        return team.question(
            self.mode, max_moves=self.max_moves, covered=self.covered, any_team=self.any_team, only=self.only
        )
