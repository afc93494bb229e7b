"""Critical, high, standard, low: how many cases of each priority are left over."""

from __future__ import annotations

import pytest

from solver.problem import Case, Mode, Priority
from tests.builders import a_case, a_problem, a_worker, day
from tests.solver.judging import value
from tests.solver.solving import answer, levels, solved

LEVELS = ("critical", "high", "standard", "low")


def left_over(case: Case) -> str:
    """The level at which the case counts while it has no worker."""
    problem = a_problem([a_worker("Ana")], [case])
    counts = {level: value(problem, level, {case.id: None}) for level in LEVELS}
    assert sum(counts.values()) == 1
    return max(counts, key=counts.__getitem__)


@pytest.mark.parametrize("priority", Priority)
def test_a_case_counts_at_its_own_priority(priority: Priority) -> None:
    assert left_over(a_case("C1", "CPP", priority=priority)) == priority.name.lower()


@pytest.mark.parametrize(("category", "level"), [("CPP", "critical"), ("REF", "high"), ("CIN", "standard")])
def test_a_case_without_a_priority_has_its_categorys(category: str, level: str) -> None:
    assert left_over(a_case("C1", category)) == level


@pytest.mark.parametrize(
    ("due", "level"), [(-30, "high"), (-1, "high"), (0, "high"), (1, "standard"), (30, "standard")]
)
def test_it_is_one_higher_when_due_on_or_before_the_day(due: int, level: str) -> None:
    assert left_over(a_case("C1", "CIN", due=day(due))) == level


def test_it_never_rises_above_critical() -> None:
    assert left_over(a_case("C1", "CPP", due=day(-1))) == "critical"
    assert left_over(a_case("C1", "REF", due=day(-1))) == "critical"


def test_a_priority_of_its_own_does_not_rise_with_the_due_date() -> None:
    assert left_over(a_case("C1", "CPP", priority=Priority.LOW, due=day(-1))) == "low"


def test_locked_cases_count_too() -> None:
    problem = a_problem([a_worker("Ana")], [a_case("C1", locked=True), a_case("C2"), a_case("C3", locked=True)])
    assert levels(solved(problem))["standard"] == 2


def test_a_covered_case_that_finds_nobody_counts() -> None:
    team = [a_worker("Ana"), a_worker("Ben", skills=frozenset())]
    problem = a_problem(team, [a_case("C1", "CPP", held_by="Ana")], mode=Mode.COVER, covered=frozenset({"Ana"}))
    assert levels(solved(problem))["critical"] == 1


def test_a_held_case_does_not_count_whoever_holds_it() -> None:
    gone = a_worker("Ana", leaving_date=day(-100), room=0)
    assert levels(solved(a_problem([gone], [a_case("C1", held_by="Ana")])))["standard"] == 0


def test_two_cases_of_one_priority_are_worth_more_than_one_heavier_one() -> None:
    cases = [a_case("C1", weighs=10), a_case("C2", weighs=5), a_case("C3", weighs=5)]
    assert answer(a_problem([a_worker("Ana", room=10)], cases)) == {"C1": None, "C2": "Ana", "C3": "Ana"}
