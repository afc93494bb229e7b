"""Rule 1, the cap: a worker who receives a case is, afterwards, within points and within cases."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

from solver import rules
from solver.check import judge
from solver.rules import (
    OverCases,
    OverPoints,
)
from tests.builders import a_case, a_problem, a_worker, points
from tests.solver.rules.pairs import one_worker
from tests.solver.solving import answer


class TestCap:
    """A worker who receives a case is, afterwards, within available points and within maximum cases."""

    def test_an_exact_fit_is_within(self) -> None:
        assert one_worker(a_case("C1"), a_case("C2"), room=10) == {"C1": "Ana", "C2": "Ana"}

    def test_a_hundredth_over_is_over(self) -> None:
        assert list(one_worker(a_case("C1"), a_case("C2"), room="9.99").values()).count(None) == 1

    def test_a_hundredth_of_a_point_may_come_from_rounding_the_capacity_up(self) -> None:
        # 85 x 0.333 = 28.305, which counts as 28.31
        assert one_worker(a_case("C1", weighs="28.31"), fte=Decimal("0.333")) == {"C1": "Ana"}
        assert one_worker(a_case("C1", weighs="28.32"), fte=Decimal("0.333")) == {"C1": None}

    def test_the_family_factor_may_make_brothers_and_sisters_fit(self) -> None:
        family = [a_case("C1", weighs=5, family_id="F"), a_case("C2", weighs=5, family_id="F")]
        assert one_worker(*family, room=8) == {"C1": "Ana", "C2": "Ana"}
        assert list(one_worker(*family, room="7.99").values()).count(None) == 1
        strangers = [a_case("C1", weighs=5, family_id="F"), a_case("C2", weighs=5, family_id="G")]
        assert list(one_worker(*strangers, room=8).values()).count(None) == 1

    def test_a_brother_already_held_makes_room_for_his_sister(self) -> None:
        held = a_case("C1", weighs=8, family_id="F", held_by="Ana")
        assert one_worker(held, a_case("C2", weighs=5, family_id="F"), room=11)["C2"] == "Ana"
        assert one_worker(held, a_case("C2", weighs=5), room=11)["C2"] is None

    def test_a_heavier_sister_counts_in_full_and_the_brother_held_in_part(self) -> None:
        held = a_case("C1", weighs=5, family_id="F", held_by="Ana")
        assert one_worker(held, a_case("C2", weighs=8, family_id="F"), room=11)["C2"] == "Ana"
        assert one_worker(held, a_case("C2", weighs=8, family_id="F"), room="10.99")["C2"] is None

    def test_travel_decides_who_can_carry_a_case(self) -> None:
        case = a_case("C1", weighs=5, travel_to={"Ana": Decimal(61), "Ben": Decimal(31)})
        team = [a_worker("Ana", room=6), a_worker("Ben", room=6)]
        assert answer(a_problem(team, [case])) == {"C1": "Ben"}
        assert answer(a_problem(team[:1], [case])) == {"C1": None}

    def test_the_maximum_of_cases_holds_whatever_they_weigh(self) -> None:
        light = [a_case(f"C{n}", weighs=0) for n in range(3)]
        assert None not in one_worker(*light, max_cases=Decimal(3)).values()
        assert list(one_worker(*light, max_cases=Decimal(2)).values()).count(None) == 1

    def test_held_and_locked_cases_count_against_the_maximum(self) -> None:
        held = [a_case("C1", held_by="Ana"), a_case("C2", held_by="Ana", locked=True)]
        assert one_worker(*held, a_case("C3"), max_cases=Decimal(3))["C3"] == "Ana"
        assert one_worker(*held, a_case("C3"), max_cases=Decimal("2.9"))["C3"] is None

    def test_a_worker_over_cap_receives_nothing_not_even_a_case_of_no_points_and_keeps_what_is_held(self) -> None:
        held = a_case("C1", weighs=9, held_by="Ana")
        assert one_worker(held, a_case("C2", weighs=0), room=8) == {"C1": "Ana", "C2": None}
        assert one_worker(held, a_case("C2", weighs=0), room=9) == {"C1": "Ana", "C2": "Ana"}

    def test_a_worker_over_cap_may_receive_once_enough_has_moved_away(self) -> None:
        team = [a_worker("Ana", room=8), a_worker("Ben", room=9, skills=frozenset({"family support"}))]
        cases = [a_case("C1", weighs=9, held_by="Ana"), a_case("C2", "CPP")]
        assert answer(a_problem(team, cases, max_moves=0)) == {"C1": "Ana", "C2": None}
        assert answer(a_problem(team, cases, max_moves=1)) == {"C1": "Ben", "C2": "Ana"}

    def test_a_worker_who_gives_and_receives_is_judged_on_what_is_there_afterwards(self) -> None:
        team = [a_worker("Ana", room=10), a_worker("Ben", room=10)]
        cases = [a_case("C1", weighs=6, held_by="Ana"), a_case("C2", weighs=5, held_by="Ben")]
        problem = a_problem(team, cases, max_moves=2)
        assert judge(problem, {"C1": "Ben", "C2": "Ana"}).is_legal
        assert not judge(problem, {"C1": "Ana", "C2": "Ana"}).is_legal

    def test_the_judge_says_by_how_much(self) -> None:
        problem = a_problem([a_worker("Ana", room=8, max_cases=Decimal(1))], [a_case("C1"), a_case("C2")])
        assert [b.obstacle for b in judge(problem, {"C1": "Ana", "C2": "Ana"}).broken] == [OverPoints(points(2))]
        roomy = a_problem([a_worker("Ana", max_cases=Decimal(1))], [a_case("C1"), a_case("C2")])
        assert [b.obstacle for b in judge(roomy, {"C1": "Ana", "C2": "Ana"}).broken] == [OverCases(1)]

    def test_points_are_named_before_heads(self) -> None:
        assert rules.cap(10, 10, 1, 1) is None
        assert rules.cap(11, 10, 2, 1) == OverPoints(1)
        assert rules.cap(10, 10, 2, 1) == OverCases(1)

    def test_the_room_for_one_more_is_what_the_cap_lets_in(self) -> None:
        for load, available, count, most in product(range(4), range(4), range(3), range(3)):
            room = rules.room_for_one_more(load, available, count, most)
            for more in range(4):
                assert (more <= room) == rules.is_within_cap(load + more, available, count + 1, most)
