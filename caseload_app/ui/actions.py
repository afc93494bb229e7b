"""Everything that can be done, once: words, shortcut, icon. Buttons, menus, *Find* and the help come from here."""

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
    COPY = "copy"
    PASTE = "paste"
    UNDO = "undo"
    REDO = "redo"
    EXPORT = "export"
    DAY = "day"
    FIND = "find"
    SEARCH = "search"
    TABLE = "table"
    CARD = "card"
    SORT_LIST = "sort list"
    SORT_NAME = "sort name"
    SORT_LOAD = "sort load"
    SORT_HEADROOM = "sort headroom"
    COLLAPSE_TEAMS = "collapse teams"
    SHOW_TEAMS = "show teams"
    ZOOM_IN = "zoom in"
    ZOOM_OUT = "zoom out"
    ZOOM_USUAL = "zoom usual"
    TO_TRAY = "to tray"
    TO_BOARD = "to board"
    TO_WHY = "to why"
    THEME_SYSTEM = "theme system"
    THEME_LIGHT = "theme light"
    THEME_DARK = "theme dark"
    TEXT_100 = "text 100"
    TEXT_125 = "text 125"
    TEXT_150 = "text 150"
    TEXT_200 = "text 200"
    MOTION_SYSTEM = "motion system"
    MOTION_ON = "motion on"
    MOTION_OFF = "motion off"
    HIDE_NAMES = "hide names"
    SHARE_SCREEN = "share screen"
    WORKER_INITIALS = "worker initials"
    HELP = "help"
    TOUR = "tour"
    SHORTCUTS = "shortcuts"
    QUIT = "quit"


class Group(StrEnum):
    """What an action is about: the headings in the list of shortcuts and in the help."""

    SUGGEST = "Suggest and decide"
    MOVE = "Move cases"
    LOOK = "Look and find"
    SCREEN = "The screen"
    FILE = "Files"
    HELP = "Help"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action.

    Attributes:
        words: on buttons and in menus; an ellipsis where a question follows.
        group: what it is about.
        keys: the shortcuts, the first one is shown.
        icon: an icon's name, or empty.
        on_board: whether it works on what is selected, so that its keys count only beside board, table and tray.
        full: the words where they stand alone, away from a menu's heading; empty where `words` says it all.
        also: other words that people look for it by.
        needs: what must be there first, for a sentence ("Needs a suggestion").
        over_questions: whether its keys work while a question is open, too.
    """

    words: str
    group: Group
    keys: tuple[str, ...] = ()
    icon: str = ""
    on_board: bool = False
    full: str = ""
    also: str = ""
    needs: str = "an open team"
    over_questions: bool = False

    @property
    def alone(self) -> str:
        """The words as they stand alone, without an ellipsis."""
        return (self.full or self.words).removesuffix(" \u2026")


_CASE = "a selected case"
_SUGGESTED = "a selected case with a suggestion"

ACTIONS: dict[Act, ActionRow] = {
    Act.SUGGEST: ActionRow(
        "Suggest", Group.SUGGEST, ("Ctrl+Return", "Ctrl+Enter"), "suggest", also="allocate propose solve"
    ),
    Act.SUGGEST_WITH: ActionRow(
        "Suggest with \u2026",
        Group.SUGGEST,
        ("Ctrl+Shift+Return",),
        "suggest",
        full="Suggest with a special wish",
        also="cover leaver absence rebalance level moves",
    ),
    Act.CANCEL: ActionRow(
        "Stop looking", Group.SUGGEST, ("Ctrl+.",), "refuse", also="cancel", needs="a search that is running"
    ),
    Act.ACCEPT: ActionRow("Accept", Group.SUGGEST, ("A",), "accept", on_board=True, needs=_SUGGESTED),
    Act.ACCEPT_ALL: ActionRow("Accept all", Group.SUGGEST, ("Ctrl+Shift+A",), "accept", needs="a suggestion"),
    Act.REFUSE: ActionRow(
        "Refuse \u2026", Group.SUGGEST, ("R",), "refuse", on_board=True, also="reject decline", needs=_SUGGESTED
    ),
    Act.LOCK: ActionRow("Lock or unlock", Group.SUGGEST, ("L",), "lock", on_board=True, also="pin", needs=_CASE),
    Act.UNDO: ActionRow("Undo", Group.SUGGEST, ("Ctrl+Z",), "undo", also="take back", needs="something to undo"),
    Act.REDO: ActionRow("Redo", Group.SUGGEST, ("Ctrl+Y", "Ctrl+Shift+Z"), "redo", needs="something taken back"),
    Act.MOVE: ActionRow(
        "Move to \u2026",
        Group.MOVE,
        ("M", "Return", "Enter"),
        "move",
        on_board=True,
        full="Move to another worker",
        also="allocate reallocate give assign",
        needs=_CASE,
    ),
    Act.UNALLOCATE: ActionRow(
        "Leave unallocated", Group.MOVE, ("Del",), "", on_board=True, also="tray remove", needs=_CASE
    ),
    Act.ROW_UP: ActionRow("Move to the row above", Group.MOVE, ("Alt+Up",), "", on_board=True, needs=_CASE),
    Act.ROW_DOWN: ActionRow("Move to the row below", Group.MOVE, ("Alt+Down",), "", on_board=True, needs=_CASE),
    Act.CUT: ActionRow("Cut", Group.MOVE, ("Ctrl+X",), "", on_board=True, full="Cut cases to paste them", needs=_CASE),
    Act.PASTE: ActionRow("Paste on this worker", Group.MOVE, ("Ctrl+V",), "", on_board=True),
    Act.COPY: ActionRow(
        "Copy",
        Group.MOVE,
        ("Ctrl+C",),
        "copy",
        on_board=True,
        full="Copy cases as rows for a spreadsheet",
        also="clipboard",
        needs=_CASE,
    ),
    Act.DAY: ActionRow(
        "Allocation day \u2026", Group.LOOK, ("Ctrl+D",), "calendar", full="Choose the allocation day", also="date"
    ),
    Act.FIND: ActionRow(
        "Find \u2026", Group.LOOK, ("Ctrl+K",), "search", full="Find a case, worker, team or command", needs=""
    ),
    Act.SEARCH: ActionRow("Search the tray", Group.LOOK, ("Ctrl+F",), "search", also="filter", needs="an open team"),
    Act.TABLE: ActionRow(
        "Show as a table", Group.LOOK, ("Ctrl+T",), "table", full="Board or table", also="list grid rows columns"
    ),
    Act.CARD: ActionRow(
        "More about this",
        Group.LOOK,
        ("I",),
        "",
        on_board=True,
        full="More about the case, worker or team",
        also="card",
    ),
    Act.SORT_LIST: ActionRow(
        "As in the team list", Group.LOOK, ("Alt+1",), full="Sort the board as in the team list", also="order rows"
    ),
    Act.SORT_NAME: ActionRow("By name", Group.LOOK, ("Alt+2",), full="Sort the board by name", also="order rows"),
    Act.SORT_LOAD: ActionRow(
        "Fullest first", Group.LOOK, ("Alt+3",), full="Sort the board, fullest first", also="order rows load workload"
    ),
    Act.SORT_HEADROOM: ActionRow(
        "Most room first",
        Group.LOOK,
        ("Alt+4",),
        full="Sort the board, most room first",
        also="order rows headroom free",
    ),
    Act.COLLAPSE_TEAMS: ActionRow(
        "Collapse all teams", Group.LOOK, ("Alt+Left",), also="groups fold", needs="more than one team"
    ),
    Act.SHOW_TEAMS: ActionRow(
        "Show all teams", Group.LOOK, ("Alt+Right",), also="groups expand", needs="more than one team"
    ),
    Act.ZOOM_IN: ActionRow("Larger blocks", Group.SCREEN, ("Ctrl++", "Ctrl+="), also="zoom in scale"),
    Act.ZOOM_OUT: ActionRow("Smaller blocks", Group.SCREEN, ("Ctrl+-",), also="zoom out scale rows"),
    Act.ZOOM_USUAL: ActionRow("Blocks at the usual size", Group.SCREEN, ("Ctrl+0",), also="zoom reset 100 %"),
    Act.TO_TRAY: ActionRow("Go to the tray", Group.LOOK, ("Ctrl+1",), also="unallocated"),
    Act.TO_BOARD: ActionRow("Go to the board or table", Group.LOOK, ("Ctrl+2",)),
    Act.TO_WHY: ActionRow("Go to why", Group.LOOK, ("Ctrl+3",), also="reasons explanation"),
    Act.THEME_SYSTEM: ActionRow(
        "As the system has it", Group.SCREEN, full="Colours as the system has them", also="theme", needs=""
    ),
    Act.THEME_LIGHT: ActionRow("Light", Group.SCREEN, full="Light colours", also="theme", needs=""),
    Act.THEME_DARK: ActionRow("Dark", Group.SCREEN, full="Dark colours", also="theme", needs=""),
    Act.TEXT_100: ActionRow("100 %", Group.SCREEN, full="Text at 100 %", also="font size small", needs=""),
    Act.TEXT_125: ActionRow("125 %", Group.SCREEN, full="Text at 125 %", also="font size larger", needs=""),
    Act.TEXT_150: ActionRow("150 %", Group.SCREEN, full="Text at 150 %", also="font size larger", needs=""),
    Act.TEXT_200: ActionRow("200 %", Group.SCREEN, full="Text at 200 %", also="font size largest", needs=""),
    Act.MOTION_SYSTEM: ActionRow(
        "As the system has it", Group.SCREEN, full="Animations as the system has them", also="motion", needs=""
    ),
    Act.MOTION_ON: ActionRow("On", Group.SCREEN, full="Animations on", also="motion", needs=""),
    Act.MOTION_OFF: ActionRow("Off", Group.SCREEN, full="Animations off", also="motion reduced", needs=""),
    Act.HIDE_NAMES: ActionRow(
        "Hide names",
        Group.SCREEN,
        ("F9",),
        "eye-off",
        full="Hide or show names",
        also="privacy",
        needs="",
        over_questions=True,
    ),
    Act.SHARE_SCREEN: ActionRow(
        "Screen-share mode",
        Group.SCREEN,
        ("Ctrl+F9",),
        "screen",
        full="Screen-share mode on or off",
        also="privacy names hide meeting teams",
        needs="",
        over_questions=True,
    ),
    Act.WORKER_INITIALS: ActionRow(
        "Workers as initials while names are hidden", Group.SCREEN, also="privacy names", needs=""
    ),
    Act.IMPORT: ActionRow("Import \u2026", Group.FILE, ("Ctrl+I",), "import", full="Import a workbook", also="excel"),
    Act.OPEN: ActionRow("Open a team file \u2026", Group.FILE, ("Ctrl+O",), "open", needs=""),
    Act.SAMPLE: ActionRow("Open the sample team", Group.FILE, (), "team", also="demo example", needs=""),
    Act.TEMPLATE: ActionRow("Save an empty template \u2026", Group.FILE, (), "template", also="workbook", needs=""),
    Act.EXPORT: ActionRow(
        "Export sheet \u2026",
        Group.FILE,
        ("Ctrl+E",),
        "export",
        full="Export the allocation sheet",
        also="excel print save",
        needs="a team with cases",
    ),
    Act.QUIT: ActionRow("Close", Group.FILE, ("Ctrl+Q",), full="Close the window", also="quit exit", needs=""),
    Act.HELP: ActionRow("Help", Group.HELP, ("F1",), "help", also="manual guide how", needs=""),
    Act.TOUR: ActionRow(
        "Take the tour", Group.HELP, ("Ctrl+F1",), "tour", also="help introduction first steps", needs=""
    ),
    Act.SHORTCUTS: ActionRow("Keyboard shortcuts", Group.HELP, ("?",), "keyboard", also="keys", needs=""),
}
"""In the order in which people read them."""
