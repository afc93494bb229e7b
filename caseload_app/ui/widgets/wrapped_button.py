"""A button as wide as its place, with a title and smaller words below, both of which wrap."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from caseload_app.ui.widgets.labels import label


class WrappedButton(QPushButton):
    """Always as high as its words are at its width."""

    def __init__(self, title: str, more: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "wrapped")
        self.setAutoDefault(True)  # so that Enter presses it, too
        self._title = label(title, "link", wrap=True)
        self._more = label(more, "small", wrap=True)
        self._more.setVisible(bool(more))
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(0)
        for part in (self._title, self._more):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(title)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, self._layout.minimumSize().height())

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self._layout.totalHeightForWidth(width)
