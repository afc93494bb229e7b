"""Where the keyboard goes: to the tray, the board or table, the reasons; what is hidden by then is brought to sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from caseload_app.ui.actions import Act
from caseload_app.ui.allocate_page import AllocatePage
from caseload_app.ui.top_bar import TopBar
from caseload_app.ui.tour.steps import Part
from caseload_app.ui.tray.panel import TrayPanel
from caseload_app.ui.why.panel import WhyPanel


class GettingAbout(QObject):
    """Does what the actions of going somewhere ask, and finds the parts that the tour points at."""

    def __init__(self, page: AllocatePage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page

    def works(self) -> dict[Act, Callable[[], object]]:
        """What each action does."""
        return {
            Act.SEARCH: self._search,
            Act.TO_TRAY: self._to_tray,
            Act.TABLE: lambda: self._page.show_table(wanted=not self._page.is_table),
            Act.TO_BOARD: lambda: self._page.middle_view.setFocus(),  # noqa: PLW0108  (whichever is shown by then)
            Act.TO_WHY: self._to_why,
        }

    def parts(self, bar: TopBar) -> dict[Part, Callable[[], QWidget]]:
        """What brings each part to sight, and gives it."""
        return {
            Part.TRAY: self._tray,
            Part.BOARD: lambda: self._page.middle_view,
            Part.SUGGEST: lambda: bar.button_of(Act.SUGGEST),
            Part.WHY: self._why,
            Part.EXPORT: lambda: bar.button_of(Act.EXPORT),
        }

    def _search(self) -> None:
        search = self._tray().search
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.selectAll()

    def _to_tray(self) -> None:
        self._tray().view.setFocus()

    def _to_why(self) -> None:
        self._why().focusNextPrevChild(True)  # noqa: FBT003  (Qt has no name for it)

    def _tray(self) -> TrayPanel:
        self._page.sides.show_tray()
        return self._page.tray

    def _why(self) -> WhyPanel:
        self._page.sides.show_why()
        return self._page.why
