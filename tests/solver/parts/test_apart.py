"""A problem solved part by part has the answer, the bounds and the proofs that it has as one."""

from __future__ import annotations

from random import Random

import pytest

from solver.engine import levels as engine_levels
from solver.engine import searching
from solver.engine.small import table
from solver.parts import components
from solver.parts.components import parts_of
from solver.problem import Mode, Problem
from solver.run import Progress, solve, solve_as_one
from tests.builders import a_case, a_problem, a_worker
from tests.oracle.search import size
from tests.solver.asking import MORE, values_of, vector
from tests.solver.oracle_input import as_oracle_input
from tests.solver.parts.random_parts import random_parts
from tests.solver.solving import agreed, levels
from tests.solver.stopping import stopped_anywhere

MODES = (Mode.ALLOCATE, Mode.COVER)
in_parts = pytest.mark.parametrize("mode", MODES)


@pytest.fixture(autouse=True)
def every_part_is_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "WORTH_A_PART", 1)


def problems(mode: Mode, about: str, number: int) -> list[tuple[Random, Problem]]:
    """Random problems of a mode that fall apart."""
    found = []
    for seed in range(number * MORE):
        rng = Random(f"{about} {mode} {seed}")
        problem = random_parts(rng, mode)
        if len(parts_of(problem)) > 1:
            found.append((rng, problem))
    assert found
    return found


@in_parts
def test_the_answer_in_parts_is_as_good_as_the_one_as_one_and_as_proved(mode: Mode) -> None:
    for _, problem in problems(mode, "one", 40):
        result = solve(problem)
        assert values_of(problem, dict(result.worker_of)) == vector(result)
        assert levels(result) == levels(solve_as_one(problem))
        assert [level.bound for level in result.levels] == list(vector(result))


@in_parts
def test_the_answer_in_parts_is_the_best_there_is(mode: Mode) -> None:
    looked_at = 0
    for _, problem in problems(mode, "best", 60):
        if not problem.chosen and size(as_oracle_input(problem)) <= 10_000:
            looked_at += 1
            agreed(problem)
    assert looked_at > 10


def test_a_part_with_a_lower_peak_levels_its_load_under_the_peak_of_the_whole() -> None:
    # South alone gives its case to Ann, who then has 78 %; with Ben it is 80 %, which costs less in spread.
    team = [
        a_worker("Ann", room=40, team="South"),
        a_worker("Ben", room=10, team="South"),
        a_worker("Nan", room=10, team="North"),
    ]
    south = [a_case("S1", "CPP", held_by="Ann", weighs=23), a_case("S2", team="South", weighs=8)]
    assert solve(a_problem(team, south)).worker_of["S2"] == "Ann"
    both = a_problem(team, [*south, a_case("N1", team="North", weighs=9)])
    assert len(parts_of(both)) == 2
    assert agreed(both)[0].worker_of["S2"] == "Ben"


@in_parts
@pytest.mark.parametrize("time_limit", [0.0, 0.01])
def test_bounds_given_in_a_hurry_hold_for_the_whole(mode: Mode, time_limit: float) -> None:
    for _, problem in problems(mode, "hurry", 12):
        least = levels(solve_as_one(problem))
        result = solve(problem, time_limit=time_limit)
        assert values_of(problem, dict(result.worker_of)) == vector(result)
        for level in result.levels:
            assert level.bound is None or level.bound <= least[level.name]
            if level.bound is None or level.bound < level.value:
                break


@pytest.mark.parametrize(("seed", "effort"), [(2, 0.004), (14, 0.001), (31, 0.001), (33, 0.0001)])
def test_a_level_that_ran_out_of_effort_is_not_taken_to_be_proved_when_those_below_the_peak_are(
    seed: int, effort: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = two_full_teams(Random(seed))
    least = levels(solve_as_one(problem))
    monkeypatch.setattr(table, "MOST_SETS", 0)
    monkeypatch.setattr(engine_levels, "TRIES_PER_PLACE", 0)
    monkeypatch.setattr(searching, "TRIES_BETWEEN_LEVELS", 0)
    monkeypatch.setattr(engine_levels, "EFFORT_PER_SECOND", effort / 60)
    result = solve(problem, time_limit=60.0)
    assert not result.is_proved
    for level in result.levels:
        assert level.bound is None or level.bound <= least[level.name]
        if level.bound is None or level.bound < level.value:
            break


@in_parts
def test_a_stop_at_any_question_gives_a_legal_answer_no_worse_than_what_was_known(mode: Mode) -> None:
    for rng, problem in problems(mode, "stops", 10):
        right = dict(solve_as_one(problem).worker_of)
        stopped_anywhere(problem, right, rng, times=4)


@in_parts
def test_what_is_known_stays_where_nothing_is_better(mode: Mode) -> None:
    for _, problem in problems(mode, "known", 10):
        found = solve(problem).worker_of
        assert solve(problem, known=found).worker_of == found
        hurried = solve(problem, known=found, time_limit=0.0)
        assert vector(hurried) == values_of(problem, dict(found))


@in_parts
def test_news_never_gets_worse_and_ends_no_better_than_the_answer(mode: Mode) -> None:
    for _, problem in problems(mode, "news", 15):
        seen: list[Progress] = []
        result = solve(problem, on_progress=seen.append)
        vectors = [tuple(progress.best.values()) for progress in seen]
        assert seen[0].level == result.levels[0].name
        assert vectors == sorted(vectors, reverse=True)
        assert vector(result) <= vectors[-1]


def two_full_teams(rng: Random) -> Problem:
    """Two teams with too little room, brothers and sisters, and workers and languages that cases ask for."""
    team, tray = [], []
    for t in range(2):
        names = [f"{t}W{number}" for number in range(5)]
        team += [
            a_worker(
                name,
                room=rng.randint(20, 35),
                team=f"T{t}",
                languages=frozenset(rng.sample(("welsh", "polish"), 1)),
            )
            for name in names
        ]
        tray += [
            a_case(
                f"{t}C{number}",
                rng.choice(("CIN", "CPP", "CLA")),
                team=f"T{t}",
                weighs=rng.randint(3, 9),
                family_id=rng.choice((None, f"{t}F{number // 4}")),
                previous_worker_id=f"{t}W{rng.randrange(5)}",
                preferred_language=rng.choice((None, "welsh", "polish")),
            )
            for number in range(12)
        ]
        tray += [
            a_case(f"{t}H{name}", rng.choice(("CIN", "CPP", "CLA")), held_by=name, weighs=rng.randint(3, 9))
            for name in names
        ]
    return a_problem(team, tray)
