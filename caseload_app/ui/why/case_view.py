"""One case: what speaks for the worker, what can be done, and everybody else with what stands in the way."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from caseload_app.domain.wording import points
from caseload_app.services.board import Board, OtherWorker, WhyView
from caseload_app.ui.theme.icons import pixmap
from caseload_app.ui.theme.tokens import Tokens
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.labels import button, label, rule


class CaseView(QWidget):
    """Shows a `WhyView`."""

    accept_clicked = Signal()
    refuse_clicked = Signal()
    lock_clicked = Signal(bool)
    move_clicked = Signal()
    unallocate_clicked = Signal()
    worker_clicked = Signal(str)

    def __init__(self, board: Board, seen: WhyView, tokens: Tokens, *, can_change: bool) -> None:
        super().__init__()
        self._tokens = tokens
        self._can_change = can_change
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self._heading(layout, board, seen)
        self._reasons(layout, seen)
        if can_change:
            layout.addSpacing(4)
            self._buttons(layout, seen)
        layout.addSpacing(10)
        self._others(layout, board, seen)

    def _heading(self, layout: QVBoxLayout, board: Board, seen: WhyView) -> None:
        where = f" \u2192 {seen.worker}" if seen.is_suggested and seen.worker else ""
        layout.addWidget(label(f"{seen.case_id}{where}", "heading", wrap=True))
        said = [seen.category_name, f"{points(seen.points).removesuffix('.0')} points"]
        if seen.due.words:
            said.append(seen.due.words[:1].lower() + seen.due.words[1:])
        if seen.locked:
            said.append("locked")
        case = board.case[seen.case_id]
        if case.restricted:
            said.append("restricted")
        layout.addWidget(label(" · ".join(said), "muted", wrap=True))
        if case.name and not case.restricted:
            layout.addWidget(label(case.name, "muted", wrap=True))
        if seen.worker and not seen.is_suggested:
            layout.addWidget(label(f"With {seen.worker}", "", wrap=True))
        if seen.from_worker:
            layout.addWidget(label(f"Now with {seen.from_worker}", "", wrap=True))

    def _reasons(self, layout: QVBoxLayout, seen: WhyView) -> None:
        if seen.worker_id is None:
            self._marked(layout, "warning", self._tokens.over if seen.is_alarm else self._tokens.warn, _left_over(seen))
            return
        for words in seen.speaks_for:
            self._marked(layout, "accept", self._tokens.ok, words)

    @staticmethod
    def _marked(layout: QVBoxLayout, mark: str, colour: str, words: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(6)
        sign = QLabel()
        sign.setPixmap(pixmap(mark, colour, 16))
        sign.setFixedWidth(18)
        sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        sign.setContentsMargins(0, 2, 0, 0)
        line.addWidget(sign)
        line.addWidget(label(words, wrap=True), 1)
        layout.addLayout(line)

    def _buttons(self, layout: QVBoxLayout, seen: WhyView) -> None:
        row = FlowLayout(6)
        if seen.is_suggested and seen.worker_id is not None:
            accept = button("Accept", "primary")
            accept.clicked.connect(self.accept_clicked)
            row.addWidget(accept)
            refuse = button("Refuse \u2026")
            refuse.clicked.connect(self.refuse_clicked)
            row.addWidget(refuse)
        lock = button("Unlock" if seen.locked else "Lock")
        lock.clicked.connect(lambda: self.lock_clicked.emit(not seen.locked))
        row.addWidget(lock)
        move = button("Move to \u2026")
        move.clicked.connect(self.move_clicked)
        row.addWidget(move)
        if seen.worker_id is not None and not seen.is_suggested:
            tray = button("Leave unallocated")
            tray.clicked.connect(self.unallocate_clicked)
            row.addWidget(tray)
        layout.addLayout(row)

    def _others(self, layout: QVBoxLayout, board: Board, seen: WhyView) -> None:
        possible = seen.worker_id is not None
        layout.addWidget(label("Everyone else" if possible else "What stands in the way of each", "heading"))
        layout.addWidget(rule())
        everyone = QVBoxLayout()
        everyone.setSpacing(0)
        layout.addLayout(everyone)
        if possible and seen.worker is not None and seen.worker_id is not None:
            row = board.row[seen.worker_id]
            percent = "no capacity" if row.percent is None else f"{row.percent} %"
            after = f"{percent} with it"
            chosen = _Line(seen.worker, after, "Suggested" if seen.is_suggested else "Has the case", "ok", strong=True)
            everyone.addWidget(chosen)
            everyone.addWidget(rule())
        for other in seen.others:
            everyone.addWidget(self._line_of(other))
            everyone.addWidget(rule())

    def _line_of(self, other: OtherWorker) -> QWidget:
        percent = "no capacity" if other.percent is None else f"would be at {other.percent} %"
        is_free = other.obstacle is None
        line = _Line(other.name, percent, other.words, "small" if is_free else "over", strong=is_free)
        if self._can_change:
            line.make_clickable(self._tokens, f"Move to {other.name}: {percent}, {other.words}")
            line.clicked.connect(lambda: self.worker_clicked.emit(other.worker_id))
        return line


class _Line(QFrame):
    """A worker, and what there is to say."""

    clicked = Signal()

    def __init__(self, name: str, below: str, beside: str, look: str, *, strong: bool) -> None:
        super().__init__()
        self._accent: str | None = None
        self._is_over = False
        grid = QGridLayout(self)
        grid.setContentsMargins(3, 6, 3, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.addWidget(label(name, "heading" if strong else "muted"), 0, 0)
        grid.addWidget(label(below, "small"), 1, 0)
        words = label(beside, look, wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        words.setStyleSheet("font-size: 13px;")
        # Beside two lines of their own height, the words take the height that their width asks for.
        as_high_as_it_takes = words.sizePolicy()
        as_high_as_it_takes.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        words.setSizePolicy(as_high_as_it_takes)
        grid.addWidget(words, 0, 1, 3, 1)
        grid.setRowStretch(2, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 4)

    def make_clickable(self, tokens: Tokens, name: str) -> None:
        """Let the line be clicked, or chosen by keyboard."""
        self._accent = tokens.accent
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self.setToolTip("Choose to give the case to this worker")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if (
            self._accent
            and event.button() is Qt.MouseButton.LeftButton
            and self.rect().contains(event.position().toPoint())
        ):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self._accent and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        super().enterEvent(event)
        self._is_over = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._is_over = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self._accent and (self.hasFocus() or self._is_over):
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._accent), 2 if self.hasFocus() else 1))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
            painter.end()


def _left_over(seen: WhyView) -> str:
    if seen.is_alarm:
        return "Nobody has this case, and somebody must."
    return "Nobody has this case."
