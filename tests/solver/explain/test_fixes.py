"""What would fix it: every change told really gives the case a worker, and says truly what else it does."""

from __future__ import annotations

import pytest

from solver.explain.fixes import Fix, fixes, ranked
from solver.explain.single_changes import AddSkill, LiftCap, MoveOne, ReleaseLock, WidenSearch
from solver.problem import Problem
from solver.run import solve
from tests.builders import a_case, a_problem, a_worker


def fixes_of(problem: Problem, case_id: str) -> list[Fix]:
    return list(fixes(problem, solve(problem), case_id))


def test_a_cap_is_lifted_by_what_is_missing_and_no_more() -> None:
    problem = a_problem(
        workers=[a_worker("Ann", room=10)], cases=[a_case("held", weighs=7, held_by="Ann"), a_case("c", weighs=5)]
    )
    (fix,) = fixes_of(problem, "c")
    assert (fix.change, fix.worker_id) == (LiftCap("Ann", 200, 0), "Ann")


def test_a_skill_nobody_with_room_holds_is_one_to_gain() -> None:
    problem = a_problem(workers=[a_worker("Ann", skills=set())], cases=[a_case("c", skills=frozenset({"court"}))])
    (fix,) = fixes_of(problem, "c")
    assert fix.change == AddSkill("Ann", "court")


def test_a_locked_case_is_released() -> None:
    problem = a_problem(workers=[a_worker("Ann")], cases=[a_case("c", locked=True)])
    (fix,) = fixes_of(problem, "c")
    assert (fix.change, fix.worker_id) == (ReleaseLock("c"), "Ann")


def test_the_search_is_widened_to_another_team() -> None:
    problem = a_problem(workers=[a_worker("Ann", team="South")], cases=[a_case("c", team="North")])
    (fix,) = fixes_of(problem, "c")
    assert fix.change == WidenSearch()


def test_one_held_case_that_moves_makes_room() -> None:
    problem = a_problem(
        workers=[a_worker("Ann", room=10), a_worker("Ben", room=7, skills=frozenset({"family support"}))],
        cases=[
            a_case("held", weighs=6, held_by="Ann", skills=frozenset({"family support"})),
            a_case("c", weighs=8, skills=frozenset({"child protection"})),
        ],
    )
    first = fixes_of(problem, "c")[0]
    assert (first.change, first.worker_id) == (MoveOne("held", "Ben"), "Ann")


def test_a_case_with_a_worker_needs_no_fix() -> None:
    problem = a_problem(workers=[a_worker("Ann")], cases=[a_case("c")])
    with pytest.raises(ValueError, match="has a worker already"):
        fixes_of(problem, "c")


def test_where_a_case_just_as_urgent_would_get_the_room_it_is_said_and_the_case_can_have_it() -> None:
    problem = a_problem(
        workers=[a_worker("Ann", room=10)],
        cases=[
            a_case("held", weighs=8, held_by="Ann"),
            a_case("c", weighs=5),
            a_case("d", weighs=5, preferred_skills=frozenset({"no such skill"})),
        ],
    )
    (of_c,), (of_d,) = fixes_of(problem, "c"), fixes_of(problem, "d")
    assert (of_c.change, of_c.is_suggested) == (LiftCap("Ann", 300, 0), True)
    assert (of_d.change, of_d.is_suggested, of_d.worker_id) == (LiftCap("Ann", 300, 0), False, "Ann")


def test_no_fix_takes_a_worker_from_a_case_just_as_urgent() -> None:
    problem = a_problem(
        workers=[a_worker("Ann", room=5), a_worker("Ben", skills=frozenset({"court"}))],
        cases=[a_case("c", preferred_skills=frozenset({"play"})), a_case("d")],
    )
    # Nothing less than room for a whole case more: to give Ann's place to c would leave d over.
    assert [fix.change for fix in fixes_of(problem, "c")] == [LiftCap("Ann", 500, 0), AddSkill("Ben", "family support")]


def test_ranked_what_is_free_comes_first_then_the_least_room() -> None:
    problem = a_problem(
        workers=[a_worker("Ann", room=2), a_worker("Ben", room=3), a_worker("Cat", team="South")],
        cases=[a_case("c", team="North")],
    )
    assert [fix.change for fix in ranked(fixes_of(problem, "c"))] == [
        WidenSearch(),
        LiftCap("Ben", 200, 0),
        LiftCap("Ann", 300, 0),
    ]
