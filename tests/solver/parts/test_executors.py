"""Parts in executors of every kind: processes as on Windows, threads, Dask; stopped, or broken down."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from solver.assignment import as_it_stands
from solver.parts.components import parts_of
from solver.parts.elsewhere import SECONDS_BETWEEN_LOOKS, Sign
from solver.problem import Problem
from solver.result import Result
from solver.run import Progress, solve
from tests.builders import CATEGORIES, DEFAULT_POLICY, a_case, a_problem, a_worker
from tests.solver.asking import values_of, vector


def teams(number: int, workers: int = 4, cases: int = 9) -> Problem:
    """So many teams that know nothing of one another, each with a handful of cases to give out."""
    rng = Random("teams")
    team = [
        a_worker(f"T{t}.W{n}", room=rng.randint(15, 30), team=f"T{t}") for t in range(number) for n in range(workers)
    ]
    tray = [
        a_case(
            f"T{t}.C{n:02}",
            rng.choice(("CIN", "CPP", "CLA", "REF")),
            team=f"T{t}",
            weighs=rng.randint(3, 9),
            previous_worker_id=f"T{t}.W{rng.randrange(workers)}",
        )
        for t in range(number)
        for n in range(cases)
    ]
    # What goes to another process has to be what can be pickled, and a mapping that cannot be changed is not.
    return a_problem(team, tray, policy=replace(DEFAULT_POLICY, categories=dict(CATEGORIES)))


def assert_as_good_as_here(problem: Problem, there: Result) -> None:
    """Of equally good answers it may be another: the parts come to know of one another's peak in another order."""
    here = solve(problem)
    assert values_of(problem, dict(there.worker_of)) == vector(there) == vector(here)
    assert [level.bound for level in there.levels] == [level.bound for level in here.levels]
    assert there.is_proved


@pytest.fixture(scope="module")
def processes() -> Iterator[ProcessPoolExecutor]:
    """Two processes begun afresh, as they are on Windows."""
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield pool


def test_processes_give_an_answer_as_good_and_proofs(processes: ProcessPoolExecutor) -> None:
    problem = teams(4)
    assert len(parts_of(problem)) == 4
    there = solve(problem, executor=processes)
    assert_as_good_as_here(problem, there)
    assert not there.cancelled


def test_threads_give_an_answer_as_good_and_news_of_the_whole() -> None:
    problem = teams(3)
    seen: list[Progress] = []
    with ThreadPoolExecutor(2) as pool:
        result = solve(problem, executor=pool, on_progress=seen.append)
    assert_as_good_as_here(problem, result)
    vectors = [tuple(news.best.values()) for news in seen]
    assert vectors == sorted(vectors, reverse=True)
    assert len(vectors[0]) == len(result.levels)
    assert vector(result) <= vectors[-1]


def test_dask_gives_an_answer_as_good() -> None:
    from distributed import Client, LocalCluster

    problem = teams(3)
    with (
        LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        result = solve(problem, executor=client.get_executor())
    assert_as_good_as_here(problem, result)


def test_a_stop_ends_what_runs_elsewhere_and_begins_nothing_more(processes: ProcessPoolExecutor) -> None:
    problem = teams(6, workers=12, cases=40)
    known = dict(solve(problem, time_limit=0.5).worker_of)
    stop = threading.Event()
    seen: list[Progress] = []

    def look(progress: Progress) -> None:
        seen.append(progress)
        stop.set()

    result = solve(
        problem, time_limit=600.0, known=known, on_progress=look, should_stop=stop.is_set, executor=processes
    )
    assert result.cancelled
    assert result.seconds < 100
    assert values_of(problem, dict(result.worker_of)) == vector(result)
    assert vector(result) <= values_of(problem, known)
    # Nobody is left at work with what was stopped.
    assert solve(teams(2), executor=processes).is_proved


def test_a_stop_from_the_start_leaves_everything_as_it_stands() -> None:
    problem = teams(3)
    waiting = Waiting()
    result = solve(problem, should_stop=lambda: True, executor=waiting)
    assert result.cancelled
    assert all(future.cancelled() for future in waiting.given)
    assert values_of(problem, dict(result.worker_of)) <= values_of(problem, dict(as_it_stands(problem).worker_of))


def test_when_a_process_dies_the_rest_is_solved_here() -> None:
    problem = teams(4, workers=6, cases=14)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        pool.submit(os.getpid).result()
        (process,) = pool._processes
        seen: list[Progress] = []

        def kill(progress: Progress) -> None:
            if len(seen) == 1:  # the first news comes before anything is handed over
                os.kill(process, signal.SIGTERM)
            seen.append(progress)

        result = solve(problem, executor=pool, on_progress=kill)
        assert pool._broken
        assert_as_good_as_here(problem, result)
        # The pool stays broken; that does not matter.
        assert_as_good_as_here(problem, solve(problem, executor=pool))


def test_a_fault_elsewhere_comes_here() -> None:
    with pytest.raises(ZeroDivisionError):
        solve(teams(3), executor=Faulty())


def test_a_stop_is_heard_on_this_machine_and_on_another_it_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file := tmp_path / "go-on").touch()
    sign = Sign(str(file))
    assert not sign()
    file.unlink()
    time.sleep(2 * SECONDS_BETWEEN_LOOKS)
    assert pickle.loads(pickle.dumps(sign))()  # noqa: S301
    taken_along = Sign(str(file))
    monkeypatch.setattr("platform.node", lambda: "another")
    assert not taken_along()


class Waiting(Executor):
    """Has never time for anything."""

    def __init__(self) -> None:
        self.given: list[Future[object]] = []

    def submit(self, *_: object, **__: object) -> Future[object]:  # type: ignore[override]
        self.given.append(Future())
        return self.given[-1]


class Faulty(Executor):
    """Fails at everything."""

    def submit(self, *_: object, **__: object) -> Future[object]:  # type: ignore[override]
        future: Future[object] = Future()
        future.set_exception(ZeroDivisionError())
        return future
