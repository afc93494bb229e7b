"""The window never stalls: a timer goes on ticking while a suggestion is looked for."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt, QTimer

from tests.journeys.person import Person

TICK_MS = 10
LONGEST_GAP = 15
"""In units of a piece of plain Python that takes some 20 ms on a quiet machine: a busy one is given its time."""
RUNS = 3


def largest_gap_ms(person: Person) -> float:
    """The longest time between two ticks while one suggestion is made and shown, in milliseconds."""
    ticks = [time.perf_counter()]
    timer = QTimer(person.window, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    person.suggest()
    timer.stop()
    ticks.append(time.perf_counter())
    return max(later - earlier for earlier, later in pairwise(ticks)) * 1000


def unit_ms() -> float:
    """How long a fixed piece of work takes right now, in milliseconds."""
    began = time.perf_counter()
    sum(i * i for i in range(300_000))
    return (time.perf_counter() - began) * 1000


def test_the_window_does_not_stall_while_a_suggestion_is_made(
    person: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    person.open_sample()
    person.qtbot.waitExposed(person.window)

    gaps: list[float] = []
    while len(gaps) < RUNS and (not gaps or min(gaps) > LONGEST_GAP):
        unit = unit_ms()
        gap = largest_gap_ms(person)
        gaps.append(gap / max(unit, unit_ms()))  # other programs may hold a machine up: the best run counts

        with capsys.disabled():
            print(f"\nlargest gap of a {TICK_MS} ms timer while a suggestion runs: {gap:.0f} ms")  # noqa: T201
    assert min(gaps) <= LONGEST_GAP
