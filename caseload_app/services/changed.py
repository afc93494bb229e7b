"""What a change did, for the views that show it, and why one was not made."""

from __future__ import annotations

from dataclasses import dataclass

from caseload_app.services.board import InTheWay


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What to refresh, and what to say.

    Attributes:
        case_ids: the cases that changed.
        worker_ids: the workers whose rows changed.
        everything: whether more than that changed (an import, another day), so that every view starts anew.
        words: a sentence for a toast and a screen reader; empty when nothing happened.
        can_undo: whether *Undo* would take back just this.
    """

    case_ids: frozenset[str] = frozenset()
    worker_ids: frozenset[str] = frozenset()
    everything: bool = False
    words: str = ""
    can_undo: bool = False


NOTHING = Changed()
"""Nothing was changed and nothing is to be said."""


class NotDone(Exception):
    """Something was asked that cannot be done as things stand; the message is a sentence."""


class NeedsReason(NotDone):
    """A hard rule stands in the way: the manager may go on, and says why."""

    def __init__(self, in_the_way: tuple[InTheWay, ...]) -> None:
        self.in_the_way = in_the_way
        said = "; ".join(dict.fromkeys(found.sentence for found in in_the_way))
        super().__init__(f"{said}. Give a reason to do it all the same.")


class BoardHasChanged(NotDone):
    """A suggestion, or a workbook that was read, belongs to a board that has changed meanwhile."""
