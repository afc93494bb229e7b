"""A case insisted on for a worker, as a problem of its own, and the answer to that as one to the problem as asked.

Who is chosen already, in a what-if question, stays chosen: that level then counts one case more.
"""

from __future__ import annotations

from dataclasses import replace

from solver.problem import Problem
from solver.result import Result


def insisting_on(problem: Problem, case_id: str, worker_id: str, *, extra_moves: int = 0) -> Problem:
    """The problem in which the worker is chosen for the case as well, with so many moves more."""
    chosen = {**problem.chosen, case_id: worker_id}
    return replace(problem, chosen=chosen, max_moves=problem.max_moves + extra_moves)


def as_asked(problem: Problem, case_id: str, answer: Result) -> Result:
    """An answer in which the worker insisted on has the case, with the levels of the problem as it was asked."""
    count, *others = answer.levels
    if not problem.chosen:
        return replace(answer, levels=tuple(others))
    # Somebody else was chosen for this case, who does not get it now.
    more = problem.chosen.get(case_id, answer.worker_of[case_id]) != answer.worker_of[case_id]
    bound = None if count.bound is None else count.bound + more
    return replace(answer, levels=(replace(count, value=count.value + more, bound=bound), *others))
