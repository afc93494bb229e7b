"""The two small controls beside the axis: what the rows are sorted by, and how large everything is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from caseload_app.services.board import Order
from caseload_app.ui.actions import ACTIONS, Act
from caseload_app.ui.board import zoom
from caseload_app.ui.board.view import BoardView
from caseload_app.ui.theme.fonts import scaled
from caseload_app.ui.theme.icons import icon
from caseload_app.ui.theme.theme import Theme

ORDERS = {
    Act.SORT_LIST: Order.LIST,
    Act.SORT_NAME: Order.NAME,
    Act.SORT_LOAD: Order.LOAD,
    Act.SORT_HEADROOM: Order.HEADROOM,
}
"""The actions that sort the rows."""
_ON_THE_BUTTON = {Order.LIST: "As listed", Order.NAME: "By name", Order.LOAD: "Fullest", Order.HEADROOM: "Most room"}


class SortButton(QToolButton):
    """Says what the rows are sorted by; its menu changes that, and collapses or shows all teams."""

    def __init__(self, view: BoardView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._theme = theme
        self.setProperty("look", "quiet")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip("Sort the rows")
        menu = QMenu(self)
        self._group = QActionGroup(self)
        for act, order in ORDERS.items():
            action = QAction(_words(act), self)
            action.setCheckable(True)
            action.setData(order)
            action.triggered.connect(lambda _checked=False, order=order: self._sort(order))
            self._group.addAction(action)
            menu.addAction(action)
        self._between = menu.addSeparator()
        self._collapse = menu.addAction(_words(Act.COLLAPSE_TEAMS))
        self._collapse.triggered.connect(lambda: view.collapse_all(collapsed=True))
        self._expand = menu.addAction(_words(Act.SHOW_TEAMS))
        self._expand.triggered.connect(lambda: view.collapse_all(collapsed=False))
        menu.aboutToShow.connect(self._show_teams)
        self.setMenu(menu)
        view.arranged.connect(self._follow)
        theme.changed.connect(self._follow)
        self._follow()

    def _sort(self, order: Order) -> None:
        self._view.arrange(self._view.arrangement.sorted_by(order))

    def _show_teams(self) -> None:
        has_teams = self._view.has_teams
        for action in (self._between, self._collapse, self._expand):
            action.setVisible(has_teams)

    def _follow(self) -> None:
        order = self._view.arrangement.order
        for action in self._group.actions():
            action.setChecked(action.data() == order)
        self.setText(_ON_THE_BUTTON[order])
        self.setIcon(icon("down", self._theme.tokens.muted))
        self.setIconSize(QSize(scaled(14), scaled(14)))
        self.setAccessibleName(f"Sort the rows, now: {_ON_THE_BUTTON[order].lower()}")


class ZoomControl(QWidget):
    """Smaller, the size in per cent (click: as usual), larger."""

    def __init__(self, view: BoardView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._theme = theme
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._smaller = self._button("\u2212", Act.ZOOM_OUT, lambda: view.zoom_by(-1))
        self._usual = self._button("", Act.ZOOM_USUAL, lambda: view.set_zoom(zoom.USUAL))
        self._larger = self._button("+", Act.ZOOM_IN, lambda: view.zoom_by(1))
        for button in (self._smaller, self._usual, self._larger):
            layout.addWidget(button)
        view.arranged.connect(self._follow)
        theme.changed.connect(self._follow)
        self._follow()

    def _button(self, words: str, act: Act, work: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("look", "quiet")
        button.setText(words)
        button.setToolTip(f"{ACTIONS[act].words} ({ACTIONS[act].keys[0]})")
        button.setAccessibleName(ACTIONS[act].words)
        button.clicked.connect(lambda _checked=False: work())
        return button

    def _follow(self) -> None:
        self._usual.setText(zoom.in_words(self._view.zoom))
        self._usual.setAccessibleName(f"Blocks at {zoom.in_words(self._view.zoom)}: back to the usual size")
        self._usual.setMinimumWidth(self.fontMetrics().horizontalAdvance("300 %") + 8)
        self._smaller.setEnabled(self._view.zoom > zoom.STEPS[0])
        self._larger.setEnabled(self._view.zoom < zoom.STEPS[-1])


def _words(act: Act) -> str:
    row = ACTIONS[act]
    return f"{row.words}\t{row.keys[0]}" if row.keys else row.words
