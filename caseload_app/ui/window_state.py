"""What the window remembers from one start to the next: size, theme, the files opened last, the teams collapsed.

Names of files and of teams are in it; no child's name, no worker's, no case.
"""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_config_path
from PySide6.QtCore import QByteArray, QSettings

from caseload_app.ui.theme.fonts import TEXT_SIZES
from caseload_app.ui.theme.motion import Motion
from caseload_app.ui.theme.theme import Choice

APP = "caseload-app"
_MOST_RECENT = 6


class WindowState:
    """A small ini file in the user's own folder."""

    def __init__(self, path: Path | None = None) -> None:
        self._settings = QSettings(
            str(path or user_config_path(APP, appauthor=False) / "window.ini"), QSettings.Format.IniFormat
        )

    @property
    def theme(self) -> Choice:
        """The chosen theme."""
        try:
            return Choice(str(self._settings.value("theme", Choice.SYSTEM.value)))
        except ValueError:
            return Choice.SYSTEM

    @theme.setter
    def theme(self, choice: Choice) -> None:
        self._settings.setValue("theme", choice.value)

    @property
    def text_size(self) -> int:
        """The chosen size of the text, in per cent."""
        kept = str(self._settings.value("text_size", "100"))
        return int(kept) if kept.isdigit() and int(kept) in TEXT_SIZES else 100

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._settings.setValue("text_size", percent)

    @property
    def motion(self) -> Motion:
        """Whether things may move by themselves."""
        try:
            return Motion(str(self._settings.value("motion", Motion.SYSTEM.value)))
        except ValueError:
            return Motion.SYSTEM

    @motion.setter
    def motion(self, choice: Motion) -> None:
        self._settings.setValue("motion", choice.value)

    @property
    def is_sharing_screen(self) -> bool:
        """Whether screen-share mode is on."""
        return self._is_on("sharing_screen")

    @is_sharing_screen.setter
    def is_sharing_screen(self, wanted: bool) -> None:
        self._settings.setValue("sharing_screen", wanted)
        self._settings.sync()

    @property
    def workers_as_initials(self) -> bool:
        """Whether workers go by their initials while names are hidden."""
        return self._is_on("workers_as_initials")

    @workers_as_initials.setter
    def workers_as_initials(self, wanted: bool) -> None:
        self._settings.setValue("workers_as_initials", wanted)
        self._settings.sync()

    @property
    def has_seen_tour(self) -> bool:
        """Whether the tour was gone through, or skipped."""
        return self._is_on("tour_seen")

    def saw_tour(self) -> None:
        """Do not offer the tour again."""
        self._settings.setValue("tour_seen", "true")
        self._settings.sync()

    def _is_on(self, key: str) -> bool:
        return str(self._settings.value(key, "false")).casefold() == "true"

    @property
    def recent(self) -> tuple[Path, ...]:
        """The team files opened last, the latest first; whether each is still there is not looked at."""
        return tuple(map(Path, self._recent_texts()))

    def forget(self, path: Path) -> None:
        """Do not offer a team file any more."""
        self._settings.setValue("recent", [text for text in self._recent_texts() if text != str(path)])
        self._settings.sync()

    def opened(self, path: Path) -> None:
        """Remember that a team file was opened."""
        texts = [str(path), *(text for text in self._recent_texts() if text != str(path))]
        self._settings.setValue("recent", texts[:_MOST_RECENT])
        self._settings.sync()

    def _recent_texts(self) -> list[str]:
        kept = self._settings.value("recent", [])
        return [kept] if isinstance(kept, str) else [str(text) for text in kept] if isinstance(kept, list) else []

    @property
    def geometry(self) -> QByteArray:
        """The window's place, empty at the first start."""
        kept = self._settings.value("geometry", QByteArray())
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @property
    def splitter(self) -> QByteArray:
        """How wide tray and why are."""
        kept = self._settings.value("splitter", QByteArray())
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @property
    def table(self) -> QByteArray:
        """The table's columns: which, how wide, in which order."""
        kept = self._settings.value("table", QByteArray())
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @property
    def table_group(self) -> str:
        """What the table is grouped by."""
        return str(self._settings.value("table group", ""))

    @property
    def shows_table(self) -> bool:
        """Whether the table is shown instead of the board."""
        return str(self._settings.value("view", "")) == "table"

    def keep_table(self, columns: QByteArray, group: str, *, shown: bool) -> None:
        """Remember how the table stands, and whether it is shown."""
        self._settings.setValue("table", columns)
        self._settings.setValue("table group", group)
        self._settings.setValue("view", "table" if shown else "board")

    @property
    def board_looks(self) -> tuple[str, float, frozenset[str]]:
        """What the board's rows are sorted by, its zoom, and the teams that are collapsed."""
        zoom, collapsed = str(self._settings.value("board_zoom", "1.0")), self._settings.value("board_collapsed", [])
        teams = [collapsed] if isinstance(collapsed, str) else collapsed if isinstance(collapsed, list) else []
        try:
            return str(self._settings.value("board_order", "")), float(zoom), frozenset(map(str, teams))
        except ValueError:
            return "", 1.0, frozenset()

    def keep_board_looks(self, order: str, zoom: float, collapsed: frozenset[str]) -> None:
        """Remember how the board is sorted, how large it is and which teams are collapsed."""
        self._settings.setValue("board_order", order)
        self._settings.setValue("board_zoom", zoom)
        self._settings.setValue("board_collapsed", sorted(collapsed))

    def keep(self, geometry: QByteArray, splitter: QByteArray) -> None:
        """Remember how the window stands."""
        self._settings.setValue("geometry", geometry)
        self._settings.setValue("splitter", splitter)
        self._settings.sync()
