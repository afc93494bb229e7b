"""Who asks about a case that is not there is told so in a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from solver.assignment import Assignment, as_it_stands
from solver.explain.alternatives import alternatives
from solver.explain.explanation import explain
from solver.explain.fixes import fixes
from solver.explain.why import why
from solver.problem import Problem
from solver.result import Result
from solver.run import solve
from tests.builders import a_case, a_problem, a_worker

QUESTIONS: dict[str, Callable[[Problem, Result, str], object]] = {
    "everything": explain,
    "alternatives": lambda problem, result, case_id: next(alternatives(problem, result, case_id)),
    "fixes": lambda problem, result, case_id: next(fixes(problem, result, case_id)),
    "why": lambda problem, result, case_id: why(as_it_stands(problem), Assignment(problem, result.worker_of), case_id),
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_a_case_that_is_not_in_the_problem_is_named_in_a_sentence(
    question: Callable[[Problem, Result, str], object],
) -> None:
    problem = a_problem([a_worker("Ann")], [a_case("c")])
    with pytest.raises(KeyError) as told:
        question(problem, solve(problem), "d")
    assert str(told.value) == "there is no case 'd' in the problem"
