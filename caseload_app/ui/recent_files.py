"""The team files opened last: a click opens one again; one that is gone says so, and each can be taken off the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from caseload_app.ui.background import Job
from caseload_app.ui.theme.icons import icon
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.labels import button, label, rule


class RecentFiles(QWidget):
    """A line for each file."""

    chosen = Signal(str)
    forgotten = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: dict[Path, _Line] = {}
        self._looking: set[Job] = set()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._heading = label("Opened lately", "heading")
        self._layout.addWidget(self._heading)
        self._rule = rule()
        self._layout.addWidget(self._rule)
        theme.changed.connect(self._restyle)

    def show_files(self, paths: Sequence[Path]) -> None:
        """List files, the latest first."""
        for line in self._lines.values():
            line.hide()
            line.deleteLater()
        self._lines = {path: _Line(path) for path in paths}
        for path, line in self._lines.items():
            self._layout.addWidget(line)
            line.open.clicked.connect(lambda _checked=False, text=str(path): self.chosen.emit(text))
            line.forget.clicked.connect(lambda _checked=False, text=str(path): self.forgotten.emit(text))
        for part in (self._heading, self._rule):
            part.setVisible(bool(paths))
        self._restyle()
        self._look(tuple(paths))

    @property
    def first(self) -> QPushButton | None:
        """What opens the file that was opened last; None when there is none."""
        return next((line.open for line in self._lines.values()), None)

    def _look(self, paths: tuple[Path, ...]) -> None:
        """See in the background which are still there: a network drive that is away takes its time to say so."""
        if not paths:
            return
        job = Job(_gone_of(paths))
        self._looking.add(job)
        job.succeeded.connect(self._mark)
        job.ended.connect(lambda: self._looking.discard(job))
        job.start()

    def _mark(self, gone: frozenset[Path]) -> None:
        for path in gone & self._lines.keys():
            self._lines[path].mark_gone()

    def _restyle(self) -> None:
        for line in self._lines.values():
            line.forget.setIcon(icon("refuse", self._theme.tokens.muted))


class _Line(QWidget):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self.open: QPushButton = button(path.name, "link")
        self.open.setToolTip(str(path))
        self._place = ElidedLabel("small")
        self._place.say(str(path.parent))
        self._name = path.name
        self.forget: QPushButton = button("", "plain")
        self.forget.setAccessibleName(f"Take {path.name} off this list")
        self.forget.setToolTip("Take off this list; the file stays where it is")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.open)
        layout.addWidget(self._place, 1)
        layout.addWidget(self.forget)

    def mark_gone(self) -> None:
        self.open.setEnabled(False)
        self.open.setAccessibleName(f"{self._name}, not there any more")
        self._place.say(f"Not there any more: {self._place.words}")


def _gone_of(paths: tuple[Path, ...]) -> Callable[[Callable[[object], None], Callable[[], bool]], object]:
    def look(_tell: Callable[[object], None], _should_stop: Callable[[], bool]) -> frozenset[Path]:
        return frozenset(path for path in paths if not _is_there(path))

    return look


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
