"""Rule 5: has points, has started, is not leaving soon, has no breather for the category."""

from __future__ import annotations

import pytest

from solver.problem import Mode
from solver.rules import (
    BeingCovered,
    Breather,
    Leaving,
    NoCapacity,
    NotStarted,
    pair_obstacle,
)
from tests.builders import a_case, a_policy, a_problem, a_reduction, a_worker, day
from tests.solver.rules.pairs import in_the_way, one_worker
from tests.solver.solving import answer


class TestAvailable:
    """Has points, has started, is not leaving within 28 days, has no breather for the category."""

    def test_a_worker_without_points_takes_nothing_even_of_no_weight(self) -> None:
        assert in_the_way(a_case("C1", weighs=0), a_worker("Ana", reductions=(a_reduction(100),))) == NoCapacity()
        assert in_the_way(a_case("C1", weighs=0), a_worker("Ana", room=0)) == NoCapacity()
        assert in_the_way(a_case("C1", weighs=0), a_worker("Ana", room="0.01")) is None

    @pytest.mark.parametrize(("start", "there"), [(-400, True), (-1, True), (0, True), (1, False), (30, False)])
    def test_a_worker_counts_from_the_start_date_on(self, start: int, there: bool) -> None:
        obstacle = in_the_way(a_case("C1"), a_worker("Ana", start_date=day(start)))
        assert obstacle == (None if there else NotStarted(day(start)))

    @pytest.mark.parametrize(
        ("leaves", "stays"), [(-1, False), (0, False), (27, False), (28, False), (29, True), (400, True)]
    )
    def test_nobody_who_leaves_within_28_days_the_28th_included(self, leaves: int, stays: bool) -> None:
        obstacle = in_the_way(a_case("C1"), a_worker("Ana", leaving_date=day(leaves)))
        assert obstacle == (None if stays else Leaving(day(leaves)))

    @pytest.mark.parametrize(
        ("days", "leaves", "stays"), [(0, 0, False), (0, 1, True), (10, 10, False), (10, 11, True)]
    )
    def test_the_days_before_leaving_come_from_the_policy(self, days: int, leaves: int, stays: bool) -> None:
        policy = a_policy(rules={"leaving_days": days})
        obstacle = in_the_way(a_case("C1"), a_worker("Ana", leaving_date=day(leaves)), policy=policy)
        assert (obstacle is None) == stays

    @pytest.mark.parametrize(
        ("first", "last", "active"),
        [(0, 0, True), (-5, 0, True), (0, 5, True), (-5, None, True), (-5, -1, False), (1, 5, False), (1, None, False)],
    )
    def test_a_breather_holds_on_its_first_and_on_its_last_day(
        self, first: int, last: int | None, active: bool
    ) -> None:
        last_day = None if last is None else day(last)
        worker = a_worker("Ana", reductions=(a_reduction(0, day(first), last_day, breather=["CPP", "S47"]),))
        assert in_the_way(a_case("C1", "CPP"), worker) == (Breather("CPP", last_day) if active else None)
        assert in_the_way(a_case("C1", "CIN"), worker) is None

    def test_a_breather_asks_nobody_to_give_up_what_is_held(self) -> None:
        breather = (a_reduction(0, breather=["CPP"]),)
        assert one_worker(a_case("C1", "CPP", held_by="Ana"), reductions=breather) == {"C1": "Ana"}

    def test_a_covered_worker_receives_nothing(self) -> None:
        team = [a_worker("Ana"), a_worker("Ben", skills=frozenset())]
        cases = [a_case("C1", held_by="Ana"), a_case("C2")]
        problem = a_problem(team, cases, mode=Mode.COVER, covered=frozenset({"Ana"}))
        assert pair_obstacle(problem, cases[1], team[0]) == BeingCovered()
        assert answer(problem) == {"C1": None, "C2": None}
