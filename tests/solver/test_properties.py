"""What holds for every problem: more hands do no harm, locks keep, the order of rows says nothing, limits are safe."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from random import Random
from typing import TypeVar

import pytest

from solver.assignment import as_it_stands
from solver.check import judge
from solver.problem import Case, Mode, Problem, Worker
from solver.result import Result
from solver.run import Progress, solve
from tests.builders import ALL_SKILLS, a_case, a_problem, a_worker
from tests.oracle.search import best
from tests.solver.oracle_input import as_oracle_input
from tests.solver.random_problems import random_problem
from tests.solver.solving import answer, levels, solved

MORE = int(os.environ.get("CASELOAD_MORE_EXAMPLES", "1"))
SEEDS = 8 * MORE

Row = TypeVar("Row", Worker, Case)
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


@in_every_mode
def test_an_idle_eligible_worker_whom_no_case_names_never_worsens_the_answer(mode: Mode) -> None:
    for rng, problem in problems(mode, "idle"):
        like = rng.choice(problem.workers)
        idle = replace(like, id="Zz", skills=ALL_SKILLS, start_date=None, leaving_date=None, reductions=())
        with_idle = replace(problem, workers=(*problem.workers, idle))
        assert vector(solve(with_idle)) <= vector(solve(problem))


@in_every_mode
def test_locking_all_of_an_answer_keeps_it(mode: Mode) -> None:
    for _, problem in problems(mode, "lock"):
        found = answer(problem)
        held = [replace(case, worker_id=found[case.id], locked=True) for case in problem.cases]
        assert answer(replace(problem, cases=tuple(held))) == found


@in_every_mode
def test_locking_a_part_of_an_answer_keeps_its_values(mode: Mode) -> None:
    for rng, problem in problems(mode, "part"):
        result = solve(problem)
        stays = {case.id for case in problem.cases if result.worker_of[case.id] == case.worker_id}
        part = [
            replace(case, locked=case.locked or (case.id in stays and rng.random() < 0.5)) for case in problem.cases
        ]
        assert vector(solve(replace(problem, cases=tuple(part)))) == vector(result)


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


@in_every_mode
def test_an_answer_asked_for_again_as_the_known_one_and_as_the_last_seen_stays(mode: Mode) -> None:
    for _, problem in problems(mode, "again"):
        found = answer(problem)
        assert dict(solve(problem, known=found).worker_of) == found
        again = answer(replace(problem, last_seen=found))
        assert again == found


@in_every_mode
@pytest.mark.parametrize("time_limit", [0.0, 1e-9, 0.01])
def test_hardly_any_time_still_gives_a_legal_answer_no_worse_than_doing_nothing(mode: Mode, time_limit: float) -> None:
    for problem in [crowded(mode), *(problem for _, problem in problems(mode, "hurry"))]:
        nothing = dict(as_it_stands(problem).worker_of)
        result = solve(problem, time_limit=time_limit)
        assert values_of(problem, dict(result.worker_of)) == vector(result)
        assert vector(result) <= values_of(problem, nothing)


@in_every_mode
def test_bounds_given_in_a_hurry_hold(mode: Mode) -> None:
    for _, problem in problems(mode, "bounds"):
        least = best(as_oracle_input(problem)).levels
        for time_limit in (0.0, 0.002):
            for level in solve(problem, time_limit=time_limit).levels:
                assert level.bound is None or level.bound <= least[level.name]
                if level.bound is None or level.bound < level.value:
                    break


@in_every_mode
def test_a_cancel_from_the_start_gives_a_legal_answer_no_worse_than_doing_nothing(mode: Mode) -> None:
    problem = crowded(mode)
    result = solve(problem, should_stop=lambda: True)
    assert result.cancelled
    assert values_of(problem, dict(result.worker_of)) <= values_of(problem, dict(as_it_stands(problem).worker_of))


@in_every_mode
def test_a_cancel_at_any_level_gives_a_legal_answer(mode: Mode) -> None:
    problem = crowded(mode, workers=5, cases=12)
    names: list[str] = []
    solve(problem, on_progress=lambda progress: names.append(progress.level))
    assert names == list(judge(problem, dict(as_it_stands(problem).worker_of)).levels)
    for stop_at in names:
        _cancelled_at(stop_at, problem)


@in_every_mode
def test_progress_never_gets_worse_and_ends_no_better_than_the_answer(mode: Mode) -> None:
    for problem in [crowded(mode, workers=5, cases=12), *(problem for _, problem in problems(mode, "progress"))]:
        seen: list[Progress] = []
        result = solve(problem, on_progress=seen.append)
        vectors = [tuple(progress.best.values()) for progress in seen]
        assert vectors == sorted(vectors, reverse=True)
        assert vector(result) <= vectors[-1]
        assert [progress.seconds for progress in seen] == sorted(progress.seconds for progress in seen)


@in_every_mode
@pytest.mark.parametrize("time_limit", [0.0, 0.02])
def test_an_answer_already_known_is_never_made_worse(mode: Mode, time_limit: float) -> None:
    for _, problem in problems(mode, "known"):
        known = dict(best(as_oracle_input(problem)).answers[0])
        assert vector(solve(problem, time_limit=time_limit, known=known)) == values_of(problem, known)
    problem = crowded(mode)
    known = dict(solve(problem, time_limit=1.0).worker_of)
    for result in (
        solve(problem, time_limit=time_limit, known=known),
        solve(problem, known=known, should_stop=lambda: True),
    ):
        assert vector(result) <= values_of(problem, known)


def test_a_team_without_cases_and_a_tray_without_workers_have_answers() -> None:
    assert answer(a_problem([a_worker("Ana")], [])) == {}
    assert answer(a_problem([], [])) == {}
    assert answer(a_problem([], [a_case("C1"), a_case("C2", locked=True)])) == {"C1": None, "C2": None}
    assert set(levels(solve(a_problem([], [a_case("C1")], mode=Mode.REBALANCE)))) >= {"overload", "peak", "spread"}


def _shuffled(rng: Random, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(rng.sample(rows, len(rows)))


def _cancelled_at(level: str, problem: Problem) -> None:
    seen: list[Progress] = []
    result = solve(problem, on_progress=seen.append, should_stop=lambda: level in {p.level for p in seen})
    assert result.cancelled
    assert values_of(problem, dict(result.worker_of)) == vector(result)
    assert vector(result) <= tuple(seen[0].best.values())


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
