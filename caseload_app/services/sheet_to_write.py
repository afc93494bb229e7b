"""The allocation sheet as somebody asked for it: how things stood at that moment, to be written in another thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from caseload_app.services.board import Board
from caseload_app.services.draft import Draft
from caseload_app.store.state import State


@dataclass(frozen=True, slots=True)
class SheetToWrite:
    """What the sheet is made of. Nothing in it changes any more, whatever is done on the board meanwhile.

    Attributes:
        board: what was shown.
        state: what was saved, with how it stood at the last import.
        draft: the suggestion that was shown, if any.
    """

    board: Board
    state: State
    draft: Draft | None

    @property
    def not_on_it(self) -> int:
        """How many suggestions nobody has accepted yet; they are not on the sheet."""
        return len(self.board.proposals)

    def write(self, path: Path, should_stop: Callable[[], bool] = lambda: False) -> bool:
        """Write it: what was accepted since the last import is suggested or moved there.

        Args:
            path: the file; an older one is replaced only by a complete one.
            should_stop: true ends it, with nothing written.

        Returns:
            Whether it was written.

        Raises:
            CannotWrite: when it cannot be written; an older file is untouched.
        """
        from caseload_app.exchange.allocation_sheet.writer import (  # loads openpyxl
            WritingStopped,
            write_allocation_sheet,
        )
        from caseload_app.exchange.atomic_file import check_target
        from caseload_app.services.sheet_since_import import sheet_since_import

        check_target(path)  # nobody waits for a sheet that has no place
        sheet = sheet_since_import(self.board, self.state, self.draft, should_stop=should_stop)
        try:
            write_allocation_sheet(path, sheet, should_stop)
        except WritingStopped:
            return False
        return True
