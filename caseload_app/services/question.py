"""A question to the solver as the window asks it: frozen, so that it can be answered in another thread meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from caseload_app.domain.team import Team
from caseload_app.services.draft import Draft
from caseload_app.services.suggest import Suggestion, suggested, with_others_locked, with_refusals
from solver.problem import Mode, Policy, Problem


class Progress(Protocol):
    """How a search stands: the level being worked on, and the values of all levels in the best answer so far."""

    @property
    def level(self) -> str:
        """The level's name."""

    @property
    def best(self) -> Mapping[str, int]:
        """The values by the names of the levels."""

    @property
    def seconds(self) -> float:
        """Since the search began."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked, and the revision of the board it is asked of."""

    revision: int
    team: Team
    policy: Policy
    day: date
    mode: Mode = Mode.ALLOCATE
    max_moves: int = 0
    covered: frozenset[str] = field(default_factory=frozenset)
    any_team: bool = False
    only: frozenset[str] | None = None
    """The cases to look at; None: every case."""
    last_seen: Mapping[str, str | None] | None = None
    refused: Mapping[str, Collection[str]] = field(default_factory=dict)
    """Whom a person refused for a case, by case id: not suggested again."""
    time_limit: float = 60.0

    def answer(
        self,
        on_progress: Callable[[Progress], None] | None = None,
        should_stop: Callable[[], bool] | None = None,
    ) -> Draft:
        """Search; touches nothing but the question. `on_progress` is called in this same thread.

        Raises:
            ValueError: when a covered worker is not in the team, or mode and covered workers do not go together.
            SuggestionRefused: when the answer does not pass the check of the rules.
        """
        suggestion = suggested(
            self.problem, time_limit=self.time_limit, on_progress=on_progress, should_stop=should_stop
        )
        return self.draft(suggestion)

    def draft(self, suggestion: Suggestion) -> Draft:
        """An answer to the question, to be shown on the board that it was asked of."""
        return Draft(revision=self.revision, suggestion=suggestion)

    @property
    def problem(self) -> Problem:
        """The question as the solver is asked it.

        Raises:
            ValueError: when a covered worker is not in the team, or mode and covered workers do not go together.
        """
        problem = self.team.problem(
            day=self.day,
            policy=self.policy,
            mode=self.mode,
            max_moves=self.max_moves,
            covered=self.covered,
            any_team=self.any_team,
            last_seen=self.last_seen,
        )
        problem = with_refusals(problem, self.refused)
        return problem if self.only is None else with_others_locked(problem, self.only)
