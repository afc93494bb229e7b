"""Buttons by keyboard: what has the focus is what Enter presses."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QDialog, QPushButton

from caseload_app.ui.dialogs.suggest_dialog import SuggestDialog
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.wish import Wish
from solver.problem import Mode


def test_enter_on_the_first_page_opens_the_sample_team(window: MainWindow) -> None:
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.desk.team is not None


def test_enter_on_cancel_cancels_although_another_button_is_the_usual_answer(sample: MainWindow) -> None:
    team = sample.desk.team
    assert team is not None
    dialog = SuggestDialog(sample, sample.theme, team, Wish(Mode.ALLOCATE))
    accepted = QSignalSpy(dialog.accepted)
    dialog.show()
    cancel = next(made for made in dialog.findChildren(QPushButton) if made.text() == "Cancel")
    cancel.setFocus()
    QTest.keyClick(cancel, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert not dialog.isVisible()
    assert accepted.count() == 0
