"""A person at the window: presses keys, clicks, drags and answers dialogs, by the events that Qt itself would send."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from caseload_app.services.board import Board
from caseload_app.services.open_team import OpenTeam
from caseload_app.ui.main_window import MainWindow

Dialog = TypeVar("Dialog", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton
MOVE = Qt.DropAction.MoveAction
SOLVED_WITHIN_MS = 60_000
_UNEXPECTED_AFTER = 200
"""Looks, ten milliseconds apart, after which a dialog that nobody expected is closed and told of."""


class Person:
    """One person before one window. Dialogs are answered in the order in which `will_answer` was called."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        self._answers: list[tuple[type[QWidget], Callable[[QWidget], None]]] = []
        self._faults: list[str] = []
        self._puzzled = 0
        self._eyes = QTimer(window, interval=10)
        self._eyes.timeout.connect(self._look)
        self._eyes.start()

    @property
    def team(self) -> OpenTeam:
        """The team that is open."""
        assert self.window.desk.team is not None
        return self.window.desk.team

    @property
    def board(self) -> Board:
        """The board that is seen."""
        assert self.window.page.board is not None
        return self.window.page.board

    def holder(self, case_id: str) -> str | None:
        """Who has a case on the board, without suggestions."""
        return self.board.now.worker_of[case_id]

    # Keys and clicks

    def press(self, keys: str, on: QWidget | None = None) -> None:
        """Press keys, told as in a menu ("Ctrl+Z"), where the focus is."""
        QTest.keySequence(on or self._focus(), QKeySequence(keys))

    def write(self, words: str, on: QWidget | None = None) -> None:
        """Type words where the focus is."""
        QTest.keyClicks(on or self._focus(), words)

    def _focus(self) -> QWidget:
        """Where keys go. Without a window manager nobody gives the focus back when a dialog was closed."""
        if QApplication.activeWindow() is None:
            with self.qtbot.waitActive(self.window):
                self.window.activateWindow()
        return QApplication.focusWidget() or self.window

    def click(self, name: str) -> None:
        """Click a button of the window by its object name."""
        found = self.window.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        self.click_on(found)

    @staticmethod
    def click_on(button: QAbstractButton) -> None:
        """Click a button that can be seen and clicked."""
        assert button.isVisible(), f"{button.text()} cannot be seen"
        assert button.isEnabled(), f"{button.text()} cannot be clicked"
        QTest.mouseClick(button, LEFT)

    def button(self, words: str, within: QWidget | None = None) -> QAbstractButton:
        """The one visible button with these words."""
        (found,) = [
            one
            for one in (within or self.window).findChildren(QAbstractButton)
            if one.text() == words and one.isVisible()
        ]
        return found

    def choose_from_menu(self, words: str) -> None:
        """Open the menu, click one of its entries."""
        menu = self.window.bar.menu_button.menu()
        (action,) = [one for one in menu.actions() if one.text() == words]

        def choose() -> None:
            QTest.mouseClick(menu, LEFT, Qt.KeyboardModifier.NoModifier, menu.actionGeometry(action).center())

        menu.aboutToShow.connect(lambda: QTimer.singleShot(0, menu, choose), Qt.ConnectionType.SingleShotConnection)
        self.click_on(self.window.bar.menu_button)

    def tab_to(self, name: str) -> None:
        """Press Tab until a button has the focus."""
        for _ in range(40):
            if self._focus().objectName() == name:
                return
            self.press("Tab")
        raise AssertionError(f"Tab never comes to {name}")

    # Things that take several steps

    def open_sample(self) -> None:
        """Open the sample team from the welcome page."""
        self.click("welcome sample")
        assert self.window.page.isVisible()

    def suggest(self) -> None:
        """Click *Suggest* and wait until the suggestion is on the board."""
        with self.qtbot.waitSignal(self.window.suggesting.shown, timeout=SOLVED_WITHIN_MS):
            self.click("top suggest")
        self.qtbot.waitUntil(lambda: not self.window.suggesting.is_running)

    def pick(self, case_id: str) -> QMimeData:
        """Click a case, in the tray or else on the board; gives what a drag from there would carry."""
        page = self.window.page
        card = page.tray.view.model().match(page.tray.view.model().index(0, 0), Qt.ItemDataRole.DisplayRole, case_id)
        view = page.tray.view if card else page.board_view
        index = card[0] if card else page.board_model.index_of_case(case_id)
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, view.visualRect(index).center())
        assert page.selected_cases() == (case_id,)
        return view.model().mimeData(view.selectedIndexes())

    def drag(self, case_id: str, worker_id: str) -> None:
        """Drag a case to a worker's row and drop it there."""
        carried = self.pick(case_id)
        view = self.window.page.board_view
        row = self.window.page.board_model.index_of_worker(worker_id)
        view.scrollTo(row)
        self.drop(carried, view.viewport(), view.visualRect(row).center())

    @staticmethod
    def hover(carried: QMimeData, over: QWidget, at: QPoint, how: Qt.DropAction = MOVE) -> bool:
        """Bring something over a widget; whether it could be dropped there."""
        entering = QDragEnterEvent(at, how, carried, LEFT, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(over, entering)
        if not entering.isAccepted():
            return False
        moving = QDragMoveEvent(at, how, carried, LEFT, Qt.KeyboardModifier.NoModifier)
        moving.setAccepted(True)  # as Qt itself sends it after an entry that was accepted
        QApplication.sendEvent(over, moving)
        return moving.isAccepted()

    @classmethod
    def drop(cls, carried: QMimeData, over: QWidget, at: QPoint, how: Qt.DropAction = MOVE) -> None:
        """Bring something over a widget and let go."""
        assert cls.hover(carried, over, at, how), "nothing can be dropped there"
        dropping = QDropEvent(QPointF(at), how, carried, LEFT, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(over, dropping)
        assert dropping.isAccepted()

    # Dialogs

    def will_answer(self, kind: type[Dialog], answer: Callable[[Dialog], None]) -> None:
        """Answer the next dialog, which must be of this kind; `answer` has to close it."""

        def answering(dialog: QWidget) -> None:
            assert isinstance(dialog, kind)
            answer(dialog)

        self._answers.append((kind, answering))

    def will_choose_file(self, path: Path) -> None:
        """Put a path into the next file dialog, then press Enter."""

        def choose(dialog: QFileDialog) -> None:
            field = dialog.findChild(QLineEdit, "fileNameEdit")
            assert isinstance(field, QLineEdit)
            field.setText(str(path))  # typed letters would open a list of names, whenever it has read the folder
            self.press("Return", on=field)

        self.will_answer(QFileDialog, choose)

    def will_be_told(self, *words: str) -> list[str]:
        """Read the next message, which must hold these words, and close it; the list holds it afterwards."""
        told: list[str] = []

        def read(box: QMessageBox) -> None:
            told.append(box.text())
            assert all(word in box.text() for word in words), box.text()
            self.press("Return", on=box)

        self.will_answer(QMessageBox, read)
        return told

    def all_is_answered(self) -> None:
        """Every dialog that was to be answered came, and no other."""
        waiting = [kind.__name__ for kind, _ in self._answers]
        assert not waiting, f"nothing was asked by {waiting}; {self._faults}"
        assert not self._faults, self._faults

    def wait_for_sheet(self) -> None:
        """Wait until the allocation sheet is written."""
        self.qtbot.waitUntil(lambda: not self.window.exporting.is_running, timeout=30_000)

    def close(self) -> None:
        """Close the window."""
        self.window.close()
        assert not self.window.isVisible()

    def leave(self) -> None:
        """Close what is still open; fails when a dialog came unexpectedly, or one did not come."""
        self._eyes.stop()
        self.window.close()
        self.all_is_answered()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or not dialog.isVisible():
            self._puzzled = 0
        elif self._answers and isinstance(dialog, self._answers[0][0]) and dialog.isActiveWindow():
            _, answer = self._answers.pop(0)
            self._puzzled = 0
            QTimer.singleShot(0, dialog, lambda: self._answer(dialog, answer))
        elif (patience := self._puzzled + 1) < _UNEXPECTED_AFTER:
            self._puzzled = patience
        else:
            self._puzzled = 0
            self._faults.append(f"nobody expected, or nobody closed: {words_of(dialog)}")
            dialog.close()

    def _answer(self, dialog: QWidget, answer: Callable[[QWidget], None]) -> None:
        try:
            answer(dialog)
        except BaseException as fault:  # noqa: BLE001  (told of at the end; the dialog must not stay for ever)
            self._faults.append(repr(fault))
            dialog.close()


def words_of(widget: QWidget) -> str:
    """What can be read on a widget."""
    labels: Iterable[QLabel] = widget.findChildren(QLabel)
    return " | ".join([widget.windowTitle(), *(one.text() for one in labels if one.text())])
