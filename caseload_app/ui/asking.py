"""Every question that the window asks, in one place, so that a test can answer in a person's stead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from platformdirs import user_documents_path
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from caseload_app.services.board import Board
from caseload_app.services.open_team import OpenTeam
from caseload_app.ui.actions import ACTIONS, Act
from caseload_app.ui.dialogs.day_dialog import DayDialog
from caseload_app.ui.dialogs.move_dialog import MoveDialog
from caseload_app.ui.dialogs.reason_dialog import ReasonDialog
from caseload_app.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from caseload_app.ui.dialogs.suggest_dialog import SuggestDialog
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.wish import Wish

_WORKBOOKS = "Workbooks (*.xlsx)"
_TEAMS = "Team files (*.caseload)"


class Asking:
    """Asks with dialogs over a window. Every answer may be None: the person changed their mind."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        self._window = window
        self._theme = theme
        self._open_ones: list[Callable[[OpenTeam], None]] = []

    def names_changed(self, team: OpenTeam) -> None:
        """Show what is asked just now with the names that may be shown from now on."""
        for show_names in self._open_ones:
            show_names(team)

    def workbook(self) -> Path | None:
        """Which workbook to import."""
        return self._open("Import a workbook", _WORKBOOKS)

    def team_file(self) -> Path | None:
        """Which team file to open."""
        return self._open("Open a team file", _TEAMS)

    def new_team_file(self, name: str) -> Path | None:
        """Where to keep the team that is about to be imported."""
        return self._save("Where should the team file be kept?", _folder() / f"{name}.caseload", _TEAMS)

    def sheet(self, near: Path) -> Path | None:
        """Where to write the allocation sheet."""
        return self._save("Export the allocation sheet", near, _WORKBOOKS)

    def template(self) -> Path | None:
        """Where to write the empty template."""
        return self._save("Save an empty template", _folder() / "Caseload workbook.xlsx", _WORKBOOKS)

    def findings_file(self, name: str) -> Path | None:
        """Where to write the findings."""
        return self._save("Save the findings", _folder() / f"{name} findings.txt", "Text files (*.txt)")

    def reason(self, *, title: str, intro: str, sentences: Sequence[str], action: str, hint: str) -> str | None:
        """A reason in words."""
        dialog = ReasonDialog(self._window, title=title, intro=intro, sentences=sentences, action=action, hint=hint)
        return dialog.reason if self._ask(dialog, lambda team: dialog.reword(team.as_shown)) else None

    def worker(self, board: Board, case_ids: Sequence[str]) -> str | None:
        """Which worker cases should go to."""
        dialog = MoveDialog(self._window, self._theme, board, case_ids)
        return dialog.worker_id if self._ask(dialog, lambda team: dialog.show_names(team.board)) else None

    def wish(self, team: OpenTeam, last: Wish, selected: Sequence[str]) -> Wish | None:
        """What the suggestion should do, and for which cases."""
        dialog = SuggestDialog(self._window, self._theme, team, last, selected)
        return dialog.wish if self._ask(dialog, lambda _team: dialog.show_names()) else None

    def day(self, day: date) -> date | None:
        """Which allocation day."""
        dialog = DayDialog(self._window, day)
        return dialog.day if self._ask(dialog, lambda _team: None) else None

    def shortcuts(self) -> None:
        """Show the shortcuts; nothing is asked."""
        self._ask(ShortcutsDialog(self._window), lambda _team: None)

    def try_again(self, sentence: str) -> bool:
        """Whether to try again what did not work."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle("Not done")
        box.setText(sentence)
        box.setStandardButtons(QMessageBox.StandardButton.Retry | QMessageBox.StandardButton.Cancel)
        box.button(QMessageBox.StandardButton.Retry).setText("Try again")
        return self._run(box, lambda team: box.setText(team.as_shown(sentence))) == QMessageBox.StandardButton.Retry

    def tell(self, sentence: str) -> None:
        """Say why something was not done."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle("Not done")
        box.setText(sentence)
        self._run(box, lambda team: box.setText(team.as_shown(sentence)))

    def _ask(self, dialog: QDialog, show_names: Callable[[OpenTeam], None]) -> bool:
        """Show a question; whether it was answered."""
        return self._run(dialog, show_names) == QDialog.DialogCode.Accepted

    def _run(self, dialog: QDialog, show_names: Callable[[OpenTeam], None]) -> int:
        """Show a dialog. The keys that hide names work while it is open, on it and on the window behind it."""
        dialog.addActions([action for action in self._window.actions() if _is_over_questions(action)])
        self._open_ones.append(show_names)
        try:
            return dialog.exec()
        finally:
            self._open_ones.remove(show_names)

    def _open(self, title: str, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, str(_folder()), kinds)
        return Path(chosen) if chosen else None

    def _save(self, title: str, suggested: Path, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(suggested), kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(suggested.suffix)


def _is_over_questions(action: QAction) -> bool:
    return action.data() in ACTIONS and ACTIONS[Act(action.data())].over_questions


def _folder() -> Path:
    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()
