"""Findings, and effects on cases, as Qt's tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QIcon

from caseload_app.domain.wording import day
from caseload_app.services.comparison import CaseEffect, Effect
from caseload_app.services.findings import Finding, Severity
from caseload_app.ui.theme.icons import icon
from caseload_app.ui.theme.tokens import Tokens

Index = QModelIndex | QPersistentModelIndex


class _Table(QAbstractTableModel):
    headings: tuple[str, ...] = ()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._as_shown: Callable[[str], str] = str

    def show_words(self, as_shown: Callable[[str], str]) -> None:
        """Write what may hold a name in another way."""
        self._as_shown = as_shown
        self.layoutChanged.emit()

    def restyle(self, tokens: Tokens) -> None:
        """Use other colours."""
        self._tokens = tokens
        self.layoutChanged.emit()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.headings)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class FindingsModel(_Table):
    """What is wrong or odd in the workbook."""

    headings = ("", "Where", "Found", "What to do")

    def __init__(self, findings: Sequence[Finding], tokens: Tokens) -> None:
        super().__init__(tokens)
        self._all = tuple(findings)
        self._shown = self._all

    def choose(self, severity: Severity | None) -> None:
        """Show errors only, warnings only, or everything."""
        self.beginResetModel()
        self._shown = tuple(f for f in self._all if severity is None or f.severity is severity)
        self.endResetModel()

    def finding(self, row: int) -> Finding:
        """The finding in a row."""
        return self._shown[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        finding = self._shown[index.row()]
        is_error = finding.severity is Severity.ERROR
        words = ("Error" if is_error else "Warning", finding.where, finding.found, finding.expected)[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._as_shown(" ".join(words.split()))
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return _sign(is_error=is_error, tokens=self._tokens)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 0:
            return QColor(self._tokens.over if is_error else self._tokens.warn)
        return _bold() if role == Qt.ItemDataRole.FontRole and index.column() == 2 else None


class EffectsModel(_Table):
    """What an import would do, case by case."""

    headings = ("Case", "Category", "Worker", "Received", "Effect")

    def __init__(self, effects: Sequence[CaseEffect], tokens: Tokens) -> None:
        super().__init__(tokens)
        self._all = tuple(effects)
        self._shown = self._all

    def choose(self, effects: frozenset[Effect]) -> None:
        """Show the cases with these effects."""
        self.beginResetModel()
        self._shown = tuple(case for case in self._all if case.effect in effects)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        case = self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            received = day(case.received) if case.received else "\u2014"
            worker, words = self._as_shown(case.worker or "\u2014"), self._as_shown(case.words)
            return (case.case_id, case.category, worker, received, words)[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 4:
            tokens = self._tokens
            colours = {Effect.NEW: tokens.accent, Effect.CHANGED: tokens.warn, Effect.CONFLICT: tokens.over}
            return QColor(colours.get(case.effect, tokens.muted))
        return _bold() if role == Qt.ItemDataRole.FontRole and index.column() == 4 else None


def _bold() -> QFont:
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _sign(*, is_error: bool, tokens: Tokens) -> QIcon:
    return icon("refuse" if is_error else "warning", tokens.over if is_error else tokens.warn)
