"""The style sheet of the window, from the table of colours. Widgets choose a look by the property ``look``."""

from __future__ import annotations

import re
from importlib.resources import files

from caseload_app.ui.theme.fonts import scaled
from caseload_app.ui.theme.tokens import DARK, Tokens


def style_sheet(tokens: Tokens) -> str:
    """The style sheet for one theme."""
    theme = "dark" if tokens is DARK else "light"
    signs = {name: str(files("resources") / "icons" / f"{name}-{theme}.svg").replace("\\", "/") for name in _SIGNS}
    sheet = _SHEET.format(**signs, **{name: getattr(tokens, name) for name in _NAMES})
    return _GROWS.sub(lambda found: f"{scaled(int(found[1]))}px", sheet)


_GROWS = re.compile(r"\b(\d+)tx\b")
"""What grows with the text: so many pixels at a text size of 100 %."""

_SIGNS = ("tick", "down")
"""The pictures in it; a style sheet cannot colour them, so each theme has its own."""

_NAMES = [
    "window",
    "base",
    "raised",
    "line",
    "border",
    "text",
    "muted",
    "accent",
    "on_accent",
    "over",
    "warn",
    "ok",
    "toast",
    "on_toast",
    "toast_link",
    "selected",
]

_SHEET = """
* {{ outline: none; }}
QMainWindow, QDialog, QWidget[look="page"] {{ background: {window}; color: {text}; }}
QWidget[look="bar"] {{ background: {base}; border: none; }}
QWidget[look="side"] {{ background: {base}; border: none; }}
QFrame[look="rule"] {{ background: {line}; border: none; }}
QFrame[look="card"] {{ background: {base}; border: 1px solid {line}; border-radius: 8px; }}
QLabel {{ color: {text}; background: transparent; }}
QLabel[look="muted"] {{ color: {muted}; font-size: 14tx; }}
QLabel[look="small"] {{ color: {muted}; font-size: 13tx; }}
QLabel[look="heading"] {{ font-weight: 600; }}
QLabel[look="title"] {{ font-size: 20tx; font-weight: 600; }}
QLabel[look="display"] {{ font-size: 28tx; font-weight: 600; }}
QLabel[look="over"] {{ color: {over}; }}
QLabel[look="over small"] {{ color: {over}; font-size: 13tx; }}
QLabel[look="ok small"] {{ color: {ok}; font-size: 13tx; }}
QLabel[look="warn"] {{ color: {warn}; }}
QLabel[look="ok"] {{ color: {ok}; }}
QLabel[look="banner"] {{ background: {selected}; color: {text}; padding: 8px 16px; border-bottom: 1px solid {line}; }}

QPushButton, QToolButton {{
    background: {base}; color: {text}; border: 1px solid {border}; border-radius: 6px;
    padding: 4px 12px; min-height: 24tx;
}}
QPushButton:hover, QToolButton:hover {{ background: {raised}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {line}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {accent}; padding: 3px 11px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {muted}; border: 1px solid {line}; background: transparent; }}
QPushButton[look="primary"] {{ background: {accent}; color: {on_accent}; border: 1px solid {accent}; font-weight: 600; }}
QPushButton[look="primary"]:focus {{ border: 2px solid {text}; }}
QPushButton[look="primary"]:disabled {{ background: {raised}; color: {muted}; border: 1px solid {line}; }}
QPushButton[look="plain"], QToolButton[look="plain"] {{ border: 1px solid transparent; background: transparent; }}
QPushButton[look="plain"]:hover, QToolButton[look="plain"]:hover {{ background: {raised}; }}
QPushButton[look="plain"]:focus, QToolButton[look="plain"]:focus {{ border: 2px solid {accent}; }}
QPushButton[look="link"] {{
    color: {accent}; border: 1px solid transparent; background: transparent; padding: 2px 4px; text-align: left;
}}
QPushButton[look="link"]:disabled {{ color: {muted}; border: 1px solid transparent; background: transparent; }}
QPushButton[look="link"]:hover {{ text-decoration: underline; }}
QPushButton[look="link"]:focus {{ border: 2px solid {accent}; padding: 1px 3px; }}
QToolButton[look="sign"] {{
    background: {toast}; color: {on_toast}; border: 1px solid {toast}; border-radius: 6px; font-weight: 600;
}}
QToolButton[look="sign"]:hover {{ background: {toast}; text-decoration: underline; }}
QToolButton[look="sign"]:focus {{ border: 2px solid {accent}; padding: 3px 11px; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QToolButton[look="quiet"] {{
    border: 1px solid transparent; background: transparent; padding: 0px 6px; min-height: 22tx; min-width: 16tx;
    font-size: 13tx; color: {muted};
}}
QToolButton[look="quiet"]:hover {{ background: {raised}; }}
QToolButton[look="quiet"]:focus {{ border: 2px solid {accent}; padding: 0px 5px; }}
QToolButton::menu-indicator {{ width: 0px; }}
QPushButton[look="chip"] {{ border-radius: 12tx; padding: 0px 8px; min-height: 24tx; font-size: 13tx; }}
QPushButton[look="chip"]:checked {{ background: {raised}; border: 1px solid {text}; font-weight: 600; }}
QPushButton[look="chip"]:focus {{ border: 2px solid {accent}; padding: 0px 7px; }}
QPushButton[look="wrapped"] {{ padding: 0px; text-align: left; }}
QPushButton[look="wrapped"]:focus {{ padding: 0px; }}
QLabel[look="link"] {{ color: {accent}; font-weight: 600; }}
QPushButton[look="alarm"] {{ border: 1px solid {over}; padding: 0px; }}
QPushButton[look="alarm answered"] {{ border: 1px solid {warn}; padding: 0px; }}
QPushButton[look="alarm"]:focus, QPushButton[look="alarm answered"]:focus {{ border: 2px solid {accent}; padding: 0px; }}

QLineEdit, QPlainTextEdit {{
    background: {base}; color: {text}; placeholder-text-color: {muted}; border: 1px solid {border}; border-radius: 6px; padding: 4px 8px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit {{ min-height: 24tx; }}
QLineEdit QToolButton {{ border: none; padding: 0px; min-height: 0tx; background: transparent; }}
QComboBox {{
    background: {base}; color: {text}; border: 1px solid {border}; border-radius: 6px; padding: 4px 8px;
    min-height: 24tx;
}}
QComboBox:focus {{ border: 2px solid {accent}; padding: 3px 7px; }}
QComboBox::drop-down {{ border: none; width: 28tx; }}
QComboBox::down-arrow {{ image: url({down}); width: 16tx; height: 16tx; }}
QSpinBox {{ min-height: 28tx; min-width: 64tx; }}
QSlider:horizontal {{ min-height: 24tx; }}
QSlider::groove:horizontal {{ height: 6tx; border-radius: 3px; background: {border}; }}
QSlider::sub-page:horizontal {{ height: 6tx; border-radius: 3px; background: {accent}; }}
QSlider::handle:horizontal {{
    width: 16tx; height: 16tx; margin: -5tx 0; border-radius: 8tx; background: {accent}; border: none;
}}
QSlider::handle:horizontal:focus {{ background: {accent}; border: 2tx solid {text}; margin: -7tx 0; border-radius: 10tx; }}
QListWidget {{ border: 1px solid {border}; border-radius: 6px; padding: 4px; }}
QLineEdit:focus, QPlainTextEdit:focus {{
    border: 2px solid {accent}; padding: 3px 7px;
}}
QAbstractItemView {{ background: {base}; color: {text}; border: none; }}
QTableView[look="list"], QListView[look="list"], QTreeView[look="list"] {{
    background: {base}; border: none; gridline-color: {line};
    selection-background-color: {selected}; selection-color: {text};
}}
QTableView[look="list"]::item {{ padding: 4px 8px; border-bottom: 1px solid {line}; }}
QTableView[look="list"]::item:selected, QListView[look="list"]::item:selected {{ background: {selected}; color: {text}; }}
QAbstractScrollArea::corner {{ background: {base}; border: none; }}
QHeaderView {{ background: {base}; border: none; }}
QHeaderView::section {{
    background: {base}; color: {muted}; border: none; border-bottom: 1px solid {border}; padding: 4px 8px; font-size: 13tx;
}}
QTableView[look="cells"] {{ background: {base}; border: none; }}
QTableView[look="board"] {{ background: {window}; border: none; }}
QListWidget[look="contents"] {{ background: {base}; border: 1px solid {line}; border-radius: 8px; padding: 4px; }}
QListWidget[look="contents"]::item {{ padding: 6px 8px; border-radius: 4px; }}
QListWidget[look="contents"]::item:selected {{ background: {selected}; color: {text}; border: 1px solid {accent}; }}
QListWidget[look="contents"]:focus {{ border: 2px solid {accent}; padding: 3px; }}
QTextBrowser[look="help"] {{ background: {base}; color: {text}; border: 1px solid {line}; border-radius: 8px; }}
QTextBrowser[look="help"]:focus {{ border: 2px solid {accent}; }}
QFrame[look="finder"] {{ background: {base}; border: 1px solid {border}; border-radius: 8px; }}
QListView[look="cards"] {{ background: {base}; border: none; }}

QScrollArea {{ border: none; background: transparent; }}
QScrollArea:focus {{ border: 2px solid {accent}; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {border}; border-radius: 4px; min-height: 28tx; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {border}; border-radius: 4px; min-width: 28tx; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {line}; }}

QMenu {{ background: {base}; color: {text}; border: 1px solid {border}; border-radius: 6px; padding: 4px; }}
QMenu::item {{ padding: 6px 28px 6px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {selected}; color: {text}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QToolTip {{ background: {toast}; color: {on_toast}; border: none; padding: 6px 8px; }}
QFrame[look="tour"] {{ background: {base}; border: 1px solid {border}; border-radius: 10px; }}
QFrame[look="toast"] {{ background: {toast}; border-radius: 8px; }}
QFrame[look="toast"] QLabel {{ color: {on_toast}; }}
QFrame[look="toast"] QPushButton {{
    color: {toast_link}; background: transparent; border: 1px solid transparent; font-weight: 600; padding: 2px 8px;
}}
QFrame[look="toast"] QPushButton:focus {{ border: 2px solid {toast_link}; }}
QProgressBar {{ background: {raised}; border: none; border-radius: 3px; max-height: 6tx; min-height: 6tx; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QCalendarWidget QWidget {{ alternate-background-color: {raised}; }}
QCheckBox, QRadioButton {{ spacing: 8px; color: {text}; }}
QCheckBox::indicator, QListView::indicator {{
    width: 16tx; height: 16tx; border: 1px solid {border}; border-radius: 4px; background: {base};
}}
QCheckBox::indicator:checked, QListView::indicator:checked {{
    border: 1px solid {accent}; background: {accent}; image: url({tick});
}}
QRadioButton::indicator {{ width: 16tx; height: 16tx; border: 1tx solid {border}; border-radius: 9tx; background: {base}; }}
QRadioButton::indicator:checked {{
    width: 8tx; height: 8tx; border: 5tx solid {accent}; border-radius: 9tx; background: {on_accent};
}}
QCheckBox:focus, QRadioButton:focus {{ color: {accent}; text-decoration: underline; }}
QCalendarWidget #qt_calendar_navigationbar {{ background: {base}; border-bottom: 1px solid {line}; }}
QCalendarWidget QToolButton {{ border: 1px solid transparent; background: transparent; font-weight: 600; }}
QCalendarWidget QAbstractItemView {{
    background: {base}; color: {text}; selection-background-color: {accent}; selection-color: {on_accent};
}}
"""
