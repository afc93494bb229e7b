"""Which rows of an earlier board still hold: for five hundred workers most of a board is as it was after one move.

A decision leaves every case alone that it is not about, the very same object, so looking at identity is enough; where
in doubt a row is made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from caseload_app.domain.policy import Bands
from caseload_app.domain.team import Team, TeamCase
from caseload_app.domain.wording import Spelling
from caseload_app.services.board.view import Board, Row
from solver.assignment import Assignment
from solver.problem import Case, Policy


@dataclass(frozen=True)
class Reuse:
    """An earlier board of the same people on the same day under the same policy, or nothing."""

    earlier: Board | None

    @classmethod
    def of(cls, earlier: Board | None, after: Assignment, team: Team, bands: Bands) -> Reuse:
        """The earlier board where any of it can still hold."""
        if earlier is None or not _is_same_frame(earlier, after, team, bands):
            return cls(None)
        return cls(earlier)

    def row(self, worker_id: str, before: Assignment, after: Assignment, known: Mapping[str, TeamCase]) -> Row | None:
        """The earlier row of a worker, where every case in it is the same."""
        earlier = self.earlier
        if earlier is None:
            return None
        for then, now in ((earlier.now, before), (earlier.after, after)):
            if not _is_same(then.held[worker_id], earlier.case, now.held[worker_id], known):
                return None
        return earlier.row[worker_id]

    def spelling(self, team: Team) -> Spelling:
        """How the team writes its words; a decision about cases changes none of them."""
        if self.earlier is not None and len(self.earlier.team.cases) == len(team.cases):
            return self.earlier.spelling
        return Spelling.of_team(team)


def _is_same_frame(earlier: Board, after: Assignment, team: Team, bands: Bands) -> bool:
    then = earlier.team
    policy: Policy = after.problem.policy
    return (
        earlier.day == after.problem.day
        and earlier.bands == bands
        and earlier.after.problem.policy is policy
        and then.workers is team.workers
        and then.reductions is team.reductions
        and then.travel is team.travel
    )


def _is_same(
    then: Iterable[Case], known_then: Mapping[str, TeamCase], now: Iterable[Case], known_now: Mapping[str, TeamCase]
) -> bool:
    old = [known_then[case.id] for case in then]
    new = [known_now[case.id] for case in now]
    return len(old) == len(new) and all(a is b for a, b in zip(old, new, strict=True))
