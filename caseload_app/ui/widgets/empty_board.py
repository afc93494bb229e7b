"""What stands in place of the board while there are no workers: what to do next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from caseload_app.ui.widgets.labels import button, label


class EmptyBoard(QWidget):
    """Says so in a sentence, and offers the two ways to go on."""

    import_clicked = Signal()
    template_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._import = button("Import a workbook", "primary", parent=self)
        self._import.clicked.connect(self.import_clicked)
        self._template = button("Save an empty template \u2026", parent=self)
        self._template.clicked.connect(self.template_clicked)
        self._words = label("", wrap=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._import)
        buttons.addWidget(self._template)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 24, 8, 24)
        layout.setSpacing(12)
        layout.addWidget(label("No workers yet", "title"))
        layout.addWidget(self._words)
        layout.addLayout(buttons)
        layout.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.hide()

    def show_for(self, *, is_empty: bool, read_only: bool) -> None:
        """Show it where there is nobody to show."""
        self._words.setText(
            "Whoever has the file open for changes can import a workbook; it is shown here then."
            if read_only
            else "Import your workbook, or drop it on this window. Each worker and their cases are shown here; "
            "nothing changes before you have looked at it."
        )
        self._import.setVisible(not read_only)
        self._template.setVisible(not read_only)
        self.setVisible(is_empty)
