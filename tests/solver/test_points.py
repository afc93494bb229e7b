"""Capacity, points of a case and load, each to the hundredth."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from solver.points import (
    available_points,
    case_points,
    family_points,
    load,
    maximum_cases,
    shares,
    travel_points,
    workload_percent_up,
)
from solver.problem import Case, Policy, Reduction, Worker
from tests.builders import DAY, DEFAULT_POLICY, a_case, a_policy, a_reduction, a_worker, day, points


def available(policy: Policy = DEFAULT_POLICY, **worker: Any) -> int:
    """Available points of such a worker on the day of the tests."""
    return available_points(a_worker("Ana", **worker), policy, DAY)


def max_cases(policy: Policy = DEFAULT_POLICY, **worker: Any) -> int:
    """Maximum cases of such a worker on the day of the tests."""
    return maximum_cases(a_worker("Ana", **worker), policy, DAY)


def weight(case: Case, worker: str | None = "Ana", policy: Policy = DEFAULT_POLICY) -> int:
    """Points of a case on a worker."""
    return case_points(case, worker, policy)


def test_a_full_time_worker_has_the_cap_less_the_stable_points() -> None:
    assert available() == points(85)
    assert available(asye=True) == points(75)


def test_fte_scales_what_is_left_after_the_stable_points() -> None:
    assert available(fte=Decimal("0.6")) == points(51)
    assert available(fte=Decimal("0.6"), asye=True) == points(45)


@pytest.mark.parametrize(
    ("fte", "expected"),
    [
        ("0.333", "28.31"),
        ("0.3331", "28.31"),
        ("0.1111", "9.44"),
        ("0.0001", "0.01"),
        ("0.00005", "0"),
        ("0.0003", "0.03"),
    ],
)
def test_each_product_is_rounded_half_up_to_a_hundredth(fte: str, expected: str) -> None:
    assert available(fte=Decimal(fte)) == points(expected)


def test_products_are_rounded_from_left_to_right() -> None:
    # 85 x 0.333 = 28.305 -> 28.31, half of it 14.155 -> 14.16; the exact product 14.1525 would round to 14.15.
    assert available(fte=Decimal("0.333"), reductions=(a_reduction(50),)) == points("14.16")


def test_max_points_of_their_own_stand_in_for_cap_and_fte_but_reductions_still_apply() -> None:
    assert available(room=30, fte=Decimal("0.5")) == points(30)
    assert available(room=30, fte=Decimal("0.5"), reductions=(a_reduction(25),)) == points("22.5")
    assert available(room=30, asye=True) == points(30)
    assert available(room=0) == 0
    assert available(room="0.01", reductions=(a_reduction(50),)) == points("0.01")


def test_active_reductions_add_up_to_everything_at_most() -> None:
    assert available(reductions=(a_reduction(20), a_reduction(30))) == points("42.5")
    assert available(reductions=(a_reduction(60), a_reduction(60))) == 0
    assert available(reductions=(a_reduction(100),)) == 0
    assert available(reductions=(a_reduction("33.3"),)) == points("56.70")


@pytest.mark.parametrize(
    ("reduction", "counts"),
    [
        (a_reduction(50, day(0), day(0)), True),
        (a_reduction(50, day(0), day(9)), True),
        (a_reduction(50, day(-9), day(0)), True),
        (a_reduction(50, day(-9), None), True),
        (a_reduction(50, day(-9), day(-1)), False),
        (a_reduction(50, day(1), day(9)), False),
        (a_reduction(50, day(1), None), False),
    ],
)
def test_a_reduction_counts_on_its_first_and_on_its_last_day(reduction: Reduction, counts: bool) -> None:
    assert available(reductions=(reduction,)) == (points("42.5") if counts else points(85))
    assert max_cases(reductions=(reduction,)) == (8 if counts else 16)


@pytest.mark.parametrize(
    ("worker", "expected"),
    [
        ({}, 16),
        ({"asye": True}, 12),
        ({"fte": Decimal("0.6")}, 9),
        ({"fte": Decimal("0.6"), "asye": True}, 7),
        ({"fte": Decimal("0.5"), "reductions": (a_reduction(25),)}, 6),
        ({"fte": Decimal("0.7"), "reductions": (a_reduction(10),)}, 10),
        ({"max_cases": Decimal(5), "fte": Decimal("0.1")}, 5),
        ({"max_cases": Decimal(5), "reductions": (a_reduction(50),)}, 2),
        ({"max_cases": Decimal("2.5"), "reductions": (a_reduction(20),)}, 2),
        ({"max_cases": Decimal(3), "reductions": (a_reduction("33.3"), a_reduction("33.4"))}, 0),
        ({"max_cases": Decimal(0)}, 0),
    ],
)
def test_maximum_cases_are_rounded_down_once_at_the_end(worker: dict[str, Any], expected: int) -> None:
    assert max_cases(**worker) == expected


def test_caps_come_from_the_policy() -> None:
    policy = a_policy(caps={"points": points(50), "stable_points": points("10.5"), "max_cases": Decimal("7.5")})
    assert available(policy) == points("39.5")
    assert max_cases(policy) == 7
    assert available(a_policy(caps={"asye_points": points(40)}), asye=True) == points(25)
    assert max_cases(a_policy(caps={"asye_max_cases": Decimal(3)}), asye=True) == 3


def test_a_case_weighs_its_category_or_points_of_its_own_and_the_additions_come_on_top() -> None:
    assert weight(a_case("C", "CPP")) == points(7)
    assert weight(a_case("C", "CPP", weighs="4.37")) == points("4.37")
    assert weight(a_case("C", "CPP", weighs=0)) == 0
    assert weight(a_case("C", exploitation=True)) == points(7)
    assert weight(a_case("C", interpreter=True)) == points(6)
    far = a_case("C", weighs="4.37", exploitation=True, interpreter=True, travel_minutes=Decimal(61))
    assert weight(far) == points("9.37")


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [("0", 0), ("30", 0), ("30.5", 1), ("31", 1), ("60", 1), ("60.01", 2), ("61", 2), ("900", 2)],
)
def test_travel_counts_above_thirty_and_above_sixty_minutes(minutes: str, expected: int) -> None:
    assert travel_points(Decimal(minutes), DEFAULT_POLICY) == points(expected)


def test_travel_is_to_this_worker() -> None:
    case = a_case("C", travel_minutes=Decimal(40), travel_to={"Ben": Decimal(90), "Cat": Decimal(0)})
    assert [weight(case, who) for who in ("Ana", "Ben", "Cat", None)] == [points(p) for p in (6, 7, 5, 6)]


def test_the_additions_come_from_the_policy() -> None:
    policy = a_policy(
        load={
            "exploitation": 55,
            "interpreter": 7,
            "travel_over_30": 250,
            "travel_over_60": 10,
            "travel_minutes": (5, 20),
        }
    )
    assert weight(a_case("C", exploitation=True, interpreter=True, travel_minutes=Decimal(6)), policy=policy) == 812
    assert weight(a_case("C", travel_minutes=Decimal(21)), policy=policy) == 510
    assert weight(a_case("C"), policy=a_policy(categories={"CIN": {"points": 123}})) == 123


def test_within_a_family_the_heaviest_counts_in_full_and_every_other_one_in_part() -> None:
    family = [a_case("C1", weighs=5, family_id="F"), a_case("C2", weighs=8, family_id="F"), a_case("C3", family_id="F")]
    assert load(family, "Ana", DEFAULT_POLICY) == points(14)
    assert load([*family, a_case("C4", weighs=10)], "Ana", DEFAULT_POLICY) == points(24)
    assert load([], "Ana", DEFAULT_POLICY) == 0


def test_families_do_not_mix() -> None:
    cases = [a_case("C1", weighs=5, family_id="F"), a_case("C2", weighs=5, family_id="G"), a_case("C3", weighs=5)]
    assert load(cases, "Ana", DEFAULT_POLICY) == points(15)


def test_each_brothers_and_sisters_share_is_rounded_half_up() -> None:
    family = [a_case(f"C{n}", weighs="0.04", family_id="F") for n in range(3)]
    assert load(family, "Ana", DEFAULT_POLICY) == 4 + 2 + 2
    quarter = a_policy(load={"sibling_factor": Decimal("0.125")})
    assert load(family, "Ana", quarter) == 4 + 1 + 1


@pytest.mark.parametrize(("factor", "expected"), [("0", "8"), ("0.33", "9.65"), ("0.6", "11"), ("1", "13")])
def test_the_sibling_factor_comes_from_the_policy(factor: str, expected: str) -> None:
    family = [a_case("C1", weighs=8, family_id="F"), a_case("C2", weighs=5, family_id="F")]
    policy = a_policy(load={"sibling_factor": Decimal(factor)})
    assert load(family, "Ana", policy) == points(expected)
    assert family_points([500, 800], policy) == points(expected)


def test_who_is_the_heaviest_of_a_family_may_depend_on_the_worker() -> None:
    near_ana = a_case("C1", weighs=5, family_id="F", travel_to={"Ben": Decimal(61)})
    near_ben = a_case("C2", weighs=6, family_id="F")
    assert load([near_ana, near_ben], "Ana", DEFAULT_POLICY) == points(9)
    assert load([near_ana, near_ben], "Ben", DEFAULT_POLICY) == points("10.6")


def test_shares_add_up_to_the_load_and_equal_brothers_count_in_full_by_smallest_id() -> None:
    family = [a_case("C2", family_id="F"), a_case("C1", family_id="F"), a_case("C3", weighs="4.37")]
    assert shares(family, "Ana", DEFAULT_POLICY) == {"C1": 500, "C2": 300, "C3": 437}
    assert load(family, "Ana", DEFAULT_POLICY) == 1237


@pytest.mark.parametrize(
    ("carried", "room", "expected"),
    [(0, 8500, 0), (1, 8500, 1), (8500, 8500, 100), (8501, 8500, 101), (4250, 8500, 50)],
)
def test_workload_is_rounded_up_to_a_whole_per_cent(carried: int, room: int, expected: int) -> None:
    assert workload_percent_up(carried, room) == expected


def test_a_worker_with_no_fte_to_speak_of_has_no_points() -> None:
    nobody: Worker = a_worker("Ana", fte=Decimal("0.00001"))
    assert available_points(nobody, DEFAULT_POLICY, DAY) == 0
