"""The steps of the board's zoom, from one line a worker to blocks three times as wide."""

from __future__ import annotations

STEPS = (0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
USUAL = 1.0


def next_step(zoom: float, steps: int) -> float:
    """So many steps larger (negative: smaller), as far as there are any."""
    nearest = min(range(len(STEPS)), key=lambda k: abs(STEPS[k] - zoom))
    return STEPS[min(max(0, nearest + steps), len(STEPS) - 1)]


def nearest_step(zoom: float) -> float:
    """The step nearest to a zoom that was kept."""
    return STEPS[min(range(len(STEPS)), key=lambda k: abs(STEPS[k] - zoom))]


def in_words(zoom: float) -> str:
    """The zoom in per cent."""
    return f"{round(zoom * 100)} %"
