"""Whose names are on the screen: hidden for the moment by one key, or until screen-share mode is turned off again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from caseload_app.services.shown_names import Hidden
from caseload_app.ui.desk import Desk
from caseload_app.ui.window_state import WindowState


class Privacy(QObject):
    """Tells the desk what to hide. Hiding for the moment ends with the window; screen-share mode outlives it."""

    changed = Signal()
    said = Signal(str)
    """A sentence about what is hidden now."""

    def __init__(self, desk: Desk, state: WindowState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._state = state
        self._for_now = False
        desk.hide_names(self.hidden)

    @property
    def is_hiding(self) -> bool:
        """Whether children's names are hidden, for whichever reason."""
        return self._for_now or self._state.is_sharing_screen

    @property
    def is_sharing(self) -> bool:
        """Whether screen-share mode is on."""
        return self._state.is_sharing_screen

    @property
    def workers_as_initials(self) -> bool:
        """Whether workers go by their initials while names are hidden."""
        return self._state.workers_as_initials

    @property
    def hidden(self) -> Hidden:
        """What is hidden now."""
        return Hidden(children=self.is_hiding, workers=self.is_hiding and self.workers_as_initials)

    def switch(self) -> None:
        """Hide names for the moment, or show them; screen-share mode is left only by its own switch."""
        if self.is_sharing:
            self._apply("Screen-share mode is on: names stay hidden until you turn it off in the menu.")
            return
        self._for_now = not self._for_now
        self._apply(
            "Children's names are hidden on this screen. Exported sheets still have them."
            if self._for_now
            else "Names are shown again."
        )

    def share(self) -> None:
        """Turn screen-share mode on or off."""
        self._state.is_sharing_screen = not self._state.is_sharing_screen
        self._for_now = False
        self._apply(
            "Screen-share mode is on: names stay hidden until you turn it off, also after a restart. "
            "Exported sheets still have them."
            if self.is_sharing
            else "Screen-share mode is off. Names are shown again."
        )

    def switch_initials(self) -> None:
        """Let workers go by their initials while names are hidden, or by their names."""
        self._state.workers_as_initials = not self.workers_as_initials
        self._apply("")

    def _apply(self, words: str) -> None:
        self._desk.hide_names(self.hidden)
        self.changed.emit()
        if words:
            self.said.emit(words)
