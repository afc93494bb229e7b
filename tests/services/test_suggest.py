"""A suggestion: the team through the solver, and past the judge before anybody sees it."""

from __future__ import annotations

import pytest

from caseload_app.services.suggest import SuggestionRefused, refuse_unless_right, suggest
from solver.problem import Mode
from solver.result import LevelResult, Result
from tests.builders import DAY, DEFAULT_POLICY
from tests.team_builders import a_team, a_team_case, a_team_worker, the_problem_of

TWO_WORKERS = a_team([a_team_worker("W1", room=10), a_team_worker("W2", room=10)], [a_team_case("A"), a_team_case("B")])
RIGHT = {
    "critical": 0,
    "high": 0,
    "standard": 0,
    "low": 0,
    "continuity": 0,
    "fit": 2,
    "peak": 50,
    "spread": 50000,
}


def claimed(worker_of: dict[str, str | None], values: dict[str, int]) -> Result:
    levels = tuple(LevelResult(name=name, value=value, bound=value, seconds=0.0) for name, value in values.items())
    return Result(worker_of=worker_of, levels=levels, seconds=0.0)


def test_a_team_gets_its_best_suggestion() -> None:
    suggestion = suggest(TWO_WORKERS, DEFAULT_POLICY, DAY)
    assert sorted(str(w) for w in suggestion.result.worker_of.values()) == ["W1", "W2"]
    assert suggestion.result.is_proved
    assert {level.name: level.value for level in suggestion.result.levels} == RIGHT
    assert suggestion.assignment.load == {"W1": 500, "W2": 500}


def test_a_covered_worker_gives_the_cases_away() -> None:
    team = a_team(TWO_WORKERS.workers, [a_team_case("A", held_by="W1")])
    suggestion = suggest(team, DEFAULT_POLICY, DAY, Mode.COVER, covered=["W1"])
    assert suggestion.result.worker_of == {"A": "W2"}


def test_to_cover_for_somebody_unknown_is_refused() -> None:
    with pytest.raises(ValueError, match="W9"):
        suggest(TWO_WORKERS, DEFAULT_POLICY, DAY, Mode.COVER, covered=["W9"])


def test_an_answer_that_says_the_truth_passes() -> None:
    refuse_unless_right(the_problem_of(TWO_WORKERS), claimed({"A": "W1", "B": "W2"}, RIGHT))


def test_an_answer_that_breaks_a_rule_is_shown_to_nobody() -> None:
    team = a_team([a_team_worker("W1", room=4)], [a_team_case("A")])
    with pytest.raises(SuggestionRefused, match="fault in the program, not in your data"):
        refuse_unless_right(the_problem_of(team), claimed({"A": "W1"}, {}))


def test_an_answer_with_a_wrong_figure_is_shown_to_nobody() -> None:
    with pytest.raises(SuggestionRefused, match="the level peak is 50 and not 49"):
        refuse_unless_right(the_problem_of(TWO_WORKERS), claimed({"A": "W1", "B": "W2"}, {**RIGHT, "peak": 49}))
