"""What a person chooses of the window's looks: theme, size of the text, animations. Kept from one start to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup

from caseload_app.ui.actions import Act
from caseload_app.ui.theme.motion import Motion
from caseload_app.ui.theme.theme import Choice, Theme
from caseload_app.ui.window_state import WindowState

THEMES = {Act.THEME_SYSTEM: Choice.SYSTEM, Act.THEME_LIGHT: Choice.LIGHT, Act.THEME_DARK: Choice.DARK}
TEXT = {Act.TEXT_100: 100, Act.TEXT_125: 125, Act.TEXT_150: 150, Act.TEXT_200: 200}
MOTIONS = {Act.MOTION_SYSTEM: Motion.SYSTEM, Act.MOTION_ON: Motion.ON, Act.MOTION_OFF: Motion.OFF}


class Appearance(QObject):
    """Does what the actions of three groups ask; one of each group is always chosen."""

    def __init__(self, theme: Theme, state: WindowState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = state

    def works(self) -> dict[Act, Callable[[], object]]:
        """What each action does."""
        return {
            **{act: partial(self._use_theme, choice) for act, choice in THEMES.items()},
            **{act: partial(self._use_text, percent) for act, percent in TEXT.items()},
            **{act: partial(self._use_motion, motion) for act, motion in MOTIONS.items()},
        }

    def group(self, actions: Mapping[Act, QAction]) -> None:
        """Make the actions of each group exclude one another, and mark what is chosen."""
        theme = self._theme
        chosen = {
            *(act for act, choice in THEMES.items() if choice is theme.choice),
            *(act for act, percent in TEXT.items() if percent == theme.text_size),
            *(act for act, motion in MOTIONS.items() if motion is theme.motion),
        }
        for acts in (THEMES, TEXT, MOTIONS):
            group = QActionGroup(self)
            for act in acts:
                actions[act].setCheckable(True)
                actions[act].setChecked(act in chosen)
                group.addAction(actions[act])

    def _use_theme(self, choice: Choice) -> None:
        self._state.theme = choice
        self._theme.choose(choice)

    def _use_text(self, percent: int) -> None:
        self._state.text_size = percent
        self._theme.choose_text_size(percent)

    def _use_motion(self, motion: Motion) -> None:
        self._state.motion = motion
        self._theme.motion = motion
