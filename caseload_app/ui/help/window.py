"""The help in a window of its own: contents and search on the left, the page on the right. It needs no network."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QColor, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from caseload_app.domain.wording import amount
from caseload_app.ui.help.dress import dress
from caseload_app.ui.help.pages import PAGES, found, page, title
from caseload_app.ui.theme.fonts import scaled
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.widgets.labels import label
from caseload_app.ui.widgets.search_field import SearchField
from caseload_app.ui.widgets.toast import announce

_NAME = Qt.ItemDataRole.UserRole


class _Pages(QTextBrowser):
    """Follows links from page to page, and nowhere else."""

    def __init__(self, parent: HelpWindow) -> None:
        super().__init__(parent)
        self._help = parent

    def doSetSource(  # noqa: N802
        self, name: QUrl | str, _type: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource
    ) -> None:
        wanted = QUrl(name).fileName().removesuffix(".md")
        if wanted in PAGES:
            self._help.go(wanted)


class HelpWindow(QDialog):
    """Stays open beside the work."""

    pages = PAGES

    def __init__(self, parent: QWidget | None, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page = PAGES[0]
        self.setWindowTitle("Help")
        self.setModal(False)
        self.search = SearchField("Search the help", parent=self)
        self.search.textChanged.connect(self._look)
        self.search.returnPressed.connect(self._to_text)
        self.contents = QListWidget(self)
        self.contents.setAccessibleName("Contents of the help")
        self.contents.setProperty("look", "contents")
        self.contents.currentItemChanged.connect(self._chosen)
        self.count = label("", "small", wrap=True)
        self.text = _Pages(self)
        self.text.setOpenExternalLinks(False)
        self.text.setProperty("look", "help")
        left = QVBoxLayout()
        left.setSpacing(8)
        for part in (self.search, self.contents, self.count):
            left.addWidget(part)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addLayout(left)
        layout.addWidget(self.text, 1)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._list(PAGES)
        room = parent.window().size() if parent is not None else QSize(1300, 700)
        self.resize(QSize(scaled(880), scaled(640)).boundedTo(room))
        self.contents.setFocus()

    @property
    def shown(self) -> str:
        """The name of the page that is shown."""
        return self._page

    def go(self, name: str) -> None:
        """Show a page; a search that leaves it out is emptied."""
        if not self._item(name):
            self.search.clear()
        item = self._item(name)
        if item is not None:
            self.contents.setCurrentItem(item)

    def _item(self, name: str) -> QListWidgetItem | None:
        items = (self.contents.item(row) for row in range(self.contents.count()))
        return next((item for item in items if item.data(_NAME) == name), None)

    def _list(self, names: tuple[str, ...]) -> None:
        before = self._page
        self.contents.clear()
        for name in names:
            item = QListWidgetItem(title(name), self.contents)
            item.setData(_NAME, name)
        item = self._item(before) or self.contents.item(0)
        if item is not None:
            self.contents.setCurrentItem(item)

    def _look(self, typed: str) -> None:
        names = found(typed)
        self._list(names)
        words = amount(len(names), "page") if names else "No page says that. Try another word."
        self.count.setText(words if typed.strip() else "")
        self._mark()
        if typed.strip():
            announce(self.search, words)

    def _to_text(self) -> None:
        self.text.setFocus()

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._page = item.data(_NAME)
            self._show()

    def _show(self) -> None:
        self.text.setMarkdown(page(self._page))
        self.text.setAccessibleName(f"Help: {title(self._page)}")
        dress(self.text.document(), self.font(), self._theme.tokens)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._mark()

    def _mark(self) -> None:
        """Mark the words that are searched for, and go to the first."""
        words = self.search.text().split()
        marks = []
        for word in words:
            cursor = self.text.document().find(word)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format.setBackground(QColor(self._theme.tokens.selected))
                mark.format.setFontUnderline(True)
                marks.append(mark)
                cursor = self.text.document().find(word, cursor)
        self.text.setExtraSelections(marks)
        if marks:
            at = QTextCursor(min(marks, key=lambda one: one.cursor.position()).cursor)
            at.clearSelection()
            self.text.setTextCursor(at)

    def _restyle(self) -> None:
        self.contents.setFixedWidth(scaled(230))
        self.count.setFixedWidth(scaled(230))
        self.search.setFixedWidth(scaled(230))
        if self.contents.count():
            self._show()
