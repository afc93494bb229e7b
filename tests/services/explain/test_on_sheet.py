"""What would fix each case left over, in the lines of the allocation sheet."""

from __future__ import annotations

from caseload_app.services.explain.on_sheet import MOST_FIXES, NO_FIX, NO_TIME, would_fix
from caseload_app.services.suggest import Suggestion, suggest
from tests.builders import DAY, DEFAULT_POLICY
from tests.team_builders import a_team, a_team_case, a_team_worker

SHORT = "10.0 points of court capacity short: 0.12 FTE"


def lines_of(*skills_of_workers: tuple[str, ...], seconds: float = 60.0) -> tuple[str, ...]:
    """The lines for a court case in a team of workers with these skills."""
    workers = [a_team_worker(f"W{n}", f"Worker {n}", skills=skills) for n, skills in enumerate(skills_of_workers)]
    team = a_team(workers, [a_team_case("C", "COURT")])
    suggestion: Suggestion = suggest(team, DEFAULT_POLICY, DAY)
    return dict(would_fix(team, suggestion, time_limit=seconds))["C"]


def test_each_single_change_has_a_line_and_the_staffing_comes_last() -> None:
    assert lines_of((), ()) == ("Train Worker 0 in court", "Train Worker 1 in court", SHORT)


def test_only_the_smallest_few_are_told() -> None:
    assert len(lines_of(*[()] * 8)) == MOST_FIXES + 1


def test_where_nothing_single_helps_that_is_said() -> None:
    assert lines_of() == (NO_FIX, SHORT)


def test_where_there_was_no_time_to_look_that_is_said() -> None:
    assert lines_of((), seconds=0.0) == (NO_TIME, SHORT)


def test_where_everything_is_allocated_there_is_nothing_to_fix() -> None:
    team = a_team([a_team_worker("W")], [a_team_case("C")])
    assert would_fix(team, suggest(team, DEFAULT_POLICY, DAY), time_limit=1.0) == {}
