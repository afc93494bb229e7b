"""However a search ends: a legal answer, never worse than what was known, and bounds that hold."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pytest

from solver.assignment import as_it_stands
from solver.check import judge
from solver.engine.greedy import greedy
from solver.engine.reduce import reduce
from solver.problem import Mode
from solver.run import Progress, solve
from tests.oracle.search import best
from tests.solver.asking import crowded, in_every_mode, problems, values_of, vector
from tests.solver.oracle_input import as_oracle_input
from tests.solver.solving import answer
from tests.solver.stopping import Questions, stopped_anywhere


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
def test_a_stop_at_any_question_gives_a_legal_answer_no_worse_than_what_was_known(mode: Mode) -> None:
    rng = random.Random(f"stops {mode}")
    for problem in (crowded(mode, workers=5, cases=12), *(problem for _, problem in problems(mode, "stops"))):
        instance = reduce(problem)
        by_hand = instance.assignment(greedy(instance).place)
        stopped_anywhere(problem, by_hand, rng, times=3)


@in_every_mode
def test_a_stop_at_each_of_the_first_questions_leaves_the_best_answer_where_it_is_known(mode: Mode) -> None:
    for _, problem in problems(mode, "known"):
        known = dict(best(as_oracle_input(problem)).answers[0])
        for stop_at in range(1, 30):
            questions = Questions(stop_at)
            assert vector(solve(problem, known=known, should_stop=questions)) == values_of(problem, known)
            if questions.asked < stop_at:
                break


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


@in_every_mode
def test_news_comes_with_the_first_level_and_at_most_ten_times_a_second(mode: Mode) -> None:
    problem = crowded(mode, workers=8, cases=30)
    seen: list[Progress] = []
    solve(problem, time_limit=5.0, on_progress=seen.append)
    first, *_ = judge(problem, dict(as_it_stands(problem).worker_of)).levels
    assert seen[0].level == first
    assert all(later.seconds - sooner.seconds >= 0.1 for sooner, later in pairwise(seen))
