"""Building the model through *fit*, ready for the solver, beside the docs-style one."""

from __future__ import annotations

from math import inf

from solver.engine.backends import cp_sat
from solver.engine.level_expressions import PairChoice
from solver.engine.limits import Limits
from solver.engine.reduce import Instance, reduce
from tests.benchmarks.generators import AUTHORITY, SERVICE
from tests.benchmarks.measure import LOADS, Options, problems, timed
from tests.benchmarks.peers.docs_style import DocsModel
from tests.benchmarks.peers.facts import facts

LEVELS = ("critical", "high", "standard", "low", "continuity", "fit")


def show(_options: Options) -> None:
    """Prints the table."""
    print("Building the model through fit. Processor seconds; looking up who may take what stands apart.")
    print(
        f"{'size':12}{'pairs':>8}{'look up':>9}{'ours':>8}{'docs':>8}{'docs/ours':>11}"
        f"{'a pair, ours':>14}{'docs':>8} (us)"
    )
    for name, size in (("service", SERVICE), ("authority", AUTHORITY)):
        problem = next(problems(size, LOADS["room"], 1))
        instance, look_up = timed(lambda p=problem: reduce(p))  # type: ignore[misc]
        _, ours = timed(lambda i=instance: _model(i))  # type: ignore[misc]
        known = facts(problem)
        _, docs = timed(lambda k=known: DocsModel(k))  # type: ignore[misc]
        pairs = sum(len(case.options) for case in instance.cases)
        all_pairs = sum(map(len, known.pairs))
        print(
            f"{name:12}{pairs:8}{look_up:9.2f}{ours:8.2f}{docs:8.2f}{docs / ours:10.1f}x"
            f"{1e6 * ours / pairs:14.1f}{1e6 * docs / all_pairs:8.1f}   (docs: {all_pairs} pairs)",
            flush=True,
        )


def _model(instance: Instance) -> object:
    formulation = PairChoice(instance, Limits(effort=inf, deadline=inf, should_stop=lambda: False))
    levels = [formulation.expression(name) for name in LEVELS]
    return cp_sat._translated(formulation.model, levels[-1], lambda: False)
