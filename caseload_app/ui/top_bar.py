"""The bar at the top: the few things done most, the allocation day, and the menu with everything else.

Where the window is too narrow for all the words, buttons with a picture keep only that, the least needed words first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from caseload_app.ui.actions import ACTIONS, Act
from caseload_app.ui.appearance import MOTIONS, TEXT, THEMES
from caseload_app.ui.theme.fonts import scaled
from caseload_app.ui.theme.icons import icon
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.widgets.labels import button

_BUTTONS = (Act.IMPORT, Act.SUGGEST, Act.SUGGEST_WITH, Act.ACCEPT_ALL, Act.UNDO, Act.REDO, Act.EXPORT)
_GIVES_WAY = (Act.EXPORT, Act.FIND, Act.UNDO, Act.IMPORT, Act.DAY, Act.ACCEPT_ALL, Act.SUGGEST)
"""Whose words go first where there is no room for all."""
_NAMES: Sequence[Act | None] = (Act.HIDE_NAMES, Act.SHARE_SCREEN, None, Act.WORKER_INITIALS)
Entry = Act | tuple[str, Sequence[Act | None]] | None
_MENU: Sequence[Entry] = (
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
    ("Names on this screen", _NAMES),
    ("Theme", tuple(THEMES)),
    ("Text size", tuple(TEXT)),
    ("Animations", tuple(MOTIONS)),
    None,
    Act.HELP,
    Act.TOUR,
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
        self._said: dict[Act, str] = {}
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
        self.hiding = self._hiding_sign()
        layout.addWidget(self.hiding)
        layout.addWidget(self._button(Act.DAY))
        self.menu_button = self._menu_button()
        layout.addWidget(self.menu_button)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _button(self, act: Act) -> QPushButton:
        action = self._actions[act]
        made = button(action.text(), "primary" if act is Act.SUGGEST else "", parent=self)
        made.setObjectName(f"top {act.value}")
        made.clicked.connect(action.trigger)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        action.changed.connect(lambda: self._follow(act))
        self._buttons[act] = made
        self._follow(act)
        return made

    def button_of(self, act: Act) -> QPushButton:
        """The button of an action."""
        return self._buttons[act]

    def _follow(self, act: Act) -> None:
        action, made = self._actions[act], self._buttons[act]
        made.setEnabled(action.isEnabled())
        made.setAccessibleName(action.text())
        keys = action.shortcut().toString().replace("Return", "Enter")
        made.setToolTip(f"{action.text()} ({keys})" if keys else action.text())
        self._draw(act)
        if self._said.get(act) != self._words(act):
            self._said[act] = self._words(act)
            self._fit()

    def _words(self, act: Act) -> str:
        return self._actions[act].text().removesuffix(" \u2026")

    def _fit(self) -> None:
        """Take words away until everything fits."""
        for taken in range(len(_GIVES_WAY) + 1):
            without = {Act.SUGGEST_WITH, Act.REDO, *_GIVES_WAY[:taken]}
            for act, made in self._buttons.items():
                made.setText("" if act in without else self._words(act))
            if self._needed() <= self.width():
                return

    def _needed(self) -> int:
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        return layout.minimumSize().width()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _menu_button(self) -> QToolButton:
        made = QToolButton(self)
        made.setAccessibleName("Menu")
        made.setToolTip("Menu")
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setMenu(self._menu(_MENU, made))
        return made

    def _hiding_sign(self) -> QToolButton:
        made = QToolButton(self)
        made.setObjectName("top names hidden")
        made.setProperty("look", "sign")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setMenu(self._menu(_NAMES, made))
        made.hide()
        return made

    def _menu(self, entries: Sequence[Entry], parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, tuple):
                words, acts = entry
                more = self._menu(acts, menu)
                more.setTitle(words)
                menu.addMenu(more)
            else:
                menu.addAction(self._actions[entry])
        return menu

    def show_hiding(self, *, is_hiding: bool, is_sharing: bool) -> None:
        """Show, or stop showing, that names are hidden."""
        words = "Screen share: names hidden" if is_sharing else "Names hidden"
        self.hiding.setText(words)
        self.hiding.setAccessibleName(words)
        self.hiding.setToolTip(f"{words}. Click to choose.")
        self.hiding.setVisible(is_hiding)
        self._fit()

    def show_page(self, *, has_board: bool, is_importing: bool) -> None:
        """Show the buttons that make sense on a page, and no others."""
        for act, made in self._buttons.items():
            made.setVisible(not is_importing and (has_board or act is Act.IMPORT))
        self._back.setVisible(is_importing)
        self._fit()

    def _restyle(self) -> None:
        tokens = self._theme.tokens
        size = QSize(scaled(18), scaled(18))
        for one in (*self._buttons.values(), self.menu_button, self.hiding):
            one.setIconSize(size)
        self.hiding.setIcon(icon("eye-off", tokens.on_toast))
        for act in self._buttons:
            self._draw(act)
        self.menu_button.setIcon(icon("menu", tokens.text))
        self._fit()

    def _draw(self, act: Act) -> None:
        tokens, made = self._theme.tokens, self._buttons[act]
        name = "down" if act is Act.SUGGEST_WITH else ACTIONS[act].icon
        usual = tokens.on_accent if act is Act.SUGGEST else tokens.text
        made.setIcon(icon(name, usual if made.isEnabled() else tokens.muted))
