"""The main page: tray, board, why; one selection for all three, and words at the pointer while cases are dragged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from caseload_app.domain.wording import amount, case_or_cases, list_of, points
from caseload_app.services.board import Board, InTheWay, MovePreview
from caseload_app.services.draft import Draft
from caseload_app.ui.board.axis import Axis
from caseload_app.ui.board.model import BoardModel
from caseload_app.ui.board.view import BoardView
from caseload_app.ui.sides import Sides
from caseload_app.ui.table.panel import CaseTable
from caseload_app.ui.table.switch import BoardOrTable
from caseload_app.ui.table.view import CaseTableView
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.tray.panel import TrayPanel
from caseload_app.ui.tray.view import TrayView
from caseload_app.ui.why.panel import WhyPanel
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.empty_board import EmptyBoard
from caseload_app.ui.widgets.pointer_note import PointerNote
from caseload_app.ui.widgets.preview_bar import PreviewBar
from caseload_app.ui.widgets.progress_strip import ProgressStrip

_MOST_RULES = 5
"""So many rules in the way are named at the pointer."""


class AllocatePage(QWidget):
    """Shows one board. Tells what was dropped where; changes nothing by itself."""

    cases_dropped = Signal(tuple, object)
    """Ids of the cases, and of the worker, None for the tray."""
    selection_changed = Signal()
    view_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._board: Board | None = None
        self._draft: Draft | None = None
        self._is_preview = False
        self._is_linking = False
        self.tray = TrayPanel(theme, self)
        self.board_model = BoardModel(self)
        self.board_view = BoardView(self.board_model, theme, self)
        self.why = WhyPanel(theme, self)
        self.table = CaseTable(theme, self)
        self.progress = ProgressStrip("Looking for the best suggestion", self)
        self.export_progress = ProgressStrip("Writing the allocation sheet", self)
        self.preview_bar = PreviewBar(self)
        self.note = PointerNote(theme, self)
        self.empty = EmptyBoard(self)
        self._title = ElidedLabel("heading")
        self.switch = BoardOrTable(self)
        self.switch.chosen.connect(lambda wanted: self.show_table(wanted=wanted))
        self._figures = ElidedLabel("small")
        self._lay_out(theme)
        self.board_view.selection_changed.connect(self._board_selected)
        self.tray.view.selection_changed.connect(self._tray_selected)
        self.table.view.selection_changed.connect(self._table_selected)
        self.table.view.drag_ended.connect(self._drag_over)
        self.board_view.cases_dropped.connect(self._dropped)
        self.tray.view.cases_dropped.connect(lambda ids: self.cases_dropped.emit(ids, None))
        self.tray.view.families_pointed.connect(self._light_up)
        self.board_view.families_pointed.connect(self._light_up)
        self.board_view.hover_changed.connect(self._hovered)
        self.tray.view.drag_hovered.connect(self._hovered_over_tray)
        self.board_view.drag_ended.connect(self._drag_over)
        self.tray.view.drag_ended.connect(self._drag_over)
        self.why.case_asked.connect(self.select_case)

    def _lay_out(self, theme: Theme) -> None:
        heading = QHBoxLayout()
        heading.setContentsMargins(8, 0, 8, 0)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.sides = Sides(self.splitter, self.tray, self.why, theme)
        heading.addWidget(self.sides)
        heading.addWidget(self._title)
        heading.addSpacing(12)
        heading.addWidget(self.switch)
        heading.addSpacing(12)
        heading.addStretch()
        heading.addWidget(self._figures)
        middle = QWidget(self)
        middle.setProperty("look", "page")
        column = QVBoxLayout(middle)
        column.setContentsMargins(10, 12, 10, 8)
        column.setSpacing(6)
        column.addLayout(heading)
        whole_board = QWidget(middle)
        rows = QVBoxLayout(whole_board)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self.axis = Axis(self.board_view, theme, whole_board)
        rows.addWidget(self.axis)
        rows.addWidget(self.empty)
        rows.addWidget(self.board_view, 1)
        self._middle = QStackedWidget(middle)
        self._middle.addWidget(whole_board)
        self._middle.addWidget(self.table)
        column.addWidget(self._middle, 1)
        column.addWidget(self.preview_bar)
        column.addWidget(self.progress)
        column.addWidget(self.export_progress)
        column.setSpacing(0)
        column.insertSpacing(1, 8)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for part, stretch in ((self.tray, 0), (middle, 1), (self.why, 0)):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.splitter.setSizes([288, 864, 288])
        strips = (self.progress, self.export_progress)
        beside = (self.tray.view, self.sides, self.switch, self.axis, self.board_view, self.table, *strips, self.why)
        for before, after in pairwise(_tab_stops(beside)):
            QWidget.setTabOrder(before, after)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.sides.fit()

    def _dropped(self, case_ids: tuple[str, ...], worker_id: str) -> None:
        self.cases_dropped.emit(case_ids, worker_id)

    # What is shown

    @property
    def board(self) -> Board | None:
        """What is shown."""
        return self._board

    def show_board(self, board: Board | None, *, draft: Draft | None = None, read_only: bool = False) -> None:
        """Show another board, or another state of it, with the draft that is on it."""
        self._draft = draft
        self.why.is_read_only = read_only
        self._is_preview = False
        self._show(board, can_drag=not read_only)

    def show_preview(self, board: Board) -> None:
        """Show what would be, to look at only; why still speaks of what is."""
        self._is_preview = True
        self._show(board, can_drag=False)

    def _show(self, board: Board | None, *, can_drag: bool) -> None:
        chosen, worker = self.selected_cases(), self.selected_worker()
        self._board = board
        self.table.view.setDragEnabled(can_drag)
        for view in (self.board_view, self.tray.view):
            view.setDragEnabled(can_drag)
            view.setAcceptDrops(can_drag)
        is_empty = board is not None and not board.rows
        self.empty.show_for(is_empty=is_empty, read_only=self.why.is_read_only)
        for part in (self.axis, self.board_view):
            part.setVisible(not is_empty)
        with self._linking():
            self.board_view.show_board(board)
            self.tray.show_board(board)
            self.table.show_board(board)
            if chosen:
                self._select_everywhere(chosen)
            elif worker is not None:
                self.board_view.select_worker(worker)
        self._say_figures()
        self._selection_moved()

    def _say_figures(self) -> None:
        board = self._board
        if board is None:
            self._title.say("")
            self._figures.say("")
            return
        totals = board.totals
        names = list_of(board.teams) if len(board.teams) <= 3 else amount(len(board.teams), "team")
        self._title.say(names or "No team yet")
        said = [amount(totals.workers, "worker"), f"{totals.fte} FTE"]
        if totals.percent_now is not None:
            changed = totals.percent != totals.percent_now
            said.append(f"workload {totals.percent_now} %" + (f" \u2192 {totals.percent} %" if changed else ""))
        if totals.over:
            said.append(f"{totals.over} over cap")
        self._figures.say(" · ".join(said))

    # Board or table

    @property
    def is_table(self) -> bool:
        """Whether the table is shown instead of the board."""
        return self._middle.currentWidget() is self.table

    @property
    def middle_view(self) -> QAbstractItemView:
        """The board, or the table in its place."""
        return self.table.view if self.is_table else self.board_view

    @property
    def case_views(self) -> tuple[BoardView, TrayView, CaseTableView]:
        """Every view that cases can be selected in, whether it is shown or not."""
        return self.board_view, self.tray.view, self.table.view

    def show_table(self, *, wanted: bool) -> None:
        """Show the table instead of the board, or the board again; what is selected stays so."""
        if wanted is self.is_table:
            return
        chosen, had_focus = self.selected_cases(), self.focusWidget() is self.middle_view
        with self._linking():
            self._middle.setCurrentIndex(int(wanted))
            self.switch.show_choice(table=wanted)
            self._select_everywhere(chosen)
        if had_focus:
            self.middle_view.setFocus()
        self._selection_moved()
        self.view_changed.emit()

    # One selection

    def selected_cases(self) -> tuple[str, ...]:
        """The selected cases, wherever they were selected."""
        views = (
            (self.tray.view, self.board_view, self.table.view) if self.is_table else (self.tray.view, self.board_view)
        )
        return tuple(dict.fromkeys(case_id for view in views for case_id in view.selected_cases()))

    def selected_worker(self) -> str | None:
        """The selected worker, when no case is."""
        return None if self.selected_cases() else self.board_view.selected_worker()

    def select_case(self, case_id: str) -> None:
        """Select one case, on the board, in the table and in the tray."""
        self.select_cases((case_id,))

    def select_cases(self, case_ids: tuple[str, ...]) -> None:
        """Select these cases and nothing else."""
        with self._linking():
            self._select_everywhere(case_ids)
        self._selection_moved()

    def _select_everywhere(self, case_ids: tuple[str, ...], but: QWidget | None = None) -> None:
        for view in self.case_views:
            if view is not but and (view is not self.table.view or self.is_table):
                view.select_cases(case_ids)

    def reveal_case(self, case_id: str) -> None:
        """Select a case, see that it can be seen, and go there."""
        self.tray.reveal(case_id)
        if self.is_table:
            self.table.reveal(case_id)
        holder = self._board.after.worker_of.get(case_id) if self._board is not None else None
        if holder is not None:
            self.board_view.uncover(holder)
        self.select_case(case_id)
        is_placed = self.is_table or self.board_model.index_of_case(case_id).isValid()
        (self.middle_view if is_placed else self.tray.view).setFocus()

    def reveal_worker(self, worker_id: str) -> None:
        """Select a worker, see that the row can be seen, and go there; only the board has one."""
        self.show_table(wanted=False)
        with self._linking():
            self.tray.view.clearSelection()
            self.board_view.uncover(worker_id)
            self.board_view.select_worker(worker_id)
        self._selection_moved()
        self.board_view.scrollTo(self.board_model.index_of_worker(worker_id))
        self.board_view.setFocus()

    def reveal_team(self, team: str) -> None:
        """Go to the line of a team; only the board has one."""
        self.show_table(wanted=False)
        self.clear_selection()
        self.board_view.go_to_team(team)
        self.board_view.setFocus()

    def clear_selection(self) -> None:
        """Select nothing."""
        with self._linking():
            self.board_view.clearSelection()
            self.tray.view.clearSelection()
            self.table.view.clearSelection()
        self._selection_moved()

    @contextmanager
    def _linking(self) -> Iterator[None]:
        before, self._is_linking = self._is_linking, True
        try:
            yield
        finally:
            self._is_linking = before

    def _board_selected(self) -> None:
        if self._is_linking:
            return
        with self._linking():
            self._select_everywhere(self.board_view.selected_cases(), but=self.board_view)
        self._selection_moved()

    def _tray_selected(self) -> None:
        if self._is_linking:
            return
        with self._linking():
            self._select_everywhere(self.tray.view.selected_cases(), but=self.tray.view)
        self._selection_moved()

    def _table_selected(self) -> None:
        if self._is_linking:
            return
        with self._linking():
            self._select_everywhere(self.table.view.selected_cases(), but=self.table.view)
        self._selection_moved()

    def _selection_moved(self) -> None:
        self._light_up(frozenset())
        if not self._is_preview:
            self.why.show_selection(self._board, self.selected_cases(), self.selected_worker(), self._draft)
        self.selection_changed.emit()

    def _light_up(self, pointed: frozenset[str]) -> None:
        """Mark the brothers and sisters of what is selected and of what the pointer is over, on board and tray."""
        board, cases = self._board, self.selected_cases()
        families = pointed | {
            family for case_id in cases if board is not None and (family := board.case[case_id].family_id) is not None
        }
        self.board_view.light_up(families)
        self.tray.light_up(families)

    # Dragging

    def _hovered(self, preview: MovePreview | None, position: QPoint) -> None:
        if preview is None or self._board is None:
            self._drag_over()
            return
        title, lines, wrong = preview_in_words(self._board, preview)
        at = self.board_view.viewport().mapTo(self, position)
        self.note.say(title, lines, at, wrong=wrong)
        self._figures.say(f"moving {case_or_cases(preview.case_ids)} · Esc cancels")

    def _hovered_over_tray(self, case_ids: tuple[str, ...]) -> None:
        self.note.hide()
        if not case_ids:
            self._say_figures()
            return
        self._figures.say("drop on the tray to leave unallocated · Esc cancels")

    def _drag_over(self) -> None:
        self.note.hide()
        self._say_figures()


def preview_in_words(board: Board, preview: MovePreview) -> tuple[str, list[str], bool]:
    """What a move would do: a title, sentences, and whether a rule stands in the way."""
    assert preview.worker_id is not None
    row, name = preview.rows[0], board.worker[preview.worker_id].name
    if not preview.changes_anything:
        return name, ["Already there."], False
    if row.percent_before is None or row.percent_after is None:
        title = f"{name}: no capacity"
    else:
        title = f"{name}: {row.percent_before} % \u2192 {row.percent_after} %"
    if not preview.is_allowed:
        lines = list(dict.fromkeys(_sentence(preview, found) for found in preview.in_the_way))
        if len(lines) > _MOST_RULES:
            lines = [*lines[:_MOST_RULES], f"And {amount(len(lines) - _MOST_RULES, 'more rule')} in the way."]
        return title, [*lines, "Drop to give it anyway, with a reason."], True
    room = row.available - row.load_after
    lines = [f"Room for {points(room)} more points."] if room > 0 else ["Full after this."]
    return title, [*lines, *(f"{words}." for words in preview.speaks_against)], False


def _tab_stops(parts: Iterable[QWidget]) -> Iterator[QWidget]:
    """Everything in these parts that Tab stops at, in their order."""
    for part in parts:
        for one in (part, *part.findChildren(QWidget)):
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield one


def _sentence(preview: MovePreview, found: InTheWay) -> str:
    """A rule in the way; of several cases, which one it is about."""
    about = f"{found.case_id}: " if found.case_id is not None and len(preview.case_ids) > 1 else ""
    return f"{about}{found.sentence}."
