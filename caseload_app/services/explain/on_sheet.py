"""What would fix each case left over, as the allocation sheet says it: a line a single change, then the staffing."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from itertools import islice, takewhile

from caseload_app.domain.team import Team
from caseload_app.services.explain.fixes import fix_choices, smallest_first
from caseload_app.services.explain.staffing import staffing_lines
from caseload_app.services.suggest import Suggestion
from solver.assignment import Assignment
from solver.explain.whats_missing import first_obstacle

MOST_FIXES = 5
"""Fixes told of one case: the smallest ones; nobody reads more in a cell."""
NO_TIME = "Single changes were not looked for in the time there was."
NO_FIX = "No single change would do."


def would_fix(
    team: Team,
    suggestion: Suggestion,
    *,
    time_limit: float,
    should_stop: Callable[[], bool] | None = None,
) -> Mapping[str, tuple[str, ...]]:
    """The lines for each case that the suggestion leaves over, by case id.

    Args:
        team: the team of the suggestion.
        suggestion: the question, and its answer.
        time_limit: seconds for looking, all cases together; where it is over, the lines say so.
        should_stop: true ends the looking.
    """
    deadline = time.monotonic() + time_limit
    left_over = suggestion.assignment.unallocated
    lines: dict[str, tuple[str, ...]] = {}
    for number, case in enumerate(left_over):
        ends = time.monotonic() + (deadline - time.monotonic()) / (len(left_over) - number)
        found = fix_choices(team, suggestion, case.id, time_limit=ends - time.monotonic(), should_stop=should_stop)
        fixes = [fix.words for fix in smallest_first(islice(found, MOST_FIXES))]
        if not fixes:
            fixes = [NO_TIME if time.monotonic() >= ends else NO_FIX]
        lines[case.id] = (*fixes, *staffing_lines(team, suggestion.assignment, case.id))
    return lines


def what_is_short(
    team: Team, answer: Assignment, should_stop: Callable[[], bool] | None = None
) -> Mapping[str, tuple[str, ...]]:
    """The staffing alone, at once, by case id: for each case left over that nobody could take as things stand."""
    return {
        case.id: staffing_lines(team, answer, case.id)
        for case in takewhile(lambda _case: should_stop is None or not should_stop(), answer.unallocated)
        if not any(first_obstacle(answer, case, worker) is None for worker in answer.problem.workers)
    }
