"""A suggestion: the team through the solver."""

from __future__ import annotations

import pytest

from caseload_app.services.suggest import suggest
from solver.problem import Mode
from tests.builders import DAY, DEFAULT_POLICY
from tests.team_builders import a_team, a_team_case, a_team_worker

TWO_WORKERS = a_team([a_team_worker("W1", room=10), a_team_worker("W2", room=10)], [a_team_case("A"), a_team_case("B")])


def test_a_team_gets_its_best_suggestion() -> None:
    suggestion = suggest(TWO_WORKERS, DEFAULT_POLICY, DAY)
    assert sorted(str(w) for w in suggestion.result.worker_of.values()) == ["W1", "W2"]
    assert suggestion.result.is_proved
    assert {level.name: level.value for level in suggestion.result.levels} == {
        "critical": 0,
        "high": 0,
        "standard": 0,
        "low": 0,
        "continuity": 0,
        "fit": 2,
        "peak": 50,
        "spread": 50000,
    }
    assert suggestion.assignment.load == {"W1": 500, "W2": 500}


def test_a_covered_worker_gives_the_cases_away() -> None:
    team = a_team(TWO_WORKERS.workers, [a_team_case("A", held_by="W1")])
    suggestion = suggest(team, DEFAULT_POLICY, DAY, Mode.COVER, covered=["W1"])
    assert suggestion.result.worker_of == {"A": "W2"}


def test_to_cover_for_somebody_unknown_is_refused() -> None:
    with pytest.raises(ValueError, match="W9"):
        suggest(TWO_WORKERS, DEFAULT_POLICY, DAY, Mode.COVER, covered=["W9"])


def test_asked_about_some_cases_only_it_leaves_all_others_where_they_are() -> None:
    team = a_team(TWO_WORKERS.workers, [*TWO_WORKERS.cases, a_team_case("C", held_by="W1"), a_team_case("D")])
    suggestion = suggest(team, DEFAULT_POLICY, DAY, Mode.REBALANCE, max_moves=3, only=["B"])
    assert suggestion.result.worker_of == {"A": None, "B": "W2", "C": "W1", "D": None}
    assert suggestion.result.is_proved
