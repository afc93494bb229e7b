"""What stays: locked cases, held cases, and no more moves than allowed."""

from __future__ import annotations

import pytest

from solver.check import judge
from solver.problem import Mode
from solver.rules import (
    LockedInPlace,
)
from tests.builders import a_case, a_problem, a_reduction, a_worker, day
from tests.solver.rules.pairs import one_worker
from tests.solver.solving import answer


class TestLock:
    """A locked case stays where it is, unallocated included."""

    def test_a_locked_case_without_a_worker_stays_without(self) -> None:
        assert one_worker(a_case("C1", locked=True)) == {"C1": None}
        assert one_worker(a_case("C1", locked=False)) == {"C1": "Ana"}

    @pytest.mark.parametrize("mode", [Mode.ALLOCATE, Mode.REBALANCE])
    def test_a_locked_case_never_moves(self, mode: Mode) -> None:
        team = [a_worker("Ana", room=10), a_worker("Ben", room=10, skills=frozenset({"family support"}))]
        blocked = a_case("C2", "COURT", priority=None)
        moving = a_problem(team, [a_case("C1", held_by="Ana"), blocked], mode=mode, max_moves=5)
        assert answer(moving) == {"C1": "Ben", "C2": "Ana"}
        locked = a_problem(team, [a_case("C1", held_by="Ana", locked=True), blocked], mode=mode, max_moves=5)
        assert answer(locked) == {"C1": "Ana", "C2": None}

    def test_a_locked_case_of_a_covered_worker_stays(self) -> None:
        team = [a_worker("Ana"), a_worker("Ben")]
        cases = [a_case("C1", held_by="Ana", locked=True), a_case("C2", held_by="Ana")]
        problem = a_problem(team, cases, mode=Mode.COVER, covered=frozenset({"Ana"}))
        assert answer(problem) == {"C1": "Ana", "C2": "Ben"}

    def test_a_lock_holds_whatever_the_other_rules_say(self) -> None:
        gone = a_worker("Ana", leaving_date=day(-9), reductions=(a_reduction(100),), skills=frozenset(), team="South")
        case = a_case("C1", "CPP", held_by="Ana", locked=True, excluded=frozenset({"Ana"}), team="North")
        assert answer(a_problem([gone, a_worker("Ben")], [case], mode=Mode.REBALANCE, max_moves=9)) == {"C1": "Ana"}

    def test_the_judge_names_the_lock(self) -> None:
        problem = a_problem([a_worker("Ana")], [a_case("C1", locked=True)])
        assert [b.obstacle for b in judge(problem, {"C1": "Ana"}).broken] == [LockedInPlace()]


class TestHeld:
    """A held case never becomes unallocated, except a covered worker's; at most so many held cases move."""

    def test_a_held_case_never_becomes_unallocated(self) -> None:
        problem = a_problem([a_worker("Ana")], [a_case("C1", held_by="Ana")], max_moves=9)
        assert not judge(problem, {"C1": None}).is_legal
        assert judge(problem, {"C1": "Ana"}).is_legal

    def test_a_covered_workers_case_may_stay_unallocated(self) -> None:
        team = [a_worker("Ana"), a_worker("Ben", skills=frozenset())]
        problem = a_problem(team, [a_case("C1", held_by="Ana")], mode=Mode.COVER, covered=frozenset({"Ana"}))
        assert judge(problem, {"C1": None}).is_legal
        assert not judge(problem, {"C1": "Ana"}).is_legal

    def test_no_more_held_cases_move_than_allowed(self) -> None:
        team = [a_worker("Ana", room=4), a_worker("Ben", room=100)]
        cases = [a_case(f"C{n}", weighs=4, held_by="Ana") for n in range(4)]
        for moves in range(4):
            problem = a_problem(team, cases, mode=Mode.REBALANCE, max_moves=moves)
            assert list(answer(problem).values()).count("Ben") == moves
        at_most_two = a_problem(team, cases, mode=Mode.REBALANCE, max_moves=2)
        assert judge(at_most_two, {"C0": "Ben", "C1": "Ben", "C2": "Ana", "C3": "Ana"}).is_legal
        assert not judge(at_most_two, {"C0": "Ben", "C1": "Ben", "C2": "Ben", "C3": "Ana"}).is_legal

    def test_a_covered_workers_cases_are_no_moves_and_the_others_may_move_besides(self) -> None:
        team = [a_worker("Ana"), a_worker("Ben", room=7), a_worker("Cat", room=5, skills=frozenset({"family support"}))]
        cases = [a_case("C1", "CPP", held_by="Ana"), a_case("C2", held_by="Ben")]
        covering = {"mode": Mode.COVER, "covered": frozenset({"Ana"})}
        assert answer(a_problem(team, cases, **covering)) == {"C1": None, "C2": "Ben"}
        assert answer(a_problem(team, cases, max_moves=1, **covering)) == {"C1": "Ben", "C2": "Cat"}
