"""A suggestion that nobody has accepted yet, and the revision of the board it was made for. Shown, never saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from caseload_app.domain.team import Team
from caseload_app.services.suggest import Suggestion
from caseload_app.store.changes import PROPOSAL, Change


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

    def after(self, changes: Iterable[Change]) -> Draft:
        """The draft after a step, or after one was taken back: what that refused is closed, what it put back is open.

        A refusal that was about an earlier suggestion closes nothing here.
        """
        told = [change for change in changes if change.kind == PROPOSAL]
        again = {change.thing for change in told if change.after is not None}
        gone = {
            change.thing
            for change in told
            if change.before is not None and self.proposals.get(change.thing) == change.before["worker_id"]
        }
        return replace(self, refused=(self.refused - again) | gone)
