"""What would fix a case that is left over: each a button that shows its effect on the board before anything changes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from caseload_app.services.explain import FixChoice
from caseload_app.services.explanation import Explanation
from caseload_app.ui.widgets.labels import label
from caseload_app.ui.widgets.wrapped_button import WrappedButton
from solver.explain.single_changes import ReleaseLock


class Fixes(QWidget):
    """Grows as fixes are found."""

    preview_clicked = Signal(str, object, tuple)
    """Words, the suggestion to show, and the cases whose lock it takes off."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        self._staffing = label("", "", wrap=True)
        self._state = label("Looking for what would fix it \u2026", "small", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._staffing)
        layout.addWidget(label("What would fix it", "heading"))
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        layout.addLayout(self._list)
        layout.addWidget(self._state)

    def tell(self, explanation: Explanation) -> None:
        """Show what has been found so far."""
        self._staffing.setText("\n".join(explanation.staffing))
        self._staffing.setVisible(bool(explanation.staffing))
        for fix in explanation.fixes[len(self.buttons) :]:
            self._add(fix)
        if explanation.is_complete:
            found = bool(explanation.fixes)
            self._state.setText(
                "Each was tried out; a click shows it on the board." if found else "No single change would fix it."
            )

    def _add(self, fix: FixChoice) -> None:
        effect = f"{fix.worker} takes it. {'. '.join(fix.effects)}"
        made = WrappedButton(fix.words, effect)
        made.setAccessibleName(f"Show the effect: {fix.words}")
        made.setAccessibleDescription(effect)
        made.setToolTip("Show this on the board; nothing is changed")
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        released = (fix.change.case_id,) if isinstance(fix.change, ReleaseLock) else ()
        made.clicked.connect(lambda: self.preview_clicked.emit(fix.words, fix.suggestion, released))
        self.buttons.append(made)
        self._list.addWidget(made)
