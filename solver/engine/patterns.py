"""Patterns: every set of cases that a worker may end with, as a column of its own.

Loads come in whole cases, and a relaxation that fills desks with pieces of cases levels them better than anybody can.
Once the levels above have left few open cases to a worker, the sets can be listed, each with its exact cost, and the
relaxation sees desks as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from solver.engine.reduce import NOBODY, Instance
from solver.problem import Hundredths
from solver.rules import is_within_cap


@dataclass(frozen=True, slots=True)
class Pattern:
    """The open cases in a set, and the worker's load with it and with what stays there anyway."""

    cases: tuple[int, ...]
    load: Hundredths


@dataclass(frozen=True, slots=True)
class _Desk:
    """A worker with some cases; ``receives`` says whether any of them is new there."""

    load: Hundredths
    count: int
    heaviest: Mapping[int, Hundredths]
    receives: bool


def patterns(instance: Instance, w: int, stay: Sequence[int], open_: Sequence[int], most: int) -> list[Pattern] | None:
    """Every set of open cases with which the worker keeps the cap rule, the empty one too.

    Args:
        instance: The reduced problem.
        w: The worker.
        stay: The free cases that are on the worker in any case.
        open_: The free cases that may be.
        most: How many sets are too many.

    Returns:
        The sets, or None when there are too many.
    """
    base = instance.base[w]
    start = _Desk(base.load, base.count, base.heaviest, receives=False)
    for i in stay:
        start = _with_case(instance, w, start, i)
    found: list[Pattern] = []

    def extend(desk: _Desk, chosen: tuple[int, ...], rest: int) -> bool:
        found.append(Pattern(chosen, desk.load))
        if len(found) > most:
            return False
        for k in range(rest, len(open_)):
            fuller = _with_case(instance, w, desk, open_[k])
            # Load and count only grow: past the cap there is nothing further on.
            if _keeps_the_cap(instance, w, fuller) and not extend(fuller, (*chosen, open_[k]), k + 1):
                return False
        return True

    return found if extend(start, (), 0) else None


def _with_case(instance: Instance, w: int, desk: _Desk, i: int) -> _Desk:
    case = instance.cases[i]
    option = case.options[w]
    receives = desk.receives or case.home != w
    if case.family == NOBODY:
        return _Desk(desk.load + option.points, desk.count + 1, desk.heaviest, receives)
    before = desk.heaviest.get(case.family, 0)
    load = desk.load + option.as_sibling + max(0, option.as_heaviest - before)
    return _Desk(load, desk.count + 1, {**desk.heaviest, case.family: max(before, option.as_heaviest)}, receives)


def _keeps_the_cap(instance: Instance, w: int, desk: _Desk) -> bool:
    return not desk.receives or is_within_cap(desk.load, instance.available[w], desk.count, instance.maximum_cases[w])
