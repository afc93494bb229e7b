"""What stands in the way of a case that is left over, judged on the answer itself."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solver.assignment import Assignment
from solver.explain.whats_missing import InTheWay, first_obstacle, load_with, whats_missing
from solver.points import load
from solver.problem import Mode, Problem, Role
from solver.rules import (
    AsyeMayNotLead,
    Excluded,
    LanguageMissing,
    LockedInPlace,
    NoCapacity,
    OtherTeam,
    OverCases,
    OverPoints,
    RoleMayNotLead,
    SkillMissing,
)
from tests.builders import a_case, a_problem, a_reduction, a_worker, points
from tests.solver.random_problems import random_problem
from tests.solver.solving import solved


def answer(problem: Problem, **worker_of: str | None) -> Assignment:
    return Assignment(problem, {case.id: worker_of.get(case.id, case.worker_id) for case in problem.cases})


def test_each_worker_has_one_line_in_the_order_of_workers() -> None:
    workers = [a_worker("W2", room=4), a_worker("W1", skills=frozenset())]
    problem = a_problem(workers, [a_case("C", "CIN")])
    assert whats_missing(answer(problem), problem.case["C"]) == (
        InTheWay("W2", OverPoints(points(1))),
        InTheWay("W1", SkillMissing(("family support",))),
    )


def test_the_first_rule_in_the_order_of_the_rules_is_named() -> None:
    """Each worker breaks one rule fewer than the one before; the first of those left is named."""
    every: dict[str, Any] = {
        "role": Role.PA,
        "skills": frozenset[str](),
        "languages": frozenset[str](),
        "reductions": (a_reduction(100),),
        "team": "South",
    }
    good: dict[str, Any] = {
        "role": Role.SW,
        "skills": frozenset({"court"}),
        "languages": frozenset({"welsh"}),
        "reductions": (),
    }
    rules = ["role", "skills", "languages", "excluded", "reductions", "team"]
    workers = [
        a_worker(f"W{k}", **{**every, **{name: good[name] for name in rules[:k] if name in good}})
        for k in range(len(rules))
    ]
    case = a_case("C", "COURT", language="welsh", team="North", excluded=frozenset({"W0", "W1", "W2", "W3"}))
    problem = a_problem(workers, [case])
    assert [found.obstacle for found in whats_missing(answer(problem), case)] == [
        RoleMayNotLead(Role.PA, "COURT"),
        SkillMissing(("court",)),
        LanguageMissing("welsh"),
        Excluded(),
        NoCapacity(),
        OtherTeam("North"),
    ]


def test_the_cap_is_judged_on_what_the_worker_holds_in_the_answer() -> None:
    problem = a_problem([a_worker("W", room=12)], [a_case("A", "CIN"), a_case("B", "CIN"), a_case("C", "CIN")])
    found = first_obstacle(answer(problem, A="W", B="W"), problem.case["C"], problem.worker["W"])
    assert found == OverPoints(points(3))


def test_a_brother_there_makes_the_case_lighter() -> None:
    problem = a_problem([a_worker("W", room=8)], [a_case("A", family_id="F"), a_case("B", family_id="F")])
    assert first_obstacle(answer(problem, A="W"), problem.case["B"], problem.worker["W"]) is None


def test_the_journey_of_this_worker_counts() -> None:
    case = a_case("C", "CIN", travel_minutes=0, travel_to={"W": 61})
    problem = a_problem([a_worker("W", room=6)], [case])
    assert first_obstacle(answer(problem), case, problem.worker["W"]) == OverPoints(points(1))


def test_the_head_count_binds_too() -> None:
    problem = a_problem([a_worker("W", max_cases=1)], [a_case("A"), a_case("B")])
    assert first_obstacle(answer(problem, A="W"), problem.case["B"], problem.worker["W"]) == OverCases(1)


def test_a_locked_case_without_another_rule_in_the_way_is_locked() -> None:
    case = a_case("C", "S47", locked=True)
    problem = a_problem([a_worker("W1"), a_worker("W2", asye=True)], [case])
    assert [found.obstacle for found in whats_missing(answer(problem), case)] == [
        LockedInPlace(),
        AsyeMayNotLead("S47"),
    ]


def test_where_nothing_stands_in_the_way_nothing_is_made_up() -> None:
    problem = a_problem([a_worker("W")], [a_case("C")])
    assert first_obstacle(answer(problem), problem.case["C"], problem.worker["W"]) is None


@given(st.lists(st.tuples(st.sampled_from("FGH"), st.integers(0, 900), st.booleans()), min_size=1, max_size=8))
def test_the_short_way_to_the_load_gives_what_counting_everything_gives(rows: list[tuple[str, int, bool]]) -> None:
    cases = [
        a_case(f"C{k}", family_id=None if family == "H" else family, weighs=Decimal(weight) / 100)
        for k, (family, weight, _) in enumerate(rows)
    ]
    problem = a_problem([a_worker("W")], cases)
    assignment = Assignment(problem, {f"C{k}": "W" if held else None for k, (_, _, held) in enumerate(rows)})
    for case in cases:
        together = [*(other for other in assignment.held["W"] if other is not case), case]
        assert load_with(assignment, case, "W") == load(together, "W", problem.policy)


@pytest.mark.parametrize("mode", Mode)
def test_in_a_proved_answer_something_stands_between_every_worker_and_every_case_left_over(mode: Mode) -> None:
    left_over = 0
    for seed in range(40):
        problem = random_problem(Random(seed), mode)
        result = solved(problem)
        assert result.is_proved
        assignment = Assignment(problem, result.worker_of)
        for case in assignment.unallocated:
            left_over += 1
            for found in whats_missing(assignment, case):
                assert found.obstacle is not None
                assert isinstance(found.obstacle, LockedInPlace) <= case.locked
    assert left_over > 10
