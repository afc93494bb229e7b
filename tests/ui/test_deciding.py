"""Everything a person decides, by keyboard and by click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from caseload_app.ui.actions import ACTIONS, Act
from caseload_app.ui.asking import Asking
from caseload_app.ui.dialogs.move_dialog import MoveDialog
from caseload_app.ui.dialogs.reason_dialog import ReasonDialog
from caseload_app.ui.main_window import MainWindow
from tests.ui.answers import Answers


def _answers(window: MainWindow) -> Answers:
    assert isinstance(window.asking, Answers)
    return window.asking


def _first(window: MainWindow) -> tuple[str, str]:
    assert window.page.board is not None
    return next(iter(window.page.board.proposals.items()))


def _worker_of(window: MainWindow, case_id: str) -> str | None:
    assert window.desk.team is not None
    return window.desk.team.board.case[case_id].worker_id


def _in_dialog(act: Callable[[QDialog], None]) -> None:
    """Do something in the dialog that is about to open."""

    def when_open() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            for _ in range(100):  # without a window manager it takes a while, and more than one try
                if QApplication.activeWindow() is dialog:
                    break
                dialog.activateWindow()
                QTest.qWait(20)
            act(dialog)
        finally:
            if dialog.isVisible():  # no answer, or a failure: let the test end
                dialog.reject()

    QTimer.singleShot(50, when_open)


def test_accept_all_is_one_step_and_one_undo(suggested: MainWindow) -> None:
    assert suggested.page.board is not None
    wanted = dict(suggested.page.board.proposals)
    suggested.act[Act.ACCEPT_ALL].trigger()
    assert all(_worker_of(suggested, case_id) == worker_id for case_id, worker_id in wanted.items())
    assert not suggested.act[Act.ACCEPT_ALL].isEnabled()
    suggested.act[Act.UNDO].trigger()
    assert all(_worker_of(suggested, case_id) is None for case_id in wanted)
    suggested.act[Act.REDO].trigger()
    assert all(_worker_of(suggested, case_id) == worker_id for case_id, worker_id in wanted.items())


def test_the_toast_offers_undo(suggested: MainWindow, qtbot: QtBot) -> None:
    case_id, _ = _first(suggested)
    suggested.deciding.accept((case_id,))
    assert case_id in suggested.toast.words
    undo = next(b for b in suggested.toast.findChildren(QPushButton) if b.text() == "Undo")
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert _worker_of(suggested, case_id) is None


def test_the_key_a_accepts_what_is_selected(suggested: MainWindow, qtbot: QtBot) -> None:
    case_id, worker_id = _first(suggested)
    suggested.page.select_case(case_id)
    suggested.page.board_view.setFocus()
    QTest.keyClick(suggested.page.board_view, Qt.Key.Key_A)
    assert _worker_of(suggested, case_id) == worker_id


def test_refusing_asks_for_a_reason_and_keeps_the_case_where_it_is(suggested: MainWindow) -> None:
    case_id, _ = _first(suggested)
    suggested.page.select_case(case_id)
    suggested.act[Act.REFUSE].trigger()
    assert suggested.page.board is not None
    assert case_id in suggested.page.board.proposals, "without a reason nothing is refused"
    _answers(suggested).words = "The family asked for somebody else"
    suggested.act[Act.REFUSE].trigger()
    assert case_id not in suggested.page.board.proposals
    assert _worker_of(suggested, case_id) is None
    assert suggested.desk.team is not None
    assert suggested.desk.team.steps()[-1].reason == "The family asked for somebody else"


def test_lock_and_unlock(suggested: MainWindow) -> None:
    assert suggested.desk.team is not None
    held = next(c.id for c in suggested.desk.team.state.team.cases if c.worker_id is not None and not c.locked)
    suggested.page.select_case(held)
    suggested.act[Act.LOCK].trigger()
    assert suggested.desk.team.board.case[held].locked
    suggested.act[Act.LOCK].trigger()
    assert not suggested.desk.team.board.case[held].locked


def test_alt_down_moves_a_case_to_the_row_below(sample: MainWindow, qtbot: QtBot) -> None:
    _answers(sample).words = "Trying it out"
    board = sample.page.board
    assert board is not None
    row, below = board.rows[0], board.rows[1]
    block = next(block for block in row.blocks if not block.locked)
    sample.page.select_case(block.case_id)
    sample.page.board_view.setFocus()
    QTest.keyClick(sample.page.board_view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert _worker_of(sample, block.case_id) == below.worker_id
    QTest.keyClick(sample.page.board_view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert _worker_of(sample, block.case_id) == row.worker_id


def test_cut_and_paste_move_a_case(sample: MainWindow, qtbot: QtBot) -> None:
    _answers(sample).words = "Trying it out"
    page = sample.page
    assert page.board is not None
    case_id, worker_id = page.board.tray[0].case_id, page.board.rows[2].worker_id
    page.select_case(case_id)
    sample.act[Act.CUT].trigger()
    page.clear_selection()
    page.board_view.select_worker(worker_id)
    sample.act[Act.PASTE].trigger()
    assert _worker_of(sample, case_id) == worker_id


def test_move_to_ranks_the_suggested_worker_first_and_moves_on_enter(suggested: MainWindow, qtbot: QtBot) -> None:
    suggested.use(Asking(suggested, suggested.theme))
    case_id, worker_id = _first(suggested)
    suggested.page.select_case(case_id)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, MoveDialog)
        assert dialog.worker_id == worker_id
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)

    _in_dialog(choose)
    suggested.act[Act.MOVE].trigger()
    assert _worker_of(suggested, case_id) == worker_id


def test_move_to_narrows_by_name_and_esc_leaves_everything_as_it_was(suggested: MainWindow, qtbot: QtBot) -> None:
    suggested.use(Asking(suggested, suggested.theme))
    case_id, _ = _first(suggested)
    assert suggested.page.board is not None
    last = suggested.page.board.rows[-1]

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, MoveDialog)
        QTest.keyClicks(dialog.search, last.name)
        assert dialog.worker_id == last.worker_id
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    _in_dialog(look)
    suggested.deciding.move_to((case_id,))
    assert _worker_of(suggested, case_id) is None


def test_an_override_cannot_be_confirmed_without_a_reason(suggested: MainWindow, qtbot: QtBot) -> None:
    suggested.use(Asking(suggested, suggested.theme))
    board = suggested.page.board
    assert board is not None
    nobody_can = next(card.case_id for card in board.tray if card.suggested_worker is None)
    worker_id = board.rows[0].worker_id

    def give_a_reason(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog)
        assert not dialog.confirm.isEnabled()
        QTest.keyClicks(dialog.field, "Agreed in supervision")
        QTest.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)

    _in_dialog(give_a_reason)
    suggested.deciding.move((nobody_can,), worker_id)
    assert _worker_of(suggested, nobody_can) == worker_id


def test_del_leaves_a_case_unallocated(sample: MainWindow, qtbot: QtBot) -> None:
    assert sample.desk.team is not None
    held = next(c.id for c in sample.desk.team.state.team.cases if c.worker_id is not None and not c.locked)
    sample.page.select_case(held)
    sample.page.board_view.setFocus()
    _answers(sample).words = "The worker leaves on Friday"
    QTest.keyClick(sample.page.board_view, Qt.Key.Key_Delete)
    assert _worker_of(sample, held) is None
    assert sample.desk.team.steps()[-1].reason == "The worker leaves on Friday"
    sample.act[Act.UNDO].trigger()
    assert _worker_of(sample, held) is not None


def test_leaving_a_case_unallocated_that_must_be_allocated_says_so(sample: MainWindow) -> None:
    assert sample.page.board is not None
    board = sample.page.board
    must = next(c.id for c in board.team.cases if c.worker_id and board.category(c.id).must_allocate and not c.locked)
    sample.deciding.unallocate((must,))
    assert _answers(sample).sentences == [f"{must} must be allocated: without a worker it is an alarm."]
    assert _worker_of(sample, must) is not None, "without a reason nothing changes"


def test_esc_clears_the_selection(suggested: MainWindow, qtbot: QtBot) -> None:
    suggested.page.select_case(_first(suggested)[0])
    QTest.keyClick(suggested.page.board_view, Qt.Key.Key_Escape)
    assert suggested.page.selected_cases() == ()


def test_no_two_actions_share_a_shortcut() -> None:
    keys = [key for row in ACTIONS.values() for key in row.keys]
    assert len(keys) == len(set(keys))


def test_every_button_has_a_name_for_a_screen_reader(suggested: MainWindow) -> None:
    for shown in suggested.findChildren(QPushButton):
        assert shown.accessibleName() or shown.text()
