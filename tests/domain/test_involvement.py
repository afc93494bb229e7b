"""Whom a child knows from before: the latest involvement that has ended."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from caseload_app.domain.involvement import Involvement, latest_ended

DAY = date(2026, 3, 2)


def involved(worker: str, first: int, last: int | None, case: str = "C1") -> Involvement:
    """A worker with a case from a day to a day, counted from the allocation day."""
    last_day = None if last is None else DAY + timedelta(days=last)
    return Involvement(case_id=case, worker_id=worker, first_day=DAY + timedelta(days=first), last_day=last_day)


def known(*rows: Involvement) -> str | None:
    """The worker whom the child of case C1 knows, whatever the order of the rows."""
    answers = {latest_ended(order, DAY).get("C1") for order in permutations(rows)}
    assert len(answers) == 1, f"the order of the rows decides: {answers}"
    return answers.pop()


def test_nobody_is_known_without_an_involvement() -> None:
    assert known() is None
    assert known(involved("Ana", -90, -30, case="C2")) is None


def test_an_involvement_counts_once_it_has_ended() -> None:
    assert known(involved("Ana", -90, -30)) == "Ana"
    assert known(involved("Ana", -90, None)) is None


def test_an_end_on_the_day_counts_and_one_after_it_does_not() -> None:
    assert known(involved("Ana", -90, 0)) == "Ana"
    assert known(involved("Ana", -90, 1)) is None


def test_the_latest_end_counts_and_not_the_latest_start() -> None:
    assert known(involved("Ana", -900, -10), involved("Ben", -100, -11), involved("Cat", -50, None)) == "Ana"


def test_of_equal_ends_the_latest_start_counts() -> None:
    assert known(involved("Ana", -90, -10), involved("Ben", -80, -10), involved("Cat", -85, -10)) == "Ben"


def test_of_equal_ends_and_starts_the_order_of_rows_says_nothing() -> None:
    assert known(involved("Ben", -90, -10), involved("Ana", -90, -10), involved("Cat", -90, -10)) == "Ana"


def test_each_case_has_its_own() -> None:
    rows = [involved("Ana", -90, -30, "C1"), involved("Ben", -90, -30, "C2"), involved("Cat", -20, -10, "C2")]
    assert latest_ended(rows, DAY) == {"C1": "Ana", "C2": "Cat"}


dated = st.builds(
    involved,
    st.sampled_from(["Ana", "Ben", "Cat"]),
    st.integers(-9, 0),
    st.none() | st.integers(-3, 3),
    st.sampled_from(["C1", "C2"]),
)


@given(st.lists(dated, max_size=6).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_order_of_rows_never_matters(orders: tuple[list[Involvement], list[Involvement]]) -> None:
    rows, reordered = orders
    assert latest_ended(rows, DAY) == latest_ended(reordered, DAY)


@given(st.lists(dated, max_size=6))
def test_nobody_who_is_known_has_a_later_ended_involvement_beside_them(rows: list[Involvement]) -> None:
    for case, worker in latest_ended(rows, DAY).items():
        ended = [row for row in rows if row.case_id == case and row.last_day is not None and row.last_day <= DAY]
        latest = max((row.last_day, row.first_day) for row in ended if row.last_day is not None)
        assert any(row.worker_id == worker and (row.last_day, row.first_day) == latest for row in ended)
