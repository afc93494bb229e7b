"""Whatever whole desks rule out, no best answer is among it: neither by pairs, nor in a list, nor below a peak."""

from __future__ import annotations

import time

from solver.engine.bounds import tightened
from solver.engine.desks.narrowing import Frozen, Level, Narrowing
from solver.engine.level_expressions import PairChoice
from solver.engine.limits import Limits
from solver.engine.reduce import NOBODY, Instance
from solver.engine.state import State
from solver.problem import Mode
from tests.solver.asking import in_every_mode
from tests.solver.engine.every_answer import instances, legal_states, sets_of


def a_narrowing(instance: Instance, frozen: dict[str, int]) -> tuple[PairChoice, Narrowing]:
    """Whole desks over all pairs, with some levels frozen."""
    limits = Limits(effort=100.0, deadline=time.monotonic() + 600, should_stop=lambda: False)
    pairs = PairChoice(instance, limits)
    return pairs, Narrowing(pairs, Frozen(frozen), limits)


def is_open(pairs: PairChoice, upper: list[int], place: list[int]) -> bool:
    """Whether an answer is still possible."""
    return all(upper[pairs.nowhere[i] if w == NOBODY else pairs.at[i][w]] for i, w in enumerate(place))


@in_every_mode
def test_every_best_answer_stays_possible_at_every_level(mode: Mode) -> None:
    lists = ruled_out = 0
    for rng, instance in instances(mode, "narrowing", 25, moves=0):
        states = [(state.value_by_level, list(state.place)) for state in legal_states(instance)]
        start = rng.choice(states)[1]
        frozen: dict[str, int] = {}
        for k, name in enumerate(states[0][0]):
            least = min(value[name] for value, _ in states)
            if name != "peak":
                pairs, narrowing = a_narrowing(instance, dict(frozen))
                best = State(instance)
                best.put_all(start)
                level = Level(k, name, lambda best=best: best, best.put_all)  # type: ignore[misc]
                priced, listed = narrowing.narrow(level, None)
                assert priced.bound <= least
                _, upper = tightened(pairs.model, priced, least)
                ruled_out += sum(upper) < sum(pairs.model.upper)
                for value, place in states:
                    assert value[name] > least or is_open(pairs, upper, place), name
                if listed is not None:
                    lists += 1
                    there = {(w, cases) for _, w, cases, _ in listed._columns}
                    for value, place in states:
                        for w in range(len(instance.worker_ids)):
                            assert value[name] > level.value or (w, sets_of(place, w)) in there
            frozen[name] = least
            states = [(value, place) for value, place in states if value[name] == least]
            start = rng.choice(states)[1] if start not in [place for _, place in states] else start
    assert ruled_out
    assert lists


@in_every_mode
def test_a_peak_that_somebody_can_keep_is_never_ruled_out(mode: Mode) -> None:
    refused = 0
    for _, instance in instances(mode, "peaks", 25, moves=0):
        states = [(state.value_by_level, list(state.place)) for state in legal_states(instance)]
        names = list(states[0][0])
        frozen = {}
        for name in names[: names.index("peak")]:
            frozen[name] = min(value[name] for value, _ in states)
            states = [(value, place) for value, place in states if value[name] == frozen[name]]
        pairs, narrowing = a_narrowing(instance, frozen)
        peaks = {value["peak"] for value, _ in states}
        for target in sorted(peaks | {peak - 1 for peak in peaks}):
            bounds = narrowing.up_to_peak(target, (list(pairs.model.lower), list(pairs.model.upper)))
            refused += bounds is None
            for value, place in states:
                if value["peak"] <= target:
                    assert bounds is not None
                    assert is_open(pairs, bounds[1], place)
    assert refused
