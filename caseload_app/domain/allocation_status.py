"""What became of a case in an allocation: the word that stands beside it on the sheet."""

from __future__ import annotations

from enum import StrEnum


class AllocationStatus(StrEnum):
    """Where a case ended, compared with where it was."""

    HELD = "held"
    SUGGESTED = "suggested"
    MOVED = "moved"
    LOCKED = "locked"
    UNALLOCATED = "unallocated"

    @classmethod
    def of(cls, *, locked: bool, before: str | None, after: str | None) -> AllocationStatus:
        """The status of a case from the worker it had and the worker it has (None: nobody)."""
        if locked:
            return cls.LOCKED
        if after is None:
            return cls.UNALLOCATED
        if before is None:
            return cls.SUGGESTED
        return cls.HELD if before == after else cls.MOVED
