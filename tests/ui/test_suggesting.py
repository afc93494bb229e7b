"""A suggestion runs in the background: the window goes on, it can be stopped, and a late answer is refused politely."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from caseload_app.ui.actions import Act
from caseload_app.ui.dialogs.suggest_dialog import SuggestDialog
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.wish import Wish
from solver.problem import Mode
from tests.ui.answers import Answers


def _finish(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.suggesting.is_running, timeout=40_000)


def test_a_suggestion_appears_on_the_board_and_is_not_saved(sample: MainWindow, qtbot: QtBot) -> None:
    sample.act[Act.SUGGEST].trigger()
    assert sample.suggesting.is_running
    _finish(sample, qtbot)
    assert sample.page.board is not None
    assert sample.page.board.proposals
    assert "suggested" in sample.status.words
    assert sample.desk.team is not None
    assert not any(
        case.worker_id for case in sample.desk.team.state.team.cases if case.id in sample.page.board.proposals
    )
    assert sample.act[Act.ACCEPT_ALL].text() == f"Accept all {len(sample.page.board.proposals)}"


def test_a_search_can_be_stopped(sample: MainWindow, qtbot: QtBot) -> None:
    sample.suggesting.start(Wish(Mode.REBALANCE, max_moves=20))
    sample.act[Act.CANCEL].trigger()
    _finish(sample, qtbot)
    assert sample.page.progress.isHidden()
    assert sample.act[Act.SUGGEST].isEnabled()


def test_a_special_wish_is_not_repeated_unasked(sample: MainWindow, qtbot: QtBot) -> None:
    sample.suggesting.start(Wish(Mode.REBALANCE, max_moves=1))
    _finish(sample, qtbot)
    assert _mode_shown(sample) is Mode.REBALANCE
    sample.act[Act.SUGGEST].trigger()
    _finish(sample, qtbot)
    assert _mode_shown(sample) is Mode.ALLOCATE
    assert sample.suggesting.wish.mode is Mode.REBALANCE


def test_a_suggestion_for_a_board_that_has_changed_is_refused_politely(sample: MainWindow, qtbot: QtBot) -> None:
    answers = sample.asking
    assert isinstance(answers, Answers)
    assert sample.page.board is not None
    sample.suggesting.start()
    sample.deciding.lock((sample.page.board.tray[0].case_id,), True)
    _finish(sample, qtbot)
    assert not sample.page.board.proposals
    assert any("board has changed" in sentence for sentence in answers.told)


def test_a_case_that_is_locked_stays_out_of_the_next_suggestion(suggested: MainWindow, qtbot: QtBot) -> None:
    assert suggested.page.board is not None
    case_id, worker_id = next(iter(suggested.page.board.proposals.items()))
    suggested.deciding.lock((case_id,), True)
    suggested.act[Act.SUGGEST].trigger()
    _finish(suggested, qtbot)
    board = suggested.page.board
    assert board is not None
    assert case_id not in board.proposals
    assert board.case[case_id].locked
    assert board.case[case_id].worker_id == worker_id


def test_covering_needs_somebody_to_cover_for(sample: MainWindow, qtbot: QtBot) -> None:
    assert sample.page.board is not None
    assert sample.desk.team is not None
    dialog = SuggestDialog(sample, sample.theme, sample.desk.team, Wish())
    qtbot.addWidget(dialog)
    dialog.choose(Wish(Mode.COVER))
    assert not dialog.confirm.isEnabled()
    leaver = sample.page.board.rows[0].worker_id
    dialog.choose(Wish(Mode.COVER, covered=(leaver,), max_moves=2))
    assert dialog.confirm.isEnabled()
    assert dialog.wish == Wish(Mode.COVER, covered=(leaver,), max_moves=2)


def test_cover_suggests_somebody_else_for_every_case_it_can(sample: MainWindow, qtbot: QtBot) -> None:
    answers = sample.asking
    assert isinstance(answers, Answers)
    assert sample.page.board is not None
    leaver = sample.page.board.rows[0].worker_id
    answers.chosen_wish = Wish(Mode.COVER, covered=(leaver,))
    sample.act[Act.SUGGEST_WITH].trigger()
    _finish(sample, qtbot)
    board = sample.page.board
    assert any(board.now.worker_of[case_id] == leaver for case_id in board.proposals)
    assert leaver not in board.proposals.values()


def test_the_allocation_day_can_be_changed_and_is_shown(sample: MainWindow) -> None:
    answers = sample.asking
    assert isinstance(answers, Answers)
    answers.chosen_day = date(2026, 3, 9)
    sample.act[Act.DAY].trigger()
    assert sample.act[Act.DAY].text() == "9 Mar 2026"
    assert sample.page.board is not None
    assert sample.page.board.day == date(2026, 3, 9)


def _mode_shown(sample: MainWindow) -> Mode:
    assert sample.desk.team is not None
    draft = sample.desk.team.draft
    assert draft is not None
    return draft.suggestion.problem.mode
