"""What the tour says, step by step, and about which part."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from caseload_app.ui.actions import ACTIONS, Act
from caseload_app.ui.keys import keys_in_words


class Part(StrEnum):
    """The parts of the window that a step points at."""

    TRAY = "tray"
    BOARD = "board"
    SUGGEST = "suggest"
    WHY = "why"
    EXPORT = "export"


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes:
        part: what it points at.
        title: a few words.
        words: two or three short sentences, the keyboard among them.
    """

    part: Part
    title: str
    words: str


STEPS: tuple[Step, ...] = (
    Step(
        Part.TRAY,
        "Cases that need a worker",
        "The most urgent stand on top. Drag one onto a worker, or choose it and press M to be shown who could take it.",
    ),
    Step(
        Part.BOARD,
        "Everybody's caseload at a glance",
        "A row for each worker, a block for each case. A block is as wide as its share of the worker's points, so the "
        "line is everybody's cap.",
    ),
    Step(
        Part.SUGGEST,
        "Ask who could take what",
        f"Suggest ({keys_in_words(ACTIONS[Act.SUGGEST])}) finds the best way to give the cases out under your rules. "
        "Its blocks are hatched: nothing is decided until you accept.",
    ),
    Step(
        Part.WHY,
        "See why, and why not somebody else",
        "Choose a case: here stands what speaks for its worker, and what stands in everybody else's way. Choose a "
        "worker to see their work.",
    ),
    Step(
        Part.EXPORT,
        "Send the sheet round",
        "Export sheet writes a workbook for the meeting. Everything is saved as you do it, and "
        f"{keys_in_words(ACTIONS[Act.UNDO])} takes it back, "
        "tomorrow as well.",
    ),
)
