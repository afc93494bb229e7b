"""The problems that are measured: as full as asked for, always the same, and with a choice to make."""

from __future__ import annotations

from statistics import median

import pytest

from caseload_app.domain.policy import shipped_policy
from solver.check import judge
from solver.problem import Problem
from solver.rules import pair_obstacle
from tests.benchmarks.generators import ROOM, SCARCE, SERVICE, TEAM, TIGHT, Size, a_nation, a_problem, fullness_of


@pytest.mark.parametrize("size", [TEAM, SERVICE], ids=["team", "service"])
@pytest.mark.parametrize("fullness", [ROOM, TIGHT, SCARCE])
def test_a_generated_problem_is_as_full_as_asked_for(size: Size, fullness: float) -> None:
    for seed in range(3 if size is TEAM else 1):
        assert fullness_of(a_problem(size, fullness, seed, shipped_policy())) == pytest.approx(fullness, rel=0.02)


def test_the_same_seed_gives_the_same_problem_and_another_one_another() -> None:
    first, again, other = (a_problem(TEAM, TIGHT, seed, shipped_policy()) for seed in (3, 3, 4))

    assert first == again
    assert first != other


def test_a_generated_problem_stands_legally_before_anything_is_given_out() -> None:
    problem = a_problem(SERVICE, SCARCE, 0, shipped_policy())

    assert judge(problem, {case.id: case.worker_id for case in problem.cases}).is_legal


def test_most_new_cases_have_several_workers_who_could_take_them() -> None:
    for seed in range(5):
        assert median(workers_by_case(a_problem(TEAM, SCARCE, seed, shipped_policy()))) >= 4


def test_the_authorities_of_a_nation_do_not_touch() -> None:
    problem = a_nation(3, Size(8, 6), TIGHT, 0, shipped_policy())

    assert {worker.team for worker in problem.workers} == {"A000", "A001", "A002"}
    for case in problem.cases:
        for worker in problem.workers:
            assert worker.team == case.team or pair_obstacle(problem, case, worker) is not None


def workers_by_case(problem: Problem) -> list[int]:
    new = [case for case in problem.cases if case.worker_id is None]
    return [sum(pair_obstacle(problem, case, worker) is None for worker in problem.workers) for case in new]
