"""Everything that can be done, once: words, shortcut, icon. Buttons, menus and the list of shortcuts come from here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """The names of the actions."""

    IMPORT = "import"
    OPEN = "open"
    SAMPLE = "sample"
    TEMPLATE = "template"
    SUGGEST = "suggest"
    SUGGEST_WITH = "suggest with"
    CANCEL = "cancel"
    ACCEPT_ALL = "accept all"
    ACCEPT = "accept"
    REFUSE = "refuse"
    LOCK = "lock"
    MOVE = "move"
    UNALLOCATE = "unallocate"
    ROW_UP = "row up"
    ROW_DOWN = "row down"
    CUT = "cut"
    PASTE = "paste"
    UNDO = "undo"
    REDO = "redo"
    EXPORT = "export"
    DAY = "day"
    SEARCH = "search"
    TO_TRAY = "to tray"
    TO_BOARD = "to board"
    TO_WHY = "to why"
    THEME_SYSTEM = "theme system"
    THEME_LIGHT = "theme light"
    THEME_DARK = "theme dark"
    SHORTCUTS = "shortcuts"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action.

    Attributes:
        words: on buttons and in menus; an ellipsis where a question follows.
        keys: the shortcuts, the first one is shown.
        icon: an icon's name, or empty.
        on_board: whether it works on what is selected, so that its keys count only beside board and tray.
    """

    words: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    on_board: bool = False


ACTIONS: dict[Act, ActionRow] = {
    Act.IMPORT: ActionRow("Import \u2026", ("Ctrl+I",), "import"),
    Act.OPEN: ActionRow("Open a team file \u2026", ("Ctrl+O",), "open"),
    Act.SAMPLE: ActionRow("Open the sample team", (), "team"),
    Act.TEMPLATE: ActionRow("Save an empty template \u2026", (), "template"),
    Act.SUGGEST: ActionRow("Suggest", ("Ctrl+Return", "Ctrl+Enter"), "suggest"),
    Act.SUGGEST_WITH: ActionRow("Suggest with \u2026", ("Ctrl+Shift+Return",), "suggest"),
    Act.CANCEL: ActionRow("Stop looking", ("Ctrl+.",), "refuse"),
    Act.ACCEPT_ALL: ActionRow("Accept all", ("Ctrl+Shift+A",), "accept"),
    Act.ACCEPT: ActionRow("Accept", ("A",), "accept", on_board=True),
    Act.REFUSE: ActionRow("Refuse \u2026", ("R",), "refuse", on_board=True),
    Act.LOCK: ActionRow("Lock or unlock", ("L",), "lock", on_board=True),
    Act.MOVE: ActionRow("Move to \u2026", ("M", "Return", "Enter"), "move", on_board=True),
    Act.UNALLOCATE: ActionRow("Leave unallocated", ("Del",), "", on_board=True),
    Act.ROW_UP: ActionRow("Move to the row above", ("Alt+Up",), "", on_board=True),
    Act.ROW_DOWN: ActionRow("Move to the row below", ("Alt+Down",), "", on_board=True),
    Act.CUT: ActionRow("Cut", ("Ctrl+X",), "", on_board=True),
    Act.PASTE: ActionRow("Paste on this worker", ("Ctrl+V",), "", on_board=True),
    Act.UNDO: ActionRow("Undo", ("Ctrl+Z",), "undo"),
    Act.REDO: ActionRow("Redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
    Act.EXPORT: ActionRow("Export sheet \u2026", ("Ctrl+E",), "export"),
    Act.DAY: ActionRow("Allocation day \u2026", ("Ctrl+D",), "calendar"),
    Act.SEARCH: ActionRow("Search the tray", ("Ctrl+F",), "search"),
    Act.TO_TRAY: ActionRow("Go to the tray", ("Ctrl+1",)),
    Act.TO_BOARD: ActionRow("Go to the board", ("Ctrl+2",)),
    Act.TO_WHY: ActionRow("Go to why", ("Ctrl+3",)),
    Act.THEME_SYSTEM: ActionRow("As the system has it"),
    Act.THEME_LIGHT: ActionRow("Light"),
    Act.THEME_DARK: ActionRow("Dark"),
    Act.SHORTCUTS: ActionRow("Keyboard shortcuts", ("?", "F1"), "help"),
    Act.QUIT: ActionRow("Close", ("Ctrl+Q",)),
}
