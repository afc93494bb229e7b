"""A layout that puts things side by side and begins a new line when one is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class FlowLayout(QLayout):
    """Chips and buttons in as few lines as fit."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._things: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        self._things.append(item)

    def count(self) -> int:
        return len(self._things)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._things[index] if 0 <= index < len(self._things) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._things.pop(index) if 0 <= index < len(self._things) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        size = QSize()
        for item in self._things:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Put everything where it belongs, in the middle of its line; how high all lines are together."""
        top, line = rect.y(), _Line(rect.x())
        for item in self._things:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            if line.things and line.right + item.sizeHint().width() > rect.right() + 1:
                top += line.place(top, move=move) + self.spacing()
                line = _Line(rect.x())
            line.add(item, self.spacing())
        return top + line.place(top, move=move) - rect.y()


class _Line:
    """What stands side by side."""

    def __init__(self, left: int) -> None:
        self.things: list[tuple[int, QLayoutItem]] = []
        self.right = left

    def add(self, item: QLayoutItem, spacing: int) -> None:
        self.things.append((self.right, item))
        self.right += item.sizeHint().width() + spacing

    def place(self, top: int, *, move: bool) -> int:
        """Put it below a height; how high it is."""
        height = max((item.sizeHint().height() for _, item in self.things), default=0)
        for left, item in self.things if move else ():
            size = item.sizeHint()
            item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
        return height
