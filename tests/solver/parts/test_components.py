"""Which cases and workers hang together: found by kinds, the same as pair by pair."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from random import Random

import pytest

from solver.assignment import as_it_stands
from solver.check import judge
from solver.engine.greedy import greedy
from solver.engine.reduce import reduce
from solver.parts import components
from solver.parts.components import free_cases, parts_of
from solver.problem import Mode, Problem
from solver.rules import pair_obstacle
from tests.builders import a_case, a_problem, a_worker
from tests.solver.asking import MORE
from tests.solver.parts.random_parts import random_parts

MODES = (Mode.ALLOCATE, Mode.COVER)


@pytest.fixture(autouse=True)
def every_part_is_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "WORTH_A_PART", 1)


def hanging_together(problem: Problem) -> set[frozenset[str]]:
    """The free cases that hang together, found by looking at every pair of them again and again."""
    takers = {
        c.id: {w.id for w in problem.workers if pair_obstacle(problem, c, w) is None} for c in free_cases(problem)
    }
    group = {case_id: {case_id} for case_id, workers in takers.items() if workers}
    for one, other in product(group, group):
        family = problem.case[one].family_id
        if takers[one] & takers[other] or (family is not None and family == problem.case[other].family_id):
            group[one] |= group[other]
            for member in group[one]:
                group[member] = group[one]
    return {frozenset(members) for members in group.values()}


@pytest.mark.parametrize("mode", MODES)
def test_a_part_is_what_hangs_together_and_no_more(mode: Mode) -> None:
    more_than_one = 0
    for number in range(60 * MORE):
        problem = random_parts(Random(f"together {mode} {number}"), mode)
        expected = hanging_together(problem)
        parts = parts_of(problem)
        if len(expected) > 1:
            more_than_one += 1
            assert {frozenset(case.id for case in free_cases(part)) for part in parts} == expected
        else:
            assert parts == (problem,)
    assert more_than_one > 20


@pytest.mark.parametrize("mode", MODES)
def test_the_values_of_the_parts_make_up_those_of_the_whole(mode: Mode) -> None:
    for number in range(40 * MORE):
        problem = random_parts(Random(f"sums {mode} {number}"), mode)
        parts = parts_of(problem)
        if len(parts) == 1:
            continue
        constants = set()
        for fills in (False, True):
            found = dict(as_it_stands(problem).worker_of)
            values = []
            for part in parts:
                instance = reduce(part)
                worker_of = instance.assignment(greedy(instance).place) if fills else as_it_stands(part).worker_of
                values.append(judge(part, worker_of).levels)
                found.update(worker_of)
            whole = judge(problem, found)
            assert whole.is_legal
            assert whole.levels["peak"] == max(each["peak"] for each in values)
            constants.add(
                tuple(v - sum(each.get(n, 0) for each in values) for n, v in whole.levels.items() if n != "peak")
            )
        assert len(constants) == 1


def test_the_order_of_rows_makes_no_difference() -> None:
    for number in range(20):
        rng = Random(f"rows {number}")
        problem = random_parts(rng, Mode.ALLOCATE)
        shuffled = replace(
            problem,
            workers=tuple(rng.sample(problem.workers, len(problem.workers))),
            cases=tuple(rng.sample(problem.cases, len(problem.cases))),
        )
        if len(parts_of(problem)) > 1:
            for mine, theirs in zip(parts_of(shuffled), parts_of(problem), strict=True):
                assert mine.workers == theirs.workers
                assert mine.case == theirs.case


def two_teams(**changes: object) -> Problem:
    team = [a_worker("Ana"), a_worker("Ben", team="South")]
    tray = [a_case("C1", team="North"), a_case("C2", team="South"), a_case("C3", team="South", held_by="Ben")]
    return replace(a_problem(team, tray), **changes)  # type: ignore[arg-type]


def test_two_teams_are_two_parts_until_a_case_may_go_to_both() -> None:
    assert len(parts_of(two_teams())) == 2
    assert len(parts_of(two_teams(any_team=True))) == 1
    problem = two_teams()
    assert len(parts_of(replace(problem, cases=(*problem.cases, a_case("C4"))))) == 1


def test_moves_are_never_shared_out() -> None:
    assert len(parts_of(two_teams(max_moves=1))) == 1
    assert len(parts_of(two_teams(mode=Mode.REBALANCE))) == 1


def test_a_sister_held_in_another_team_stands_in_both_parts_with_her_worker() -> None:
    team = [a_worker("Ana"), a_worker("Ben", team="South"), a_worker("Cat", team="South")]
    tray = [
        a_case("C1", team="North", family_id="F"),
        a_case("C2", held_by="Ben", family_id="F"),
        a_case("C3", held_by="Ben"),
        a_case("C4", team="South"),
    ]
    north, south = parts_of(a_problem(team, tray))
    assert [worker.id for worker in north.workers] == ["Ana", "Ben"]
    assert [case.id for case in north.cases] == ["C1", "C2"]
    assert [case.id for case in south.cases] == ["C4", "C2", "C3"]


def test_what_can_go_nowhere_and_who_can_take_nothing_is_in_no_part() -> None:
    problem = two_teams()
    alone = replace(
        problem,
        workers=(*problem.workers, a_worker("Cat", team="West")),
        cases=(*problem.cases, a_case("C4", team="East"), a_case("C5", held_by="Cat")),
    )
    assert parts_of(alone) == parts_of(problem)


def test_small_parts_are_put_together(monkeypatch: pytest.MonkeyPatch) -> None:
    team = [a_worker(f"W{n}", team=f"T{n}") for n in range(6)]
    tray = [a_case(f"C{n}", team=f"T{n}") for n in range(6)]
    monkeypatch.setattr(components, "WORTH_A_PART", 3)
    assert [len(part.workers) for part in parts_of(a_problem(team, tray))] == [3, 3]
    assert len(parts_of(a_problem(team[:5], tray[:5]))) == 1
