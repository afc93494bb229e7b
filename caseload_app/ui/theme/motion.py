"""Whether things may move by themselves: on, off, or as the system has it."""

from __future__ import annotations

import ctypes
import sys
from enum import StrEnum

from PySide6.QtWidgets import QApplication, QStyle

_CLIENT_AREA_ANIMATION = 0x1042
"""SPI_GETCLIENTAREAANIMATION of Windows' SystemParametersInfo: "Animation effects" in its accessibility settings.

Qt tells of this setting from 6.12 on only.
"""


class Motion(StrEnum):
    """What a person may choose."""

    SYSTEM = "system"
    ON = "on"
    OFF = "off"


def system_animates(application: QApplication) -> bool:
    """Whether the system wants animations."""
    if sys.platform == "win32":
        wanted = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(wanted), 0)
        return bool(wanted.value)
    return bool(application.style().styleHint(QStyle.StyleHint.SH_Widget_Animate))
