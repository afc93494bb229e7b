"""*Move to ...*: every worker, those the rules allow first, with the load after it and what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from caseload_app.domain.wording import amount, list_of
from caseload_app.services.board import Board, RankedWorker, ranked_workers
from caseload_app.ui.theme.fonts import scaled, sized
from caseload_app.ui.theme.icons import sign
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.widgets.labels import button, label
from caseload_app.ui.widgets.search_field import SearchField

_RANKED = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


def load_words(ranked: RankedWorker) -> str:
    """The load before and after: "76 % to 94 %"."""
    row = ranked.preview.rows[0]
    if row.percent_before is None or row.percent_after is None:
        return "no capacity"
    return f"{row.percent_before} % \u2192 {row.percent_after} %"


class _Workers(QAbstractListModel):
    def __init__(self, ranked: Sequence[RankedWorker]) -> None:
        super().__init__()
        self._all = tuple(ranked)
        self._shown = self._all

    def show_again(self, ranked: Sequence[RankedWorker]) -> None:
        self.beginResetModel()
        self._all = self._shown = tuple(ranked)
        self.endResetModel()

    def place_of(self, worker_id: str | None) -> int:
        return next((number for number, one in enumerate(self._shown) if one.worker_id == worker_id), 0)

    def choose(self, words: str) -> None:
        wanted = words.casefold().split()
        self.beginResetModel()
        self._shown = tuple(one for one in self._all if all(word in one.name.casefold() for word in wanted))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        ranked = self._shown[index.row()]
        if role == _RANKED:
            return ranked
        if role == Qt.ItemDataRole.DisplayRole:
            return ranked.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(filter(None, (ranked.name, load_words(ranked), *ranked.words)))
        return None


class _WorkerDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        widget: QWidget = option.widget
        font = widget.font()
        return QSize(300, round(QFontMetricsF(font).height() + QFontMetricsF(sized(font, 13)).height()) + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ranked: RankedWorker = index.data(_RANKED)
        tokens = self._theme.tokens
        rect = QRectF(option.rect)
        widget: QWidget = option.widget
        font = widget.font()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QColor(tokens.accent))
            painter.setBrush(QColor(tokens.selected))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        allowed = ranked.preview.is_allowed
        line = QFontMetricsF(font).height()
        inner = rect.adjusted(12, 5, -12, -5)
        painter.setFont(sized(font, 15, bold=allowed))
        painter.setPen(QColor(tokens.text if allowed else tokens.muted))
        painter.drawText(
            QRectF(inner.left(), inner.top(), inner.width(), line), Qt.AlignmentFlag.AlignLeft, ranked.name
        )
        painter.setFont(sized(font, 15, bold=True))
        painter.drawText(
            QRectF(inner.left(), inner.top(), inner.width(), line), Qt.AlignmentFlag.AlignRight, load_words(ranked)
        )
        painter.setFont(sized(font, 13))
        good = allowed and (ranked.is_suggested or ranked.words[:1] == ("Knows the child",))
        colour = tokens.ok if good else tokens.muted if allowed else tokens.over
        painter.setPen(QColor(colour))
        words = "Already there" if ranked.holds_all else " · ".join(ranked.words) or "Nothing stands in the way"
        below = QRectF(inner.left(), inner.top() + line, inner.width(), inner.height() - line)
        if not allowed:
            painter.drawPixmap(below.topLeft(), sign("warning", colour, 14))
            below = below.adjusted(scaled(19), 0, 0, 0)
        shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


class MoveDialog(QDialog):
    """Chooses a worker; type to narrow the list, arrows and Enter to choose."""

    def __init__(self, parent: QWidget | None, theme: Theme, board: Board, case_ids: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Move to")
        self.resize(scaled(520), min(scaled(560), 640 if parent is None else parent.height() - 40))
        self._case_ids = tuple(case_ids)
        self._model = _Workers(ranked_workers(board, case_ids))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        what = list_of(list(case_ids)) if len(case_ids) <= 3 else amount(len(case_ids), "case")
        layout.addWidget(label(f"Move {what} to \u2026", "title", wrap=True))
        self.search = SearchField("Worker's name", "Type a name", self)
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._choose)
        self.search.installEventFilter(self)
        layout.addWidget(self.search)
        self.list = QListView(self)
        self.list.setProperty("look", "cards")
        self.list.setAccessibleName("Workers, those the rules allow first")
        self.list.setModel(self._model)
        self.list.setItemDelegate(_WorkerDelegate(theme, self))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.activated.connect(self._choose)
        layout.addWidget(self.list, 1)
        layout.addWidget(
            label("A worker with a rule in the way can be chosen too; you are asked for a reason.", "small", wrap=True)
        )
        row = QHBoxLayout()
        row.addStretch()
        cancel = button("Cancel", parent=self)
        cancel.clicked.connect(self.reject)
        self.move_button = button("Move", "primary", parent=self)
        self.move_button.setDefault(True)
        self.move_button.clicked.connect(self._choose)
        row.addWidget(cancel)
        row.addWidget(self.move_button)
        layout.addLayout(row)
        self._narrow("")
        self.search.setFocus()

    @property
    def worker_id(self) -> str | None:
        """The chosen worker."""
        ranked = self.list.currentIndex().data(_RANKED) if self.list.currentIndex().isValid() else None
        return ranked.worker_id if isinstance(ranked, RankedWorker) else None

    def show_names(self, board: Board) -> None:
        """The same workers by other names; what was typed may be a name, and goes."""
        chosen = self.worker_id
        self.search.clear()
        self._model.show_again(ranked_workers(board, self._case_ids))
        self.list.setCurrentIndex(self._model.index(self._model.place_of(chosen)))

    def _narrow(self, words: str) -> None:
        self._model.choose(words)
        if self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(0))
        self.move_button.setEnabled(self._model.rowCount() > 0)

    def _choose(self) -> None:
        if self.worker_id is not None:
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Arrows in the search field move through the list."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            keys = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
            if event.key() in keys and self._model.rowCount():
                step = {keys[0]: 1, keys[1]: -1, keys[2]: 6, keys[3]: -6}[Qt.Key(event.key())]
                row = min(max(0, self.list.currentIndex().row() + step), self._model.rowCount() - 1)
                self.list.setCurrentIndex(self._model.index(row))
                return True
        return super().eventFilter(watched, event)
