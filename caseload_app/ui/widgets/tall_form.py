"""A form that is seen whole where there is room for it, and scrolls where there is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class TallForm(QScrollArea):
    """Holds the form of a dialog. The dialog's other parts, such as its buttons, stay in sight below it."""

    outgrown = Signal()
    """The form wants another height."""

    def __init__(self, form: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes through the form, which follows
        form.setProperty("look", "page")
        self._form = form
        self.setWidget(form)
        form.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Hear when parts of the form come or go."""
        if watched is self._form and event.type() == QEvent.Type.LayoutRequest:
            self.outgrown.emit()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As large as it should be."""
        return self.minimumSize()

    def fit(self, width: int, room: int) -> None:
        """Take the height of the form, or what there is.

        Args:
            width: the width it will have, in pixels; more where the form needs it.
            room: the most height there is for it, in pixels.
        """
        layout = self._form.layout()
        assert layout is not None
        layout.activate()
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(layout.minimumSize().width() + bar)
        width = max(width, self.minimumWidth()) - bar
        wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        self.setMinimumHeight(min(wanted, room))
        self.updateGeometry()
