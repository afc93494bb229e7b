"""Explanations come one by one: nothing is worked out before it is asked for, and a stop ends what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from solver.explain.alternatives import alternatives
from solver.explain.explanation import explain
from solver.explain.fixes import fixes
from solver.explain.moves_curve import moves_curve
from solver.explain.room import price_of_room
from solver.problem import Problem
from solver.result import Result
from solver.run import solve
from tests.builders import a_case, a_problem, a_worker

Stop = Callable[[], bool]
Stream = Callable[[Problem, Result, Stop], Iterator[object]]

STREAMS: dict[str, Stream] = {
    "alternatives": lambda problem, result, stop: alternatives(problem, result, "new", should_stop=stop),
    "fixes": lambda problem, result, stop: fixes(problem, result, "left over", should_stop=stop),
    "the price of room": lambda problem, result, stop: price_of_room(problem, result, should_stop=stop),
    "the curve of moves": lambda problem, _, stop: moves_curve(problem, 3, should_stop=stop),
}
in_every_stream = pytest.mark.parametrize("stream", STREAMS.values(), ids=STREAMS.keys())


class Questions:
    """Counts how often it is asked whether to stop; says yes once it is told to."""

    def __init__(self, *, stop: bool = False) -> None:
        self.asked = 0
        self.stop = stop

    def __call__(self) -> bool:
        self.asked += 1
        return self.stop


@pytest.fixture(scope="module")
def problem() -> Problem:
    """Three workers who can take a case each, four cases, and some that are held."""
    workers = [a_worker(name, room=12) for name in ("Ann", "Ben", "Cat")]
    held = [a_case(f"held by {worker.id}", weighs=5, held_by=worker.id) for worker in workers]
    tray = [a_case(name, weighs=6) for name in ("new", "newer", "newest")]
    return a_problem(workers, [*held, *tray, a_case("left over", weighs=7)])


@pytest.fixture(scope="module")
def result(problem: Problem) -> Result:
    """Its answer: there is no room for the last one."""
    found = solve(problem)
    assert [case_id for case_id, worker_id in found.worker_of.items() if worker_id is None] == ["left over"]
    return found


@in_every_stream
def test_nothing_is_worked_out_before_it_is_asked_for(problem: Problem, result: Result, stream: Stream) -> None:
    questions = Questions()
    coming = stream(problem, result, questions)
    assert questions.asked == 0
    next(coming)
    by_the_first = questions.asked
    assert list(coming)
    assert questions.asked > by_the_first


@in_every_stream
def test_a_stop_ends_what_is_left(problem: Problem, result: Result, stream: Stream) -> None:
    everything = len(list(stream(problem, result, Questions())))
    questions = Questions()
    coming = stream(problem, result, questions)
    found = [next(coming)]
    questions.stop = True
    found += coming
    assert len(found) < everything
    assert not list(stream(problem, result, Questions(stop=True)))


def test_an_explanation_that_was_stopped_does_not_say_that_it_is_exact(problem: Problem, result: Result) -> None:
    assert explain(problem, result, "new").is_exact
    stopped = explain(problem, result, "new", should_stop=Questions(stop=True))
    assert stopped.alternatives == ()
    assert not stopped.is_exact
