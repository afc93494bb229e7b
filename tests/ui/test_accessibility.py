"""By keyboard and screen reader: names, roles and values in the accessibility tree, the order and sight of focus."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from caseload_app.ui.actions import Act
from caseload_app.ui.dialogs.day_dialog import DayDialog
from caseload_app.ui.dialogs.move_dialog import MoveDialog
from caseload_app.ui.dialogs.reason_dialog import ReasonDialog
from caseload_app.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.theme.motion import Motion
from tests.pictures.workbooks import next_week_workbook
from tests.ui.reading import parts

Role = QAccessible.Role
CONTROLS = {
    Role.Button,
    Role.ButtonMenu,
    Role.ButtonDropDown,
    Role.CheckBox,
    Role.RadioButton,
    Role.EditableText,
    Role.ComboBox,
    Role.List,
    Role.Table,
    Role.Tree,
    Role.Slider,
    Role.SpinBox,
    Role.ProgressBar,
    Role.PageTab,
    Role.ListItem,
    Role.TreeItem,
    Role.MenuItem,
    Role.Link,
}
WITH_VALUE = {Role.Slider, Role.SpinBox, Role.ProgressBar}
_SETTLING = 120


def nameless(window: QWidget) -> list[str]:
    """The controls, and whatever takes the focus, that a screen reader could not tell from each other."""
    return [
        f"{Role(part.role()).name} {_class_of(part)}"
        for part in parts(QAccessible.queryAccessibleInterface(window))
        if _is_seen(part) and _needs_name(part) and not part.text(QAccessible.Text.Name).strip()
    ]


def valueless(window: QWidget) -> list[str]:
    return [
        _class_of(part)
        for part in parts(QAccessible.queryAccessibleInterface(window))
        if _is_seen(part) and part.role() in WITH_VALUE and part.valueInterface() is None
    ]


def _is_seen(part: QAccessibleInterface) -> bool:
    return not part.state().invisible


def _needs_name(part: QAccessibleInterface) -> bool:
    widget = part.object()
    if isinstance(widget, QWidget) and isinstance(widget.parent(), QLineEdit):
        return False  # the signs inside a field, for which the field speaks
    takes_focus = isinstance(widget, QWidget) and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return part.role() in CONTROLS or takes_focus


def _class_of(part: QAccessibleInterface) -> str:
    widget = part.object()
    return f"{type(widget).__name__} {widget.objectName()}".strip()


def screens(window: MainWindow, qtbot: QtBot, folder: Path) -> Iterator[str]:
    """Brings every page in turn, and says which it is."""
    yield "welcome"
    window.filing.open_sample()
    yield "a new board"
    team = window.desk.team
    assert team is not None
    draft = team.question().answer()
    window.desk.do(lambda open_team, _: open_team.show(draft))
    window.page.select_case(next(iter(team.board.proposals)))
    yield "why a case"
    window.page.select_case(next(card.case_id for card in team.board.tray if card.suggested_worker is None))
    yield "a case left over"
    window.page.clear_selection()
    window.page.board_view.select_worker("W07")
    yield "a worker"
    window.page.select_cases(tuple(team.board.proposals)[:3])
    yield "several"
    window.act[Act.TABLE].trigger()
    yield "the table"
    window.act[Act.TABLE].trigger()
    window.act[Act.HIDE_NAMES].trigger()
    window.act[Act.TOUR].trigger()
    yield "hidden names and the tour"
    window.tour.end()
    window.act[Act.HIDE_NAMES].trigger()
    window.act[Act.FIND].trigger()
    yield "find"
    path = folder / "next week.xlsx"
    next_week_workbook(path)
    window.filing.read(path)
    qtbot.waitUntil(lambda: window.importing is not None, timeout=20_000)
    yield "an import"


def dialogs(window: MainWindow) -> list[QDialog]:
    board = window.page.board
    assert board is not None
    case_id = next(iter(board.proposals))
    return [
        MoveDialog(window, window.theme, board, (case_id,)),
        ReasonDialog(window, title="Refuse?", intro="It stays.", sentences=["One."], action="Refuse", hint="Why"),
        DayDialog(window, board.day),
        ShortcutsDialog(window),
    ]


def test_every_control_of_every_page_has_a_name_and_a_value(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    found = {}
    for name in screens(window, qtbot, tmp_path):
        QTest.qWait(_SETTLING)
        found[name] = [*nameless(window), *valueless(window)]
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_every_control_of_every_question_has_a_name(suggested: MainWindow) -> None:
    found = {}
    for dialog in dialogs(suggested):
        dialog.show()
        found[type(dialog).__name__] = [*nameless(dialog), *valueless(dialog)]
        dialog.close()
        dialog.deleteLater()
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_every_block_says_which_case_it_is_and_whose(suggested: MainWindow) -> None:
    view = QAccessible.queryAccessibleInterface(suggested.page.board_view)
    assert view.role() is Role.Table
    spoken = {part.text(QAccessible.Text.Name) for part in parts(view) if part.role() is Role.Cell}
    board = suggested.page.board
    assert board is not None
    for row in board.rows:
        assert any(words.startswith(row.name) for words in spoken)
        for block in row.blocks:
            assert any(words.startswith(block.case_id) and row.name in words for words in spoken), block.case_id


def _focused() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def _tab_stops(window: MainWindow) -> list[QWidget]:
    """Where Tab leads, once round."""
    window.bar.button_of(Act.IMPORT).setFocus()
    stops = [_focused()]
    for _ in range(200):
        QTest.keyClick(_focused(), Qt.Key.Key_Tab)
        now = _focused()
        if now is stops[0]:
            return stops
        stops.append(now)
    raise AssertionError("Tab never comes round")


def test_tab_leads_from_the_bar_over_the_tray_and_the_board_to_why(suggested: MainWindow) -> None:
    board = suggested.page.board
    assert board is not None
    suggested.page.select_case(next(iter(board.proposals)))
    QTest.qWait(_SETTLING)
    page = suggested.page
    middle = page.splitter.widget(1)
    assert middle is not None
    order = [suggested.bar, page.tray, middle, page.why]
    regions = [
        next((k for k, region in enumerate(order) if region.isAncestorOf(stop)), None) for stop in _tab_stops(suggested)
    ]
    known = [region for region in regions if region is not None]
    assert known == sorted(known)
    assert set(known) == {0, 1, 2, 3}


@pytest.mark.parametrize("theme", [Act.THEME_LIGHT, Act.THEME_DARK])
def test_focus_can_be_seen_on_everything_that_takes_it(suggested: MainWindow, theme: Act) -> None:
    suggested.theme.motion = Motion.OFF
    suggested.act[theme].trigger()
    board = suggested.page.board
    assert board is not None
    suggested.page.select_case(next(iter(board.proposals)))
    QTest.qWait(_SETTLING)
    stops = _tab_stops(suggested)
    unseen = []
    for before, stop in pairwise(stops):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.qWait(10)
        with_focus = _picture(suggested, stop)
        before.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.qWait(10)
        if _changed(with_focus, _picture(suggested, stop)) < 20:
            unseen.append(f"{type(stop).__name__} {stop.accessibleName() or stop.objectName()}")
    suggested.act[Act.THEME_LIGHT].trigger()
    assert unseen == []


def _picture(window: MainWindow, part: QWidget) -> QImage:
    at = part.mapTo(window, QPoint(0, 0))
    return window.grab().toImage().copy(at.x(), at.y(), part.width(), part.height())


def _changed(one: QImage, other: QImage) -> int:
    """How many pixels differ, of every other one in both directions."""
    width, height = min(one.width(), other.width()), min(one.height(), other.height())
    return sum(one.pixel(x, y) != other.pixel(x, y) for x in range(0, width, 2) for y in range(height))


def test_undo_in_the_message_is_reached_by_keyboard(sample: MainWindow) -> None:
    sample.deciding.move(("C-2207",), "W08")
    assert sample.toast.isVisible()
    assert sample.page.board is not None
    for _ in range(200):
        QTest.keyClick(_focused(), Qt.Key.Key_Tab)
        focus = _focused()
        if sample.toast.isAncestorOf(focus):
            break
    assert sample.toast.isAncestorOf(focus)
    QTest.keyClick(focus, Qt.Key.Key_Space)
    assert sample.page.board.now.worker_of["C-2207"] is None
