"""Nothing is cut off: on a small screen, with everything scaled up, and with text at 200 %."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from caseload_app.ui.actions import Act
from caseload_app.ui.dialogs.day_dialog import DayDialog
from caseload_app.ui.dialogs.move_dialog import MoveDialog
from caseload_app.ui.dialogs.reason_dialog import ReasonDialog
from caseload_app.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from caseload_app.ui.dialogs.suggest_dialog import SuggestDialog
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.theme.fonts import BASE
from caseload_app.ui.wish import Wish
from solver.problem import Mode
from tests.ui.clipping import cut_off

_SETTLING = 120
"""Milliseconds in which wrapped words find their height."""

SCREENS = pytest.mark.parametrize(
    ("width", "height", "size"),
    [(1366, 740, Act.TEXT_100), (1366, 740, Act.TEXT_150), (1366, 740, Act.TEXT_200), (911, 480, Act.TEXT_100)],
    ids=["1366 at 100 %", "1366 at 150 %", "1366 at 200 %", "1366 scaled up by 150 %"],
)


@pytest.fixture(autouse=True)
def usual_text(window: MainWindow) -> Iterator[None]:
    yield
    window.act[Act.TEXT_100].trigger()


def show_at(window: MainWindow, width: int, height: int, size: Act) -> None:
    window.resize(width, height)
    window.act[size].trigger()
    QTest.qWait(_SETTLING)
    assert (window.width(), window.height()) == (width, height)


@SCREENS
def test_the_welcome_page_is_seen_in_full(window: MainWindow, width: int, height: int, size: Act) -> None:
    show_at(window, width, height, size)
    assert cut_off(window) == []


@SCREENS
def test_the_board_with_a_suggestion_is_seen_in_full(
    suggested: MainWindow, qtbot: QtBot, width: int, height: int, size: Act
) -> None:
    show_at(suggested, width, height, size)
    board = suggested.page.board
    assert board is not None
    told: list[bool] = []
    suggested.page.why.explaining.told.connect(lambda _case_id, known: told.append(known.is_complete))
    suggested.page.select_case(next(iter(board.proposals)))
    qtbot.waitUntil(lambda: any(told), timeout=30_000)  # until then words change, and find their height after that
    QTest.qWait(_SETTLING)
    assert cut_off(suggested) == []
    suggested.act[Act.TO_WHY].trigger()
    QTest.qWait(_SETTLING)
    assert cut_off(suggested) == []


@SCREENS
def test_the_table_is_seen_in_full(suggested: MainWindow, width: int, height: int, size: Act) -> None:
    suggested.act[Act.TABLE].trigger()
    suggested.page.table.group_by("category")
    show_at(suggested, width, height, size)
    assert cut_off(suggested) == []


@SCREENS
def test_find_is_seen_in_full(suggested: MainWindow, width: int, height: int, size: Act) -> None:
    show_at(suggested, width, height, size)
    suggested.act[Act.FIND].trigger()
    QTest.keyClicks(suggested.finding.finder.field, "a")
    QTest.qWait(_SETTLING)
    assert cut_off(suggested) == []


@SCREENS
def test_the_help_is_seen_in_full(window: MainWindow, width: int, height: int, size: Act) -> None:
    show_at(window, width, height, size)
    window.show_help("keyboard")
    assert window.help is not None
    QTest.qWait(_SETTLING)
    assert cut_off(window.help) == []
    assert window.help.width() <= width
    assert window.help.height() <= height
    window.help.close()


@SCREENS
def test_hidden_names_leave_room_for_the_rest(suggested: MainWindow, width: int, height: int, size: Act) -> None:
    suggested.act[Act.SHARE_SCREEN].trigger()
    suggested.toast.hide()
    show_at(suggested, width, height, size)
    assert cut_off(suggested) == []


@SCREENS
def test_the_questions_are_seen_in_full(suggested: MainWindow, width: int, height: int, size: Act) -> None:
    show_at(suggested, width, height, size)
    board, team = suggested.page.board, suggested.desk.team
    assert board is not None
    assert team is not None
    case_id = next(iter(board.proposals))
    dialogs: list[QDialog] = [
        MoveDialog(suggested, suggested.theme, board, (case_id,)),
        ReasonDialog(
            suggested,
            title=f"Give {case_id} to Amara Okafor all the same?",
            intro="A rule stands in the way. You decide; the reason is recorded.",
            sentences=["No asylum skill.", "3.2 points over."],
            action="Do it all the same",
            hint="For example: agreed with the worker and the head of service",
        ),
        DayDialog(suggested, board.day),
        ShortcutsDialog(suggested),
        *(SuggestDialog(suggested, suggested.theme, team, Wish(mode)) for mode in Mode),
    ]
    found: dict[str, list[str]] = {}
    for dialog in dialogs:
        dialog.show()
        QTest.qWait(_SETTLING)
        found.setdefault(type(dialog).__name__, []).extend(cut_off(dialog))
        if dialog.height() > suggested.height() or dialog.width() > suggested.width():
            found[type(dialog).__name__].append(f"larger than the screen: {dialog.size().toTuple()}")
        dialog.close()
        dialog.deleteLater()
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_figures_keep_off_the_line_of_the_cap(suggested: MainWindow) -> None:
    show_at(suggested, 1366, 740, Act.TEXT_200)
    view, model = suggested.page.board_view, suggested.page.board_model
    seen = view.viewport().grab().toImage()
    cap = QColor(suggested.theme.tokens.cap).rgb()
    x = round(view.geometry_in_use.cap)
    looked_at = 0
    for number in range(model.rowCount()):
        row, place = model.row_at(number), view.visualRect(model.index(number, 0))
        below = range(place.center().y(), place.bottom() - 4)
        if row is None or row.is_over or not row.has_capacity or below.stop > view.viewport().height():
            continue
        looked_at += 1
        assert {seen.pixel(x - 1, y) for y in below} == {cap}, row.name
    assert looked_at > 2


def test_words_take_no_more_height_than_before_when_the_text_is_small_again(suggested: MainWindow) -> None:
    show_at(suggested, 1366, 740, Act.TEXT_100)
    alarm = suggested.page.tray.alarm
    before = alarm.height()
    show_at(suggested, 1366, 740, Act.TEXT_200)
    assert alarm.height() > before
    show_at(suggested, 1366, 740, Act.TEXT_100)
    assert alarm.height() == before


def test_the_size_of_the_text_is_kept(window: MainWindow) -> None:
    window.act[Act.TEXT_150].trigger()
    assert window.font().pixelSize() == round(BASE * 1.5)
    assert window.theme.text_size == 150
    assert window.act[Act.TEXT_150].isChecked()
    assert not window.act[Act.TEXT_100].isChecked()


def test_on_a_narrow_screen_one_side_is_shown_at_a_time(suggested: MainWindow) -> None:
    page = suggested.page
    assert page.tray.isVisible()
    assert page.why.isVisible()
    suggested.resize(911, 480)
    QTest.qWait(_SETTLING)
    assert page.tray.isVisible()
    assert not page.why.isVisible()
    suggested.act[Act.TO_WHY].trigger()
    assert page.why.isVisible()
    assert not page.tray.isVisible()
    suggested.act[Act.SEARCH].trigger()
    assert page.tray.isVisible()
    suggested.resize(1440, 900)
    QTest.qWait(_SETTLING)
    assert page.why.isVisible()


def test_words_that_give_way_in_the_bar_stay_in_the_hover_text(suggested: MainWindow) -> None:
    suggested.resize(911, 480)
    QTest.qWait(_SETTLING)
    export = suggested.bar.findChild(QPushButton, "top export")
    assert export is not None
    assert export.text() == ""
    assert export.accessibleName() == "Export sheet \u2026"
    assert "Ctrl+E" in export.toolTip()
