"""What a set of cases on one worker, or a case left over, adds to each level: all but the peak fall apart by worker.

The value of a level is its constant, plus its part of each worker's set, plus its part of each case left over, less its
part of each family that has a worker at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from solver.engine.reduce import NOBODY, Instance
from solver.objectives import levels_of, spread
from solver.problem import Priority

NOTHING = "nothing"
"""Counted like a level: whatever anybody does costs nothing."""


@dataclass(frozen=True, slots=True)
class LevelCosts:
    """The parts of one level.

    Attributes:
        constant: What it is when nothing is added.
        on: By case and worker (missing: 0).
        nowhere: By case (missing: 0).
        new_family: For each family in a set of which the worker holds nobody for good.
        with_a_worker: Taken off for each family of `Costs.may_have_none` that has a worker.
        over: For each hundredth over the available points.
        spread: For each unit of a worker's part of the spread.
        moved_in: By case, what the linear model has as a constant and takes off where the case is at its best place;
            here every other place costs it. Prices of cases differ by as much.
    """

    constant: int = 0
    on: Mapping[tuple[int, int], int] = field(default_factory=dict)
    nowhere: Mapping[int, int] = field(default_factory=dict)
    new_family: int = 0
    with_a_worker: int = 0
    over: int = 0
    spread: int = 0
    moved_in: Mapping[int, int] = field(default_factory=dict)


class Costs:
    """The parts of every level but the peak, and the families of which perhaps nobody has a worker.

    Args:
        instance: A reduced problem in which no held case may move.
    """

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        members: dict[int, list[int]] = {}
        for i, case in enumerate(instance.cases):
            if case.family != NOBODY:
                members.setdefault(case.family, []).append(i)
        self.may_have_none = {f: cases for f, cases in members.items() if f not in instance.families_at_base}
        self._families = members.keys() | instance.families_at_base.keys()
        self.by_level = {
            level.name: self._of(level.name) for level in levels_of(instance.problem) if level.name != "peak"
        }
        self.by_level[NOTHING] = LevelCosts()

    def of_set(self, name: str, w: int, cases: frozenset[int], load: int) -> int:
        """What a set of cases on a worker, with its load, adds to a level."""
        costs, instance = self.by_level[name], self.instance
        total = sum(costs.on.get((i, w), 0) for i in cases)
        if costs.new_family:
            families = {instance.cases[i].family for i in cases} - {NOBODY}
            new = sum(w not in instance.families_at_base.get(family, ()) for family in families)
            total += costs.new_family * new
        if costs.over:
            total += costs.over * max(0, load - instance.available[w])
        if costs.spread and instance.available[w]:
            total += costs.spread * spread.of_worker(load, instance.available[w])
        return total

    def _of(self, name: str) -> LevelCosts:
        instance = self.instance
        weights = instance.problem.policy.continuity
        cases = list(enumerate(instance.cases))
        if name == "overload":
            return LevelCosts(over=1)
        if name == "spread":
            return LevelCosts(spread=1)
        if name == "fit":
            return LevelCosts(on={(i, w): o.fit for i, case in cases for w, o in case.options.items() if o.fit})
        if name == "continuity":
            lost = {
                (i, w): weights.previous_worker
                for i, case in cases
                if case.previous != NOBODY
                for w in case.options
                if w != case.previous
            }
            split = weights.family_split
            at_base = sum(len(ws) for ws in instance.families_at_base.values())
            return LevelCosts(
                constant=split * (at_base - (len(self._families) - len(self.may_have_none))),
                on=lost,
                new_family=split,
                with_a_worker=split,
                moved_in={i: weights.previous_worker for i, case in cases if case.previous != NOBODY},
            )
        if name == "stability":
            return LevelCosts(
                constant=instance.fixed_unseen,
                on=_not_there({i: case.last_seen for i, case in cases if case.last_seen is not None}, instance),
                nowhere={i: 1 for i, case in cases if case.last_seen not in (None, NOBODY)},
                moved_in={i: 1 for i, case in cases if case.last_seen is not None},
            )
        if name == "chosen":
            return LevelCosts(
                constant=instance.fixed_not_as_chosen,
                on=_not_there({i: case.chosen for i, case in cases if case.chosen is not None}, instance),
                nowhere={i: 1 for i, case in cases if case.chosen is not None},
                moved_in={i: 1 for i, case in cases if case.chosen is not None},
            )
        priority = Priority[name.upper()]
        return LevelCosts(
            constant=instance.fixed_unallocated[priority],
            nowhere={i: 1 for i, case in cases if case.priority == priority},
        )


def _not_there(there: Mapping[int, int], instance: Instance) -> dict[tuple[int, int], int]:
    """1 for each of these cases on another worker."""
    return {(i, w): 1 for i, place in there.items() for w in instance.cases[i].options if w != place}
