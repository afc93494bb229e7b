"""Stability: how many cases differ from the suggestion the manager last saw, after every other level."""

from __future__ import annotations

import pytest

from solver.problem import Mode
from tests.builders import a_case, a_problem, a_worker
from tests.solver.judging import value
from tests.solver.solving import answer, levels, solved

TWINS = (a_worker("Ana", room=20), a_worker("Ben", room=20))
TWO = (a_case("C1"), a_case("C2"))


def test_each_case_that_differs_counts_once() -> None:
    seen = {"C1": "Ana", "C2": None}
    problem = a_problem(TWINS, TWO, last_seen=seen)
    assert value(problem, "stability", {"C1": "Ana", "C2": None}) == 0
    assert value(problem, "stability", {"C1": "Ana", "C2": "Ben"}) == 1
    assert value(problem, "stability", {"C1": "Ben", "C2": "Ana"}) == 2


def test_a_case_the_last_suggestion_did_not_know_does_not_count() -> None:
    problem = a_problem(TWINS, TWO, last_seen={"C1": "Ana"})
    assert value(problem, "stability", {"C1": "Ana", "C2": "Ben"}) == 0


@pytest.mark.parametrize("mode", [Mode.ALLOCATE, Mode.REBALANCE])
@pytest.mark.parametrize("seen", [{"C1": "Ana", "C2": "Ben"}, {"C1": "Ben", "C2": "Ana"}])
def test_among_equals_the_suggestion_last_seen_is_kept(mode: Mode, seen: dict[str, str | None]) -> None:
    result = solved(a_problem(TWINS, TWO, last_seen=seen, mode=mode))
    assert dict(result.worker_of) == seen
    assert list(levels(result))[-1] == "stability"


def test_it_never_outweighs_another_level() -> None:
    seen = {"C1": "Ana", "C2": "Ana"}
    assert len(set(answer(a_problem(TWINS, TWO, last_seen=seen)).values())) == 2


def test_without_a_suggestion_to_compare_with_there_is_no_such_level() -> None:
    assert "stability" not in levels(solved(a_problem(TWINS, TWO)))
