"""The window: pages, bar, status line, toast, and the actions that keyboard, buttons and menus share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from caseload_app.domain.wording import amount, case_or_cases
from caseload_app.services.changed import Changed
from caseload_app.services.intake import Intake
from caseload_app.ui.actions import Act
from caseload_app.ui.allocate_page import AllocatePage
from caseload_app.ui.answer_words import answer_in_words
from caseload_app.ui.appearance import Appearance
from caseload_app.ui.asking import Asking
from caseload_app.ui.board_looks import BoardLooks
from caseload_app.ui.deciding import Deciding
from caseload_app.ui.desk import Desk
from caseload_app.ui.exporting import Exporting
from caseload_app.ui.filing import Filing, dropped_file
from caseload_app.ui.getting_about import GettingAbout
from caseload_app.ui.help.window import HelpWindow
from caseload_app.ui.importing.page import ImportPage
from caseload_app.ui.palette.finding import Finding
from caseload_app.ui.previewing import Previewing
from caseload_app.ui.privacy import Privacy
from caseload_app.ui.status_line import StatusLine
from caseload_app.ui.suggesting import Suggesting
from caseload_app.ui.theme.icons import icon
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.top_bar import TopBar
from caseload_app.ui.tour.tour import Tour
from caseload_app.ui.welcome_page import WelcomePage
from caseload_app.ui.widgets.labels import label, rule
from caseload_app.ui.widgets.toast import Toast
from caseload_app.ui.window_actions import enable, made, menu_of_cases
from caseload_app.ui.window_state import WindowState
from caseload_app.ui.wishing import Wishing

TITLE = "Caseload"


class MainWindow(QMainWindow):
    """Puts the pages together and lets each action do its work."""

    def __init__(self, desk: Desk, theme: Theme, state: WindowState, home: Path) -> None:
        super().__init__()
        self.desk = desk
        self.theme = theme
        self._state = state
        self.setWindowTitle(TITLE)
        self.setWindowIcon(icon("app", "#000000"))
        self.setAcceptDrops(True)
        self.setMinimumSize(800, 440)
        asking = Asking(self, theme)
        self.page = AllocatePage(theme)
        self.welcome = WelcomePage(theme)
        self.importing: ImportPage | None = None
        self.help: HelpWindow | None = None
        self.deciding = Deciding(desk, self.page, asking, self)
        self.suggesting = Suggesting(desk, self.page.progress, self)
        self.wishing = Wishing(desk, self.page, self.deciding, self.suggesting, self)
        self.previewing = Previewing(desk, self.page, self)
        self.filing = Filing(desk, asking, state, home, self)
        self.exporting = Exporting(desk, asking, self.page.export_progress, self)
        self.appearance = Appearance(theme, state, self)
        self.privacy = Privacy(desk, state, self)
        self.about = GettingAbout(self.page, self)
        self.looks = BoardLooks(self.page.board_view, state, self)
        self.act = self._actions()
        self.bar = TopBar(self.act, theme)
        self.status = StatusLine()
        self.banner = label("", "banner", wrap=True)
        self._pages = QStackedWidget()
        self._lay_out()
        self.toast = Toast(self._middle, above=(self.page.progress, self.page.export_progress))
        self.finding = Finding(desk, self.page, self.act, theme, self._middle, self)
        self.tour = Tour(self._middle, theme, self.about.parts(self.bar))
        self.tour.ended.connect(state.saw_tour)
        self._connect()
        self._show_page()
        self.resize(1440, 900)
        self.restoreGeometry(state.geometry)
        self.page.splitter.restoreState(state.splitter)
        self.page.table.restore_layout(state.table, state.table_group)
        self.page.show_table(wanted=state.shows_table)
        self.welcome.take_focus()

    def use(self, asking: Asking) -> None:
        """Ask with something else than dialogs."""
        self.deciding.asking = asking
        self.filing.asking = asking
        self.exporting.asking = asking

    @property
    def asking(self) -> Asking:
        """What asks."""
        return self.deciding.asking

    def _lay_out(self) -> None:
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(self.page)
        self._middle = QWidget(self)
        layout = QVBoxLayout(self._middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.bar, rule(), self.banner):
            layout.addWidget(part)
        layout.addWidget(self._pages, 1)
        layout.addWidget(rule())
        layout.addWidget(self.status)
        self.setCentralWidget(self._middle)

    def _actions(self) -> dict[Act, QAction]:
        do: dict[Act, Callable[[], object]] = {
            Act.IMPORT: self.filing.read,
            Act.OPEN: self.filing.open_team,
            Act.SAMPLE: self.filing.open_sample,
            Act.TEMPLATE: self.filing.save_template,
            Act.SUGGEST: self.suggesting.start,
            Act.SUGGEST_WITH: self.wishing.suggest_with,
            Act.CANCEL: self.suggesting.cancel,
            Act.ACCEPT_ALL: self.deciding.accept_all,
            Act.ACCEPT: self.deciding.accept,
            Act.REFUSE: self.deciding.refuse,
            Act.LOCK: self.deciding.lock,
            Act.MOVE: self.deciding.move_to,
            Act.UNALLOCATE: self.deciding.unallocate,
            Act.ROW_UP: lambda: self.deciding.move_by_row(-1),
            Act.ROW_DOWN: lambda: self.deciding.move_by_row(1),
            Act.CUT: self.deciding.cut,
            Act.COPY: self._copy,
            Act.PASTE: self.deciding.paste,
            Act.UNDO: self.deciding.undo,
            Act.REDO: self.deciding.redo,
            Act.EXPORT: self.exporting.start,
            Act.DAY: self.deciding.choose_day,
            Act.FIND: lambda: self.finding.open(),  # noqa: PLW0108  (made after the actions)
            **self.about.works(),
            **self.looks.works(),
            **self.appearance.works(),
            Act.HIDE_NAMES: self.privacy.switch,
            Act.SHARE_SCREEN: self.privacy.share,
            Act.WORKER_INITIALS: self.privacy.switch_initials,
            Act.HELP: self.show_help,
            Act.TOUR: self._take_tour,
            Act.SHORTCUTS: lambda: self.asking.shortcuts(),  # noqa: PLW0108  (whoever asks by then)
            Act.QUIT: self.close,
        }
        actions = made(do, self, self.page.case_views)
        self.appearance.group(actions)
        for act in (Act.HIDE_NAMES, Act.SHARE_SCREEN, Act.WORKER_INITIALS):
            actions[act].setCheckable(True)
        return actions

    def _connect(self) -> None:
        self.desk.opened.connect(self._opened)
        self.desk.closed.connect(self._closed)
        self.finding.help_asked.connect(self.show_help)
        self.desk.changed.connect(self._changed)
        self.desk.refused.connect(self._refused)
        self.page.selection_changed.connect(self._enable)
        self.suggesting.running_changed.connect(self._enable)
        self.previewing.changed.connect(self._enable)
        self.filing.intake_ready.connect(self._show_intake)
        self.filing.intake_done.connect(self._leave_import)
        self.filing.reading_changed.connect(self._reading_changed)
        self.filing.said.connect(self.toast.say)
        self.exporting.said.connect(self.toast.say)
        self.exporting.ready_to_close.connect(self.close)
        self.exporting.running_changed.connect(self._enable)
        self.privacy.changed.connect(self._names_hidden)
        self.privacy.said.connect(self.toast.say)
        self._names_hidden()
        self.bar.back_clicked.connect(self._leave_import)
        self.welcome.sample_clicked.connect(self.filing.open_sample)
        self.welcome.import_clicked.connect(self.filing.choose_workbook)
        self.welcome.template_clicked.connect(self.filing.save_template)
        self.welcome.open_clicked.connect(self.filing.choose_team_file)
        self.welcome.recent_clicked.connect(lambda path: self.filing.open_team(Path(path)))
        self.page.empty.import_clicked.connect(self.filing.choose_workbook)
        self.page.empty.template_clicked.connect(self.filing.save_template)
        self.welcome.forget_clicked.connect(self._forget)
        for view in self.page.case_views:
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(
                lambda at, view=view: menu_of_cases(self.act, self).popup(view.viewport().mapToGlobal(at))
            )

    # What is shown

    def _opened(self) -> None:
        team = self.desk.team
        assert team is not None
        self._leave_import()
        self.page.clear_selection()
        self.status.say("")
        self.banner.setText(f"To look at only. {team.read_only}" if team.read_only else "")
        self._refresh()
        self.page.middle_view.setFocus()

    def _closed(self) -> None:
        self.suggesting.finish()
        self.tour.stop()
        self.banner.setText("")
        self._refresh()
        if self.importing is None:
            self.welcome.take_focus()

    def _changed(self, changed: Changed) -> None:
        self._refresh()
        if changed.words:
            undo = self.deciding.undo if changed.can_undo else None
            self.toast.say(changed.words, undo)

    def _refused(self, sentence: str) -> None:
        self.status.say(sentence)
        self.asking.tell(sentence)

    def _refresh(self) -> None:
        team = self.desk.team
        self.previewing.end()
        self.page.show_board(
            team.board if team is not None else None,
            draft=team.draft if team is not None else None,
            read_only=not self.desk.can_change,
        )
        self.setWindowTitle(f"{team.path.stem} \u2013 {TITLE}" if team is not None else TITLE)
        if team is None:
            self.status.file("", "")
            self.status.say("")
        else:
            self.status.file(team.path.name, "Read only" if team.read_only else "Saved")
            self._say_answer()
        self._show_page()
        self._enable()

    def _say_answer(self) -> None:
        team = self.desk.team
        if team is not None:
            self.status.say(answer_in_words(team.board, team.draft))

    def _show_page(self) -> None:
        has_board = self.desk.team is not None
        current: QWidget = self.importing or (self.page if has_board else self.welcome)
        self._pages.setCurrentWidget(current)
        if current is self.welcome:
            self.welcome.show_recent(self._state.recent)
        self.bar.show_page(has_board=has_board, is_importing=self.importing is not None)
        self.banner.setVisible(bool(self.banner.text()) and self.importing is None)

    def _enable(self) -> None:
        enable(
            self.act,
            team=self.desk.team,
            board=self.page.board,
            chosen=self.page.selected_cases(),
            can_change=self.desk.can_change and not self.previewing.is_on,
            is_searching=self.suggesting.is_running,
            is_reading=self.filing.is_reading,
            is_exporting=self.exporting.is_running,
        )

    # Importing

    def _reading_changed(self) -> None:
        if self.filing.is_reading:
            self.status.say("Reading the workbook \u2026")
            self.setCursor(Qt.CursorShape.BusyCursor)
        else:
            self.unsetCursor()
        self._enable()

    def _show_intake(self, intake: Intake) -> None:
        self._leave_import()
        page = ImportPage(intake, self.theme)
        page.show_names(self.privacy.hidden)
        page.import_clicked.connect(lambda keep: self.filing.import_(intake, keep_ours=keep))
        page.cancel_clicked.connect(self._leave_import)
        page.save_findings_clicked.connect(lambda: self.filing.save_findings(intake))
        page.cell_copied.connect(lambda where: self.toast.say(f"Copied {where}"))
        self.importing = page
        self._pages.addWidget(page)
        self._show_page()
        left_out = intake.reading.rows_kept_out
        self.status.say(f"{amount(left_out, 'row')} would be left out" if left_out and intake.can_import else "")

    def _leave_import(self) -> None:
        page, self.importing = self.importing, None
        if page is not None:
            self._pages.removeWidget(page)
            page.deleteLater()
            self._say_answer()
        self._show_page()

    # Small things

    def offer_tour(self) -> None:
        """Show the first step of the tour to somebody who has not seen it, once a team is open."""
        if not self._state.has_seen_tour and self.importing is None:
            self.tour.offer()

    def _take_tour(self) -> None:
        self._leave_import()
        if self.desk.team is None:
            self.filing.open_sample()
        if self.desk.team is not None:
            self.tour.start()

    def _forget(self, path: str) -> None:
        self._state.forget(Path(path))
        self.welcome.show_recent(self._state.recent)

    def show_help(self, page: str | None = None) -> None:
        """Open the help beside the window, or bring it to the front."""
        if self.help is None:
            self.help = HelpWindow(self, self.theme)
        if page is not None:
            self.help.go(page)
        self.help.show()
        self.help.raise_()
        self.help.activateWindow()

    def _copy(self) -> None:
        ids = self.page.selected_cases()
        if ids:
            QGuiApplication.clipboard().setText(self.page.table.text_of(ids))
            self.toast.say(f"{case_or_cases(ids)} copied, to paste into a spreadsheet")

    def _names_hidden(self) -> None:
        for act, is_on in (
            (Act.HIDE_NAMES, self.privacy.is_hiding),
            (Act.SHARE_SCREEN, self.privacy.is_sharing),
            (Act.WORKER_INITIALS, self.privacy.workers_as_initials),
        ):
            self.act[act].setChecked(is_on)
        self.bar.show_hiding(is_hiding=self.privacy.is_hiding, is_sharing=self.privacy.is_sharing)
        self.toast.forget()
        if self.desk.team is not None:
            self.asking.names_changed(self.desk.team)
        if self.importing is not None:
            self.importing.show_names(self.privacy.hidden)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self._leave_uppermost()
            return
        super().keyPressEvent(event)

    def _leave_uppermost(self) -> None:
        """Esc, where nothing nearer has a use for it: away with what lies on top, one thing at a time."""
        if self.tour.is_on:
            self.tour.end()
        elif self.importing is not None:
            self._leave_import()
        elif self.previewing.is_on:
            self.previewing.discard()
        else:
            self.page.clear_selection()

    # Files dropped on the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.filing.take(path))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if self.exporting.keeps_open():
            event.ignore()
            return
        self._state.keep_table(*self.page.table.layout_kept, shown=self.page.is_table)
        self.looks.keep()
        self._state.keep(self.saveGeometry(), self.page.splitter.saveState())
        self.suggesting.finish()
        self.page.why.stop()
        self.desk.close()
        super().closeEvent(event)
