"""The open team as the window holds it: one place through which every change goes, and which tells what changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from caseload_app.services.changed import Changed, NeedsReason
from caseload_app.services.faults import KNOWN
from caseload_app.services.open_team import OpenTeam
from caseload_app.services.shown_names import Hidden
from caseload_app.ui.log_file import log


class Desk(QObject):
    """Holds at most one team."""

    opened = Signal()
    closed = Signal()
    changed = Signal(object)
    """What changed, a `Changed`."""
    refused = Signal(str)
    """A sentence: why something was not done."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.team: OpenTeam | None = None
        self.hidden = Hidden()

    @property
    def can_change(self) -> bool:
        """Whether a team is open, and not only to be looked at."""
        return self.team is not None and self.team.read_only is None

    def holds(self, path: Path) -> bool:
        """Whether this very file is open here, and can be changed; opened again it could only be looked at."""
        try:
            return self.team is not None and self.can_change and self.team.path.samefile(path)
        except OSError:
            return False

    def open(self, opening: Callable[[], OpenTeam]) -> bool:
        """Open a team in place of the one that is open; that one stays when it does not work."""
        try:
            team = opening()
        except KNOWN as fault:
            log.info("a team file was not opened: %s", type(fault).__name__)
            self.refused.emit(str(fault))
            return False
        self.close()
        if self.hidden != Hidden():
            team.hide_names(self.hidden)
        self.team = team
        log.info("a team file was opened%s", " to look at only" if team.read_only else "")
        self.opened.emit()
        return True

    def hide_names(self, hidden: Hidden) -> None:
        """Choose which names are shown, of this team and of every one that is opened after it."""
        self.hidden = hidden
        if self.team is not None:
            self.changed.emit(self.team.hide_names(hidden))

    def close(self) -> None:
        """Close the team; everything in it is saved already."""
        if self.team is not None:
            team, self.team = self.team, None
            team.close()
            log.info("the team file was closed")
            self.closed.emit()

    def do(
        self,
        change: Callable[[OpenTeam, str | None], Changed],
        ask_reason: Callable[[NeedsReason], str | None] | None = None,
    ) -> Changed | None:
        """Do one change and tell what changed; None when it was not done.

        Args:
            change: gets the team, and the reason for an override once one was given.
            ask_reason: asked when a hard rule stands in the way; None leaves everything as it is.
        """
        if self.team is None:
            return None
        try:
            try:
                changed = change(self.team, None)
            except NeedsReason as needed:
                reason = ask_reason(needed) if ask_reason is not None else None
                if not reason:
                    return None
                changed = change(self.team, reason)
        except KNOWN as fault:
            log.info("a change was not made: %s", type(fault).__name__)
            self.refused.emit(str(fault))
            return None
        self.changed.emit(changed)
        return changed
