"""A suggestion that nobody has accepted yet, and the revision of the board it was made for. Shown, never saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from caseload_app.domain.team import Team
from caseload_app.services.suggest import Suggestion


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What is suggested and still open.

    A proposal is open as long as its case is where it was when the suggestion was made, unlocked and not refused. So
    a case that is accepted or dragged elsewhere leaves the draft by itself, and comes back when that is undone.
    """

    revision: int
    """The board's revision that the suggestion was made for."""
    suggestion: Suggestion
    refused: frozenset[str] = field(default_factory=frozenset)
    earlier: Suggestion | None = None
    """The suggestion that was on the board before this one."""

    @cached_property
    def proposals(self) -> Mapping[str, str]:
        """Everything that was suggested: case id to worker id, in the order of the cases."""
        worker_of = self.suggestion.result.worker_of
        return {case.id: w for case in self.suggestion.assignment.placed if (w := worker_of[case.id]) is not None}

    def open(self, team: Team) -> Mapping[str, str]:
        """The proposals that are still to be decided, case id to worker id."""
        then = self.suggestion.problem.case
        return {
            case.id: self.proposals[case.id]
            for case in team.cases
            if case.id in self.proposals
            and case.id not in self.refused
            and not case.locked
            and case.worker_id == then[case.id].worker_id
        }

    def without(self, case_ids: Iterable[str]) -> Draft:
        """The draft after these proposals were refused."""
        return replace(self, refused=self.refused | frozenset(case_ids))

    def with_again(self, case_ids: Iterable[str]) -> Draft:
        """The draft after the refusal of these proposals was taken back."""
        return replace(self, refused=self.refused - frozenset(case_ids))
