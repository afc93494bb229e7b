"""Problems and answers as JSON: there and back, one text for one problem, and a sentence for anything else."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from solver.__main__ import main
from solver.explain.explanation import explain
from solver.json_form import NotReadable, explanation_from_json, problem_from_json, result_from_json, to_json
from solver.problem import Mode
from solver.run import solve
from tests.builders import a_case, a_problem, a_worker
from tests.solver.random_problems import random_problem


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("seed", range(20))
def test_a_problem_comes_back_as_it_was(mode: Mode, seed: int) -> None:
    problem = random_problem(Random(f"json {mode} {seed}"), mode)
    text = to_json(problem)
    assert problem_from_json(text) == problem
    assert to_json(problem_from_json(text)) == text


def test_a_part_of_something_larger_comes_back_as_it_was_and_others_say_nothing_of_it() -> None:
    part = a_problem([a_worker("Ann")], [a_case("c")], peak_elsewhere=97)
    assert problem_from_json(to_json(part)) == part
    assert "peak_elsewhere" not in to_json(replace(part, peak_elsewhere=0))


def test_an_answer_comes_back_as_it_was() -> None:
    result = solve(a_problem([a_worker("Ann")], [a_case("c")]))
    assert result_from_json(to_json(result)) == result


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("seed", range(8))
def test_an_explanation_comes_back_as_it_was(mode: Mode, seed: int) -> None:
    problem = random_problem(Random(f"json explained {mode} {seed}"), mode, workers=4, cases=6, free=4)
    result = solve(problem)
    for case in problem.cases:
        explanation = explain(problem, result, case.id)
        assert explanation_from_json(to_json(explanation)) == explanation


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("no json", "not JSON"),
        ("[]", "no 'problem'"),
        ('{"schema": 99, "problem": {}}', "schema is 99"),
        ('{"schema": 1, "problem": {"day": "2026-03-02"}}', "required field missing"),
        ('{"schema": 1, "problem": 5}', "not an object"),
    ],
)
def test_anything_else_is_refused_with_a_sentence(text: str, why: str) -> None:
    with pytest.raises(NotReadable, match=why):
        problem_from_json(text)


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("asye", "false", "'false' is not true or false"),
        ("max_points", 600.5, "600.5 is not a whole number"),
        ("max_points", True, "True is not a whole number"),
        ("id", 5, "5 is not text"),
        ("fte", "half", "'half' is not a number"),
        ("fte", "NaN", "'NaN' is not a number"),
        ("skills", "court", "'court' is not a list"),
        ("reductions", {}, "{} is not a list"),
    ],
)
def test_nothing_is_bent_into_shape(name: str, value: object, why: str) -> None:
    document = json.loads(to_json(a_problem([a_worker("Ann")], [])))
    document["problem"]["workers"][0][name] = value
    with pytest.raises(NotReadable, match=f"^{why} @ .*workers.0..{name}$"):
        problem_from_json(json.dumps(document))


def test_a_problem_that_contradicts_itself_is_refused() -> None:
    document = json.loads(to_json(a_problem([a_worker("Ann")], [a_case("c", held_by="Ann")])))
    document["problem"]["workers"] = []
    with pytest.raises(NotReadable, match="unknown worker"):
        problem_from_json(json.dumps(document))


def test_a_kept_problem_is_solved_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "problem.json"
    kept.write_text(to_json(a_problem([a_worker("Ann")], [a_case("c")])), encoding="utf-8")
    assert main([str(kept)]) == 0
    assert result_from_json(capsys.readouterr().out).worker_of == {"c": "Ann"}


def test_a_case_of_a_kept_problem_is_explained_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "problem.json"
    kept.write_text(to_json(a_problem([a_worker("Ann")], [a_case("c")])), encoding="utf-8")
    assert main([str(kept), "--explain", "c"]) == 0
    assert explanation_from_json(capsys.readouterr().out).worker_id == "Ann"
    assert main([str(kept), "--explain", "d"]) == 2
    assert "no case 'd'" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_told_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "problem.json"
    assert main([str(missing)]) == 2
    assert capsys.readouterr().err == f"{missing}: No such file or directory\n"


def test_a_file_that_is_no_problem_ends_with_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "problem.json"
    kept.write_text("{}", encoding="utf-8")
    assert main([str(kept)]) == 2
    assert "problem.json" in capsys.readouterr().err
