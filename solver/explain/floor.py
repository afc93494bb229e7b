"""What an answer proves about every problem with less freedom: level values that no answer to it can beat."""

from __future__ import annotations

from solver.result import Result


def floor_of(result: Result) -> tuple[int, ...]:
    """The levels' bounds, up to and with the first one that is not proved: below that nothing is known."""
    bounds: list[int] = []
    for level in result.levels:
        if level.bound is None:
            break
        bounds.append(level.bound)
        if level.bound < level.value:
            break
    return tuple(bounds)
