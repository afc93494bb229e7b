"""Problems that were kept because they were hard, or once went wrong: each is solved to the values known to be right.

A file holds a problem as `solver.json_form` writes it, with ``about`` (why it was kept) and ``levels`` (the best
values there are, by name in order, from exhaustive search) beside it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from solver.check import judge
from solver.json_form import problem_from_json, to_json
from solver.run import solve

SAVED = sorted((Path(__file__).parents[1] / "data" / "problems").glob("*.json"))


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.stem)
def test_a_saved_problem_has_the_answer_that_is_right(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    saved = json.loads(text)
    problem = problem_from_json(text)
    assert json.loads(to_json(problem))["problem"] == saved["problem"]
    result = solve(problem)
    judgement = judge(problem, result.worker_of)
    assert judgement.is_legal
    assert list(judgement.levels.items()) == list(saved["levels"].items())
    assert result.is_proved
    assert saved["about"]


def test_there_are_saved_problems_of_every_mode() -> None:
    modes = {problem_from_json(path.read_text(encoding="utf-8")).mode for path in SAVED}
    assert len(modes) == 3
