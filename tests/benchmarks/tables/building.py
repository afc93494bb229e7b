"""From a problem to a model through *fit* that the solver could run, beside the docs-style one.

*Reading* is who may take what, and what it would be there; the docs-style one asks rules and points pair by pair.
*Writing* is the model in the solver's own structure.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from solver.engine.backends import cp_sat
from solver.engine.level_expressions import PairChoice
from solver.engine.limits import Limits
from solver.engine.reduce import Instance, reduce
from solver.problem import Problem
from tests.benchmarks.generators import AUTHORITY, SERVICE
from tests.benchmarks.measure import LOADS, Options, problems, timed
from tests.benchmarks.peers.docs_style import DocsModel
from tests.benchmarks.peers.facts import facts

LEVELS = ("critical", "high", "standard", "low", "continuity", "fit")
TIMES = 3


def show(_options: Options) -> None:
    """Prints the table."""
    print("From a problem to a model through fit. Processor milliseconds, the least of three times.")
    print(f"{'size':12}{'pairs':>8}{'':8}{'reading':>9}{'writing':>9}{'both':>8}{'us a pair':>11}")
    for name, size in (("service", SERVICE), ("authority", AUTHORITY)):
        problem = next(problems(size, LOADS["room"], 1))
        ours = min((_ours(problem) for _ in range(TIMES)), key=_Taken.both)
        docs = min((_docs_style(problem) for _ in range(TIMES)), key=_Taken.both)
        for who, taken in (("ours", ours), ("docs", docs)):
            print(
                f"{name:12}{taken.pairs:8} {who:7}{1000 * taken.reading:9.0f}{1000 * taken.writing:9.0f}"
                f"{1000 * taken.both():8.0f}{1e6 * taken.both() / taken.pairs:11.1f}"
            )
        print(
            f"{'':20} {'ratio':7}{docs.reading / ours.reading:8.1f}x{docs.writing / ours.writing:8.1f}x"
            f"{docs.both() / ours.both():7.1f}x",
            flush=True,
        )


@dataclass(frozen=True)
class _Taken:
    """How many pairs there are, and the processor seconds of reading and of writing."""

    pairs: int
    reading: float
    writing: float

    def both(self) -> float:
        return self.reading + self.writing


def _ours(problem: Problem) -> _Taken:
    instance, reading = timed(lambda: reduce(problem))
    _, writing = timed(lambda: _model(instance))
    return _Taken(sum(len(case.options) for case in instance.cases), reading, writing)


def _docs_style(problem: Problem) -> _Taken:
    known, reading = timed(lambda: facts(problem))
    _, writing = timed(lambda: DocsModel(known))
    return _Taken(sum(map(len, known.pairs)), reading, writing)


def _model(instance: Instance) -> object:
    formulation = PairChoice(instance, Limits(effort=inf, deadline=inf, should_stop=lambda: False))
    levels = [formulation.expression(name) for name in LEVELS]
    return cp_sat._translated(formulation.model, levels[-1], lambda: False)
