"""Fit: preferred language and skills, staying long enough, the kind of work a worker already does."""

from __future__ import annotations

from typing import Any

import pytest

from solver.problem import Case, Mode
from tests.builders import a_case, a_policy, a_problem, a_worker, day
from tests.solver.judging import value
from tests.solver.solving import answer

BEFORE = a_case("H", held_by="Ana")
"""A child in need whom Ana holds already, so that another one is nothing new to her."""


def fit(case: Case, **changes: Any) -> int:
    """What the case costs in fit on Ana, who holds a child in need already."""
    policy = changes.pop("policy", None)
    settings = {} if policy is None else {"policy": policy}
    return value(a_problem([a_worker("Ana", **changes)], [BEFORE, case], **settings), "fit", {case.id: "Ana"})


def test_a_case_that_suits_costs_nothing() -> None:
    assert fit(a_case("C1")) == 0


def test_a_preferred_language_that_is_not_spoken_costs_4() -> None:
    assert fit(a_case("C1", preferred_language="welsh")) == 4
    assert fit(a_case("C1", preferred_language="welsh"), languages=frozenset({"welsh"})) == 0


def test_each_preferred_skill_that_is_not_held_costs_3() -> None:
    wanted = a_case("C1", preferred_skills=frozenset({"play therapy", "life story"}))
    skills = frozenset({"family support"})
    assert fit(wanted, skills=skills) == 6
    assert fit(wanted, skills=skills | {"life story"}) == 3
    assert fit(wanted, skills=skills | {"life story", "play therapy"}) == 0


def test_a_long_term_child_with_an_agency_worker_costs_2() -> None:
    assert fit(a_case("C1", "CLA"), agency=True) == 2 + 1
    assert fit(a_case("C1", "CLA"), agency=False) == 1
    assert fit(a_case("C1", "CIN"), agency=True) == 0


@pytest.mark.parametrize(("leaves", "cost"), [(100, 2), (181, 2), (182, 2), (183, 0)])
def test_a_long_term_child_with_somebody_who_leaves_within_182_days_costs_2(leaves: int, cost: int) -> None:
    assert fit(a_case("C1", "CLA"), leaving_date=day(leaves)) == cost + 1
    assert fit(a_case("C1", "CIN"), leaving_date=day(leaves)) == 0


def test_an_agency_worker_who_leaves_costs_2_once() -> None:
    assert fit(a_case("C1", "CLA"), agency=True, leaving_date=day(100)) == 2 + 1


def test_the_days_of_a_short_stay_come_from_the_policy() -> None:
    policy = a_policy(fit={"leaving_days": 50})
    assert fit(a_case("C1", "CLA"), leaving_date=day(50), policy=policy) == 2 + 1
    assert fit(a_case("C1", "CLA"), leaving_date=day(51), policy=policy) == 1


def test_a_category_the_worker_does_not_hold_before_the_run_costs_1() -> None:
    assert fit(a_case("C1", "CPP")) == 1
    two_new = a_problem([a_worker("Ana")], [a_case("C1", "CPP"), a_case("C2", "CPP")])
    assert value(two_new, "fit", {"C1": "Ana", "C2": "Ana"}) == 2


def test_a_locked_case_is_held_before_the_run_and_a_case_that_moves_away_was() -> None:
    locked = [a_case("H", held_by="Ana", locked=True), a_case("C1")]
    assert value(a_problem([a_worker("Ana")], locked), "fit", {"C1": "Ana"}) == 0
    swap = a_problem([a_worker("Ana"), a_worker("Ben")], [BEFORE, a_case("C1")], max_moves=1)
    assert value(swap, "fit", {"H": "Ben", "C1": "Ana"}) == 1


def test_what_stays_costs_nothing_however_badly_it_fits() -> None:
    held = a_case("C1", "CLA", held_by="Ana", preferred_language="welsh", preferred_skills=frozenset({"violin"}))
    assert value(a_problem([a_worker("Ana", agency=True)], [held]), "fit", {}) == 0


def test_moved_cases_count_as_new_ones_do() -> None:
    held = a_case("C1", "CLA", held_by="Ana", preferred_language="welsh")
    team = [a_worker("Ana"), a_worker("Ben", agency=True)]
    assert value(a_problem(team, [held], max_moves=1), "fit", {"C1": "Ben"}) == 4 + 2 + 1


def test_covered_cases_count_as_new_ones_do() -> None:
    held = a_case("C1", "CLA", held_by="Ana", preferred_language="welsh")
    problem = a_problem([a_worker("Ana"), a_worker("Ben")], [held], mode=Mode.COVER, covered=frozenset({"Ana"}))
    assert value(problem, "fit", {"C1": "Ben"}) == 4 + 1


def test_the_weights_come_from_the_policy() -> None:
    policy = a_policy(
        fit={"preferred_language": 100, "preferred_skill": 1000, "short_stay": 10000, "new_category": 100000}
    )
    wanted = a_case("C1", "CLA", preferred_language="welsh", preferred_skills=frozenset({"violin", "drums"}))
    assert fit(wanted, agency=True, policy=policy) == 112_100


def test_the_answer_prefers_the_worker_who_speaks_the_language() -> None:
    team = [a_worker("Ana"), a_worker("Ben", languages=frozenset({"welsh"}), agency=True)]
    assert answer(a_problem(team, [a_case("C1", "CLA", preferred_language="welsh")])) == {"C1": "Ben"}
