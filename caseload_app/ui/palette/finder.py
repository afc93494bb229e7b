"""*Find*: a field and a list over the window. Type, go up and down, Enter; Esc gives the focus back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QVBoxLayout, QWidget

from caseload_app.ui.board.model import Index
from caseload_app.ui.palette.delegate import ENTRY, EntryDelegate
from caseload_app.ui.palette.entries import Entry, Kind
from caseload_app.ui.palette.search import Search
from caseload_app.ui.theme.fonts import scaled
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.widgets.labels import label
from caseload_app.ui.widgets.search_field import SearchField
from caseload_app.ui.widgets.toast import announce

MOST = 60
"""Lines shown at once; whoever needs more types another letter."""
_RECENT = 8
_WIDTH = 680
"""Pixels at a text size of 100 %."""
_LINES = 10
_TOP = 56
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class _Found(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.title if role == Qt.ItemDataRole.DisplayRole else entry.in_words
        return None


class Finder(QFrame):
    """Lies over the window while it is open."""

    chosen = Signal(object)
    """The `Entry` that was chosen; the finder is closed by then."""

    def __init__(self, parent: QWidget, theme: Theme, entries: Callable[[], Sequence[Entry]]) -> None:
        """Make it, hidden.

        Args:
            parent: what it lies over.
            theme: the colours in use.
            entries: gives what can be found; asked each time it opens.
        """
        super().__init__(parent)
        self._page = parent
        self._theme = theme
        self._entries = entries
        self._search = Search(())
        self._all: dict[tuple[Kind, str], Entry] = {}
        self._recent: list[tuple[Kind, str]] = []
        self._came_from: QWidget | None = None
        self.setProperty("look", "finder")
        self.setAccessibleName("Find")
        self.field = SearchField("Find a case, worker, team or command", parent=self)
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._choose)
        self.field.installEventFilter(self)
        self._model = _Found(self)
        self.list = QListView(self)
        self.list.setProperty("look", "cards")
        self.list.setAccessibleName("Found")
        self.list.setModel(self._model)
        self.list.setItemDelegate(EntryDelegate(theme, self))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.clicked.connect(self._choose)
        self.count = label("", "small", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.setSpacing(6)
        for part in (self.field, self.list, self.count):
            layout.addWidget(part)
        parent.installEventFilter(self)
        theme.changed.connect(self._restyle)
        self.hide()

    @property
    def shown(self) -> tuple[Entry, ...]:
        """What is listed."""
        return self._model.entries

    def open(self) -> None:
        """Show it, empty, with what was chosen lately; where it is open already, begin anew."""
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
        self._take()
        self.field.clear()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._look("")
        QTimer.singleShot(0, self, self._search.make_ready)

    def _take(self) -> None:
        entries = self._entries()
        self._search = Search(entries)
        self._all = {entry.key: entry for entry in entries}

    def refresh(self) -> None:
        """Where it is open: find among what there is now."""
        if self.isVisible():
            self._take()
            self._look(self.field.text())

    def close_up(self) -> None:
        """Hide it, forget what was found, and give the focus back."""
        came_from, self._came_from = self._came_from, None
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self.hide()
        self.field.clear()
        self._search, self._all = Search(()), {}
        self._model.show(())
        if had_focus and came_from is not None and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Forget what was chosen lately, as another team is open."""
        self._recent.clear()

    def _look(self, typed: str) -> None:
        if not self.isVisible():
            return
        if typed.strip():
            found, number = self._search.find(typed, MOST)
            words = f"{number} found" if number <= MOST else f"{number:,} found, the first {MOST} shown"
            words = words if number else "Nothing found. Try fewer letters, or a part of the name or number."
        else:
            found = self._to_begin_with()
            words = "Type a few letters of a name, a number or a command."
            words = f"What you chose lately comes first. {words}" if self._recent else words
        self._model.show(found)
        if found:
            self.list.setCurrentIndex(self._model.index(0))
            self.list.scrollToTop()
        self.count.setText(words)
        self._place()
        if typed.strip():
            announce(self.field, f"{words}. {found[0].in_words}" if found else words)

    def _to_begin_with(self) -> list[Entry]:
        recent = [self._all[key] for key in self._recent if key in self._all]
        others = (entry for entry in self._all.values() if entry.kind is Kind.COMMAND and not entry.is_off)
        return list(dict.fromkeys((*recent, *others)))

    def _choose(self) -> None:
        index = self.list.currentIndex()
        entry = index.data(ENTRY) if index.isValid() else None
        if not isinstance(entry, Entry):
            return
        if entry.is_off:
            self.count.setText(entry.details)
            announce(self.field, entry.details)
            return
        self._recent = [entry.key, *(key for key in self._recent if key != entry.key)][:_RECENT]
        self.close_up()
        QTimer.singleShot(0, self, lambda: self.chosen.emit(entry))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Arrows in the field move through the list; a click beside it closes it."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(event) or super().eventFilter(watched, event)
        if watched is self.field and event.type() is QEvent.Type.FocusOut and self.isVisible():
            QTimer.singleShot(0, self, self._close_when_left)
        if watched is self._page and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        event.accept()

    def _close_when_left(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and focus is not self and not self.isAncestorOf(focus):
            self.close_up()

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
            return True
        if event.key() == Qt.Key.Key_Tab:  # there is nowhere else to go in here
            return True
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._model.rowCount():
            return False
        row = min(max(0, self.list.currentIndex().row() + step), self._model.rowCount() - 1)
        self.list.setCurrentIndex(self._model.index(row))
        announce(self.field, self._model.entries[row].in_words)
        return True

    def _place(self) -> None:
        """As high as what is listed, as far as there is room."""
        lines = min(_LINES, self._model.rowCount())
        line = self.list.sizeHintForRow(0) if lines else 0
        room = self._page.height() - _TOP - 24 - self.field.sizeHint().height() - self.count.sizeHint().height() - 36
        self.list.setFixedHeight(max(0, min(lines * line + 2, room)))
        self.list.setVisible(lines > 0)
        width = min(scaled(_WIDTH), self._page.width() - 40)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._page.width() - width) // 2, _TOP)

    def _restyle(self) -> None:
        self.list.viewport().update()
