from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseload_app.ui.actions import Act
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.tray.filters import Chip
from caseload_app.ui.tray.panel import TrayPanel
from tests.ui.dragging import drop
from tests.ui.test_deciding import _answers

LEFT = Qt.MouseButton.LeftButton


def shown(tray: TrayPanel) -> list[str]:
    model = tray.view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_keys_still_do_things_when_the_last_card_found_is_accepted(sample: MainWindow, qtbot: QtBot) -> None:
    assert sample.desk.team is not None
    draft = sample.desk.team.question().answer()
    sample.desk.do(lambda team, _: team.show(draft))
    assert sample.page.board is not None
    case_id = next(iter(sample.page.board.proposals))
    tray = sample.page.tray
    tray.search.setText(case_id)
    tray.view.setFocus()
    sample.page.select_case(case_id)
    qtbot.waitUntil(tray.view.hasFocus)
    sample.act[Act.ACCEPT].trigger()
    assert shown(tray) == []
    assert not tray.search.hasFocus()
    sample.act[Act.UNDO].trigger()
    assert case_id in sample.desk.team.board.card


def test_the_card_with_the_focus_can_be_read(sample: MainWindow, qtbot: QtBot) -> None:
    view = sample.page.tray.view
    sample.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    place = view.visualRect(view.currentIndex()).adjusted(12, 8, -12, -12)
    seen = view.viewport().grab(place).toImage()
    paper = QColor(sample.theme.tokens.base).rgb()
    blank = sum(seen.pixel(x, y) == paper for x in range(seen.width()) for y in range(seen.height()))
    assert blank > seen.width() * seen.height() / 2, "the words stand on paper, not on the colour of the work"


def test_the_alarm_says_how_many_must_be_allocated_and_a_click_shows_them(sample: MainWindow) -> None:
    tray = sample.page.tray
    assert tray.alarm.isVisible()
    assert tray.alarm.accessibleName() == "7 must be allocated and are not"
    QTest.mouseClick(tray.alarm, LEFT)
    assert len(shown(tray)) == 7
    assert tray.chips.buttons[Chip.MUST].isChecked()
    QTest.mouseClick(tray.chips.all, LEFT)
    assert len(shown(tray)) == 14


def test_the_alarm_counts_what_has_no_suggestion_and_goes_when_all_have_a_worker(suggested: MainWindow) -> None:
    tray = suggested.page.tray
    assert tray.alarm.accessibleName() == "7 must be allocated and are not, 1 of them without a suggestion"
    assert suggested.page.board is not None
    left_over = suggested.page.board.tray[0].case_id
    suggested.deciding.accept_all()
    assert tray.alarm.accessibleName() == "1 must be allocated and is not"
    _answers(suggested).words = "Agreed with the worker"
    suggested.deciding.move((left_over,), suggested.page.board.rows[0].worker_id)
    assert tray.alarm.isHidden()


def test_chips_narrow_with_clicks_and_with_keys_and_say_their_counts(sample: MainWindow) -> None:
    tray = sample.page.tray
    soon = tray.chips.buttons[Chip.DUE_SOON]
    assert soon.text() == "Due in 2 days 3"
    QTest.mouseClick(soon, LEFT)
    assert len(shown(tray)) == 3
    siblings = tray.chips.buttons[Chip.SIBLINGS]
    siblings.setFocus()
    QTest.keyClick(siblings, Qt.Key.Key_Space)
    assert shown(tray) == ["C-2201", "C-2202"]
    assert tray.chips.all.text() == "All 14"
    QTest.mouseClick(soon, LEFT)
    QTest.mouseClick(siblings, LEFT)
    assert len(shown(tray)) == 14
    assert tray.chips.all.isChecked()


def test_a_skill_is_chosen_from_a_menu_of_those_that_are_needed(sample: MainWindow) -> None:
    tray = sample.page.tray
    tray.chips.menu.aboutToShow.emit()
    court = next(action for action in tray.chips.menu.actions() if action.text().startswith("Court"))
    court.trigger()
    assert shown(tray) == ["C-2205"]
    assert tray.chips.skill.text() == "Skill: court 1"


def test_nothing_found_says_so_and_offers_to_show_everything_again(sample: MainWindow) -> None:
    tray = sample.page.tray
    QTest.keyClicks(tray.search, "nothing like this")
    assert shown(tray) == []
    assert tray.view.accessibleDescription() == "No case in the tray fits."
    show_all = tray._show_all
    assert show_all.isVisible()
    QTest.mouseClick(show_all, LEFT)
    assert len(shown(tray)) == 14
    assert tray.search.text() == ""


def test_down_goes_from_the_search_to_the_cards_and_esc_clears_it(sample: MainWindow, qtbot: QtBot) -> None:
    tray = sample.page.tray
    sample.act[Act.SEARCH].trigger()
    QTest.keyClicks(tray.search, "C-22")
    QTest.keyClick(tray.search, Qt.Key.Key_Escape)
    assert tray.search.text() == ""
    QTest.keyClick(tray.search, Qt.Key.Key_Down)
    qtbot.waitUntil(tray.view.hasFocus)


def test_a_selection_outlives_a_filter_that_still_shows_it(sample: MainWindow) -> None:
    sample.page.select_case("C-2205")
    sample.page.tray.chips.toggle(Chip.MUST)
    assert sample.page.tray.view.selected_cases() == ("C-2205",)


def test_cases_can_be_dropped_on_an_empty_tray(suggested: MainWindow) -> None:
    page = suggested.page
    answers = _answers(suggested)
    answers.words = "Agreed with the worker"
    suggested.deciding.accept_all()
    assert page.board is not None
    suggested.deciding.move((page.board.tray[0].case_id,), page.board.rows[0].worker_id)
    assert page.tray.view.accessibleDescription().startswith("Every case has a worker.")
    assert page.tray.search.isHidden()
    drop(page.tray.view.viewport(), QPoint(40, 60), ["C-2205"])
    assert shown(page.tray) == ["C-2205"]


def test_the_card_under_the_pointer_tells_its_family(sample: MainWindow, qtbot: QtBot) -> None:
    view = sample.page.tray.view
    index = view.model().match(view.model().index(0, 0), Qt.ItemDataRole.DisplayRole, "C-2201")[0]
    at = QPointF(view.visualRect(index).center())
    move = QMouseEvent(
        QMouseEvent.Type.MouseMove, at, at, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier(0)
    )
    with qtbot.waitSignal(view.families_pointed) as told:
        QApplication.sendEvent(view.viewport(), move)
    assert told.args == [frozenset({"F-401"})]


def test_home_selects_the_first_card_after_a_search(sample: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(sample):
        sample.activateWindow()
    sample.page.clear_selection()
    sample.page.tray.search.setText("c-2209")
    sample.act[Act.TO_TRAY].trigger()
    QTest.keySequence(sample.page.tray.view, QKeySequence("Home"))
    assert sample.page.selected_cases() == ("C-2209",)
