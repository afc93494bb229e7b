"""The bar at the top: the few things done most, the allocation day, and the menu with everything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from caseload_app.ui.actions import ACTIONS, Act
from caseload_app.ui.theme.icons import icon
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.widgets.labels import button

_BUTTONS = (Act.IMPORT, Act.SUGGEST, Act.SUGGEST_WITH, Act.ACCEPT_ALL, Act.UNDO, Act.REDO, Act.EXPORT)
_MENU: Sequence[Act | None] = (
    Act.SAMPLE,
    Act.OPEN,
    Act.IMPORT,
    Act.TEMPLATE,
    None,
    Act.EXPORT,
    None,
    Act.SUGGEST_WITH,
    Act.FIND,
    Act.DAY,
    None,
    Act.SHORTCUTS,
    None,
    Act.QUIT,
)


class TopBar(QWidget):
    """Its buttons are the actions' own."""

    back_clicked = Signal()

    def __init__(self, actions: Mapping[Act, QAction], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._theme = theme
        self.setProperty("look", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons: dict[Act, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        self._back = button("Back", parent=self)
        self._back.clicked.connect(self.back_clicked)
        self._back.hide()
        layout.addWidget(self._back)
        for act in _BUTTONS:
            layout.addWidget(self._button(act))
            if act is Act.SUGGEST_WITH:
                layout.addSpacing(4)
        layout.addStretch(1)
        layout.addWidget(self._button(Act.FIND))
        layout.addWidget(self._button(Act.DAY))
        self.menu_button = self._menu_button()
        layout.addWidget(self.menu_button)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _button(self, act: Act) -> QPushButton:
        action = self._actions[act]
        made = button(action.text(), "primary" if act is Act.SUGGEST else "", parent=self)
        made.setObjectName(f"top {act.value}")
        made.setIconSize(QSize(18, 18))
        made.clicked.connect(action.trigger)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        action.changed.connect(lambda: self._follow(act))
        self._buttons[act] = made
        self._follow(act)
        return made

    def _follow(self, act: Act) -> None:
        action, made = self._actions[act], self._buttons[act]
        made.setEnabled(action.isEnabled())
        icon_only = act in (Act.SUGGEST_WITH, Act.REDO)
        words = action.text().removesuffix(" \u2026")
        made.setText("" if icon_only else words)
        made.setAccessibleName(action.text())
        keys = action.shortcut().toString().replace("Return", "Enter")
        made.setToolTip(f"{action.text()} ({keys})" if keys else action.text())
        self._draw(act)

    def _menu_button(self) -> QToolButton:
        made = QToolButton(self)
        made.setAccessibleName("Menu")
        made.setToolTip("Menu")
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setIconSize(QSize(18, 18))
        menu = QMenu(made)
        for act in _MENU:
            if act is None:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[act])
            if act is Act.DAY:
                themes = menu.addMenu("Theme")
                for choice in (Act.THEME_SYSTEM, Act.THEME_LIGHT, Act.THEME_DARK):
                    themes.addAction(self._actions[choice])
        made.setMenu(menu)
        return made

    def show_page(self, *, has_board: bool, is_importing: bool) -> None:
        """Show the buttons that make sense on a page, and no others."""
        for act, made in self._buttons.items():
            made.setVisible(not is_importing and (has_board or act is Act.IMPORT))
        self._back.setVisible(is_importing)

    def _restyle(self) -> None:
        tokens = self._theme.tokens
        for act in self._buttons:
            self._draw(act)
        self.menu_button.setIcon(icon("menu", tokens.text))

    def _draw(self, act: Act) -> None:
        tokens, made = self._theme.tokens, self._buttons[act]
        name = "down" if act is Act.SUGGEST_WITH else ACTIONS[act].icon
        usual = tokens.on_accent if act is Act.SUGGEST else tokens.text
        made.setIcon(icon(name, usual if made.isEnabled() else tokens.muted))
