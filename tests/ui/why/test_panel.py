"""The why panel with real clicks and keys: costs stream in, fixes are shown before anything changes."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caseload_app.services.board import why
from caseload_app.services.explanation import Explanation
from caseload_app.ui.actions import Act
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.why.case_view import CaseView
from caseload_app.ui.why.overview import Overview
from caseload_app.ui.why.several import Several
from caseload_app.ui.why.worker_view import WorkerPart

LEFT = Qt.MouseButton.LeftButton
LEFT_OVER = "C-2214"
Part = TypeVar("Part", bound=QWidget)


def part(window: MainWindow, kind: type[Part]) -> Part:
    found = [one for one in window.page.why.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def button(within: QWidget, words: str) -> QPushButton:
    return next(one for one in within.findChildren(QPushButton) if one.text() == words and one.isVisible())


def words_on(widget: QWidget) -> str:
    return " | ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def explained(window: MainWindow, qtbot: QtBot, case_id: str) -> CaseView:
    """Select a case and wait until everything is known of it."""
    told = []
    window.page.why.explaining.told.connect(lambda of, explanation: told.append((of, explanation.is_complete)))
    window.page.select_case(case_id)
    qtbot.waitUntil(lambda: (case_id, True) in told, timeout=60_000)
    return part(window, CaseView)


def test_everybody_else_is_there_at_once_and_the_costs_come_in_ranked(suggested: MainWindow, qtbot: QtBot) -> None:
    suggested.page.select_case("C-2201")
    at_once = part(suggested, CaseView).everyone.order
    assert suggested.page.board is not None
    assert len(at_once) == len(suggested.page.board.rows) - 1
    everyone = explained(suggested, qtbot, "C-2201").everyone
    assert sorted(everyone.order) == sorted(at_once)
    cheapest, dearer = everyone.line_of(everyone.order[0]), everyone.line_of(everyone.order[1])
    assert cheapest.words == "Equally good in every respect"
    assert dearer.words == "1 child fewer back with a worker they know"
    assert everyone.line_of("W08").words == "ASYE may not lead"


def test_without_a_suggestion_it_says_who_would_be_the_best(sample: MainWindow, qtbot: QtBot) -> None:
    view = explained(sample, qtbot, "C-2201")
    assert view.everyone.line_of(view.everyone.order[0]).words == "The best choice now"
    assert "costs are held against that" in words_on(view)


def test_what_is_known_is_kept_while_the_board_is_the_same(suggested: MainWindow, qtbot: QtBot) -> None:
    explained(suggested, qtbot, "C-2201")
    suggested.page.select_case("C-2202")
    told = []
    suggested.page.why.explaining.told.connect(lambda case_id, known: told.append((case_id, known.is_complete)))
    suggested.page.select_case("C-2201")
    assert told == [("C-2201", True)], "told at once, without looking again"


def test_selecting_something_else_ends_the_search(suggested: MainWindow, qtbot: QtBot) -> None:
    told = []
    suggested.page.why.explaining.told.connect(lambda case_id, _known: told.append(case_id))
    suggested.page.select_case("C-2205")
    explained(suggested, qtbot, "C-2203")
    assert "C-2205" not in told


def test_a_click_on_somebody_else_gives_them_the_case(suggested: MainWindow, qtbot: QtBot) -> None:
    everyone = explained(suggested, qtbot, "C-2201").everyone
    worker_id = everyone.order[0]
    QTest.mouseClick(everyone.line_of(worker_id), LEFT)
    assert suggested.page.board is not None
    assert suggested.page.board.now.worker_of["C-2201"] == worker_id


def test_show_shows_what_choosing_somebody_else_would_do(suggested: MainWindow, qtbot: QtBot) -> None:
    everyone = explained(suggested, qtbot, "C-2201").everyone
    worker_id = everyone.order[1]
    QTest.mouseClick(everyone.line_of(worker_id).show_button, LEFT)
    assert suggested.previewing.is_on
    assert suggested.page.board is not None
    assert suggested.page.board.proposals["C-2201"] == worker_id
    assert suggested.desk.team is not None
    assert suggested.desk.team.board.proposals["C-2201"] != worker_id


def test_a_fix_is_shown_on_the_board_before_anything_changes_and_can_be_discarded(
    suggested: MainWindow, qtbot: QtBot
) -> None:
    view = explained(suggested, qtbot, LEFT_OVER)
    assert "short" in words_on(view)
    team = suggested.desk.team
    assert team is not None
    before = (team.state, team.revision, dict(team.board.proposals))
    QTest.mouseClick(view.fixes.buttons[0], LEFT)
    page = suggested.page
    assert page.preview_bar.isVisible()
    assert "Nothing is changed yet" in page.preview_bar.words
    assert page.board is not None
    assert LEFT_OVER in page.board.proposals
    assert not suggested.act[Act.ACCEPT_ALL].isEnabled()
    assert (team.state, team.revision, dict(team.board.proposals)) == before
    QTest.mouseClick(page.preview_bar.discard, LEFT)
    assert page.preview_bar.isHidden()
    assert page.board is team.board
    assert suggested.act[Act.ACCEPT_ALL].isEnabled()
    assert view.isVisible(), "what was explained is still there"


def test_a_fix_is_previewed_and_kept_with_keys_alone(suggested: MainWindow, qtbot: QtBot) -> None:
    view = explained(suggested, qtbot, LEFT_OVER)
    QTest.keyClick(view.fixes.buttons[0], Qt.Key.Key_Space)
    keep = suggested.page.preview_bar.keep
    assert suggested.focusWidget() is keep
    QTest.keyClick(keep, Qt.Key.Key_Space)
    assert not suggested.previewing.is_on
    assert suggested.desk.team is not None
    assert LEFT_OVER in suggested.desk.team.board.proposals
    assert suggested.page.board is suggested.desk.team.board


def test_esc_leaves_a_preview(suggested: MainWindow, qtbot: QtBot) -> None:
    view = explained(suggested, qtbot, LEFT_OVER)
    QTest.mouseClick(view.fixes.buttons[0], LEFT)
    QTest.keyClick(suggested.page.preview_bar.keep, Qt.Key.Key_Escape)
    assert not suggested.previewing.is_on
    assert suggested.page.selected_cases() == (LEFT_OVER,)


def test_lock_and_suggest_again_keeps_the_case_there_and_says_what_changed(suggested: MainWindow, qtbot: QtBot) -> None:
    assert suggested.page.board is not None
    worker_id = suggested.page.board.proposals["C-2202"]
    suggested.page.select_case("C-2202")
    QTest.mouseClick(button(part(suggested, CaseView), "Lock and suggest again"), LEFT)
    qtbot.waitUntil(lambda: not suggested.suggesting.is_running, timeout=60_000)
    board = suggested.page.board
    assert board is not None
    assert board.case["C-2202"].locked
    assert board.now.worker_of["C-2202"] == worker_id
    overview = part(suggested, Overview)
    assert "Since the last suggestion" in words_on(overview)


def test_what_changed_names_the_cases_and_a_click_goes_there(suggested: MainWindow, qtbot: QtBot) -> None:
    team = suggested.desk.team
    assert team is not None
    others = [worker.worker_id for worker in team.board.rows]
    team.lock(["C-2201"], reason="Waits for the conference")
    team.unlock(["C-2201"])
    case_id, worker_id = "C-2209", team.board.proposals["C-2209"]
    elsewhere = next(w for w in others if w != worker_id and team.board.row[w].headroom > 1500)
    suggested.desk.do(lambda open_team, _: open_team.move([case_id], elsewhere, reason="The family asked"))
    suggested.act[Act.SUGGEST].trigger()
    qtbot.waitUntil(lambda: not suggested.suggesting.is_running, timeout=60_000)
    overview = part(suggested, Overview)
    QTest.mouseClick(button(overview, case_id), LEFT)
    assert suggested.page.selected_cases() == (case_id,)


def test_where_room_would_help_is_tried_out(suggested: MainWindow, qtbot: QtBot) -> None:
    suggested.page.clear_selection()
    overview = part(suggested, Overview)
    assert "What is short" in words_on(overview)
    QTest.mouseClick(overview.ask, LEFT)
    assert not overview.ask.isEnabled()
    qtbot.waitUntil(overview.ask.isEnabled, timeout=90_000)
    assert "One more worker with the skill asylum" in words_on(overview)


def test_several_cases_are_summed_up_and_can_be_suggested_by_themselves(sample: MainWindow, qtbot: QtBot) -> None:
    sample.page.select_cases(("C-2201", "C-2202", "C-2205"))
    several = part(sample, Several)
    assert "3 must be allocated and are not" in words_on(several)
    assert "Section 47 enquiry" in words_on(several)
    QTest.mouseClick(button(several, "Suggest for these"), LEFT)
    qtbot.waitUntil(lambda: not sample.suggesting.is_running, timeout=60_000)
    assert sample.page.board is not None
    assert set(sample.page.board.proposals) == {"C-2201", "C-2202", "C-2205"}


def test_a_worker_shows_what_is_due_and_the_history(sample: MainWindow) -> None:
    sample.page.clear_selection()
    sample.page.board_view.select_worker("W07")
    worker = part(sample, WorkerPart)
    said = words_on(worker)
    assert "Due in four weeks" in said
    assert "Taken on" in said
    link = next(one for one in worker.findChildren(QPushButton) if one.text().startswith("C-"))
    case_id = link.text()
    QTest.mouseClick(link, LEFT)
    assert sample.page.selected_cases() == (case_id,)


def test_a_large_team_is_explained_only_when_asked(suggested: MainWindow, qtbot: QtBot) -> None:
    view = explained(suggested, qtbot, "C-2201")
    view.offer()
    asked = []
    view.explain_clicked.connect(lambda: asked.append(1))
    QTest.mouseClick(view.ask, LEFT)
    assert asked
    assert view.ask.isHidden()


def test_a_cost_that_was_not_worked_out_in_time_is_not_told_as_if_it_were_on_its_way(
    suggested: MainWindow, qtbot: QtBot
) -> None:
    known = explained(suggested, qtbot, "C-2201")
    free = known.everyone.order[0]
    assert suggested.page.board is not None
    shown = CaseView(suggested.page.board, why(suggested.page.board, "C-2201"), suggested.theme.tokens, can_change=True)
    qtbot.addWidget(shown)
    shown.begin()
    assert suggested.desk.team is not None
    basis = suggested.desk.team.basis("C-2201").suggestion
    assert basis is not None
    shown.tell(Explanation(revision=1, basis=basis, worker_id="W09", is_complete=True))
    assert shown.everyone.line_of(free).words == "Possible; the cost was not worked out"
