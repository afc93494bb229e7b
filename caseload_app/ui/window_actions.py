"""The actions as the window has them: what each does, where its keys count, and whether it can be done now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from caseload_app.domain.wording import day as in_words
from caseload_app.services.board import Board
from caseload_app.services.open_team import OpenTeam
from caseload_app.ui.actions import ACTIONS, Act

_ON_CASES = (Act.ACCEPT, Act.REFUSE, None, Act.MOVE, Act.ROW_UP, Act.ROW_DOWN, Act.UNALLOCATE, None, Act.LOCK, Act.COPY)
"""The context menu of cases."""


def made(works: Mapping[Act, Callable[[], object]], window: QWidget, views: Iterable[QWidget]) -> dict[Act, QAction]:
    """An action for each; the keys of those that are about what is selected count only in the views."""
    on_views = tuple(views)
    return {act: _made(act, work, window, on_views) for act, work in works.items()}


def _made(act: Act, work: Callable[[], object], window: QWidget, views: Iterable[QWidget]) -> QAction:
    row = ACTIONS[act]
    action = QAction(row.words, window)
    action.setShortcuts([QKeySequence(keys) for keys in row.keys])
    action.setData(act)
    action.triggered.connect(lambda _checked=False: work() if row.over_questions else _unless_asked(work))
    if row.on_board:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        for view in views:
            view.addAction(action)
    else:
        window.addAction(action)
    return action


def _unless_asked(work: Callable[[], object]) -> None:
    """Do what was asked, unless a question is open: a key of its answer must not ask another one."""
    if QApplication.activeModalWidget() is None:
        work()


def menu_of_cases(actions: Mapping[Act, QAction], window: QWidget) -> QMenu:
    """The context menu of what is selected; it is gone when it closes."""
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for act in _ON_CASES:
        if act is None:
            menu.addSeparator()
        else:
            menu.addAction(actions[act])
    return menu


def enable(  # noqa: PLR0913  (how things stand, all by name)
    actions: Mapping[Act, QAction],
    *,
    team: OpenTeam | None,
    board: Board | None,
    chosen: tuple[str, ...],
    can_change: bool,
    is_searching: bool,
    is_reading: bool,
    is_exporting: bool,
) -> None:
    """Let be done what can be done, and say in the words what it would do.

    Args:
        actions: all of them.
        team: the open team.
        board: what is shown, which may be only a preview.
        chosen: the cases that are selected.
        can_change: whether the team may be changed, and what is shown is no preview.
        is_searching: whether a suggestion is being looked for.
        is_reading: whether a workbook is being read.
        is_exporting: whether an allocation sheet is being written.
    """
    proposals = board.proposals if board is not None else {}
    for act in (Act.SUGGEST, Act.SUGGEST_WITH):
        actions[act].setEnabled(can_change and not is_searching and board is not None and bool(board.rows))
    actions[Act.CANCEL].setEnabled(is_searching)
    actions[Act.ACCEPT_ALL].setEnabled(can_change and bool(proposals))
    actions[Act.ACCEPT_ALL].setText(f"Accept all {len(proposals)}" if proposals else "Accept all")
    has_open_ones = any(case_id in proposals for case_id in chosen)
    for act in (Act.ACCEPT, Act.REFUSE):
        actions[act].setEnabled(can_change and has_open_ones)
    for act in (Act.MOVE, Act.LOCK, Act.ROW_UP, Act.ROW_DOWN, Act.CUT, Act.UNALLOCATE):
        actions[act].setEnabled(can_change and bool(chosen))
    actions[Act.PASTE].setEnabled(can_change)
    actions[Act.COPY].setEnabled(bool(chosen))
    for act in (Act.SEARCH, Act.TABLE, Act.TO_TRAY, Act.TO_BOARD, Act.TO_WHY):
        actions[act].setEnabled(team is not None)
    for act, verb, words in (
        (Act.UNDO, "Undo", team.undo_words if team is not None and can_change else None),
        (Act.REDO, "Redo", team.redo_words if team is not None and can_change else None),
    ):
        actions[act].setEnabled(words is not None)
        actions[act].setToolTip(f"{verb}: {words}" if words else verb)
    actions[Act.EXPORT].setEnabled(team is not None and bool(team.state.team.cases) and not is_exporting)
    actions[Act.DAY].setEnabled(can_change)
    actions[Act.DAY].setText(in_words(team.day) if team is not None else "Allocation day")
    actions[Act.IMPORT].setEnabled(not is_reading and (team is None or can_change))
