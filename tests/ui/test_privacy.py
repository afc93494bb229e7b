"""Names hidden at one key, and a screen-share mode that stays on: no name is anywhere in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from caseload_app.app import make_window
from caseload_app.ui.actions import Act
from caseload_app.ui.asking import Asking
from caseload_app.ui.dialogs.move_dialog import MoveDialog
from caseload_app.ui.dialogs.suggest_dialog import SuggestDialog
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.window_state import WindowState
from caseload_app.ui.wish import Wish
from solver.problem import Mode
from tests.pictures.workbooks import next_week_workbook
from tests.ui.reading import seen, spoken


def sign(window: MainWindow) -> QToolButton:
    found = window.findChild(QToolButton, "top names hidden")
    assert found is not None
    return found


def children(window: MainWindow) -> set[str]:
    assert window.desk.team is not None
    return {case.name for case in window.desk.team.state.team.cases if case.name}


def workers(window: MainWindow) -> set[str]:
    assert window.desk.team is not None
    return {worker.name for worker in window.desk.team.state.team.workers}


def names_in(window: QWidget, names: set[str]) -> set[str]:
    everything = "\n".join(seen(window) | spoken(window))
    return {name for name in names if name in everything}


def look_at_everything(window: MainWindow) -> dict[str, set[str]]:
    """The names found with each kind of selection, and in each dialog."""
    names = children(window) | workers(window)
    board = window.page.board
    assert board is not None
    cases = [card.case_id for card in board.tray]
    found = {}
    for case_id in cases:
        window.page.select_case(case_id)
        found[case_id] = names_in(window.page.why, names)
    window.page.clear_selection()
    window.page.board_view.select_worker("W07")
    found["a worker"] = names_in(window, names)
    window.page.select_cases(tuple(cases[:3]))
    found["several"] = names_in(window, names)
    window.deciding.accept(cases[1:2])
    found["a toast"] = names_in(window, names)
    board = window.page.board
    assert board is not None
    team = window.desk.team
    assert team is not None
    window.act[Act.FIND].trigger()
    window.finding.finder.field.setText("c-")
    found["find"] = names_in(window.finding.finder, names)
    window.finding.finder.close_up()
    window.act[Act.TABLE].trigger()
    found["the table"] = names_in(window.page.table, names)
    window.act[Act.TABLE].trigger()
    dialogs: list[QDialog] = [
        MoveDialog(window, window.theme, board, cases[3:4]),
        SuggestDialog(window, window.theme, team, Wish(Mode.COVER)),
    ]
    for dialog in dialogs:
        found[type(dialog).__name__] = names_in(dialog, names)
        dialog.deleteLater()
    return found


def test_one_key_hides_the_names_of_children_everywhere(suggested: MainWindow) -> None:
    assert names_in(suggested, children(suggested))
    QTest.keyClick(suggested, Qt.Key.Key_F9)
    assert names_in(suggested, children(suggested)) == set()
    assert sign(suggested).isVisible()
    assert sign(suggested).text() == "Names hidden"
    QTest.keyClick(suggested, Qt.Key.Key_F9)
    assert names_in(suggested, children(suggested))
    assert not sign(suggested).isVisible()


def test_no_selection_and_no_dialog_brings_a_name_back(suggested: MainWindow) -> None:
    suggested.act[Act.WORKER_INITIALS].trigger()
    suggested.act[Act.HIDE_NAMES].trigger()
    assert {where: names for where, names in look_at_everything(suggested).items() if names} == {}


def test_without_hiding_the_same_walk_finds_names(suggested: MainWindow) -> None:
    found = look_at_everything(suggested)
    assert all(
        found[where] for where in ("a worker", "several", "a toast", "find", "the table", "MoveDialog", "SuggestDialog")
    )


def test_a_name_that_is_hidden_cannot_be_found(suggested: MainWindow) -> None:
    finder = suggested.finding.finder
    suggested.act[Act.FIND].trigger()
    finder.field.setText("t.v.")
    assert [entry.id for entry in finder.shown] == ["C-2201"]
    suggested.act[Act.HIDE_NAMES].trigger()
    assert "T.V." not in "".join(entry.in_words for entry in finder.shown)
    finder.field.setText("t.v.")
    assert "C-2201" not in [entry.id for entry in finder.shown]


def test_a_name_seen_in_the_table_before_is_not_kept_behind_the_board(suggested: MainWindow) -> None:
    suggested.act[Act.TABLE].trigger()
    suggested.act[Act.TABLE].trigger()
    suggested.act[Act.HIDE_NAMES].trigger()
    assert names_in(suggested, children(suggested)) == set()


@pytest.mark.parametrize("keys", ["F9", "Ctrl+F9"])
def test_names_behind_an_open_question_can_be_hidden_too(suggested: MainWindow, qtbot: QtBot, keys: str) -> None:
    suggested.use(Asking(suggested, suggested.theme))
    with qtbot.waitActive(suggested):
        suggested.activateWindow()
    assert names_in(suggested, children(suggested))
    open_then: list[bool] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MoveDialog)
        qtbot.waitUntil(dialog.search.hasFocus)
        QTest.keySequence(dialog.search, QKeySequence(keys))
        open_then.append(dialog.isVisible())
        dialog.reject()

    QTimer.singleShot(50, look)
    suggested.deciding.move_to(("C-2201",))
    assert open_then == [True], "the question stays"
    assert names_in(suggested, children(suggested)) == set()


def ask_to_move(window: MainWindow) -> None:
    window.deciding.move_to(("C-2201",))


def ask_whom_to_cover(window: MainWindow) -> None:
    window.suggesting.wish = Wish(Mode.COVER)
    window.act[Act.SUGGEST_WITH].trigger()


def ask_for_a_reason(window: MainWindow) -> None:
    window.deciding.move(("C-2205",), "W07")


def say_what_was_not_done(window: MainWindow) -> None:
    window.desk.refused.emit(f"{min(workers(window))} has no room for {min(children(window))}.")


@pytest.mark.parametrize("ask", [ask_to_move, ask_whom_to_cover, ask_for_a_reason, say_what_was_not_done])
def test_an_open_question_follows_the_names_that_are_shown(
    suggested: MainWindow, qtbot: QtBot, ask: Callable[[MainWindow], None]
) -> None:
    names = workers(suggested) | children(suggested)
    suggested.use(Asking(suggested, suggested.theme))
    suggested.act[Act.WORKER_INITIALS].trigger()
    with qtbot.waitActive(suggested):
        suggested.activateWindow()
    found: list[set[str]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        qtbot.waitUntil(dialog.isActiveWindow)  # before that no key is its own
        for _ in range(3):
            found.append(names_in(dialog, names))
            QTest.keySequence(dialog, QKeySequence("F9"))
        dialog.reject()

    QTimer.singleShot(150, look)
    ask(suggested)
    shown, hidden, shown_again = found
    assert shown
    assert hidden == set()
    assert shown_again == shown


def test_the_worker_chosen_in_a_question_stays_chosen_when_names_are_hidden(
    suggested: MainWindow, qtbot: QtBot
) -> None:
    suggested.use(Asking(suggested, suggested.theme))
    suggested.act[Act.WORKER_INITIALS].trigger()
    with qtbot.waitActive(suggested):
        suggested.activateWindow()
    chosen: list[str | None] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MoveDialog)
        qtbot.waitUntil(dialog.isActiveWindow)
        QTest.keyClicks(dialog.search, "farah")
        chosen.append(dialog.worker_id)
        QTest.keySequence(dialog, QKeySequence("F9"))
        chosen.append(dialog.worker_id)
        assert dialog.search.text() == ""
        dialog.reject()

    QTimer.singleShot(150, look)
    ask_to_move(suggested)
    assert chosen[0] is not None
    assert chosen[1] == chosen[0]


def test_a_toast_that_names_a_worker_goes_when_workers_become_initials(suggested: MainWindow) -> None:
    suggested.act[Act.HIDE_NAMES].trigger()
    suggested.deciding.move(("C-2207",), "W08")
    assert suggested.toast.isVisible()
    suggested.act[Act.WORKER_INITIALS].trigger()
    assert not suggested.toast.isVisible()
    assert names_in(suggested, workers(suggested)) == set()


def test_screen_share_mode_stays_on_after_a_restart(suggested: MainWindow, tmp_path: Path, qapp: QApplication) -> None:
    suggested.act[Act.SHARE_SCREEN].trigger()
    assert sign(suggested).text() == "Screen share: names hidden"
    again = make_window(qapp, WindowState(tmp_path / "window.ini"), tmp_path)
    again.show()
    again.filing.open_sample()
    try:
        assert sign(again).isVisible()
        assert names_in(again, children(again)) == set()
    finally:
        again.close()


def test_the_one_key_does_not_end_screen_share_mode(suggested: MainWindow) -> None:
    suggested.act[Act.SHARE_SCREEN].trigger()
    QTest.keyClick(suggested, Qt.Key.Key_F9)
    assert names_in(suggested, children(suggested)) == set()
    assert suggested.act[Act.HIDE_NAMES].isChecked()
    assert "stay hidden" in suggested.toast.words
    suggested.act[Act.SHARE_SCREEN].trigger()
    assert names_in(suggested, children(suggested))


def test_names_hidden_for_the_moment_are_shown_again_after_a_restart(
    suggested: MainWindow, tmp_path: Path, qapp: QApplication
) -> None:
    suggested.act[Act.HIDE_NAMES].trigger()
    again = make_window(qapp, WindowState(tmp_path / "window.ini"), tmp_path)
    assert not again.privacy.is_hiding
    again.close()


def test_names_are_hidden_on_the_import_page_too(sample: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "next week.xlsx"
    next_week_workbook(path)
    names = children(sample) | workers(sample)
    sample.filing.read(path)
    qtbot.waitUntil(lambda: sample.importing is not None, timeout=20_000)
    assert sample.importing is not None
    assert names_in(sample.importing, names)
    sample.act[Act.WORKER_INITIALS].trigger()
    sample.act[Act.HIDE_NAMES].trigger()
    assert names_in(sample.importing, names) == set()


@pytest.mark.parametrize("act", [Act.HIDE_NAMES, Act.SHARE_SCREEN])
def test_it_is_said_that_exported_sheets_still_have_the_names(sample: MainWindow, act: Act) -> None:
    sample.act[act].trigger()
    assert "Exported sheets still have them" in sample.toast.words
