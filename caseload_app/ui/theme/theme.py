"""The theme in use: light, dark, or as the system has it; told to everything that paints for itself."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QStyleFactory

from caseload_app.ui.theme.fonts import size_text
from caseload_app.ui.theme.motion import Motion, system_animates
from caseload_app.ui.theme.palette import palette_of
from caseload_app.ui.theme.style_sheet import style_sheet
from caseload_app.ui.theme.tokens import DARK, LIGHT, Tokens


class Choice(StrEnum):
    """What a person may choose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Holds the colours in use. ``changed`` is told after the application has been restyled."""

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        choice: Choice = Choice.SYSTEM,
        *,
        text_size: int = 100,
        motion: Motion = Motion.SYSTEM,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._text_size = text_size
        self.motion = motion
        application.setStyle(QStyleFactory.create("Fusion"))
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def choice(self) -> Choice:
        """What was chosen."""
        return self._choice

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        if self._choice is Choice.SYSTEM:
            is_dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
            return DARK if is_dark else LIGHT
        return DARK if self._choice is Choice.DARK else LIGHT

    @property
    def text_size(self) -> int:
        """The size of the text, in per cent."""
        return self._text_size

    @property
    def animates(self) -> bool:
        """Whether things may glide and fade; look here before every animation."""
        if self.motion is Motion.SYSTEM:
            return system_animates(self._application)
        return self.motion is Motion.ON

    def choose_text_size(self, percent: int) -> None:
        """Change the size of the text."""
        self._text_size = percent
        self._apply()

    def choose(self, choice: Choice) -> None:
        """Change the theme."""
        self._choice = choice
        self._apply()

    def _system_changed(self) -> None:
        if self._choice is Choice.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        size_text(self._application, self._text_size)
        self._application.setPalette(palette_of(self.tokens))
        self._application.setStyleSheet(style_sheet(self.tokens))
        self.changed.emit()
