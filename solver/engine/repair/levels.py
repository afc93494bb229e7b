"""Each level asked for a little less than the best known, again and again, for as long as a repair leads there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from solver.engine.reduce import NOBODY
from solver.engine.repair.changes import Repair
from solver.engine.repair.demands import Demand, overload_up_to, peak_up_to, within_caps
from solver.engine.state import State
from solver.objectives import levels_of
from solver.problem import Mode, Priority

STEPS_FOR_A_CASE = 80
"""Steps in which to find a place for one case more."""

CAP = 100
"""Per cent."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """The best state there is now, and how many steps it took."""

    state: State
    steps: int


def can_repair(mode: Mode, name: str) -> bool:
    """Whether a level can be bettered by repair: nothing but cases and loads counts up to it."""
    return name.upper() in Priority.__members__ or (mode is Mode.REBALANCE and name in {"overload", "peak"})


def better_by_repair(best: State, k: int, at_least: int, steps: int, should_stop: Callable[[], bool]) -> Repaired:
    """A state that is better at a level and no worse above it, where repair finds one; else the same one.

    Args:
        best: A legal state.
        k: The level's number; `can_repair` must hold for it.
        at_least: What the level cannot be below: then it is over.
        steps: Steps without a better answer after which to give up.
        should_stop: Asked before each step.
    """
    name = levels_of(best.instance.problem)[k].name
    repair = Repair(best)
    while best.vector[k] > at_least and not should_stop():
        if name in {"overload", "peak"}:
            is_found = repair.run(_a_little_less(best, name), steps, should_stop)
        else:
            is_found = _one_case_more(repair, best, Priority[name.upper()], should_stop)
        found = repair.desks.state
        if not is_found or not found.is_legal or found.vector[: k + 1] >= best.vector[: k + 1]:
            break
        best = State(best.instance)
        best.put_all(found.place)
    return Repaired(best, repair.steps)


def _a_little_less(best: State, name: str) -> Sequence[Demand]:
    instance, value = best.instance, best.value_by_level
    if name == "overload":
        return within_caps(instance), overload_up_to(instance, value["overload"] - 1)
    percent = value["peak"] - 1
    if percent <= CAP and not any(load > 0 == a for load, a in zip(best.load, instance.available, strict=True)):
        return (peak_up_to(instance, percent),)  # then nobody is over
    return peak_up_to(instance, percent), overload_up_to(instance, value["overload"])


def _one_case_more(repair: Repair, best: State, priority: Priority, should_stop: Callable[[], bool]) -> bool:
    """Give one more case of a priority to somebody, whoever else of the less urgent has to make way."""
    demands = (within_caps(best.instance),)
    for i, case in enumerate(best.instance.cases):
        if case.priority == priority and best.place[i] == NOBODY and not should_stop():
            repair.begin(best)
            if repair.give(i, demands) and repair.run(demands, STEPS_FOR_A_CASE, should_stop, priority):
                return True
    return False
