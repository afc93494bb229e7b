"""Problems to ask in tests of what always holds, and the short form of an answer: its vector of values."""

from __future__ import annotations

import os
from collections.abc import Iterable
from random import Random

import pytest

from solver.check import judge
from solver.problem import Mode, Problem
from solver.result import Result
from tests.builders import a_case, a_problem, a_worker
from tests.solver.random_problems import random_problem

MORE = int(os.environ.get("CASELOAD_MORE_EXAMPLES", "1"))
SEEDS = 8 * MORE

in_every_mode = pytest.mark.parametrize("mode", Mode)


def problems(mode: Mode, about: str, number: int = SEEDS) -> Iterable[tuple[Random, Problem]]:
    """Random problems of a mode, a row of its own for each test."""
    for seed in range(number):
        rng = Random(f"{about} {mode} {seed}")
        yield rng, random_problem(rng, mode)


def vector(result: Result) -> tuple[int, ...]:
    """The values of the levels in order."""
    return tuple(level.value for level in result.levels)


def values_of(problem: Problem, worker_of: dict[str, str | None]) -> tuple[int, ...]:
    """The values of the levels of an assignment, which must be legal."""
    judgement = judge(problem, worker_of)
    assert judgement.is_legal, judgement.broken
    return tuple(judgement.levels.values())


def crowded(mode: Mode = Mode.ALLOCATE, workers: int = 10, cases: int = 40) -> Problem:
    """A team at its limits, large enough not to be solved at a glance."""
    rng = Random("crowded")
    team = [a_worker(f"W{n:02}", room=rng.randint(20, 45)) for n in range(workers)]
    if mode is Mode.COVER:
        team.append(a_worker("Zed"))
    tray = [
        a_case(
            f"C{n:02}",
            rng.choice(("CIN", "CPP", "CLA", "REF")),
            weighs=rng.randint(3, 11),
            family_id=rng.choice((None, f"F{n // 4}")),
            previous_worker_id=f"W{rng.randrange(workers):02}",
            held_by=rng.choice((None, "Zed" if mode is Mode.COVER else None, f"W{rng.randrange(workers):02}")),
        )
        for n in range(cases)
    ]
    covered = frozenset({"Zed"}) if mode is Mode.COVER else frozenset[str]()
    return a_problem(team, tray, mode=mode, covered=covered, max_moves=3)
