"""The same input gives the same answer, in any order of rows; names decide nothing but ties."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TypeVar

from solver.problem import Case, Mode, Problem, Worker
from solver.run import solve
from tests.builders import a_case, a_problem, a_worker
from tests.solver.asking import SEEDS, crowded, in_every_mode, problems, vector
from tests.solver.random_problems import random_problem
from tests.solver.solving import answer, solved

Row = TypeVar("Row", Worker, Case)


@in_every_mode
def test_the_order_of_rows_does_not_matter(mode: Mode) -> None:
    for rng, problem in problems(mode, "order", 2 * SEEDS):
        shuffled = replace(problem, workers=_shuffled(rng, problem.workers), cases=_shuffled(rng, problem.cases))
        assert answer(shuffled) == answer(problem)


@in_every_mode
def test_names_and_the_order_of_rows_change_no_value_in_a_team_too_large_for_the_oracle(mode: Mode) -> None:
    for seed in range(SEEDS):
        rng = Random(f"names {mode} {seed}")
        problem = random_problem(rng, mode, workers=8, cases=14, free=8)
        assert vector(solved(_renamed(rng, problem))) == vector(solved(problem))


@in_every_mode
def test_the_order_of_rows_does_not_matter_to_a_team_of_twins(mode: Mode) -> None:
    """Every worker and every case is like every other, so that only the fixed last rule tells answers apart."""
    team = tuple(a_worker(name, room=12) for name in ("Ana", "Ben", "Cat", "Dan"))
    covered = frozenset({"Dan"}) if mode is Mode.COVER else frozenset[str]()
    for seed in range(SEEDS):
        rng = Random(f"twins {mode} {seed}")
        held_by = {f"C{n}": rng.choice(("Dan", None, None)) for n in range(6)}
        cases = tuple(a_case(case, held_by=who) for case, who in held_by.items())
        problem = a_problem(team, cases, mode=mode, covered=covered, max_moves=2)
        shuffled = replace(problem, workers=_shuffled(rng, team), cases=_shuffled(rng, cases))
        assert answer(shuffled) == answer(problem)


@in_every_mode
def test_the_same_question_gets_the_same_answer(mode: Mode) -> None:
    problem = crowded(mode, workers=5, cases=12)
    first, second = solve(problem), solve(problem)
    assert dict(first.worker_of) == dict(second.worker_of)
    assert [(level.value, level.bound) for level in first.levels] == [
        (level.value, level.bound) for level in second.levels
    ]


def _shuffled(rng: Random, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(rng.sample(rows, len(rows)))


def _renamed(rng: Random, problem: Problem) -> Problem:
    """The same team under other names, in another order of rows."""
    workers = {w.id: f"X{n:02}" for n, w in enumerate(_shuffled(rng, problem.workers))}
    cases = {c.id: f"Y{n:02}" for n, c in enumerate(_shuffled(rng, problem.cases))}
    seen = problem.last_seen

    def renamed(name: str | None) -> str | None:
        return None if name is None else workers.get(name, name)

    return replace(
        problem,
        workers=tuple(replace(w, id=workers[w.id]) for w in _shuffled(rng, problem.workers)),
        cases=tuple(
            replace(
                c,
                id=cases[c.id],
                worker_id=renamed(c.worker_id),
                previous_worker_id=renamed(c.previous_worker_id),
                excluded=frozenset(workers.get(name, name) for name in c.excluded),
                travel_to={workers[name]: minutes for name, minutes in c.travel_to.items()},
            )
            for c in _shuffled(rng, problem.cases)
        ),
        covered=frozenset(workers[name] for name in problem.covered),
        last_seen=None if seen is None else {cases[case]: renamed(name) for case, name in seen.items()},
    )
