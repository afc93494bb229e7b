"""The lines under a worker's part of the spread: between the loads that can be reached, and exact at each of them.

The part f is convex before it is rounded down to g. Every point (load, g) lies above f - 1, so their lower hull does
too: hull > f - 1 >= g - 1. A whole-number cost above the hull is therefore at least g: the lines lose nothing.
"""

from __future__ import annotations

from solver.engine.reduce import NOBODY, Instance
from solver.objectives.spread import of_worker

Corner = tuple[int, int]


def reachable_loads(instance: Instance, w: int, top: int) -> list[int]:
    """Every load up to ``top`` that sums of the worker's options can make, and perhaps a few more, rising."""
    bits = 1 << instance.base[w].load
    mask = (1 << (top + 1)) - 1
    extras: dict[int, set[int]] = {}
    for case in instance.cases:
        option = case.options.get(w)
        if option is None:
            continue
        if case.family == NOBODY:
            bits |= (bits << option.points) & mask
        else:
            bits |= (bits << option.as_sibling) & mask
            floor_ = instance.base[w].heaviest.get(case.family, 0)
            extras.setdefault(case.family, set()).add(max(0, option.as_heaviest - floor_))
    for heights in extras.values():
        for_family = bits
        for height in heights:
            for_family |= (bits << height) & mask
        bits = for_family
    return [load for load in range(top + 1) if bits >> load & 1]


def lower_hull(loads: list[int], available: int) -> list[Corner]:
    """The corners of the largest convex function that is nowhere above the worker's part of the spread."""
    hull: list[Corner] = []
    for load in loads:
        corner = (load, of_worker(load, available))
        while len(hull) > 1 and _is_above(hull[-1], hull[-2], corner):
            hull.pop()
        hull.append(corner)
    return hull


def _is_above(middle: Corner, left: Corner, right: Corner) -> bool:
    return (middle[1] - left[1]) * (right[0] - left[0]) > (right[1] - left[1]) * (middle[0] - left[0])
