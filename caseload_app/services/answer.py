"""What a suggestion comes to, for the words that tell it."""

from __future__ import annotations

from caseload_app.domain.wording import Answer
from caseload_app.services.suggest import Suggestion
from solver.result import Status


def answer_of(suggestion: Suggestion) -> Answer:
    """How much is allocated, moved and left over, and what is proved; `wording.answer` makes sentences of it."""
    problem, after = suggestion.problem, suggestion.assignment
    waiting = [case for case in problem.cases if problem.start_worker(case) is None and not case.locked]
    left_over = after.unallocated
    return Answer(
        to_allocate=len(waiting),
        allocated=sum(after.worker_of[case.id] is not None for case in waiting),
        moved=len(after.moved),
        locked=sum(case.locked for case in left_over),
        alarms=[(c.id, problem.category_of(c).name) for c in left_over if problem.category_of(c).must_allocate],
        open_levels=[
            (level.name, level.gap_tenths_of_percent)
            for level in suggestion.result.levels
            if level.status is not Status.PROVED
        ],
        seconds=suggestion.result.seconds,
    )
