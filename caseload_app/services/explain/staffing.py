"""The staffing arithmetic in words, of a suggestion or of a team as it stands."""

from __future__ import annotations

from caseload_app.domain.team import Team
from caseload_app.domain.wording import Spelling
from caseload_app.domain.wording.fixes import staffing as in_words
from solver.assignment import Assignment
from solver.explain.staffing import staffing


def staffing_lines(team: Team, answer: Assignment, case_id: str | None = None) -> tuple[str, ...]:
    """What is short by skill, a sentence each, the most first; only the skills of one case where one is named."""
    spelling = Spelling.of_team(team)
    return tuple(
        in_words(short, spelling) for short in staffing(answer) if case_id is None or case_id in short.case_ids
    )
