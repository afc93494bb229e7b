"""What our layers cost: processor seconds of `solve` over those spent searching, and over those inside OR-Tools.

*Searching* is everything that finds or proves an answer, ours as well as the library's. What is around it: *reading*
(the parts of a problem, and the problem reduced to numbers), *building* (models, and handing them to the library),
*judging* and the *rest*, such as putting parts together. Every moment belongs to the innermost of them that is running,
so they add up.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from ortools.linear_solver.python import model_builder_helper
from ortools.sat.python import cp_model_helper

from caseload_app.domain.wording import answer
from caseload_app.services.answer import answer_of
from caseload_app.services.sample import fresh_sample
from caseload_app.services.suggest import Suggestion
from solver import run
from solver.engine import levels, searching
from solver.engine.backends import cp_sat, glop
from solver.problem import Problem
from solver.result import Result
from tests.benchmarks.generators import SERVICE, TEAM
from tests.benchmarks.measure import LOADS, Options, problems, timed

PARTS = LIBRARY, SEARCHING, READING, BUILDING, JUDGING, REST = (
    "library",
    "searching",
    "reading",
    "building",
    "judging",
    "rest",
)
ENTERED: tuple[tuple[Any, str, str], ...] = (
    (cp_model_helper.SolveWrapper, "solve", LIBRARY),
    (model_builder_helper.ModelSolverHelper, "solve", LIBRARY),
    (run, "to_begin_with", SEARCHING),
    (levels, "solve_levels", SEARCHING),
    (run, "parts_of", READING),
    (run, "reduce", READING),
    (searching, "PairChoice", BUILDING),
    (cp_sat, "_translated", BUILDING),
    (glop.Glop, "prices", BUILDING),
    (run, "refuse_unless_right", JUDGING),
)
"""Where each part is entered."""
LIMIT = 10.0


def show(options: Options) -> None:
    """Prints the table."""
    print("Our layers. Processor ms of a suggestion, mean over the seeds; searching has the library's part in it.")
    print(
        f"{'size':10}{'load':8}{'all':>8}{SEARCHING:>11}{READING:>9}{BUILDING:>10}{JUDGING:>9}{REST:>7}"
        f"{'all/searching':>15}{LIBRARY:>10}{'all/library':>13}{'calls':>7}"
    )
    for size_name, size in (("team", TEAM), ("service", SERVICE)):
        seeds = options.seeds if size is TEAM else 1
        for name, fullness in LOADS.items():
            with _watched() as watch:
                for problem in problems(size, fullness, seeds):
                    watch.each(partial(run.solve, problem, time_limit=LIMIT), REST)
            spent = {part: 1000 * watch.seconds[part] / seeds for part in PARTS}
            total, library = sum(spent.values()), spent[LIBRARY]
            searched = spent[SEARCHING] + library
            ratio = f"{total / library:12.2f}x" if library else f"{'none':>13}"
            print(
                f"{size_name:10}{name:8}{total:8.1f}{searched:11.1f}{spent[READING]:9.1f}"
                f"{spent[BUILDING]:10.1f}{spent[JUDGING]:9.1f}{spent[REST]:7.1f}{total / searched:14.2f}x"
                f"{library:10.1f}{ratio}{watch.calls[LIBRARY]:7}",
                flush=True,
            )
    _show_application(options.seeds)


def _told(problem: Problem, result: Result) -> object:
    """The answer in words."""
    return answer(answer_of(Suggestion(problem=problem, result=result)))


def _show_application(times: int) -> None:
    """What the application adds to that: the sample team made into a problem, and the answer into words."""
    with TemporaryDirectory() as folder, fresh_sample(Path(folder)) as team:
        spent = []
        for _ in range(times + 1):
            problem, making = timed(lambda: team.state.team.problem(day=team.day, policy=team.policy))
            result, solving = timed(partial(run.solve, problem, time_limit=LIMIT))
            _, telling = timed(partial(_told, problem, result))
            spent.append((making, solving, telling))
    making, solving, telling = (1000 * median(column) for column in zip(*spent[1:], strict=True))
    print(f"The sample team: made into a problem {making:.1f} ms, solved {solving:.1f}, told in words {telling:.1f}")


class _Watch:
    """The processor seconds of each part, without the parts that run inside it, and how often it was entered."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.calls: Counter[str] = Counter()
        self._running: list[str] = []
        self._since = 0.0

    def each(self, call: Callable[[], object], part: str) -> Any:
        """What the call gives, its time counted for a part."""
        self._turn()
        self._running.append(part)
        self.calls[part] += 1
        try:
            return call()
        finally:
            self._turn()
            self._running.pop()

    def _turn(self) -> None:
        now = time.process_time()
        if self._running:
            self.seconds[self._running[-1]] += now - self._since
        self._since = now


@contextmanager
def _watched() -> Iterator[_Watch]:
    """Watches every part while this lasts."""
    watch = _Watch()
    originals = [(owner, name, getattr(owner, name), part) for owner, name, part in ENTERED]
    for owner, name, original, part in originals:
        setattr(owner, name, _counted(original, part, watch))
    try:
        yield watch
    finally:
        for owner, name, original, _ in originals:
            setattr(owner, name, original)


def _counted(original: Any, part: str, watch: _Watch) -> Any:
    def call(*arguments: Any, **named: Any) -> Any:
        return watch.each(lambda: original(*arguments, **named), part)

    return call
